# La calidad por fuente.

quality-title = Calidad de las fuentes
quality-what = Qué registra cada fuente, con qué rapidez, y dónde se contradice. Esto dice hasta dónde llega una conclusión; no clasifica a los organismos.
quality-empty = Ninguna fuente ha enviado todavía un archivo.
quality-source = Fuente
quality-records = Registros
quality-overall = Todas las fuentes lado a lado
quality-completeness = Integridad
quality-completeness-what = Parte de los registros en que el campo tiene un valor conocido.
quality-completeness-known = conocido
quality-completeness-finding = { $field }: se conoce en el { $share } de los registros.
quality-completeness-weakest = Lo menos conocido: { $first } y { $second }.
quality-timeliness = Puntualidad
quality-timeliness-what = Días entre la detección y el registro.
quality-timeliness-median =
    { $count ->
        [one] La mitad de los registros se hizo en { $count } día como máximo.
       *[other] La mitad de los registros se hizo en { $count } días como máximo.
    }
quality-timeliness-late =
    { $count ->
        [one] 9 de cada 10 se hicieron en { $count } día como máximo.
       *[other] 9 de cada 10 se hicieron en { $count } días como máximo.
    }
quality-timeliness-unknown = Muy pocos registros contienen las dos fechas.
quality-last-file = Último archivo: { $date }
quality-consistency = Coherencia
quality-consistency-what = Registros cuyos valores se contradicen.
quality-consistency-none = No se encontró ninguna contradicción.
quality-rule-ages = la edad en la captación es mayor que la edad en la detección
quality-rule-age-status = la edad y la indicación «niño» o «adulto» no concuerdan
quality-rule-birth-year = la edad y el año de nacimiento no concuerdan
quality-rule-dates = la detección es anterior al comienzo de la explotación
quality-rule-decision = la decisión es anterior a la detección
quality-rule-form-sector = consta un sector, pero ninguna forma de explotación
quality-rule-means-child = falta el medio en el caso de un adulto identificado
quality-duplicates = Duplicados dentro del archivo
quality-duplicates-what = Filas de una misma fuente que coinciden en todos los campos codificados. Algunas son la misma persona registrada dos veces; otras no.
quality-duplicates-count =
    { $count ->
        [one] { $count } registro tiene un gemelo en la misma fuente.
       *[other] { $count } registros tienen un gemelo en la misma fuente.
    }
quality-duplicates-none = En esta fuente no hay dos registros que coincidan en todos los campos.
quality-rejected =
    { $count ->
        [one] { $count } fila quedó fuera
       *[other] { $count } filas quedaron fuera
    }
quality-warnings =
    { $count ->
        [one] { $count } valor no pudo leerse y cuenta como desconocido
       *[other] { $count } valores no pudieron leerse y cuentan como desconocidos
    }
quality-files = { count-files }
quality-mapped = Columnas incorporadas: { $taken } de { $all }
quality-ask = Qué preguntar a esta fuente
quality-ask-field = Preguntar cómo se registra «{ $field }»: se conoce en el { $share } de sus registros.
