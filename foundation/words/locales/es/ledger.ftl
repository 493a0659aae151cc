# La salud del registro.
ledger-title = El registro
ledger-what = Lo que ocurrió aquí, en números que nadie puede cambiar sin que se vea.
ledger-check-now = Comparar ahora
ledger-check-what = Lee todo el diario y lo compara con el registro. Una casa grande tarda un minuto.
ledger-checked = Diario y registro
ledger-checked-what = Comparado: { $entries } entradas del diario bajo { $leaves } hojas del registro.
ledger-download-checkpoint = Descargar el punto de control
ledger-download-key = Descargar la línea de clave
ledger-download-policy = Descargar la política
ledger-flaw-head = La cabeza del registro no se deduce de sus hojas.
ledger-flaw-key-of-nothing = Una clave que no es de ninguna entrada.
ledger-flaw-rewritten = Entradas que no están como se registraron.
ledger-flaw-unlogged = Entradas que nunca se registraron.
ledger-flaw-without-key = Una entrada cuya clave desapareció sin explicación.
ledger-flaws =
    { $count ->
        [one] { $count } cosa no está como se escribió.
       *[other] { $count } cosas no están como se escribieron.
    }
ledger-log = Nombre del registro
ledger-no-witness = Ningún testigo lo ha firmado todavía.
ledger-not-checked = Sin comparar desde que se inició el servidor.
ledger-not-published = Nada se ha publicado todavía.
ledger-nothing-altered = Todo está como se escribió.
ledger-offline = Compruébelo sin nosotros
ledger-offline-what = Copie la carpeta «ledger» y verifíquela en otra máquina. Guarde el punto de control de hoy: con él se ve un registro cortado o reescrito.
ledger-pin = Guarde esto en otro lugar
ledger-pin-what = Imprímalo, o envíelo a alguien de fuera. Quien lo tenga puede mostrar más tarde que nada anterior se quitó.
ledger-published = Publicado
ledger-published-size = { $size } entradas
ledger-root = Raíz
ledger-size = Entradas
ledger-why = Qué demuestra
ledger-why-what = Que nada se cambió ni se quitó desde entonces. No que lo escrito sea verdad.
ledger-witnesses = Firmado por
