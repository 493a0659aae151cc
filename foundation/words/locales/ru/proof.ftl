# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = Ключи программ, истекающие к { $date }: { $count }.
doctor-tokens-end-mend = Каждый владелец создаёт новый на странице ключей и передаёт программе до этого дня.
proof-begin = Подтвердить, что это вы
proof-first-sign-in = Это ваш первый вход, который здесь запомнен.
proof-go-on = Подтвердить и продолжить
proof-last-sign-in = Ваш предыдущий вход:
proof-leave = Не делать
proof-listen-proxy = Прокси на другой машине должен обращаться к Lantern по TLS: дайте Lantern сертификат (lantern ca init или tls_certificate) либо поставьте прокси на эту машину и слушайте на 127.0.0.1.
proof-news-authenticator = Аутентификатор изменён
proof-news-linked = Учётная запись связана с поставщиком OpenID
proof-news-unlinked = Связь с поставщиком OpenID снята
proof-news-passkey-added = Добавлен ключ доступа
proof-news-passkey-removed = Удалён ключ доступа
proof-news-password = Пароль изменён
proof-news-reset = Вход настроен заново по коду двух коллег
proof-news-sessions = Все сеансы завершены
proof-news-token = Создан ключ доступа для программы
proof-no-tries = С тех пор как вы смотрели в последний раз, от вашего имени ничего не пробовали и не меняли.
proof-notices = От вашего имени
proof-notices-do = Если это были не вы: завершите все сеансы, смените пароль и сообщите тому, кто ведёт учётные записи.
proof-notices-mine = Это я: продолжить
proof-notices-not-mine = Это не я: открыть мою учётную запись
proof-notices-title = Это были вы?
proof-notices-what = Вот что произошло с вашим входом с тех пор, как вы смотрели в последний раз.
proof-passkey-first = Подтвердить, что это вы, чтобы добавить ключ доступа
proof-password-breached = Этот пароль есть в списке паролей, украденных в других местах. Выберите другой.
proof-sessions = Сеансы
proof-sessions-end = Завершить все сеансы
proof-sessions-end-all = Выйти везде
proof-sessions-what = Завершает сразу все сеансы этого человека, например если потеряно устройство. Учётная запись остаётся как есть; ключи программ отзываются по одному.
proof-title = Подтвердите, что это вы
proof-token-ends = Истекает { $date }: вовремя создайте новый и передайте программе.
proof-tokens-end = Эти ключи скоро истекают:
proof-tries =
    { $count ->
        [one] { $count } попытка войти от вашего имени не удалась
        [few] { $count } попытки войти от вашего имени не удались
        [many] { $count } попыток войти от вашего имени не удались
       *[other] { $count } попытки войти от вашего имени не удались
    }
proof-waits = Введённое ждёт здесь и будет отправлено после подтверждения. До этого ничего не делается.
proof-what = Этот шаг меняет, кто может войти, что открывает ключ или что уничтожается. Поэтому он ещё раз спрашивает, кто вы, если вы подтверждали это более пяти минут назад.
