# Типология: слова, общие для всех таблиц. Сами таблицы находятся в tables-people.ftl и tables-events.ftl.

typology-title = Типология
typology-what = Затронутые районы, люди, предполагаемые правонарушители, средства воздействия и формы эксплуатации, подсчитанные по файлам учреждений.
typology-empty = Пока подсчитывать нечего. Сначала импортируйте файл.
typology-contents = Таблицы на этой странице
typology-filter-showing = Показаны:
typology-filter-from = · источник:
typology-filter-every-source = все источники
typology-filter-year = · год выявления:
typology-filter-every-year = все годы
typology-filter-figures = · вид данных:
typology-filtered = Только записи, отвечающие условиям: { $conditions }.
typology-part-areas = Где
typology-part-people = Кто затронут
typology-part-perpetrators = Кто предположительно причастен
typology-part-means = Как людей вербовали и удерживали
typology-part-forms = С какой целью их эксплуатировали
typology-part-conflict = Как это связано с конфликтом
typology-part-sources = Когда и кем зарегистрировано
typology-records = записи
typology-records-count = { count-records }
typology-records-by-source = Записи по источникам
typology-records-by-source-what = Один и тот же человек мог быть зарегистрирован несколькими источниками. Пока записи не сопоставлены, никакой итог по источникам не является числом людей.
typology-perpetrators = предполагаемые правонарушители
typology-perpetrators-count = { count-perpetrators }
typology-people = люди
typology-people-count = { count-people }
typology-column-share-known = Доля от известных
typology-column-share-all = Доля от всех
typology-share-known = процент от известных
typology-share-all = процент от всех
typology-known = известно
typology-known-of-all = Известно, записей: { $known } из { $all }
typology-unknown = неизвестно
typology-not-asked = вопрос не задавался
typology-declined = отказ от ответа
typology-not-applicable = неприменимо
typology-not-recorded = не зарегистрировано
typology-no-reports = нет сообщений
typology-no-records = Ни в одной записи об этом ничего не сказано.
typology-total = Всего
typology-other = прочее
typology-withheld = не публикуется
typology-withheld-threshold =
    { $threshold ->
        [one] не публикуется: менее { $threshold } человека
        [few] не публикуется: менее { $threshold } человек
        [many] не публикуется: менее { $threshold } человек
       *[other] не публикуется: менее { $threshold } человека
    }
typology-withheld-records =
    { $threshold ->
        [one] не публикуется: менее { $threshold } записи
        [few] не публикуется: менее { $threshold } записей
        [many] не публикуется: менее { $threshold } записей
       *[other] не публикуется: менее { $threshold } записи
    }
typology-between = от { $low } до { $high }
typology-non-additive = Сумма строк не равна итогу: одна запись может относиться к нескольким строкам.
typology-non-additive-mark = не суммируется
typology-form-single = только одна форма
typology-form-several = несколько форм
typology-form-each = каждая форма
typology-forms-what = Строки «только одна форма» и «несколько форм» делят записи на части. В строках «каждая форма» запись учитывается в каждой форме, которая в ней указана.
typology-kind = Вид данных
typology-kind-operational = оперативные данные
typology-kind-operational-what = Точные данные для тех, кто вправе видеть записи. Не для публикации.
typology-kind-public = публичные данные
typology-kind-public-what = Малые числа не публикуются, как и любые числа, по которым их можно вычислить.
typology-kind-restricted = данные для ограниченной передачи
typology-kind-restricted-what = Точные итоги для одного названного органа на основании соглашения. Передача заносится в журнал; не для публикации.
typology-kind-switch-public = Показать публичные данные
typology-kind-switch-operational = Показать оперативные данные
typology-how-made = Как это составлено
typology-how-made-what =
    { $count ->
        [one] { $count } запись подсчитана так, как она зарегистрирована. Ничего не оценивалось и не дополнялось.
        [few] { $count } записи подсчитаны так, как они зарегистрированы. Ничего не оценивалось и не дополнялось.
        [many] { $count } записей подсчитаны так, как они зарегистрированы. Ничего не оценивалось и не дополнялось.
       *[other] { $count } записи подсчитаны так, как они зарегистрированы. Ничего не оценивалось и не дополнялось.
    }
typology-how-made-as-of = Состояние базы записей на запись журнала № { $position }.
typology-how-complete = Насколько это полно
typology-how-complete-line = { $field } — известно: { $share }
typology-protects = Что защищает людей, о которых идет речь
typology-protects-what = Числа менее { $threshold } не публикуются, как и любые числа, по которым их можно вычислить.
typology-protects-operational = Это точные данные. Малое число может указывать на конкретного человека: не передавайте эту страницу другим.
typology-protects-areas = Публичные карты не подробнее административных единиц первого уровня.
typology-recorded-not-decided = «Зарегистрированные лица» означает, что учреждение зарегистрировало их как предполагаемых, идентифицированных или официально идентифицированных жертв. Ничто здесь не является решением в отношении отдельного человека.
typology-alleged = Слово «предполагаемый» относится ко всем, кто назван правонарушителем, на какой бы стадии ни находилось судопроизводство. Это не установление вины.
typology-kinds-apart = Индивидуальные записи, обезличенные файлы, синтетические файлы, итоги, сообщенные государствами, и судебные дела подсчитываются раздельно и никогда не суммируются.
typology-source-kind-case-records = индивидуальные записи
typology-source-kind-k-anonymised = обезличенные записи
typology-source-kind-synthetic = синтетические записи
typology-source-kind-aggregate = итоги, сообщенные государствами
typology-source-kind-court-case = судебные дела
typology-aggregate-title = Итоги, сообщенные государствами
typology-aggregate-what = Числа, которые государства сообщили по годам. Это не записи, и к записям они не прибавляются.
typology-aggregate-censored = Число, сообщенное только как «менее 5», остается диапазоном от 1 до 4.
typology-court-title = Судебные дела
typology-court-what = Опубликованные судебные дела по деяниям, средствам воздействия и целям. Одно дело может касаться многих людей.
typology-take-away = Взять с собой
typology-same-figures = Те же данные в виде таблицы
typology-picture = Рисунок: { $title }. В таблице рядом приведены те же данные.
typology-map-picture = Карта районов, где имела место эксплуатация, с основными маршрутами. В таблице рядом приведены те же данные.
typology-map-not-agreed = линия не согласована
typology-map-route = маршрут и число описывающих его записей
typology-map-more = { $low } и более
typology-map-no-shapes = В данной установке пока нет карты районов. Таблица приводится без карты.
typology-women-girls = женщины, девочки
typology-men-boys = мужчины, мальчики
typology-pyramid-note = Записи. Одна запись может учитываться в двух формах.
typology-suppressed-stub = Штриховка: не публикуется.
typology-finding-none = Известного слишком мало, чтобы выразить его одним предложением.
typology-none-of-them = ничего из перечисленного
typology-pyramid-beside = пол или возраст здесь не показаны: { $count }
typology-map-absent = На этой карте нет: { $places }.
typology-alone = Показать таблицу целиком
typology-unknown-or-few = неизвестно или слишком мало, чтобы показать
