# Что может быть не так с файлом. У каждого класса есть заголовок (-title), предложение и указание, что делать (-remedy).
# Предложения никогда не повторяют само значение: по нему можно узнать человека.

problem-where = Строка { $row }, столбец «{ $column }»
problem-where-row = Строка { $row }
problem-count = { count-rows }
problem-reason-column = причина
problem-missing-key-title = Строки без ключа
problem-missing-key = В строке { $row } пуст столбец «{ $column }», по которому видно, к какой записи она относится.
problem-missing-key-remedy = Впишите номер, под которым эта запись значится в учреждении.
problem-duplicate-key-title = Ключи, которые встречаются дважды
problem-duplicate-key = В строке { $row } в столбце «{ $column }» тот же ключ, что и в строке { $other }.
problem-duplicate-key-remedy = Оставьте одну из двух строк или присвойте второй собственный номер.
problem-row-too-short-title = Строки, которые обрываются слишком рано
problem-row-too-short =
    { $expected ->
        [one] В строке { $row } имеется { $found } из { $expected } ячейки.
        [few] В строке { $row } имеется { $found } из { $expected } ячеек.
        [many] В строке { $row } имеется { $found } из { $expected } ячеек.
       *[other] В строке { $row } имеется { $found } из { $expected } ячейки.
    }
problem-row-too-short-remedy = Запросите эту строку у отправителя еще раз; остальное можно сохранить.
problem-row-too-long-title = Строки с лишними ячейками
problem-row-too-long =
    { $expected ->
        [one] В строке { $row } вместо { $expected } ячейки имеется { $found }.
        [few] В строке { $row } вместо { $expected } ячеек имеется { $found }.
        [many] В строке { $row } вместо { $expected } ячеек имеется { $found }.
       *[other] В строке { $row } вместо { $expected } ячейки имеется { $found }.
    }
problem-row-too-long-remedy = Поищите разделитель внутри текста, не заключенного в кавычки.
problem-broken-encoding-title = Нечитаемые буквы
problem-broken-encoding = Строка { $row }, столбец «{ $column }»: некоторые буквы повреждены.
problem-broken-encoding-remedy = Сохраните файл заново в кодировке UTF-8 и импортируйте его еще раз.
problem-nul-title = Пустые байты внутри строки
problem-nul = Строка { $row } содержит байты, которых не бывает в тексте. Вероятно, файл был поврежден при передаче.
problem-nul-remedy = Запросите файл у отправителя еще раз.
problem-unreadable-date-title = Даты, которые не удается прочитать
problem-unreadable-date = Строка { $row }, столбец «{ $column }»: это не дата в том виде, который предусмотрен структурой файла.
problem-unreadable-date-remedy = Укажите год, год и месяц или полную дату, например 2026-03-17. Календарь и порядок определены в структуре файла.
problem-impossible-date-title = Несуществующие дни
problem-impossible-date = Строка { $row }, столбец «{ $column }»: такого дня в календаре нет.
problem-impossible-date-remedy = Проверьте день и месяц. Если достоверно известен только год, укажите только год.
problem-future-date-title = Даты в будущем
problem-future-date = Строка { $row }, столбец «{ $column }»: эта дата еще не наступила.
problem-future-date-remedy = Проверьте год и календарь этого столбца.
problem-unknown-code-title = Значения, которых нет в перечне
problem-unknown-code = Строка { $row }, столбец «{ $column }»: в перечне для этого столбца такого значения нет.
problem-unknown-code-remedy = Используйте значение из перечня или добавьте для него строку в структуру файла.
problem-not-a-number-title = Значения, которые не являются числами
problem-not-a-number = Строка { $row }, столбец «{ $column }»: здесь ожидается целое число.
problem-not-a-number-remedy = Пишите только цифры. Если число неизвестно, укажите это словом, которое структура файла предусматривает для значения «неизвестно».
problem-negative-title = Числа меньше нуля
problem-negative = Строка { $row }, столбец «{ $column }»: это число не может быть меньше нуля.
problem-negative-remedy = Если такой код, как -99, означает отсутствие данных, добавьте его в структуру файла.
problem-age-range-title = Возраст вне допустимых пределов
problem-age-range = Строка { $row }, столбец «{ $column }»: допустимый возраст — от { $low } до { $high }.
problem-age-range-remedy = Возможно, это год рождения. Если так, укажите это в структуре файла.
problem-unknown-country-title = Страны, которые не удается распознать
problem-unknown-country = Строка { $row }, столбец «{ $column }»: такой страны нет в перечне кодов.
problem-unknown-country-remedy = Укажите двухбуквенный код страны или сопоставьте название в структуре файла.
problem-unknown-area-title = Районы, которые не удается распознать
problem-unknown-area = Строка { $row }, столбец «{ $column }»: этого района нет в перечне районов данной установки.
problem-unknown-area-remedy = Используйте код из перечня районов или добавьте район в перечень.
problem-text-too-long-title = Слишком длинные тексты
problem-text-too-long =
    { $limit ->
        [one] Строка { $row }, столбец «{ $column }»: текст длиннее { $limit } знака.
        [few] Строка { $row }, столбец «{ $column }»: текст длиннее { $limit } знаков.
        [many] Строка { $row }, столбец «{ $column }»: текст длиннее { $limit } знаков.
       *[other] Строка { $row }, столбец «{ $column }»: текст длиннее { $limit } знака.
    }
problem-text-too-long-remedy = Укажите здесь код. Подробные описания остаются в учреждении.
problem-contradictory-ages-title = Противоречащие друг другу сведения о возрасте
problem-contradictory-ages = Строка { $row }: возраст при вербовке, при эксплуатации и при выявлении не может быть верен одновременно.
problem-contradictory-ages-remedy = Проверьте, о каком возрасте спрашивали. Возраст, в котором нет уверенности, можно оставить как «неизвестно».
problem-contradictory-dates-title = Даты в неверном порядке
problem-contradictory-dates = Строка { $row }: событие заканчивается раньше, чем начинается, или зарегистрировано раньше, чем произошло.
problem-contradictory-dates-remedy = Проверьте обе даты. Если достоверно известны только годы, укажите только годы.
problem-identity-value-title = Значения, по которым можно узнать человека
problem-identity-value = Строка { $row }, столбец «{ $column }»: это похоже на имя, номер или адрес, хотя здесь ожидается код.
problem-identity-value-remedy = Уберите это значение из файла. В Lantern оно не сохранено.
problem-erased-person-title = Строки о людях, чьи записи стёрты
problem-erased-person = Строка { $row } — о человеке, чья запись была стёрта. Она остаётся вне системы, и ничего из неё не сохраняется.
problem-erased-person-remedy = Уберите эту строку из файла и из списков, откуда она взята.
problem-formula-title = Ячейки с формулой
problem-formula = Строка { $row }, столбец «{ $column }»: в ячейке формула без сохраненного результата.
problem-formula-remedy = Вставьте значения вместо формулы и сохраните файл заново.
problem-row-too-large-title = Слишком большие строки
problem-row-too-large = Строка { $row } больше допустимого размера.
problem-row-too-large-remedy = Поищите незакрытую кавычку.
problem-unreadable-row-title = Строки, которые не удается прочитать
problem-unreadable-row = Строку { $row } не удается прочитать как строку этого файла.
problem-unreadable-row-remedy = Сравните ее с соседними строками или запросите у отправителя еще раз.
problem-file-empty = Файл пуст.
problem-file-empty-remedy = Проверьте, тот ли файл выбран.
problem-file-too-large = Файл больше допустимого размера.
problem-file-too-large-remedy = Разделите его на несколько файлов.
problem-file-too-many-columns = В файле больше столбцов, чем допускается.
problem-file-too-many-columns-remedy = Проверьте разделитель. Обычно столь широкая таблица получается, когда файл прочитан с неверным разделителем.
problem-file-unknown-kind = Это не файл CSV, XLSX или строк JSON.
problem-file-unknown-kind-remedy = Сохраните таблицу в одном из этих форматов и импортируйте ее еще раз.
problem-file-damaged = Файл поврежден, или в нем указан размер больше действительного.
problem-file-damaged-remedy = Запросите файл у отправителя еще раз.
problem-file-layout-unknown = Ни одна известная структура не подходит к столбцам этого файла.
problem-file-layout-unknown-remedy = Выберите структуру или воспользуйтесь предложением Lantern и проверьте его.
problem-file-headings-missing = Первая строка должна содержать названия столбцов. Не найдены: { $columns }.
problem-file-headings-missing-remedy = Проверьте, что первая строка содержит названия столбцов и что над ней нет заголовка.
problem-file-headings-twice = Два столбца названы одинаково: { $columns }.
problem-file-headings-twice-remedy = Переименуйте один из них.
problem-file-password = Файл защищен паролем.
problem-file-password-remedy = Сохраните копию без пароля на зашифрованном диске и импортируйте эту копию.
problem-file-no-such-layout = Структуры «{ $layout }» не существует.
problem-file-no-such-layout-remedy = Используйте одну из следующих: { $known }. Или собственный файл структуры.
problem-file-nothing-to-take = Структура «{ $layout }» не принимает ни одного столбца этого файла.
problem-file-nothing-to-take-remedy = Выберите другую структуру или проверьте названия столбцов.
problem-file-key-missing = Структура узнает запись по столбцам, которых в этом файле нет: { $columns }.
problem-file-key-missing-remedy = Проверьте названия столбцов. Возможно, нужна другая структура.
problem-file-no-such-column = В файле нет столбца «{ $column }», который требуется исключить.
problem-file-no-such-column-remedy = Сравните название с первой строкой файла. Ничего не принято.
problem-file-dataset-name = Имя этого файла не может служить названием серии файлов.
problem-file-dataset-name-remedy = Дайте серии собственное название длиной от 1 до 120 печатных знаков.
problem-file-foreign-token = Строка { $row } не относится к серии «{ $dataset }» этого учреждения, или ее метка изменена.
problem-file-foreign-token-remedy = Импортируйте файл непринятых строк в том виде, в каком его записал Lantern, от имени того же учреждения, исправив только ошибки.
problem-file-problems-complete = Файл непринятых строк никогда не является полной серией.
problem-file-problems-complete-remedy = Импортируйте его без отметки о том, что он полный.
problem-file-too-many-rejected = Непринятых строк больше, чем можно здесь сохранить.
problem-file-too-many-rejected-remedy = Проверьте структуру: вероятно, она не подходит к этому файлу.
problem-file-problems-unwritable = Не удается записать файл непринятых строк.
problem-file-problems-unwritable-remedy = Проверьте, что папка существует и в ней есть место, или укажите другое место.
problem-file-too-many-rows = В файле больше строк, чем допускается. Предел: { $limit }.
problem-file-too-many-rows-remedy = Разделите его на несколько файлов.
problem-file-no-such-sheet = В книге нет листа «{ $sheet }».
problem-file-no-such-sheet-remedy = Сравните название с ярлыками листов книги.
