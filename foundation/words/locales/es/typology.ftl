# La tipología: palabras que comparten todas las tablas. Las tablas están en tables-people.ftl y tables-events.ftl.

typology-title = Tipología
typology-what = Zonas afectadas, personas, presuntos autores, medios y formas de explotación, contados a partir de los archivos de los organismos.
typology-empty = Todavía no hay nada que contar. Primero, importar un archivo.
typology-contents = Tablas de esta página
typology-filter-showing = Se muestran
typology-filter-from = de
typology-filter-every-source = todas las fuentes
typology-filter-year = con año de detección:
typology-filter-every-year = todos los años
typology-filter-figures = en forma de
typology-filtered = Solo los registros con: { $conditions }.
typology-part-areas = Dónde
typology-part-people = Quiénes son las personas afectadas
typology-part-perpetrators = A quién se atribuye
typology-part-means = Cómo se captó y se retuvo a las personas
typology-part-forms = Para qué se las explotó
typology-part-conflict = Qué relación tiene con el conflicto
typology-part-sources = Cuándo, y quién lo registró
typology-records = registros
typology-records-count = { count-records }
typology-records-by-source = Registros por fuente
typology-records-by-source-what = Varias fuentes pueden haber registrado a la misma persona. Mientras los registros no se vinculen, ningún total de varias fuentes es un número de personas.
typology-perpetrators = presuntos autores
typology-perpetrators-count = { count-perpetrators }
typology-people = personas
typology-people-count = { count-people }
typology-column-share-known = Parte de lo conocido
typology-column-share-all = Parte del total
typology-share-known = porcentaje de los conocidos
typology-share-all = porcentaje de todos
typology-known = conocido
typology-known-of-all = Conocido en { $known } de { $all } registros
typology-unknown = desconocido
typology-not-asked = no preguntado
typology-declined = no quiso responder
typology-not-applicable = no aplicable
typology-not-recorded = no registrado
typology-no-reports = sin informes
typology-no-records = Ningún registro dice nada sobre esto.
typology-total = Total
typology-other = otro
typology-withheld = no publicado
typology-withheld-threshold =
    { $threshold ->
        [one] no publicado: menos de { $threshold } persona
       *[other] no publicado: menos de { $threshold } personas
    }
typology-withheld-records =
    { $threshold ->
        [one] no publicado: menos de { $threshold } registro
       *[other] no publicado: menos de { $threshold } registros
    }
typology-between = entre { $low } y { $high }
typology-non-additive = Las filas no suman el total: un mismo registro puede estar en varias.
typology-non-additive-mark = no aditivo
typology-form-single = una sola forma
typology-form-several = varias formas
typology-form-each = cada forma
typology-forms-what = «Una sola forma» y «varias formas» reparten los registros. «Cada forma» cuenta un registro en todas las formas que nombra.
typology-kind = Clase de cifras
typology-kind-operational = cifras operativas
typology-kind-operational-what = Exactas, para quienes pueden ver los registros. No destinadas a publicarse.
typology-kind-public = cifras públicas
typology-kind-public-what = No se publican los números pequeños, ni ningún número del que puedan deducirse.
typology-kind-restricted = comunicación restringida
typology-kind-restricted-what = Totales exactos para un órgano determinado, en virtud de un acuerdo. Quedan anotados y no se publican.
typology-kind-switch-public = Mostrar las cifras públicas
typology-kind-switch-operational = Mostrar las cifras operativas
typology-how-made = Cómo se ha hecho
typology-how-made-what =
    { $count ->
        [one] { $count } registro, contado tal como se registró. Nada se ha estimado ni completado.
       *[other] { $count } registros, contados tal como se registraron. Nada se ha estimado ni completado.
    }
typology-how-made-as-of = Situación en el asiento { $position } del diario.
typology-how-complete = Hasta qué punto está completo
typology-how-complete-line = { $field }, parte conocida: { $share }
typology-protects = Qué protege a las personas
typology-protects-what = No se publica ningún número menor que { $threshold }, ni ninguno del que pueda deducirse.
typology-protects-operational = Estas cifras son exactas. Un número pequeño puede señalar a una persona: no se debe transmitir esta página.
typology-protects-areas = Los mapas públicos no bajan del primer nivel administrativo.
typology-recorded-not-decided = «Personas registradas» significa que un organismo las registró como presuntas víctimas, identificadas o identificadas formalmente. Nada de esto es una decisión sobre una persona.
typology-alleged = «Presunto» abarca a toda persona o entidad señalada como autora, en cualquier etapa del proceso. No es una declaración de culpabilidad.
typology-kinds-apart = Los registros individuales, los archivos anonimizados, los archivos sintéticos, los totales comunicados por los Estados y las causas judiciales se cuentan aparte y nunca se suman.
typology-source-kind-case-records = registros individuales
typology-source-kind-k-anonymised = registros anonimizados
typology-source-kind-synthetic = registros sintéticos
typology-source-kind-aggregate = totales comunicados por los Estados
typology-source-kind-court-case = causas judiciales
typology-aggregate-title = Totales comunicados por los Estados
typology-aggregate-what = Números que los Estados comunicaron por año. No son registros y no se suman a ellos.
typology-aggregate-censored = Un número comunicado solo como «menos de 5» sigue siendo un intervalo, de 1 a 4.
typology-court-title = Causas judiciales
typology-court-what = Causas publicadas, por acto, medio y finalidad. Una causa puede referirse a muchas personas.
typology-take-away = Para llevar
typology-same-figures = Las mismas cifras en una tabla
typology-picture = Gráfico: { $title }. La tabla que lo acompaña contiene las mismas cifras.
typology-map-picture = Mapa de las zonas donde tuvo lugar la explotación, con las rutas principales. La tabla que lo acompaña contiene las mismas cifras.
typology-map-not-agreed = línea no acordada
typology-map-route = ruta, y registros que la describen
typology-map-more = { $low } o más
typology-map-no-shapes = Esta instalación aún no tiene un mapa de sus zonas. La tabla va sola.
typology-women-girls = mujeres, niñas
typology-men-boys = hombres, niños
typology-pyramid-note = Registros. Un mismo registro puede figurar en dos formas.
typology-suppressed-stub = Rayado: no publicado.
typology-finding-none = Aquí se sabe demasiado poco para decirlo en una frase.
typology-none-of-them = ninguna de estas
typology-pyramid-beside = sexo o edad no representados aquí: { $count }
typology-map-absent = No figuran en este mapa: { $places }.
typology-alone = Ver la tabla completa
typology-unknown-or-few = desconocido, o demasiado pocos para mostrarlos
