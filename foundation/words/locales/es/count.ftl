# Lo que se cuenta. Otros mensajes se forman con esto.

count-rows =
    { $count ->
        [one] { $count } fila
       *[other] { $count } filas
    }
count-columns =
    { $count ->
        [one] { $count } columna
       *[other] { $count } columnas
    }
count-records =
    { $count ->
        [one] { $count } registro
       *[other] { $count } registros
    }
count-people =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
count-perpetrators =
    { $count ->
        [one] { $count } presunto autor
       *[other] { $count } presuntos autores
    }
count-sources =
    { $count ->
        [one] { $count } fuente
       *[other] { $count } fuentes
    }
count-agencies =
    { $count ->
        [one] { $count } organismo
       *[other] { $count } organismos
    }
count-files =
    { $count ->
        [one] { $count } archivo
       *[other] { $count } archivos
    }
count-values =
    { $count ->
        [one] { $count } valor
       *[other] { $count } valores
    }
count-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
count-fields =
    { $count ->
        [one] { $count } campo
       *[other] { $count } campos
    }
