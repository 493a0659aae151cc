# Reglas: cada frase dice una regla de la política de acceso.

policy-added = Una regla añadida por esta instalación: { $name }.
policy-nothing-allows = Ninguna regla lo permite, y lo que ninguna regla permite se deniega.
policy-theme-figures = Cifras
policy-theme-records = Registros
policy-theme-identity = Lo que identifica a una persona
policy-theme-wall = El muro entre protección y enjuiciamiento
policy-theme-door = La única puerta en el muro
policy-theme-recipients = Destinatarios
policy-theme-sharing = Intercambio
policy-theme-rights = Los derechos de la persona
policy-theme-complaints = Quejas selladas
policy-theme-breakglass = Emergencias
policy-theme-accounts = Cuentas y funcionamiento de la instalación
policy-theme-local = La cuenta «local»
policy-figures-everybody = Toda cuenta puede ver el inicio, las cifras públicas, las listas, estas reglas, el registro de tratamientos y su propia cuenta, y comunicar un incidente.
policy-figures-own-agency = Quien puede ver los registros de un organismo puede ver sus cifras exactas.
policy-figures-all-agencies = Los estadísticos, los coordinadores y los observadores de violaciones graves pueden ver las cifras exactas de todos los organismos, con fines estadísticos y de seguimiento de la protección.
policy-figures-load-lists = Los estadísticos, los responsables de sanciones y los administradores pueden cargar listas.
policy-records-import = El personal de registro, los supervisores y los estadísticos pueden importar archivos de su organismo.
policy-records-case-staff = El personal de casos puede ver y corregir registros en forma codificada, para ayudar a la persona, remitirla, vigilar riesgos o responder a su solicitud.
policy-records-statistician = Los estadísticos pueden ver los registros de su organismo en forma codificada, solo con fines estadísticos.
policy-records-prosecution = Los investigadores, los analistas financieros y los responsables de sanciones pueden ver y corregir los registros del enjuiciamiento.
policy-records-child = Los trabajadores de casos y supervisores con formación en infancia y el panel del interés superior pueden ver y corregir los expedientes de niños.
policy-records-gbv = Los especialistas en violencia de género pueden ver y corregir los expedientes de supervivientes.
policy-records-privileged = Los abogados pueden ver y corregir las notas amparadas por el secreto profesional, para prestar asistencia jurídica.
policy-records-desks = Los observadores, los operadores de la línea de ayuda, los encargados de la entrega y los responsables del mapa de servicios ven cada uno lo de su propio puesto.
policy-records-own-agency-only = Nadie maneja los datos de un caso fuera del organismo que los tiene.
policy-records-never-administrator = Un administrador no ve registros, ni identidades, ni cifras exactas, ni claves de organismos, cualesquiera que sean los otros roles de la cuenta.
policy-records-gbv-specialist-only = Solo los especialistas en violencia de género abren los expedientes de supervivientes.
policy-records-lawyer-only = Solo los abogados abren las notas amparadas por el secreto profesional.
policy-records-child-trained-only = Solo el personal formado para trabajar con niños maneja sus expedientes.
policy-records-never-complaint = Una queja sellada nunca se maneja como un registro.
policy-records-monitor-only = Los incidentes de violaciones graves solo los manejan los observadores, aparte del trabajo de casos.
policy-records-no-conflict = Nadie hace nada con el expediente de un familiar ni cuando hay otro conflicto de intereses.
policy-identity-case-staff = El personal de casos puede abrir una identidad y buscar a una persona, para ayudarla, remitirla o responder a su solicitud.
policy-identity-child = Los trabajadores de casos y supervisores con formación en infancia y el panel del interés superior pueden abrir la identidad de un niño.
policy-identity-gbv = Los especialistas en violencia de género pueden abrir y buscar la identidad de un superviviente.
policy-identity-lawyer = Los abogados pueden abrir la identidad en una nota amparada por el secreto profesional.
policy-identity-helpline = Los operadores pueden abrir la identidad de un contacto de la línea de ayuda.
policy-identity-investigation = Los investigadores, los analistas financieros y los responsables de sanciones pueden abrir identidades en los registros del enjuiciamiento.
policy-identity-investigation-basis = En los registros del enjuiciamiento no se abre ninguna identidad sin una base vigente.
policy-identity-copy-for-the-person = El personal de casos puede dar a una persona una copia de sus propios datos.
policy-identity-copy-one-person = Una copia contiene una sola persona y se hace solo a petición suya.
policy-identity-never-search-privileged = Las notas amparadas por el secreto profesional quedan fuera de la búsqueda y la exportación.
policy-wall-roles = Ningún investigador, analista financiero o responsable de sanciones maneja nada fuera de los registros del enjuiciamiento, cualesquiera que sean los otros roles de la cuenta.
policy-wall-bodies = Nadie de un tribunal, una fiscalía, la policía, una unidad financiera o un órgano de sanciones maneja los datos de protección.
policy-wall-coercive-bodies = Los órganos de inmigración, armados y de inteligencia no ven más que las páginas públicas.
policy-wall-purposes = Nada de lo dicho a protección se lee para una investigación, inteligencia financiera o sanciones.
policy-wall-recipients = Ningún caso de protección se comparte con un tribunal, una fiscalía, la policía, una unidad financiera o un órgano de sanciones.
policy-wall-prosecution-keeps-its-own = Los registros del enjuiciamiento solo los manejan sus propios roles.
policy-door-open = Un trabajador de casos, un supervisor o un abogado puede entregar un elemento de protección a enjuiciamiento.
policy-door-single-item = Por la puerta pasa un solo elemento.
policy-door-consent = Un elemento solo pasa con el consentimiento de la persona para ese destinatario concreto.
policy-door-counsel = Un elemento solo pasa después de consultar al abogado de la persona.
policy-door-two-signatures = Un elemento solo pasa con una segunda firma, de otra persona que sea supervisor o abogado de protección.
policy-door-closed-compartments = Nada de los expedientes de supervivientes, las notas amparadas por el secreto o las quejas pasa por la puerta.
policy-recipients-named = Todo lo que se comparte tiene un destinatario designado.
policy-recipients-never = Nunca se comparte nada con órganos de control de inmigración, armados o de inteligencia.
policy-recipients-death-penalty = Nada de un caso va a investigadores o tribunales donde amenaza la pena de muerte.
policy-recipients-fair-trial = Nada de un caso va a investigadores o tribunales donde los juicios no son justos.
policy-sharing-case = Los trabajadores de casos, los supervisores y los especialistas en violencia de género pueden compartir un caso, para ayudar, remitir o prestar asistencia jurídica.
policy-sharing-investigation = Los investigadores, los analistas financieros y los responsables de sanciones pueden compartir un registro del enjuiciamiento.
policy-sharing-aggregate = Los estadísticos, coordinadores, observadores, supervisores y especialistas en violencia de género pueden compartir agregados, con fines estadísticos y de seguimiento de la protección.
policy-sharing-protocol = Nada se comparte sin un protocolo de intercambio de información vigente que lo abarque.
policy-sharing-basis = Ningún caso se comparte sin una base vigente para ese destinatario concreto.
policy-sharing-basis-decided = Una base distinta del consentimiento solo vale si la decidió un supervisor con nombre.
policy-sharing-gbv = El expediente de un superviviente solo se comparte de uno en uno, con consentimiento y para una remisión; por lo demás solo salen agregados.
policy-sharing-never-privileged = Las notas amparadas por el secreto profesional nunca se comparten.
policy-sharing-view = Quienes comparten, redactan o supervisan pueden ver los protocolos y los destinatarios; lo compartido lo ven el organismo que lo compartió y los responsables de protección de datos y auditores del despliegue.
policy-sharing-draft-protocol = Los coordinadores, los delegados de protección de datos y los supervisores pueden redactar un protocolo.
policy-sharing-approve-protocol = Los delegados de protección de datos y los supervisores pueden aprobar un protocolo.
policy-sharing-approve-two = Un protocolo se aprueba entre dos.
policy-rights-consent = El personal de casos, los operadores de la línea de ayuda y los abogados pueden registrar, mostrar y retirar lo que una persona consintió.
policy-rights-decide-basis = Solo un supervisor decide una base distinta del consentimiento.
policy-rights-requests = El personal de casos y los delegados de protección de datos pueden registrar y ver las solicitudes de una persona, y cancelar un borrado.
policy-rights-decide-request = Los supervisores y los delegados de protección de datos deciden la solicitud de una persona y reciben su confirmación de un borrado.
policy-rights-erasure-alone = Un borrado lo confirma la persona a solas, sin nadie que pueda presionarla.
policy-rights-erasure-held = Lo retenido como prueba no se borra mientras dure la retención.
policy-rights-holds = Los supervisores retienen y liberan los registros de protección; los investigadores, los del enjuiciamiento.
policy-rights-hold-basis = Una retención se apoya en un deber legal o una orden judicial.
policy-rights-release-two = Una retención se levanta entre dos.
policy-rights-data-protection = Los delegados de protección de datos fijan la conservación y tratan los incidentes.
policy-complaints-focal-point = Los puntos focales de protección contra la explotación y los abusos sexuales pueden abrir quejas y responder a ellas.
policy-complaints-two-people = Una queja la abren dos puntos focales.
policy-complaints-outside = Ninguna de las dos personas que abren una queja pertenece a la organización objeto de ella.
policy-breakglass-use = En una emergencia, los trabajadores de casos, los supervisores, los especialistas en violencia de género y los operadores de la línea de ayuda pueden abrir de inmediato un expediente de su organismo.
policy-breakglass-reason = Quien abre un expediente en una emergencia indica el motivo.
policy-breakglass-second-or-notice = La apertura de un expediente en una emergencia la confirma otra persona, o el programa avisa al delegado de protección de datos.
policy-breakglass-confirm = Los supervisores y los delegados de protección de datos revisan lo que se abrió en una emergencia.
policy-breakglass-never-own = Nadie revisa lo que abrió por sí mismo.
policy-accounts-administrator = Los administradores gestionan organismos, cuentas, ajustes, el libro inalterable, copias de seguridad y fichas de acceso.
policy-accounts-agency-roles = Los supervisores dan y quitan roles dentro de su organismo.
policy-accounts-second-person = Un administrador solo da roles y restaura copias con una segunda persona, supervisor o delegado de protección de datos.
policy-accounts-never-own-roles = Nadie da roles a su propia cuenta.
policy-accounts-unlock-agency = Quien trabaja en los casos de un organismo puede desbloquear su clave para la sesión.
policy-accounts-agency-keys = Los supervisores crean, renuevan y reparten la clave de su organismo.
policy-accounts-own-tokens = Cada cual gestiona las fichas de acceso de su propia cuenta.
policy-accounts-oversight = Los auditores y los delegados de protección de datos pueden ver el libro inalterable y el registro de accesos; los de un organismo, solo el suyo.
policy-accounts-supervisor-log = Los supervisores pueden ver quién miró los expedientes de su organismo.
policy-local-work = La cuenta «local» puede crear organismos, importar archivos, cargar listas, publicar el registro y ver cifras, registros codificados e historiales.
policy-local-first-setup = Mientras nadie tenga cuenta, «local» puede inscribir a las dos primeras personas y preparar las hojas de recuperación del primer organismo.
policy-local-nothing-else = La cuenta «local» no puede hacer nada más, cualesquiera que sean los roles que se le añadan.
policy-local-coded-only = La cuenta «local» solo ve datos abiertos y codificados de la medición.
policy-local-this-machine-only = La cuenta «local» solo trabaja en la propia máquina, nunca por la red.

# Roles.

role-registration = Registro
role-case-worker = Trabajador de casos
role-supervisor = Supervisor
role-investigator = Investigador
role-financial-analyst = Analista financiero
role-sanctions = Sanciones y adquisiciones
role-statistician = Estadístico
role-coordinator = Coordinador
role-data-protection = Delegado de protección de datos
role-auditor = Auditor
role-administrator = Administrador
role-gbv-specialist = Especialista en violencia de género
role-mrm-monitor = Observador de violaciones graves
role-psea-focal-point = Punto focal de protección contra la explotación y los abusos sexuales
role-helpline-operator = Operador de la línea de ayuda
role-interpreter = Intérprete
role-lawyer = Abogado
role-best-interests-panel = Panel del interés superior del niño
role-handover-officer = Encargado de la entrega
role-service-mapping-owner = Responsable del mapa de servicios
role-local = Esta máquina

# Partes del trabajo.

wing-protect = Protección
wing-prosecute = Enjuiciamiento
wing-prevent = Prevención
wing-measure = Medición

# Compartimentos.

sensitivity-open = Abierto
sensitivity-coded = Codificado
sensitivity-identity = Identidad
sensitivity-gbv = Violencia de género
sensitivity-child = Infancia
sensitivity-privileged = Secreto profesional
sensitivity-complaint = Queja

# Finalidades.

purpose-casework = Ayudar a la persona
purpose-referral = Remisión a un servicio
purpose-protection-monitoring = Seguimiento de la protección
purpose-statistics = Estadística
purpose-investigation = Investigación
purpose-financial-intelligence = Inteligencia financiera
purpose-sanctions = Sanciones
purpose-legal-aid = Asistencia jurídica
purpose-audit = Auditoría
purpose-person-request = Solicitud de la persona
purpose-data-protection = Protección de datos
purpose-complaint-handling = Tramitación de una queja
purpose-emergency = Emergencia
purpose-administration = Administración

# Bases.

basis-consent = Consentimiento
basis-best-interests = Interés superior del niño
basis-vital-interests = Intereses vitales
basis-legal-duty = Deber legal
basis-court-order = Orden judicial

# Tipos de organismos.

body-protection = Organismo de protección o de ayuda
body-health = Servicio de salud
body-legal-aid = Asistencia jurídica o tutor
body-research = Estadística o investigación académica
body-human-rights = Seguimiento de los derechos humanos
body-oversight = Supervisión del personal
body-judicial = Tribunal o fiscalía
body-police = Policía
body-financial-unit = Unidad de inteligencia financiera
body-sanctions-body = Órgano de sanciones
body-immigration = Control de inmigración
body-armed = Fuerzas o grupo armados
body-intelligence = Servicio de inteligencia

# Objetos de las acciones.

resource-deployment = Esta instalación
resource-figures = Cifras
resource-list = Lista
resource-import = Archivo importado
resource-record = Registro
resource-incident = Incidente de violación grave
resource-contact = Contacto de la línea de ayuda
resource-handover = Entrega
resource-service = Servicio
resource-item = Elemento de prueba
resource-basis = Consentimiento u otra base
resource-protocol = Protocolo de intercambio de información
resource-request = Solicitud de una persona
resource-complaint = Queja
resource-agency = Organismo
resource-account = Cuenta
resource-log = Registro de accesos o libro inalterable
resource-register = Registro de tratamientos e incidentes

# Acciones.

action-view-start = Ver el inicio
action-view-public-figures = Ver cifras públicas
action-view-figures = Ver cifras exactas
action-view-quality = Ver la calidad de las fuentes
action-view-lists = Ver listas
action-load-lists = Cargar una lista
action-view-imports = Ver los archivos importados
action-import-file = Importar un archivo
action-view-records = Ver la lista de registros
action-view-record = Ver un registro en forma codificada
action-view-history = Ver el historial de un registro
action-open-identity = Abrir una identidad
action-find-person = Buscar a una persona por su nombre
action-export-person = Dar a una persona una copia de sus datos
action-correct-record = Corregir un registro
action-manage-agencies = Crear y cambiar organismos
action-manage-keys = Gestionar la clave de un organismo
action-unlock-agency = Desbloquear la clave de un organismo
action-manage-accounts = Gestionar cuentas
action-assign-roles = Dar y quitar roles
action-manage-settings = Cambiar ajustes
action-view-policy = Leer estas reglas
action-view-access-log = Ver quién miró qué
action-view-own-access = Ver lo que miró la propia cuenta
action-view-ledger = Ver el libro inalterable
action-manage-ledger = Gestionar el libro inalterable
action-record-consent = Registrar un consentimiento o una negativa
action-decide-basis = Decidir una base distinta del consentimiento
action-withdraw-consent = Retirar un consentimiento por la persona
action-view-consents = Ver lo que una persona consintió
action-view-sharing = Ver los protocolos, los destinatarios y lo compartido
action-draft-protocol = Redactar un protocolo
action-approve-protocol = Aprobar un protocolo
action-share-case = Compartir un caso
action-share-aggregate = Compartir agregados
action-hand-over-item = Entregar un elemento a enjuiciamiento
action-set-hold = Retener un registro contra el borrado
action-release-hold = Levantar una retención
action-view-requests = Ver las solicitudes de personas
action-open-request = Registrar una solicitud de una persona
action-decide-request = Decidir una solicitud
action-confirm-erasure = Recibir la confirmación de un borrado
action-cancel-erasure = Cancelar un borrado
action-manage-retention = Fijar el plazo de conservación
action-view-processing-register = Ver el registro de tratamientos
action-report-incident = Comunicar un incidente con datos
action-manage-incidents = Tratar incidentes con datos
action-open-complaint = Abrir una queja sellada
action-answer-complaint = Responder a una queja
action-break-glass = Abrir un expediente en una emergencia
action-confirm-break-glass = Revisar un expediente abierto en una emergencia
action-back-up = Hacer una copia de seguridad
action-restore = Restaurar una copia de seguridad
action-manage-tokens = Crear y revocar fichas de acceso
action-view-own-account = Ver la propia cuenta
