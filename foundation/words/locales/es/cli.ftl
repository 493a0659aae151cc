# Líneas que las órdenes escriben en un terminal.

cli-import-recognised = { $file }: leído como { $layout }.
cli-import-reading = Leyendo { $file }
cli-import-summary = Leídas { $read } · nuevas { $new } · modificadas { $changed } · sin cambios { $unchanged } · rechazadas { $rejected } · retiradas { $withdrawn }
cli-import-nothing = { $file } no cambió nada: todas sus filas ya estaban guardadas.
cli-import-dry-run = No se guardó nada: era una prueba.
cli-import-problems = Filas que quedaron fuera, con los motivos: { $path }
cli-import-problems-rejected =
    { $count ->
        [one] { $count } fila quedó fuera:
       *[other] { $count } filas quedaron fuera:
    }
cli-import-problems-warnings =
    { $count ->
        [one] { $count } valor no pudo leerse y se registró como desconocido:
       *[other] { $count } valores no pudieron leerse y se registraron como desconocidos:
    }
cli-import-resumed = Una importación anterior de este archivo no había terminado. Se reanudó en la fila { $row }.
cli-import-interrupted = Detenido. Nada de este archivo cuenta hasta que la importación se repita o se descarte.
cli-import-agency-created = Se creó el organismo { $agency }.
cli-import-columns-not-taken = Columnas no incorporadas: { $columns }
cli-import-more = + { $count } más: en el archivo de problemas, o junto a esta importación en las páginas (lantern serve)
cli-import-more-columns = y { $count } más
cli-mapping-proposed = Estructura propuesta. Revisar cada línea antes de usarla.
cli-mapping-unsure = dudoso
cli-codebook-rows = { count-rows }
cli-codebook-value = Valor
cli-codebook-count = Frecuencia
cli-codebook-percent = Porcentaje
cli-codebook-valid-percent = Porcentaje válido
cli-codebook-missing = Perdidos
cli-codebook-valid = Válidos
cli-init-created = Se creó un nuevo archivo de datos en { $path }.
cli-init-exists = Ya hay datos en { $path }. No se cambió nada.
cli-key-beside = El archivo de claves { $path } está junto a los datos. Quien se lleve la carpeta se lleva ambos: guardar una copia de la clave en otro lugar y quitarla de este disco antes de que entren datos reales.
cli-key-missing = No se encuentra el archivo de claves { $path }. Sin él no se pueden abrir los datos.
cli-key-permissions = Otras personas en esta máquina pueden leer el archivo de claves { $path }. Sus permisos deberían ser 0600.
cli-serve-address = Lantern responde en { $address }
cli-serve-stop = Ctrl+C para detener.
cli-serve-stopped = Detenido. Todo lo confirmado está guardado.
cli-through-server = Un servidor tiene abierta esta carpeta; la orden pasa por él.
cli-folder-busy = Otra orden tiene abierta esta carpeta. Esperar a que termine e intentarlo de nuevo.
cli-snapshot-building = Contando
cli-snapshot-ready = Situación en el asiento { $position } del diario.
cli-demo-making =
    { $count ->
        [one] Inventando una región y { $count } persona
       *[other] Inventando una región y { $count } personas
    }
cli-demo-importing =
    { $count ->
        [one] Importando el archivo de { $count } organismo
       *[other] Importando los archivos de { $count } organismos
    }
cli-demo-compare = Comparación con la verdad inventada
cli-demo-compare-what = La verdad se conoce porque la región es inventada. En la vida no se conoce.
cli-demo-truth = Verdad
cli-demo-recorded = Registrado
cli-demo-difference = Diferencia
cli-demo-people =
    { $count ->
        [one] { $count } persona fue objeto de trata en la región inventada.
       *[other] { $count } personas fueron objeto de trata en la región inventada.
    }
cli-demo-seen =
    { $count ->
        [one] { $count } fue vista por al menos un organismo.
       *[other] { $count } fueron vistas por al menos un organismo.
    }
cli-demo-unseen = no vistas por ningún organismo
cli-demo-duplicates = registradas más de una vez
cli-demo-rejected = ilegibles y dejadas fuera
cli-demo-misread = registradas con otro valor
cli-demo-not-recorded = vistas, pero esto no se registró
cli-demo-explained = Estas líneas explican la diferencia.
cli-demo-unexplained =
    { $count ->
        [one] { $count } registro queda sin explicar.
       *[other] { $count } registros quedan sin explicar.
    }
cli-config-from-default = valor por defecto
cli-config-from-file = archivo de configuración
cli-config-from-environment = entorno
cli-config-from-command = línea de órdenes
cli-figures-operational = Cifras operativas: exactas, no destinadas a publicarse.
cli-figures-public = Cifras públicas: no se publican los números pequeños.
cli-mapping-show = Para mostrar uno: { $command }
cli-config-setting = Ajuste
cli-config-value = Valor
cli-config-from = Origen
cli-vocabulary-set = Lista
cli-vocabulary-codes = Códigos
cli-listen-this-machine = No se escucha en { $address }: esta carpeta no tiene cuentas, así que solo esta máquina puede consultarla. Crear primero las cuentas, o usar 127.0.0.1 sin proxy.
cli-listen-plain = No se escucha en { $address } sin TLS: las contraseñas y los datos podrían leerse por el camino. Indicar un certificado (--tls-cert y --tls-key), crear uno (lantern ca init --host NOMBRE) o declarar el proxy que usa TLS (ajustes proxy y origin).
cli-listen-proxy-origin = El ajuste proxy necesita el ajuste origin: la dirección con la que llegan los navegadores, por ejemplo https://cases.example.org.
cli-listen-pair = El certificado y su clave privada se indican juntos: --tls-cert y --tls-key.
cli-ca-passphrase = Frase de contraseña de la clave de la autoridad:
cli-ca-passphrase-again = La misma otra vez:
cli-ca-made = Se creó una autoridad que solo responde por { $host }: { $path }
cli-ca-fingerprint = Su huella, para compararla en cada dispositivo donde se instale: { $fingerprint }
cli-ca-certified = El certificado de { $host } está en { $path } y vence el { $date }.
cli-ca-key-apart = La clave de la autoridad { $path } solo hace falta de nuevo para renovar el certificado: guardarla hasta entonces en otro disco.
cli-ca-what = Qué
cli-ca-names = Nombres
cli-ca-until = Hasta
cli-ca-authority = Autoridad
cli-ca-host = Certificado
cli-ca-ends =
    { $count ->
        [one] El certificado de { $host } vence en { $count } día, el { $date }. Renovarlo: lantern ca renew
       *[other] El certificado de { $host } vence en { $count } días, el { $date }. Renovarlo: lantern ca renew
    }
cli-ca-ended = El certificado de { $host } venció el { $date }. Los navegadores lo rechazan. Renovarlo: lantern ca renew
cli-ledger-intact =
    { $count ->
        [one] El registro { $origin } está intacto: { $count } asiento, cada byte tal como se firmó.
       *[other] El registro { $origin } está intacto: { $count } asientos, cada byte tal como se firmó.
    }
cli-ledger-altered =
    { $count ->
        [one] El registro no es el que se firmó. Se encontró { $count } lugar:
       *[other] El registro no es el que se firmó. Se encontraron { $count } lugares:
    }
cli-ledger-place = { $file }: { $what } (bytes { $bytes }, asientos { $entries })
cli-ledger-place-file = { $file }: { $what }
cli-ledger-place-bytes = { $file }: { $what } (bytes { $bytes })
cli-ledger-place-entries = { $file }: { $what } (asientos { $entries })
cli-ledger-cut-short = Hay más lugares de los que figuran en esta lista. Reparar o sustituir estos archivos y verificar de nuevo.
cli-ledger-found-missing = falta
cli-ledger-found-unreadable = no se puede leer
cli-ledger-found-altered = alterado
cli-ledger-found-length = más largo o más corto de lo que era
cli-ledger-found-signature = una firma no es válida
cli-ledger-found-rewritten = reescrito, de modo que lleva a otra raíz que la firmada
cli-ledger-found-other-key = nombra otra clave que la indicada
cli-ledger-key-beside = La línea de clave se tomó de la propia carpeta del registro: quien lo falsificó pudo falsificarla también. Guardar la línea de clave en otro lugar e indicarla con --key.
cli-ledger-pin-agrees = El punto de control guardado en otro lugar concuerda: desde entonces el registro solo ha crecido.
cli-ledger-pin-contradicts = El punto de control guardado en otro lugar contradice el registro: { $what }
cli-ledger-pin-chopped = los asientos { $entries } estaban y ya no están
cli-ledger-pin-rolled-back = se hizo retroceder; los asientos { $entries } son posteriores y siguen en la carpeta
cli-ledger-pin-forked = la misma clave firmó otra historia
cli-ledger-pin-refused = el propio punto de control no es válido: { $reason }
cli-ledger-pin-unknown = Con estos archivos no se puede saber si concuerda el punto de control guardado en otro lugar.
cli-ledger-what = Qué
cli-ledger-value = Valor
cli-ledger-name = Nombre
cli-ledger-key = Línea de clave
cli-ledger-entries = Asientos
cli-ledger-entries-published = De ellos, publicados
cli-ledger-witnesses = Refrendado por
cli-ledger-nobody = nadie de fuera
cli-ledger-unpublished = Aún no se ha publicado nada: lantern ledger publish
cli-ledger-published =
    { $count ->
        [one] Publicado: { $count } asiento.
       *[other] Publicado: { $count } asientos.
    }
cli-ledger-cosigned = { $witness } refrendó.
cli-ledger-not-cosigned = { $witness } no refrendó: { $reason }
cli-ledger-quorum = Refrendaron suficientes testigos para la política.
cli-ledger-no-quorum = Refrendaron menos testigos de los que pide la política. El registro se publica sin ellos y se les volverá a pedir la próxima vez.
cli-ledger-position-unpublished = El asiento { $position } está en el registro, pero aún no se ha publicado. Publicar primero: lantern ledger publish
cli-ledger-position-missing = No hay ningún asiento { $position } en el diario.
cli-ledger-proof-written = La prueba del asiento { $position } está en { $path }. Quien la tenga puede demostrar que ese asiento se registró; no contiene nada de su contenido.
cli-ledger-proof-leaf = La hoja { $index } del registro representa los asientos { $first } a { $last } del diario: un compromiso sobre todos ellos, con una sal que no sale de esta casa. Solo ella puede mostrar que el asiento está entre ellos.
cli-ledger-proof-holds = La prueba es válida: la hoja { $index } está sin alterar en el registro { $origin }. Que represente el asiento { $position } del diario lo dice el archivo; solo la casa de ese diario puede mostrarlo.
cli-ledger-proof-fails = La prueba no es válida: { $reason }
cli-ledger-seen = Visto por { $witness } el { $date }
cli-ledger-differing = { $file } difiere de lo que contiene el archivo de datos. Se dejó como está: compararlo con una copia guardada en otro lugar.
cli-witness-key = Línea de clave de este testigo: { $key }
cli-witness-address = El testigo responde en { $address }
