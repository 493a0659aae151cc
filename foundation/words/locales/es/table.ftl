# Componer una tabla: una frase que es un formulario.

table-title = Componer una tabla
table-what = Elegir qué se cuenta y cómo se desglosa. La frase de abajo es la tabla.
table-sentence-count = Contar
table-sentence-by = por
table-sentence-then-by = y por
table-sentence-where = donde
table-sentence-is = es
table-sentence-as = en forma de
table-no-division = nada más
table-no-condition = sin condiciones
table-add-condition = Añadir una condición
table-remove-condition = Quitar esta condición
table-build = Mostrar la tabla
table-caption = { $unit } por { $dimensions }
table-caption-where = { $unit } por { $dimensions }, donde { $conditions }
table-condition = { $field }: { $value }
table-empty = Ningún registro cumple estas condiciones.
table-rows = { count-rows }
table-cut =
    { $count ->
        [one] Aquí se muestra solo la primera fila ({ $count }). La descarga las contiene todas.
       *[other] Aquí se muestran solo las primeras { $count } filas. La descarga las contiene todas.
    }
table-download-csv = Descargar la tabla (CSV)
table-download-note = El archivo dice qué clase de cifras contiene y a qué asiento del diario corresponden.
table-not-public = Esta tabla no está entre las públicas.
table-not-public-what = Las cifras públicas existen solo para combinaciones fijas, de modo que dos tablas juntas nunca revelen un número no publicado.
table-nearest = Las tablas más parecidas que se pueden mostrar:
table-too-many = Una tabla se desglosa en { $limit } dimensiones como máximo.
table-unknown-dimension = No hay ninguna dimensión «{ $name }».
table-unknown-value = «{ $value }» no es un valor de: { $field }.
table-dimension-source = Fuente
table-dimension-form-count = Una forma o varias
table-dimension-year-detection = Año de detección
table-dimension-year-registration = Año de registro
table-dimension-year-exploitation = Año de explotación
table-dimension-year-decision = Año de decisión
table-dimension-route = Ruta
table-dimension-source-kind = Clase de fuente
table-unit-records = Registros
table-unit-perpetrators = Presuntos autores
table-unit-aggregates = Totales comunicados
table-unit-court-cases = Causas judiciales
table-dimension-age-broad = Gran grupo de edad
table-dimension-form-group = Forma de explotación, o varias
table-list-name = Nombre
table-list-what = Qué es
table-list-unit = Qué cuenta
table-download-json = Descargar la tabla (JSON)
table-units-mixed = Estas dimensiones cuentan cosas distintas. Los registros, los presuntos autores, los totales comunicados y las causas judiciales necesitan una tabla cada uno.
