# Перечень записей и история одной из них.

records-title = Записи
records-what = По одной строке на каждую запись каждого источника. Имена здесь не показываются.
records-empty = Пока не хранится ни одной записи.
records-none-found = Ни одна запись не отвечает этим условиям.
records-found = { count-records }
records-showing = { $from }–{ $to } из { $total }
records-code = Код
records-source = Источник
records-recorded = Дата регистрации
records-last-change = Последнее изменение
records-record = Запись { $code }
records-summary = Получена из источника { $source }, хранится с { $date }.
records-current = Что зарегистрировано сейчас
records-history = История
records-history-what = Сначала самое новое. Ничто никогда не перезаписывается.
records-field = Поле
records-before = До
records-after = После
records-when = Когда
records-by = Кем
records-from = Откуда
records-from-row = { $file }, строка { $row }
records-no-value = ничего не зарегистрировано
records-created = Запись открыта
records-changed =
    { $count ->
        [one] { $count } поле изменено
        [few] { $count } поля изменены
        [many] { $count } полей изменено
       *[other] { $count } поля изменено
    }
records-sealed = запечатано
records-sealed-what = Данные, позволяющие установить личность этого человека, запечатаны. Открыть их может только учреждение, которое их зарегистрировало.
records-withdrawn = отозвана
records-withdrawn-what = Источник отозвал эту запись { $date }. Она больше не учитывается; ее история сохраняется.
records-open-import = Эта запись относится к незавершенному импорту и пока не учитывается.
records-not-found = Записи с кодом { $code } нет.
records-person = Человек
records-event = Что произошло
records-perpetrators = Предполагаемые правонарушители
records-case = Дело
records-purpose = Цель: { $purpose }
records-palermo = Статья 3 Палермского протокола
records-palermo-met = Деяние, средство воздействия и цель зарегистрированы.
records-palermo-met-child = Деяние и цель зарегистрированы. Средство воздействия не требуется: человеку было меньше 18 лет.
records-palermo-not-met = Зарегистрированные сведения не отвечают всем элементам определения.
records-palermo-not-enough = Сведений недостаточно, чтобы ответить.
records-palermo-what = Это прочтение зарегистрированных сведений, а не заключение о человеке. Оно никак не влияет на предоставление помощи.
records-discarded-import = Эта запись относится к отклоненному импорту и не учитывается.
records-told-as = в источнике: { $date }, { $calendar }
records-calendar-hijri = календарь хиджры
records-calendar-persian = персидский календарь
records-calendar-ethiopic = эфиопский календарь
records-filter = Показаны записи из источника:
