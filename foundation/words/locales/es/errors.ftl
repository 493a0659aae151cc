# Cuando algo no funciona: qué está a salvo, qué hacer, un código que citar.

errors-title = Hay un problema
errors-summary = Revisar estos campos:
errors-not-found = Esta página no existe.
errors-not-found-what = Puede que la dirección esté mal escrita, o que el archivo o el registro se haya descartado.
errors-not-allowed = No puede abrir esta página.
errors-not-allowed-what = Solo responde en la máquina en que funciona Lantern.
errors-method = Esta página no se puede usar de este modo.
errors-too-large = Es más de lo que se puede enviar de una vez.
errors-too-large-what = Mejor importarlo en el terminal: lantern import
errors-form-expired = Este formulario se abrió antes de que Lantern se reiniciara. No se guardó nada. Cargar la página de nuevo y enviarlo otra vez.
errors-ours = No pudimos hacerlo.
errors-ours-safe = Todo lo confirmado está a salvo. Lo último que envió no se guardó.
errors-ours-what = Intentarlo de nuevo. Si se repite, citar el código { $code }.
errors-busy = Se está importando otro archivo. Este podrá empezar cuando termine.
errors-store = No se pueden abrir los datos.
errors-store-what = La clave no corresponde, o la carpeta está dañada. No se cambió nada.
errors-disk-full = El disco está lleno. Todo lo confirmado antes está a salvo; este archivo no se guardó.
errors-snapshot-missing = Las cifras aún no están contadas. Esta página las mostrará en un momento.
errors-field-required = Rellenar este campo.
errors-field-choose = Elegir una opción.
errors-field-code = Solo letras, cifras y guiones.
errors-field-year = Escribir el año con cuatro cifras, por ejemplo 1998.
errors-field-file = Elegir un archivo.
errors-go-start = Ir a la página de inicio
