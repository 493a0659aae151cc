cli-store-key-changed = El almacén tiene una clave nueva y la antigua ya no abre nada. Haga ahora una copia de seguridad nueva y una copia nueva de las claves, y destruya las anteriores: contienen la clave antigua.
doctor-database-rights = El rol de base de datos { $role } puede hacer más de lo que Lantern necesita: { $rights }.
doctor-database-rights-mend = Cree los roles con docs/postgres.sql y nómbrelos en las direcciones de las bases de datos.
doctor-database-password = Una base de datos se abre con una contraseña que nunca cambia por sí sola.
doctor-database-password-mend = Deje entrar a Lantern con su cuenta del sistema por un socket o con un certificado de cliente: docs/operations.md explica cómo.
doctor-log-stays = El registro del programa se queda en esta máquina: quien entre en ella por la fuerza puede cambiar lo que el registro dice de eso.
doctor-log-stays-mend = Indique un servidor de registros en el ajuste log_host, o haga que el gestor de servicios envíe el registro a otra máquina.
