# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = Testigos para programas que terminan antes del { $date }: { $count }.
doctor-tokens-end-mend = Cada dueño crea otro en la página de testigos y lo entrega al programa antes de ese día.
proof-begin = Demostrar que es usted
proof-first-sign-in = Este es su primer inicio de sesión que se recuerda aquí.
proof-go-on = Demostrarlo y continuar
proof-last-sign-in = Su inicio de sesión anterior:
proof-leave = Dejarlo
proof-listen-proxy = Un proxy en otra máquina debe llegar a Lantern por TLS: dé a Lantern un certificado (lantern ca init, o tls_certificate), o ponga el proxy en esta máquina y escuche en 127.0.0.1.
proof-news-authenticator = Se cambió el autenticador
proof-news-linked = La cuenta se vinculó a un proveedor OpenID
proof-news-unlinked = Se retiró el vínculo con un proveedor OpenID
proof-news-passkey-added = Se añadió una llave de acceso
proof-news-passkey-removed = Se quitó una llave de acceso
proof-news-password = Se cambió la contraseña
proof-news-reset = El inicio de sesión se restableció con un código de dos colegas
proof-news-sessions = Se cerraron todas las sesiones
proof-news-token = Se creó un testigo para un programa
proof-no-tries = Nada se ha intentado ni cambiado en su nombre desde que usted miró por última vez.
proof-notices = En su nombre
proof-notices-do = Si no fue usted: cierre todas las sesiones, cambie su contraseña y avise a quien gestiona las cuentas.
proof-notices-mine = Fui yo: continuar
proof-notices-not-mine = No fui yo: ver mi cuenta
proof-notices-title = ¿Fue usted?
proof-notices-what = Esto ocurrió con su inicio de sesión desde que usted miró por última vez.
proof-passkey-first = Demostrar que es usted para añadir una llave de acceso
proof-password-breached = Esta contraseña figura en una lista de contraseñas robadas en otros sitios. Elija otra.
proof-sessions = Sesiones
proof-sessions-end = Cerrar todas las sesiones
proof-sessions-end-all = Cerrar la sesión en todas partes
proof-sessions-what = Cierra la sesión de esta persona en todas partes a la vez, por ejemplo si se perdió un dispositivo. La cuenta queda como está; los testigos de programas se retiran uno por uno.
proof-title = Demuestre que es usted
proof-token-ends = Termina el { $date }: cree otro a tiempo y déselo al programa.
proof-tokens-end = Estos testigos terminan pronto:
proof-tries =
    { $count ->
        [one] { $count } intento de entrar en su nombre no coincidió
       *[other] { $count } intentos de entrar en su nombre no coincidieron
    }
proof-waits = Lo que escribió espera aquí y se envía cuando lo haya demostrado. Antes no se hace nada.
proof-what = Este paso cambia quién puede entrar, qué abre una llave o qué se destruye. Por eso vuelve a preguntar quién es usted si lo demostró hace más de cinco minutos.
