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
cli-listen-this-machine = Прием соединений по адресу { $address } отклонен: в этой папке нет учетных записей, поэтому обращаться к ней может только этот компьютер. Сначала создайте учетные записи или используйте 127.0.0.1 без прокси.
cli-listen-plain = Прием соединений по адресу { $address } без TLS отклонен: пароли и записи можно было бы прочитать по пути. Укажите сертификат (--tls-cert и --tls-key), создайте его (lantern ca init --host ИМЯ) или объявите прокси, который использует TLS (параметры proxy и origin).
cli-listen-proxy-origin = Для параметра proxy нужен параметр origin: адрес, по которому приходят браузеры, например https://cases.example.org.
cli-listen-pair = Сертификат и его закрытый ключ указываются вместе: --tls-cert и --tls-key.
cli-ca-passphrase = Кодовая фраза ключа удостоверяющего центра:
cli-ca-passphrase-again = Еще раз она же:
cli-ca-made = Создан удостоверяющий центр, который ручается только за { $host }: { $path }
cli-ca-fingerprint = Его отпечаток для сверки на каждом устройстве, где он устанавливается: { $fingerprint }
cli-ca-certified = Сертификат для { $host } находится в { $path } и действует до { $date }.
cli-ca-key-apart = Ключ удостоверяющего центра { $path } понадобится снова только для обновления сертификата: до тех пор храните его на другом диске.
cli-ca-what = Что
cli-ca-names = Имена
cli-ca-until = До
cli-ca-authority = Удостоверяющий центр
cli-ca-host = Сертификат
cli-ca-ends =
    { $count ->
        [one] Сертификат для { $host } истекает через { $count } день, { $date }. Обновите его: lantern ca renew
        [few] Сертификат для { $host } истекает через { $count } дня, { $date }. Обновите его: lantern ca renew
        [many] Сертификат для { $host } истекает через { $count } дней, { $date }. Обновите его: lantern ca renew
       *[other] Сертификат для { $host } истекает через { $count } дня, { $date }. Обновите его: lantern ca renew
    }
cli-ca-ended = Сертификат для { $host } истек { $date }. Браузеры его не принимают. Обновите его: lantern ca renew
cli-ledger-intact =
    { $count ->
        [one] Реестр { $origin } цел: { $count } запись, каждый байт таков, каким был подписан.
        [few] Реестр { $origin } цел: { $count } записи, каждый байт таков, каким был подписан.
        [many] Реестр { $origin } цел: { $count } записей, каждый байт таков, каким был подписан.
       *[other] Реестр { $origin } цел: { $count } записи, каждый байт таков, каким был подписан.
    }
cli-ledger-altered =
    { $count ->
        [one] Реестр не тот, что был подписан. Найдено { $count } место:
        [few] Реестр не тот, что был подписан. Найдено { $count } места:
        [many] Реестр не тот, что был подписан. Найдено { $count } мест:
       *[other] Реестр не тот, что был подписан. Найдено { $count } места:
    }
cli-ledger-place = { $file }: { $what } (байты { $bytes }, записи { $entries })
cli-ledger-place-file = { $file }: { $what }
cli-ledger-place-bytes = { $file }: { $what } (байты { $bytes })
cli-ledger-place-entries = { $file }: { $what } (записи { $entries })
cli-ledger-cut-short = Мест больше, чем перечислено здесь. Исправьте или замените эти файлы и проверьте снова.
cli-ledger-found-missing = отсутствует
cli-ledger-found-unreadable = не читается
cli-ledger-found-altered = изменен
cli-ledger-found-length = длиннее или короче, чем был
cli-ledger-found-signature = подпись неверна
cli-ledger-found-rewritten = переписан так, что ведет к другому корню, чем подписанный
cli-ledger-found-other-key = называет другой ключ, чем указанный
cli-ledger-key-beside = Строка ключа взята из папки самого реестра: кто подделал реестр, мог подделать и ее. Храните строку ключа в другом месте и указывайте ее через --key.
cli-ledger-pin-agrees = Контрольная точка, сохраненная в другом месте, согласуется: с тех пор реестр только рос.
cli-ledger-pin-contradicts = Контрольная точка, сохраненная в другом месте, противоречит реестру: { $what }
cli-ledger-pin-chopped = записи { $entries } были и исчезли
cli-ledger-pin-rolled-back = он возвращен назад; записи { $entries } появились позже и еще лежат в папке
cli-ledger-pin-forked = тем же ключом подписана другая история
cli-ledger-pin-refused = сама контрольная точка неверна: { $reason }
cli-ledger-pin-unknown = По этим файлам нельзя сказать, согласуется ли контрольная точка, сохраненная в другом месте.
cli-ledger-what = Что
cli-ledger-value = Значение
cli-ledger-name = Имя
cli-ledger-key = Строка ключа
cli-ledger-entries = Записей
cli-ledger-entries-published = Из них опубликовано
cli-ledger-witnesses = Заверили
cli-ledger-nobody = никто со стороны
cli-ledger-unpublished = Пока ничего не опубликовано: lantern ledger publish
cli-ledger-published =
    { $count ->
        [one] Опубликована { $count } запись.
        [few] Опубликовано { $count } записи.
        [many] Опубликовано { $count } записей.
       *[other] Опубликовано { $count } записи.
    }
cli-ledger-cosigned = Заверено: { $witness }
cli-ledger-not-cosigned = Не заверено: { $witness }. Причина: { $reason }
cli-ledger-quorum = Для политики заверило достаточно свидетелей.
cli-ledger-no-quorum = Заверило меньше свидетелей, чем требует политика. Реестр опубликован без них; в следующий раз они будут запрошены снова.
cli-ledger-position-unpublished = Запись { $position } есть в реестре, но еще не опубликована. Сначала опубликуйте: lantern ledger publish
cli-ledger-position-missing = Записи { $position } в журнале нет.
cli-ledger-proof-written = Доказательство записи { $position } находится в { $path }. Его владелец может показать, что эта запись была внесена; о ее содержании в нем ничего нет.
cli-ledger-proof-leaf = Лист { $index } реестра обозначает записи журнала с { $first } по { $last }: обязательство по всем им с солью, которая остается здесь. Показать, что запись среди них, можно только здесь.
cli-ledger-proof-holds = Доказательство верно: лист { $index } стоит в реестре { $origin } без изменений. Что он обозначает запись журнала { $position }, говорит сам файл; показать это может только владелец журнала.
cli-ledger-proof-fails = Доказательство неверно: { $reason }
cli-ledger-seen = Свидетель { $witness } видел { $date }
cli-ledger-differing = Файл { $file } отличается от того, что хранится в базе записей. Он оставлен как есть: сравните его с копией, сохраненной в другом месте.
cli-witness-key = Строка ключа этого свидетеля: { $key }
cli-witness-address = Свидетель отвечает по адресу { $address }
