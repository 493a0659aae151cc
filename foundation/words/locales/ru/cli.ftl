# Строки, которые команды выводят в терминале.

cli-import-recognised = { $file }: определена структура { $layout }.
cli-import-reading = Чтение файла { $file }
cli-import-summary = Прочитано { $read } · новых { $new } · изменено { $changed } · без изменений { $unchanged } · не принято { $rejected } · отозвано { $withdrawn }
cli-import-nothing = Файл { $file } ничего не изменил: все его строки уже имелись.
cli-import-dry-run = Ничего не сохранено: это была проба.
cli-import-problems = Непринятые строки с указанием причин: { $path }
cli-import-problems-rejected =
    { $count ->
        [one] Не принята { $count } строка:
        [few] Не приняты { $count } строки:
        [many] Не принято { $count } строк:
       *[other] Не принято { $count } строки:
    }
cli-import-problems-warnings =
    { $count ->
        [one] { $count } значение не удалось прочитать, оно зарегистрировано как неизвестное:
        [few] { $count } значения не удалось прочитать, они зарегистрированы как неизвестные:
        [many] { $count } значений не удалось прочитать, они зарегистрированы как неизвестные:
       *[other] { $count } значения не удалось прочитать, они зарегистрированы как неизвестные:
    }
cli-import-resumed = Предыдущий импорт этого файла не был завершен. Он возобновлен со строки { $row }.
cli-import-interrupted = Остановлено. Ничто из этого файла не учитывается, пока импорт не будет запущен снова или отменен.
cli-import-agency-created = Учреждение { $agency } создано.
cli-import-columns-not-taken = Столбцы, которые не принимаются: { $columns }
cli-import-more = + еще { $count }: в файле непринятых строк или на странице этого импорта (lantern serve)
cli-import-more-columns = и еще { $count }
cli-import-identity = Файл { $file } не принимается: по столбцам { $columns } можно установить личность. Используйте --without { $option } или, если в файле нет реальных людей, --invented.
cli-mapping-proposed = Предлагаемая структура. Проверьте каждую строку, прежде чем ее использовать.
cli-mapping-unsure = нет уверенности
cli-codebook-rows = { count-rows }
cli-codebook-value = Значение
cli-codebook-count = Частота
cli-codebook-percent = Процент
cli-codebook-valid-percent = Процент от действительных
cli-codebook-missing = Отсутствующие
cli-codebook-valid = Действительные
cli-init-created = Новая база записей создана в { $path }.
cli-init-exists = В { $path } уже есть база записей. Ничего не изменено.
cli-key-beside = Файл ключа { $path } лежит рядом с данными. Кто получит папку, получит и то и другое: сохраните копию ключа в другом месте и уберите ключ с этого диска до поступления реальных данных.
cli-key-missing = Файл ключа { $path } не найден. Без него базу записей открыть нельзя.
cli-key-permissions = Файл ключа { $path } доступен для чтения другим пользователям этого компьютера. Права доступа к нему должны быть 0600.
cli-serve-address = Lantern отвечает по адресу { $address }
cli-serve-stop = Для остановки нажмите Ctrl+C.
cli-serve-stopped = Остановлено. Все, что было принято, сохранено.
cli-through-server = Эту папку использует сервер; команда выполняется через него.
cli-folder-busy = Эту папку использует другая команда. Дождитесь ее завершения и попробуйте снова.
cli-snapshot-building = Идет подсчет
cli-snapshot-ready = По состоянию на запись журнала № { $position }.
cli-demo-making =
    { $count ->
        [one] Создаются вымышленный регион и { $count } вымышленный человек
        [few] Создаются вымышленный регион и { $count } вымышленных человека
        [many] Создаются вымышленный регион и { $count } вымышленных человек
       *[other] Создаются вымышленный регион и { $count } вымышленного человека
    }
cli-demo-importing =
    { $count ->
        [one] Импортируются файлы { $count } учреждения
        [few] Импортируются файлы { $count } учреждений
        [many] Импортируются файлы { $count } учреждений
       *[other] Импортируются файлы { $count } учреждения
    }
cli-demo-compare = Сравнение с вымышленной действительностью
cli-demo-compare-what = Действительное положение известно, потому что регион вымышлен. В жизни оно неизвестно.
cli-demo-truth = В действительности
cli-demo-recorded = Зарегистрировано
cli-demo-difference = Разница
cli-demo-people =
    { $count ->
        [one] В вымышленном регионе от торговли людьми пострадал { $count } человек.
        [few] В вымышленном регионе от торговли людьми пострадали { $count } человека.
        [many] В вымышленном регионе от торговли людьми пострадали { $count } человек.
       *[other] В вымышленном регионе от торговли людьми пострадало { $count } человека.
    }
cli-demo-seen =
    { $count ->
        [one] { $count } человек известен хотя бы одному учреждению.
        [few] { $count } человека известны хотя бы одному учреждению.
        [many] { $count } человек известны хотя бы одному учреждению.
       *[other] { $count } человека известно хотя бы одному учреждению.
    }
cli-demo-unseen = не известны ни одному учреждению
cli-demo-duplicates = зарегистрированы более одного раза
cli-demo-rejected = не удалось прочитать, не приняты
cli-demo-misread = зарегистрированы с другим значением
cli-demo-not-recorded = известны, но этот признак не зарегистрирован
cli-demo-explained = Эти строки объясняют разницу.
cli-demo-unexplained =
    { $count ->
        [one] { $count } запись не объяснена.
        [few] { $count } записи не объяснены.
        [many] { $count } записей не объяснено.
       *[other] { $count } записи не объяснено.
    }
cli-config-from-default = по умолчанию
cli-config-from-file = файл настроек
cli-config-from-environment = переменные среды
cli-config-from-command = командная строка
cli-figures-operational = Оперативные данные: точные, не для публикации.
cli-figures-public = Публичные данные: малые числа не публикуются.
cli-mapping-show = Чтобы вывести одну из них: { $command }
cli-config-setting = Параметр
cli-config-value = Значение
cli-config-from = Откуда
cli-vocabulary-set = Перечень
cli-vocabulary-codes = Коды
