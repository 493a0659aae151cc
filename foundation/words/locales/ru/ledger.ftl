# Состояние реестра.
ledger-title = Реестр
ledger-what = Что здесь происходило, в числах, которые никто не изменит незаметно.
ledger-check-now = Сравнить сейчас
ledger-check-what = Читает весь журнал и сравнивает его с реестром. В большом хозяйстве это занимает минуту.
ledger-checked = Журнал и реестр
ledger-checked-what = Сравнено: записей журнала — { $entries }, листьев реестра — { $leaves }.
ledger-download-checkpoint = Скачать контрольную точку
ledger-download-key = Скачать строку ключа
ledger-download-policy = Скачать политику
ledger-flaw-head = Голова реестра не следует из его листьев.
ledger-flaw-key-of-nothing = Ключ, не относящийся ни к одной записи.
ledger-flaw-rewritten = Записи не таковы, какими были внесены.
ledger-flaw-unlogged = Записи, никогда не внесённые в реестр.
ledger-flaw-without-key = Запись, ключ которой исчез без объяснения.
ledger-flaws =
    { $count ->
        [one] { $count } место не таково, каким было записано.
        [few] { $count } места не таковы, какими были записаны.
        [many] { $count } мест не таковы, какими были записаны.
       *[other] { $count } места не таковы, какими были записаны.
    }
ledger-log = Имя реестра
ledger-no-witness = Ни один свидетель его ещё не подписал.
ledger-not-checked = Не сравнивалось с запуска сервера.
ledger-not-published = Ещё ничего не опубликовано.
ledger-nothing-altered = Всё таково, каким было записано.
ledger-offline = Проверьте без нас
ledger-offline-what = Скопируйте папку «ledger» и проверьте её на другой машине. Сохраните сегодняшнюю контрольную точку: с ней видно урезанный или переписанный реестр.
ledger-pin = Храните это в другом месте
ledger-pin-what = Распечатайте или отправьте кому-то вне этого места. У кого она есть, тот сможет показать, что ничего более раннего не убрали.
ledger-published = Опубликовано
ledger-published-size = Записей: { $size }
ledger-root = Корень
ledger-size = Записей
ledger-why = Что это доказывает
ledger-why-what = Что с тех пор ничего не изменено и не убрано. Не то, что записанное — правда.
ledger-witnesses = Подписали
