# Ввод файла: выбор, предварительный просмотр, сохранение, затруднения, завершение позже.

import-title = Импорт файла
import-choose = Выбор учреждения и файла
import-agency = Какое учреждение направляет этот файл?
import-agency-new = Другое учреждение
import-agency-code = Код учреждения
import-agency-code-hint = Буквы, цифры и дефисы, например BORDER-NORTH.
import-agency-name = Название учреждения
import-file = Файл
import-file-drop = Перетащите файл сюда или выберите его
import-file-choose = Выбрать файл
import-file-chosen = Выбран: { $file }
import-file-kinds = CSV, XLSX или строки JSON. Любая распространенная кодировка и любой распространенный разделитель.
import-dataset = Название этой серии файлов
import-dataset-hint = Каждый раз используйте одно и то же название, чтобы исправленные строки были соотнесены с прежними.
import-layout = Структура файла
import-layout-recognise = Определить по столбцам
import-layout-recognised = Определена как: { $layout }
import-layout-unknown = Ни одна известная структура не подходит к этим столбцам. Ниже дано предложение; проверьте каждую строку.
import-complete = Этот файл полный: отозвать то, чего в нем больше нет
import-complete-hint = Без этой отметки записи, отсутствующие в файле, остаются без изменений.
import-withdrawal-held-back = Ничего не отзывается: непринятые строки могут относиться к уже имеющимся записям.
import-withdrawal-held-back-remedy = Исправьте эти строки и снова импортируйте полный файл.
import-invented = Все люди в этом файле вымышлены
import-without = Исключить эти столбцы
import-preview = Посмотреть, как файл будет прочитан
import-preview-title = Проверка файла
import-preview-rows =
    { $count ->
        [one] В файле { $file } { $count } строка.
        [few] В файле { $file } { $count } строки.
        [many] В файле { $file } { $count } строк.
       *[other] В файле { $file } { $count } строки.
    }
import-preview-columns =
    { $count ->
        [one] В нем { $count } столбец.
        [few] В нем { $count } столбца.
        [many] В нем { $count } столбцов.
       *[other] В нем { $count } столбца.
    }
import-nothing-kept = Пока ничего не сохранено.
import-no-guess = Большинство строк можно прочитать в том виде, в каком они есть. То, что прочитать нельзя, не принимается и перечислено ниже; Lantern не строит догадок.
import-columns = Столбцы
import-columns-recognised =
    { $count ->
        [one] { $count } столбец читается
        [few] { $count } столбца читаются
        [many] { $count } столбцов читаются
       *[other] { $count } столбца читается
    }
import-columns-not-taken =
    { $count ->
        [one] { $count } столбец не принимается
        [few] { $count } столбца не принимаются
        [many] { $count } столбцов не принимаются
       *[other] { $count } столбца не принимается
    }
import-columns-not-taken-what = В структуре файла для них нет строки. Они не сохраняются.
import-columns-left-out = Исключены намеренно
import-columns-missing =
    { $count ->
        [one] { $count } столбец структуры отсутствует в файле
        [few] { $count } столбца структуры отсутствуют в файле
        [many] { $count } столбцов структуры отсутствуют в файле
       *[other] { $count } столбца структуры отсутствует в файле
    }
import-columns-identity =
    { $count ->
        [one] { $count } столбец позволяет установить личность
        [few] { $count } столбца позволяют установить личность
        [many] { $count } столбцов позволяют установить личность
       *[other] { $count } столбца позволяет установить личность
    }
import-identity-sealed = Эти столбцы указывают на людей: { $columns }. Они запечатываются ключом учреждения.
import-identity-sealed-what = Открывает их только учреждение, и каждый просмотр оставляет след. Не вносите того, что никому не нужно: чего нет, того не отнять.
import-identity-open = У ключа этого учреждения нет парольной фразы: скопировавший файл ключа прочтёт эти столбцы. Замените его в разделе «Ключи учреждений» до внесения настоящих людей.
import-invented-hint = Только если в файле нет ни одного настоящего человека.
import-column-in-file = Столбец в файле
import-column-read-as = Читается как
import-column-key = указывает, какая это запись
import-column-sample = Первые значения
import-column-values = Значения
import-ribbon = Весь файл, строка за строкой
import-ribbon-first = строка { $row }
import-ready =
    { $count ->
        [one] { $count } строка готова
        [few] { $count } строки готовы
        [many] { $count } строк готово
       *[other] { $count } строки готово
    }
import-would-update =
    { $count ->
        [one] { $count } уже имеется и будет обновлена
        [few] { $count } уже имеются и будут обновлены
        [many] { $count } уже имеется и будет обновлено
       *[other] { $count } уже имеется и будет обновлено
    }
import-unchanged =
    { $count ->
        [one] { $count } уже имеется и не изменилась
        [few] { $count } уже имеются и не изменились
        [many] { $count } уже имеется и не изменилось
       *[other] { $count } уже имеется и не изменилось
    }
import-outside =
    { $count ->
        [one] { $count } не читается и не будет принята
        [few] { $count } не читаются и не будут приняты
        [many] { $count } не читается и не будет принято
       *[other] { $count } не читается и не будет принято
    }
import-would-withdraw =
    { $count ->
        [one] { $count } запись больше не содержится в файле и будет отозвана
        [few] { $count } записи больше не содержатся в файле и будут отозваны
        [many] { $count } записей больше не содержится в файле и будет отозвано
       *[other] { $count } записи больше не содержится в файле и будет отозвано
    }
# Те же четыре числа и число отозванных записей: подписи под цифрой, которая стоит отдельно.
import-label-ready =
    { $count ->
        [one] строка готова
        [few] строки готовы
        [many] строк готово
       *[other] строки готово
    }
import-label-would-update =
    { $count ->
        [one] уже имеется и будет обновлена
        [few] уже имеются и будут обновлены
        [many] уже имеется и будет обновлено
       *[other] уже имеется и будет обновлено
    }
import-label-unchanged =
    { $count ->
        [one] уже имеется и не изменилась
        [few] уже имеются и не изменились
        [many] уже имеется и не изменилось
       *[other] уже имеется и не изменилось
    }
import-label-outside =
    { $count ->
        [one] не читается и не будет принята
        [few] не читаются и не будут приняты
        [many] не читается и не будет принято
       *[other] не читается и не будет принято
    }
import-label-would-withdraw =
    { $count ->
        [one] запись больше не содержится в файле и будет отозвана
        [few] записи больше не содержатся в файле и будут отозваны
        [many] записей больше не содержится в файле и будет отозвано
       *[other] записи больше не содержится в файле и будет отозвано
    }

import-sum = Сумма этих четырех чисел равна числу строк в файле.
import-next-title = Что будет дальше
import-next-what = Строки сохраняются в один прием: либо все строки, показанные как готовые, либо ни одной.
import-keep = Сохранить готовые строки
import-discard = Отказаться от файла
import-later = Завершить позже
import-progress = Строки: { $done } из { $total }
import-progress-unknown =
    { $count ->
        [one] Пока прочитана { $count } строка
        [few] Пока прочитаны { $count } строки
        [many] Пока прочитано { $count } строк
       *[other] Пока прочитано { $count } строки
    }
import-progress-minutes =
    { $count ->
        [one] осталось около { $count } минуты
        [few] осталось около { $count } минут
        [many] осталось около { $count } минут
       *[other] осталось около { $count } минуты
    }
import-progress-leave = Эту страницу можно покинуть. Импорт продолжается.
import-cancel = Остановить импорт
import-done = Файл принят.
import-done-new =
    { $count ->
        [one] { $count } новая запись
        [few] { $count } новые записи
        [many] { $count } новых записей
       *[other] { $count } новой записи
    }
import-done-changed =
    { $count ->
        [one] { $count } запись изменена; ее история сохранена
        [few] { $count } записи изменены; их история сохранена
        [many] { $count } записей изменено; их история сохранена
       *[other] { $count } записи изменено; их история сохранена
    }
import-done-unchanged =
    { $count ->
        [one] { $count } запись без изменений
        [few] { $count } записи без изменений
        [many] { $count } записей без изменений
       *[other] { $count } записи без изменений
    }
import-done-rejected =
    { $count ->
        [one] { $count } строка не принята
        [few] { $count } строки не приняты
        [many] { $count } строк не принято
       *[other] { $count } строки не принято
    }
import-done-withdrawn =
    { $count ->
        [one] { $count } запись отозвана
        [few] { $count } записи отозваны
        [many] { $count } записей отозвано
       *[other] { $count } записи отозвано
    }
import-done-nothing-new = Этот файл ничего не изменил: все его строки уже имелись.
import-done-next = Читать типологию с учетом этого файла
import-problems = Затруднения
import-problems-none = Все строки удалось прочитать.
import-problems-rejected = Непринятые строки
import-problems-warnings = Значения, которые не удалось прочитать
import-problems-warnings-what = Эти строки приняты. Само значение зарегистрировано как неизвестное.
import-problems-more =
    { $count ->
        [one] и еще { $count } строка
        [few] и еще { $count } строки
        [many] и еще { $count } строк
       *[other] и еще { $count } строки
    }
import-problems-download = Скачать непринятые строки
import-problems-download-what = Этот файл имеет ту же структуру, что и ваш, и дополнительный столбец с указанием причины. Исправьте его и импортируйте снова; изменятся только исправленные строки.
import-problems-kept =
    { $count ->
        [one] Его можно скачать в течение { $count } дня.
        [few] Его можно скачать в течение { $count } дней.
        [many] Его можно скачать в течение { $count } дней.
       *[other] Его можно скачать в течение { $count } дня.
    }
import-open-title = Незавершенные файлы
import-open-what = Этот импорт был остановлен до окончания. Ни одна из его строк не учитывается.
import-open-since = Начало импорта: { $date }
import-open-resume = Возобновить импорт
import-open-discard = Отказаться от прочитанного
import-open-none = Незавершенных файлов нет.
import-list = Импортированные файлы
import-list-empty = Пока не импортировано ни одного файла.
import-list-file = Файл
import-list-agency = Учреждение
import-list-date = Дата
import-list-rows = Строки
import-list-layout = Структура
import-list-state = Состояние
import-state-complete = завершен
import-state-open = не завершен
import-state-discarded = отклонен
import-templates = Пустые шаблоны
import-templates-what = По одной строке на каждого зарегистрированного учреждением человека. На втором листе поясняются все столбцы и их значения.
import-template-download = Скачать шаблон (XLSX)
import-list-id = Импорт
import-layout-own = Собственная структура
import-layout-text = Текст структуры
import-layout-text-hint = Небольшой файл TOML, где сказано, какой столбец означает какое поле.
import-layout-line = Эту структуру нельзя использовать. Строка { $line }: { $problem }
import-layout-line-remedy = Исправьте эту строку структуры и повторите попытку.
import-without-hint = По одному заголовку в строке, как в файле.
import-answers = Проверьте ответы
import-change = Изменить
import-waiting-title = Файлы, ожидающие вашего решения
import-waiting-forget =
    { $count ->
        [one] Хранится только в памяти, еще { $count } минуту. Затем файл придется отправить заново.
        [few] Хранится только в памяти, еще { $count } минуты. Затем файл придется отправить заново.
        [many] Хранится только в памяти, еще { $count } минут. Затем файл придется отправить заново.
       *[other] Хранится только в памяти, еще { $count } минуты. Затем файл придется отправить заново.
    }
import-problems-first = впервые в строке { $row }
import-problems-each = По строкам
import-problems-row = Строка
import-problems-column = Столбец
import-problems-kind = Что не так
import-undo-title = Если это был не тот файл
import-undo-what = Ничто не перезаписывается. Импортируйте нужный файл под тем же именем: изменятся только отличающиеся строки. Если он полный, строки, которых в нем нет, будут отозваны.
import-open-resume-what =
    { $count ->
        [one] Отправьте тот же файл еще раз. Импорт продолжится после { $count } строки.
        [few] Отправьте тот же файл еще раз. Импорт продолжится после { $count } строк.
        [many] Отправьте тот же файл еще раз. Импорт продолжится после { $count } строк.
       *[other] Отправьте тот же файл еще раз. Импорт продолжится после { $count } строки.
    }
