# La lista de registros y el historial de uno.

records-title = Registros
records-what = Una línea por cada registro de cada fuente. Aquí no se muestran nombres.
records-empty = Todavía no hay ningún registro guardado.
records-none-found = Ningún registro cumple estas condiciones.
records-found = { count-records }
records-showing = { $from } a { $to } de { $total }
records-code = Código
records-source = Fuente
records-recorded = Registrado
records-last-change = Último cambio
records-record = Registro { $code }
records-summary = Recibido de { $source }, guardado desde el { $date }.
records-current = Lo que consta ahora
records-history = Historial
records-history-what = Lo más reciente primero. Nunca se sobrescribe nada.
records-field = Campo
records-before = Antes
records-after = Después
records-when = Cuándo
records-by = Por
records-from = Procedencia
records-from-row = { $file }, fila { $row }
records-no-value = nada registrado
records-created = Registro abierto
records-changed =
    { $count ->
        [one] { $count } campo modificado
       *[other] { $count } campos modificados
    }
records-sealed = sellado
records-sealed-what = Lo que identifica a esta persona está sellado. Solo el organismo que lo registró puede abrirlo.
records-withdrawn = retirado
records-withdrawn-what = La fuente retiró este registro el { $date }. Ya no cuenta; su historial permanece.
records-open-import = Este registro pertenece a una importación sin terminar y todavía no cuenta.
records-not-found = Ningún registro tiene el código { $code }.
records-person = Persona
records-event = Qué ocurrió
records-perpetrators = Presuntos autores
records-case = Expediente
records-purpose = Finalidad: { $purpose }
records-palermo = Artículo 3 del Protocolo de Palermo
records-palermo-met = Constan un acto, un medio y una finalidad.
records-palermo-met-child = Constan un acto y una finalidad. No hace falta ningún medio: la persona tenía menos de 18 años.
records-palermo-not-met = Lo registrado no reúne todos los elementos.
records-palermo-not-enough = No se sabe lo suficiente para decirlo.
records-palermo-what = Es una lectura de lo registrado, no un juicio sobre la persona. No decide nada sobre la ayuda.
records-discarded-import = Este registro procede de una importación descartada. No cuenta.
records-told-as = en la fuente: { $date }, { $calendar }
records-calendar-hijri = calendario de la hégira
records-calendar-persian = calendario persa
records-calendar-ethiopic = calendario etíope
records-filter = Se muestran los registros de
