# Traer un archivo: elegir, ver antes, guardar, problemas, terminar más tarde.

import-title = Importar un archivo
import-choose = Elegir el organismo y el archivo
import-agency = ¿Qué organismo envía este archivo?
import-agency-new = Otro organismo
import-agency-code = Código del organismo
import-agency-code-hint = Letras, cifras y guiones, por ejemplo BORDER-NORTH.
import-agency-name = Nombre del organismo
import-file = Archivo
import-file-drop = Soltar el archivo aquí, o elegirlo
import-file-choose = Elegir un archivo
import-file-chosen = Archivo elegido: { $file }
import-file-kinds = CSV, XLSX o JSON por líneas. Cualquier codificación y separador habituales.
import-dataset = Nombre de esta serie de archivos
import-dataset-hint = Usar siempre el mismo nombre, para que las filas corregidas encuentren su versión anterior.
import-layout = Estructura
import-layout-recognise = Reconocerla por las columnas
import-layout-recognised = Estructura reconocida: { $layout }
import-layout-unknown = Ninguna estructura conocida corresponde a estas columnas. Esta es una propuesta; conviene revisar cada línea.
import-complete = Este archivo está completo: retirar lo que ya no contiene
import-complete-hint = Si no, los registros que faltan en el archivo quedan como están.
import-withdrawal-held-back = No se retira nada: filas que quedaron fuera pueden ser registros que ya se tienen.
import-withdrawal-held-back-remedy = Corregir estas filas y volver a importar el archivo completo.
import-invented = Todas las personas de este archivo son inventadas
import-without = Dejar fuera estas columnas
import-preview = Ver cómo se leerá
import-preview-title = Revisar un archivo
import-preview-rows =
    { $count ->
        [one] { $file } tiene { $count } fila.
       *[other] { $file } tiene { $count } filas.
    }
import-preview-columns =
    { $count ->
        [one] Tiene { $count } columna.
       *[other] Tiene { $count } columnas.
    }
import-nothing-kept = Todavía no se ha guardado nada.
import-no-guess = La mayoría de las filas se leen tal como están. Lo que no se puede leer queda fuera y se nombra abajo; Lantern no adivina.
import-columns = Columnas
import-columns-recognised =
    { $count ->
        [one] { $count } columna se lee
       *[other] { $count } columnas se leen
    }
import-columns-not-taken =
    { $count ->
        [one] { $count } columna no se incorpora
       *[other] { $count } columnas no se incorporan
    }
import-columns-not-taken-what = Ninguna línea de la estructura las asigna. No se guardan.
import-columns-left-out = Dejadas fuera a propósito
import-columns-missing =
    { $count ->
        [one] { $count } columna de la estructura no está en el archivo
       *[other] { $count } columnas de la estructura no están en el archivo
    }
import-columns-identity =
    { $count ->
        [one] { $count } columna permite identificar a personas
       *[other] { $count } columnas permiten identificar a personas
    }
import-identity-sealed = Estas columnas identifican a personas: { $columns }. Se sellan con la clave del organismo.
import-identity-sealed-what = Solo el organismo las abre y cada consulta deja rastro. Deje fuera lo que nadie necesita: lo que no se tiene no se puede robar.
import-identity-open = La clave de este organismo no tiene frase de contraseña: quien copie su archivo lee estas columnas. Sustitúyala en «Claves de los organismos» antes de incluir a personas reales.
import-invented-hint = Solo si nadie en el archivo es real.
import-column-in-file = Columna del archivo
import-column-read-as = Se lee como
import-column-key = identifica el registro
import-column-sample = Primeros valores
import-column-values = Valores
import-ribbon = El archivo entero, fila por fila
import-ribbon-first = fila { $row }
import-ready =
    { $count ->
        [one] { $count } fila está lista
       *[other] { $count } filas están listas
    }
import-would-update =
    { $count ->
        [one] { $count } ya está guardada y se actualizaría
       *[other] { $count } ya están guardadas y se actualizarían
    }
import-unchanged =
    { $count ->
        [one] { $count } ya está guardada y no cambia
       *[other] { $count } ya están guardadas y no cambian
    }
import-outside =
    { $count ->
        [one] { $count } no se puede leer y queda fuera
       *[other] { $count } no se pueden leer y quedan fuera
    }
import-would-withdraw =
    { $count ->
        [one] { $count } registro ya no está en el archivo y se retiraría
       *[other] { $count } registros ya no están en el archivo y se retirarían
    }
# Los mismos números, como rótulo bajo una cifra que va sola.
import-label-ready =
    { $count ->
        [one] fila está lista
       *[other] filas están listas
    }
import-label-would-update =
    { $count ->
        [one] ya está guardada y se actualizaría
       *[other] ya están guardadas y se actualizarían
    }
import-label-unchanged =
    { $count ->
        [one] ya está guardada y no cambia
       *[other] ya están guardadas y no cambian
    }
import-label-outside =
    { $count ->
        [one] no se puede leer y queda fuera
       *[other] no se pueden leer y quedan fuera
    }
import-label-would-withdraw =
    { $count ->
        [one] registro ya no está en el archivo y se retiraría
       *[other] registros ya no están en el archivo y se retirarían
    }

import-sum = La suma de estos cuatro números es el número de filas del archivo.
import-next-title = Qué sigue
import-next-what = Las filas se guardan de una sola vez: todas las que están listas, o ninguna.
import-keep = Guardar las filas listas
import-discard = Descartar el archivo
import-later = Terminar más tarde
import-progress = { $done } de { $total } filas
import-progress-unknown =
    { $count ->
        [one] { $count } fila leída hasta ahora
       *[other] { $count } filas leídas hasta ahora
    }
import-progress-minutes =
    { $count ->
        [one] falta { $count } minuto, más o menos
       *[other] faltan { $count } minutos, más o menos
    }
import-progress-leave = Puede salir de esta página. La importación continúa.
import-cancel = Detener la importación
import-done = El archivo está dentro.
import-done-new =
    { $count ->
        [one] { $count } registro nuevo
       *[other] { $count } registros nuevos
    }
import-done-changed =
    { $count ->
        [one] { $count } registro modificado; se conserva su historial
       *[other] { $count } registros modificados; se conserva su historial
    }
import-done-unchanged =
    { $count ->
        [one] { $count } registro sin cambios
       *[other] { $count } registros sin cambios
    }
import-done-rejected =
    { $count ->
        [one] { $count } fila quedó fuera
       *[other] { $count } filas quedaron fuera
    }
import-done-withdrawn =
    { $count ->
        [one] { $count } registro retirado
       *[other] { $count } registros retirados
    }
import-done-nothing-new = Este archivo no cambió nada: todas sus filas ya estaban guardadas.
import-done-next = Leer la tipología con este archivo
import-problems = Problemas
import-problems-none = Todas las filas pudieron leerse.
import-problems-rejected = Filas que quedaron fuera
import-problems-warnings = Valores que no pudieron leerse
import-problems-warnings-what = Estas filas están dentro. El valor mismo se registra como desconocido.
import-problems-more =
    { $count ->
        [one] y { $count } fila más
       *[other] y { $count } filas más
    }
import-problems-download = Descargar las filas que quedaron fuera
import-problems-download-what = El archivo tiene la estructura del suyo y una columna más, con el motivo. Una vez corregido se puede importar de nuevo; solo cambian las filas corregidas.
import-problems-kept =
    { $count ->
        [one] Se puede descargar durante { $count } día.
       *[other] Se puede descargar durante { $count } días.
    }
import-open-title = Archivos sin terminar
import-open-what = Esta importación se detuvo antes del final. Ninguna de sus filas cuenta.
import-open-since = Empezada el { $date }
import-open-resume = Reanudar la importación
import-open-discard = Descartar lo leído
import-open-none = No hay archivos sin terminar.
import-list = Archivos importados
import-list-empty = Todavía no se ha importado ningún archivo.
import-list-file = Archivo
import-list-agency = Organismo
import-list-date = Fecha
import-list-rows = Filas
import-list-layout = Estructura
import-list-state = Estado
import-state-complete = terminado
import-state-open = sin terminar
import-state-discarded = descartado
import-templates = Plantillas en blanco
import-templates-what = Una fila por cada persona que el organismo ha registrado. La segunda hoja explica cada columna y sus valores.
import-template-download = Descargar la plantilla (XLSX)
import-list-id = Importación
import-layout-own = Una estructura propia
import-layout-text = Texto de la estructura
import-layout-text-hint = Un pequeño archivo TOML que dice qué columna corresponde a qué campo.
import-layout-line = Esta estructura no se puede usar. Línea { $line }: { $problem }
import-layout-line-remedy = Corregir esta línea de la estructura e intentarlo de nuevo.
import-without-hint = Un encabezado por línea, tal como lo escribe el archivo.
import-answers = Comprobar sus respuestas
import-change = Cambiar
import-waiting-title = Archivos que esperan su decisión
import-waiting-forget =
    { $count ->
        [one] Solo está en la memoria, { $count } minuto más. Después habrá que enviar el archivo otra vez.
       *[other] Solo está en la memoria, { $count } minutos más. Después habrá que enviar el archivo otra vez.
    }
import-problems-first = por primera vez en la fila { $row }
import-problems-each = Fila por fila
import-problems-row = Fila
import-problems-column = Columna
import-problems-kind = Qué falla
import-undo-title = Si no era el archivo correcto
import-undo-what = Nada se sobrescribe. Importe el archivo correcto con el mismo nombre: solo cambian las filas que difieren. Si está completo, se retiran las filas que no contiene.
import-open-resume-what =
    { $count ->
        [one] Envíe el mismo archivo otra vez. La importación sigue después de { $count } fila.
       *[other] Envíe el mismo archivo otra vez. La importación sigue después de { $count } filas.
    }
