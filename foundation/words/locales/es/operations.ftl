# Backups: made, restored, moved; upgrades; wiping a folder.

backup-passphrase = Frase de contraseña para la copia de seguridad (12 caracteres como mínimo):
backup-passphrase-again = La misma frase otra vez:
backup-writing = Escribiendo la copia de seguridad
backup-made = Copia de seguridad escrita en { $path }: todo hasta el asiento { $position } del diario.
backup-head = El registro { $origin } tenía { $size } entradas; su raíz era { $root }. Guarde esta línea en otro lugar.
backup-keys-made = Copia de las claves escrita en { $path }. Guárdela aparte de la copia de seguridad y destrúyala o sustitúyala antes del { $date }: hasta entonces no se puede decir que los datos de una persona suprimida hayan desaparecido en todas partes.
backup-without-keys = No se copió ninguna clave. Sin una copia de las claves hecha con esta copia de seguridad o después, no se puede restaurar: indique --keys FILE.
backup-agency-keys = Las claves de los organismos no están en ninguna copia de seguridad. Cada organismo guarda su archivo de clave o sus hojas de recuperación.
restore-passphrase = Frase de contraseña de la copia de seguridad:
restore-reading = Restaurando
restore-done = Restaurado en { $path }: todo hasta el asiento { $position } del diario, tal como estaba el { $date } (UTC).
restore-erased = Registros suprimidos de nuevo, porque se habían suprimido después de la copia de seguridad: { $count }
restore-checked = Comprobado: la raíz del registro es la de la copia de seguridad, cada asiento está como dice su hoja y las tablas tienen el mismo número de filas.
restore-agency-keys = Las claves de los organismos no se restauran. Cada organismo vuelve a poner su archivo de clave en { $path } o recupera su clave con sus hojas de recuperación.
restore-log = Si el registro se había publicado más allá de esta copia de seguridad, los testigos se negarán a firmar el restaurado: es lo correcto, y solo lo remedia una copia más reciente.
