# Lo que puede fallar en un archivo. Cada clase tiene un título (-title), una frase y lo que hay que hacer (-remedy).
# Las frases nunca repiten el valor: puede identificar a alguien.

problem-where = Fila { $row }, columna «{ $column }»
problem-where-row = Fila { $row }
problem-count = { count-rows }
problem-reason-column = motivo
problem-missing-key-title = Filas sin clave
problem-missing-key = En la fila { $row } está vacía la columna «{ $column }», que dice de qué registro se trata.
problem-missing-key-remedy = Poner el número que el organismo da a este registro.
problem-duplicate-key-title = Claves que aparecen dos veces
problem-duplicate-key = La fila { $row } tiene en «{ $column }» la misma clave que la fila { $other }.
problem-duplicate-key-remedy = Dejar una de las dos filas, o dar a la segunda su propio número.
problem-row-too-short-title = Filas que terminan antes de tiempo
problem-row-too-short =
    { $expected ->
        [one] La fila { $row } tiene { $found } celda de { $expected }.
       *[other] La fila { $row } tiene { $found } celdas de { $expected }.
    }
problem-row-too-short-remedy = Pedir otra vez esta fila al remitente; el resto se puede guardar.
problem-row-too-long-title = Filas con celdas de más
problem-row-too-long = La fila { $row } tiene { $found } celdas en vez de { $expected }.
problem-row-too-long-remedy = Buscar un separador dentro de un texto que no va entre comillas.
problem-broken-encoding-title = Letras que no se pueden leer
problem-broken-encoding = Fila { $row }, columna «{ $column }»: algunas letras están dañadas.
problem-broken-encoding-remedy = Guardar el archivo de nuevo en UTF-8 e importarlo otra vez.
problem-nul-title = Bytes vacíos dentro de una fila
problem-nul = La fila { $row } contiene bytes que ningún texto contiene. Es probable que el archivo se dañara en el camino.
problem-nul-remedy = Pedir el archivo otra vez al remitente.
problem-unreadable-date-title = Fechas que no se pueden leer
problem-unreadable-date = Fila { $row }, columna «{ $column }»: no es una fecha en la forma que espera la estructura.
problem-unreadable-date-remedy = Escribir el año, el año y el mes, o la fecha completa, por ejemplo 2026-03-17. La estructura indica el calendario y el orden.
problem-impossible-date-title = Días que no existen
problem-impossible-date = Fila { $row }, columna «{ $column }»: ese día no existe en el calendario.
problem-impossible-date-remedy = Revisar el día y el mes. Si solo el año es seguro, escribir solo el año.
problem-future-date-title = Fechas futuras
problem-future-date = Fila { $row }, columna «{ $column }»: esa fecha aún no ha llegado.
problem-future-date-remedy = Revisar el año y el calendario de esta columna.
problem-unknown-code-title = Valores que no están en la lista
problem-unknown-code = Fila { $row }, columna «{ $column }»: la lista de esta columna no tiene ese valor.
problem-unknown-code-remedy = Usar un valor de la lista, o añadir una línea para él en la estructura.
problem-not-a-number-title = Valores que no son números
problem-not-a-number = Fila { $row }, columna «{ $column }»: aquí se espera un número entero.
problem-not-a-number-remedy = Escribir solo cifras. Si el número no se conoce, decirlo con la palabra que la estructura da para «desconocido».
problem-negative-title = Números menores que cero
problem-negative = Fila { $row }, columna «{ $column }»: este número no puede ser menor que cero.
problem-negative-remedy = Si un código como -99 significa «falta», añadirlo a la estructura.
problem-age-range-title = Edades fuera de los límites
problem-age-range = Fila { $row }, columna «{ $column }»: una edad está entre { $low } y { $high }.
problem-age-range-remedy = Puede ser un año de nacimiento. Si es así, indicarlo en la estructura.
problem-unknown-country-title = Países que no se reconocen
problem-unknown-country = Fila { $row }, columna «{ $column }»: este país no está en la lista de códigos.
problem-unknown-country-remedy = Escribir las dos letras del código del país, o asignar el nombre en la estructura.
problem-unknown-area-title = Zonas que no se reconocen
problem-unknown-area = Fila { $row }, columna «{ $column }»: esta zona no está en la lista de esta instalación.
problem-unknown-area-remedy = Usar un código de la lista de zonas, o añadir la zona a la lista.
problem-text-too-long-title = Textos demasiado largos
problem-text-too-long =
    { $limit ->
        [one] Fila { $row }, columna «{ $column }»: el texto pasa de { $limit } carácter.
       *[other] Fila { $row }, columna «{ $column }»: el texto pasa de { $limit } caracteres.
    }
problem-text-too-long-remedy = Poner aquí un código. Las descripciones largas se quedan en el organismo.
problem-contradictory-ages-title = Edades que se contradicen
problem-contradictory-ages = Fila { $row }: las edades en la captación, en la explotación y en la detección no pueden ser todas ciertas.
problem-contradictory-ages-remedy = Revisar qué edad se preguntó. Una edad dudosa puede quedar como «desconocida».
problem-contradictory-dates-title = Fechas en orden equivocado
problem-contradictory-dates = Fila { $row }: un hecho termina antes de empezar, o se registra antes de ocurrir.
problem-contradictory-dates-remedy = Revisar ambas fechas. Si solo los años son seguros, escribir solo los años.
problem-identity-value-title = Valores que pueden identificar a alguien
problem-identity-value = Fila { $row }, columna «{ $column }»: esto parece un nombre, un número o una dirección donde se espera un código.
problem-identity-value-remedy = Quitarlo del archivo. Lantern no lo ha guardado.
problem-formula-title = Celdas que contienen una fórmula
problem-formula = Fila { $row }, columna «{ $column }»: la celda contiene una fórmula sin resultado guardado.
problem-formula-remedy = Pegar los valores en lugar de la fórmula y guardar el archivo de nuevo.
problem-row-too-large-title = Filas demasiado grandes
problem-row-too-large = La fila { $row } es más grande de lo que puede ser una fila.
problem-row-too-large-remedy = Buscar unas comillas que nunca se cierran.
problem-unreadable-row-title = Filas que no se pueden leer
problem-unreadable-row = La fila { $row } no se puede leer como una fila de este archivo.
problem-unreadable-row-remedy = Compararla con las filas vecinas, o pedirla otra vez al remitente.
problem-file-empty = El archivo está vacío.
problem-file-empty-remedy = Comprobar que se eligió el archivo correcto.
problem-file-too-large = El archivo es más grande de lo que permite esta instalación.
problem-file-too-large-remedy = Dividirlo, o subir el límite en el archivo de configuración.
problem-file-too-many-columns = El archivo tiene más columnas de las que puede tener un archivo.
problem-file-too-many-columns-remedy = Revisar el separador. Una tabla tan ancha suele ser un archivo leído con el separador equivocado.
problem-file-unknown-kind = No es un archivo CSV, XLSX ni JSON por líneas.
problem-file-unknown-kind-remedy = Guardar la tabla en una de estas formas e importarla de nuevo.
problem-file-damaged = El archivo está dañado o declara un tamaño que no tiene.
problem-file-damaged-remedy = Pedir el archivo otra vez al remitente.
problem-file-layout-unknown = Ninguna estructura conocida corresponde a las columnas de este archivo.
problem-file-layout-unknown-remedy = Elegir una estructura, o dejar que Lantern proponga una y revisarla.
problem-file-headings-missing = La primera fila debería nombrar las columnas. No se encuentra: { $columns }.
problem-file-headings-missing-remedy = Comprobar que la primera fila es la de los encabezados y que no hay un título encima.
problem-file-headings-twice = Dos columnas tienen el mismo nombre: { $columns }.
problem-file-headings-twice-remedy = Cambiar el nombre de una de ellas.
problem-file-password = El archivo está protegido con una contraseña.
problem-file-password-remedy = Guardar una copia sin contraseña en un disco cifrado e importar la copia.
