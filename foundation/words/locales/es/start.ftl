# La página de inicio: dice qué hacer a continuación.

start-title = Inicio
start-next = Qué hacer a continuación
start-empty-heading = Todavía no hay nada registrado.
start-empty-what = Lantern lee los archivos de los organismos tal como son y cuenta lo que dicen de la trata de personas: dónde, quién, por qué medios, en qué formas.
start-import = Importar un archivo
start-import-what = No se guarda nada hasta que usted haya visto cómo se lee cada columna.
start-demo = Probar la región inventada
start-demo-what = Una región inventada, con siete organismos, muestra lo que hace Lantern. Escribir en un terminal:
start-templates = Descargar una plantilla en blanco
start-templates-what = Para un organismo que aún no tiene un archivo propio.
start-held =
    { $count ->
        [one] Hay { $count } registro guardado.
       *[other] Hay { $count } registros guardados.
    }
start-held-sources =
    { $count ->
        [one] Procedencia: { $count } fuente.
       *[other] Procedencia: { $count } fuentes.
    }
start-held-not-people = Una misma persona puede figurar en los archivos de varias fuentes. Mientras los registros no se vinculen, se cuentan registros y no personas.
start-open-imports =
    { $count ->
        [one] { $count } archivo está sin terminar
       *[other] { $count } archivos están sin terminar
    }
start-open-imports-what = Sus filas no cuentan hasta que se terminen o se descarten.
start-open-imports-go = Ver los archivos sin terminar
start-typology = Leer la tipología
start-typology-what = Zonas, personas, presuntos autores, medios y formas de explotación.
start-quality = Ver si cada fuente está completa
start-quality-what = Una conclusión vale lo que valen los archivos en que se apoya.
start-table = Componer una tabla
start-table-what = Elegir qué se cuenta y cómo se desglosa.
start-records = Consultar un registro
start-records-what = Cada valor lleva a su archivo y a su fila.
start-find-what = Por nombre, teléfono o documento, en los registros de su organismo. Desde el registro se pasa al consentimiento, al envío y a los derechos.
start-requests-what = Lo que las personas piden sobre sus datos, y para cuándo hay que responder.
start-import-more = Importar otro archivo
start-last-import = El último archivo, { $file }, se importó el { $date }.
start-as-of = Situación en el asiento { $position } del diario.
start-names-out = Los nombres, números de teléfono, direcciones, documentos y fechas de nacimiento exactas se sellan al llegar con la clave del organismo. Aquí nadie los ve.
