# El consentimiento y las demás bases, protocolos, solicitudes, retenciones e incidentes: cada código en palabras.

# Groups of data.
group-coded = Respuestas codificadas, como la forma de explotación, el grupo de edad y la zona
group-identity = Nombres, fecha exacta de nacimiento, documentos
group-contact = Teléfono y formas seguras de contacto
group-location = Dónde vive o se aloja
group-family = Familiares y personas a cargo
group-narrative = Lo que contó, con sus palabras
group-medical = Salud, embarazo, discapacidad, lesiones
group-sexual-violence = Violencia sexual
group-legal = Situación jurídica y procedimientos
group-financial = Deudas, salarios, pagos
group-media = Fotografías, grabaciones, papeles escaneados

# How a consent was given, and by whom.
given-form-written = Por escrito
given-form-oral-witnessed = De palabra, ante un testigo
given-form-recorded-audio = De palabra, grabado con permiso
given-form-sign = En lengua de señas
given-form-easy-read = Con páginas de lectura fácil o imágenes
given-by-self = Por la propia persona
given-by-supported-self = Por la propia persona, con un apoyo de su elección
given-by-caregiver = Por quien cuida al niño
given-by-guardian = Por el tutor del niño
assent-given = El niño está de acuerdo
assent-refused = El niño no está de acuerdo
assent-too-young = El niño es demasiado pequeño para preguntarle
caregiver-bar-suspected = Se sospecha que quien lo cuida tuvo parte
caregiver-bar-absent = Quien lo cuida no está
caregiver-bar-unsafe = Preguntar a quien lo cuida pondría en peligro al niño

# Why a consent does not count.
consent-problem-limits-not-told = No se explicaron antes los límites de la confidencialidad.
consent-problem-no-groups = El consentimiento no nombra ningún dato.
consent-problem-adult-by-other = Nadie puede consentir por una persona adulta.
consent-problem-supporter-not-chosen = El apoyo debe elegirlo la propia persona.
consent-problem-assent-missing = No se preguntó al niño.
consent-problem-assent-refused = El niño dijo que no.
consent-problem-child-alone = El consentimiento de un niño requiere a quien lo cuida o a su tutor, o un supervisor decide según el interés superior.
consent-problem-caregiver-barred = Esta persona cuidadora no puede consentir por el niño.
consent-problem-guardian-without-cause = Pregunte antes a quien cuida al niño o anote por qué no es posible.
consent-problem-majority-not-coarse = Escriba el primer día del mes en que el niño cumple dieciocho años.
consent-problem-end-out-of-range = El último día es anterior al primero o está a más de dos años.
consent-problem-not-yet = El consentimiento tiene fecha futura.
consent-problem-withdrawn = El consentimiento fue retirado.
consent-problem-expired = El consentimiento venció: pregunte de nuevo.
consent-problem-renew-at-majority = El niño cumplió dieciocho años y hay que preguntarle de nuevo.

# Recipients.
recipient-protection = Organismo de protección o ayuda
recipient-medical = Servicio de salud
recipient-legal-aid = Asistencia jurídica, abogado o tutor
recipient-human-rights = Observador de derechos humanos
recipient-oversight = Supervisión del personal
recipient-statistics = Oficina de estadística o investigación científica
recipient-donor = Donante
recipient-judicial = Fiscalía, tribunal o mecanismo internacional
recipient-investigative = Investigación policial
recipient-financial-unit = Unidad de inteligencia financiera
recipient-sanctions-body = Comité de sanciones o sus expertos
recipient-immigration-enforcement = Control migratorio
recipient-armed = Fuerza o grupo armado
recipient-intelligence = Servicio de inteligencia
flag-yes = Sí
flag-no = No
flag-unknown = Nadie lo ha comprobado

# Decisions on a basis other than consent.
told-told = Se informó a la persona
told-not-reached = Aún no se ha podido localizar a la persona
told-too-dangerous = Informar ahora a la persona la pondría en peligro
decision-problem-consent-is-not-decided = El consentimiento lo da la persona; otros no lo deciden.
decision-problem-not-a-supervisor = Solo un supervisor decide esto.
decision-problem-decided-by-asker = Quien pide la decisión no la toma.
decision-problem-not-a-child = El interés superior es una base solo para niños.
decision-problem-not-least-data = Reduzca los datos a lo necesario.
decision-problem-no-reference = Indique el deber de la tabla o el número de expediente judicial.
decision-problem-end-out-of-range = La decisión debe terminar dentro del plazo de su base.
decision-problem-not-yet = La decisión tiene fecha futura.
decision-problem-expired = La decisión venció: decida de nuevo.
decision-problem-revoked = La decisión fue revocada.

# Information-sharing protocols.
share-level-case = El caso de una persona
share-level-aggregate = Cifras
frequency-once = Una vez
frequency-weekly = Cada semana
frequency-monthly = Cada mes
frequency-quarterly = Cada trimestre
frequency-yearly = Cada año
frequency-on-need = Cuando haga falta
sensitivity-class-low = Divulgarlo causa poco o ningún daño
sensitivity-class-moderate = Divulgarlo causa algún daño
sensitivity-class-high = Divulgarlo causa un daño grave
sensitivity-class-severe = Divulgarlo puede costar vidas
protocol-state-draft = Borrador
protocol-state-approved = Aprobado, aún no vigente
protocol-state-live = Vigente
protocol-state-expired = Vencido
protocol-state-ended = Terminado antes de plazo
protocol-problem-approved-by-drafter = Debe aprobarlo alguien distinto de quien lo redactó.
protocol-problem-no-parties = El protocolo no nombra ningún organismo que comparta.
protocol-problem-no-groups = El protocolo no nombra ningún dato.
protocol-problem-not-countable = Nombres, relatos y medios no son cifras.
protocol-problem-end-out-of-range = El último día es anterior al primero o está a más de dos años.
protocol-problem-not-a-draft = Solo se aprueba un borrador.
protocol-problem-class-too-low = El caso de una persona siempre es muy sensible.

# Why something is not shared.
share-refusal-privileged = Lo que hay entre una persona y su abogado nunca se comparte.
share-refusal-recipient-receives-nothing = Los organismos de control migratorio, armados y de inteligencia no reciben nada.
share-refusal-death-penalty = Allí puede aplicarse la pena de muerte, o nadie la ha descartado.
share-refusal-fair-trial = No consta que allí haya juicios justos.
share-refusal-recipient-not-assessed = La jurisdicción del destinatario no se ha evaluado en el último año.
share-refusal-figures-only = Este destinatario recibe cifras, nunca un caso.
share-refusal-no-groups = No se ha indicado ningún dato.
share-refusal-no-protocol = Todo intercambio nombra un protocolo.
share-refusal-protocol-not-live = El protocolo no está vigente.
share-refusal-protocol-purpose = El protocolo es para otro fin.
share-refusal-protocol-recipient = El protocolo es para otro destinatario.
share-refusal-protocol-party = Su organismo no es parte en el protocolo.
share-refusal-protocol-groups = El protocolo no abarca estos datos.
share-refusal-protocol-level = El protocolo es para cifras y esto es un caso, o al revés.
share-refusal-not-countable = Nombres, relatos y medios no son cifras.
share-refusal-sexual-violence = Los datos sobre violencia sexual salen como cifras, o con consentimiento de la víctima para una derivación.
share-refusal-agencies-not-asked = Todo organismo que reunió estas cifras debe haber aceptado.
share-refusal-door-only = Lo dicho a protección llega a la acusación solo como un único elemento entregado junto con la persona y su abogado.
share-refusal-no-person = No se ha indicado ninguna persona.
share-refusal-stopped-by-person = La persona pidió que no se comparta nada más.
share-refusal-no-basis = No hay consentimiento ni otra base registrada.
share-refusal-not-covered = La persona consintió otra cosa.
share-refusal-limits-not-told = No se explicaron antes los límites de la confidencialidad.
share-refusal-consent-not-valid = El consentimiento no se dio correctamente.
share-refusal-withdrawn = El consentimiento fue retirado.
share-refusal-expired = El consentimiento venció: pregunte de nuevo.
share-refusal-renew-at-majority = El niño cumplió dieciocho años y hay que preguntarle de nuevo.
share-refusal-no-key = Lo que va más allá de las respuestas codificadas solo sale sellado, y no se conoce ninguna clave de este destinatario.
share-refusal-decide-anew = La persona pidió parar después de esta decisión: un supervisor decide de nuevo.

# The one door.
handover-refusal-closed = Esto nunca pasa: es secreto profesional, está en un compartimento cerrado o es para un organismo que no recibe nada.
handover-refusal-not-for-the-door = Esto no es una entrega a la acusación: compártalo según un protocolo.
handover-refusal-recipient-gate = La jurisdicción del destinatario no garantiza un juicio justo sin pena de muerte.
handover-refusal-not-chosen-by-person = La persona debe elegir el elemento.
handover-refusal-no-counsel = Debe estar presente el abogado de la persona.
handover-refusal-no-consent = No hay consentimiento para este destinatario, este fin y estos datos.
handover-refusal-stopped-by-person = La persona pidió que no se comparta nada más.
handover-refusal-two-signatures = Deben firmar dos personas después del consentimiento; el abogado no cuenta.
handover-refusal-done-already = Este elemento ya se entregó.

# What a person asks for.
request-see = Ver mis datos
request-correct = Corregir mis datos
request-withdraw = Retirar un consentimiento
request-restrict = No hacer nada más con mis datos
request-erase = Destruir mis datos
request-state-received = Recibida
request-state-waiting = Confirmada; catorce días para cambiar de opinión
request-state-done = Hecha
request-state-cancelled = Retirada
request-state-refused = Denegada
request-problem-over = Esta petición está cerrada.
request-problem-not-an-erasure = Solo un borrado se confirma y destruye.
request-problem-not-alone = La persona debe confirmar sin nadie a su lado.
request-problem-not-confirmed = La persona aún no lo ha confirmado a solas.
request-problem-too-early = Los catorce días no han terminado.
request-problem-held = La ley exige conservarlo por ahora.
request-problem-child-law-unknown = La ley de este país sobre expedientes de niños aún no está en la tabla.
request-problem-child-law-keeps = La ley conserva el expediente de un niño hasta más tarde.

# Holds.
hold-problem-basis = La retención se basa en un deber legal o una orden judicial.
hold-problem-end-out-of-range = La retención termina antes de un año.
hold-problem-same-person = Debe levantarla alguien distinto de quien la puso.
hold-problem-over = Esta retención ya se levantó.

# Incidents with data.
incident-unauthorised-access = Alguien miró sin tener por qué
incident-disclosure = Algo llegó a quien no debía
incident-lost-device = Falta un aparato o un papel
incident-loss = Se perdieron datos
incident-alteration = Se cambiaron datos sin derecho
incident-unavailable = No se pudo acceder a los datos cuando hacían falta
incident-excess = Se reunió o guardó más de lo necesario
incident-coercion = Se presionó a alguien para entregar datos
incident-reidentification = Una cifra publicada señaló a alguien
incident-malware = Programas hostiles
incident-severity-near-miss = Estuvo a punto de ocurrir
incident-severity-low = Poco daño
incident-severity-high = Daño grave
incident-severity-critical = Alguien corre peligro
incident-state-reported = Notificado
incident-state-assessed = Evaluado
incident-state-contained = Contenido
incident-state-treated = Causa corregida
incident-state-closed = Cerrado
incident-step-assessed = Evaluado
incident-step-contained = Contenido
incident-step-persons-protected = Personas avisadas o puestas a salvo
incident-step-notified = Alguien notificado
incident-step-cause-mended = Causa corregida
incident-step-closed = Cerrado
incident-tell-undecided = Sin decidir si se informa a las personas
incident-tell-told = Se informó a las personas
incident-tell-too-dangerous = Informar a las personas las pondría en peligro
incident-tell-nobody-concerned = No se tocaron datos de nadie
incident-problem-out-of-order = Evalúe, contenga y corrija, en este orden.
incident-problem-tell-undecided = Decida antes si se informa a las personas.
incident-problem-same-person = No informar lo decide alguien distinto de quien notificó.
incident-problem-lesson-missing = Anote lo que se aprendió.
incident-problem-over = Este incidente está cerrado.

# How long things are kept.
retention-case-file = Expediente de una persona
retention-entry-contact = Contacto en un punto de entrada
retention-no-indication = Sin indicio en este contacto
retention-bulk-check-line = Línea sin revisar de una comprobación masiva
retention-helpline-contact = Contacto de la línea de ayuda
retention-complaint = Queja
retention-imported-file = Archivo importado
retention-closed-account = Cuenta cerrada
retention-draft = Trabajo sin guardar
retention-start-created = Desde su creación
retention-start-changed = Desde su último cambio
retention-start-closed = Desde su cierre
retention-action-erase = Destruir
retention-action-review = Que decida una persona

# The register of processing.
whose-data-persons-at-risk = Víctimas y personas en riesgo
whose-data-children = Niños
whose-data-relatives = Familiares y personas a cargo
whose-data-alleged-perpetrators = Presuntos autores
whose-data-complainants = Quienes se quejan
whose-data-staff = Personal
processing-problem-empty = Indique un fin, los datos y las personas.
processing-problem-no-basis = Indique una base.
processing-problem-no-assessment = Antes debe aprobarse una evaluación de impacto.
processing-problem-review-due = Esta entrada no se ha revisado en un año.

# Reporting duties.
duty-child-abuse = Maltrato de un niño
duty-sexual-exploitation-abuse = Explotación y abuso sexuales por personal
duty-serious-crime = Un delito grave
duty-danger-to-others = Peligro para otra persona
duty-danger-to-self = Peligro para la propia persona
duty-infectious-disease = Una enfermedad de notificación obligatoria

# Accounts, sessions and resets.
account-state-invited = Invitada
account-state-active = Activa
account-state-suspended = Suspendida
account-state-closed = Cerrada
session-state-open = Abierta
session-state-locked = Bloqueada: inicie sesión de nuevo para seguir
session-state-ended = Terminada: inicie sesión
reset-scope-password = Contraseña
reset-scope-second-factor = Segundo factor o claves de acceso
reset-scope-everything = Todo
reset-state-issued = Emitido; debe confirmarlo otra persona
reset-state-confirmed = Confirmado; el código sirve una vez
reset-state-used = Usado
reset-state-void = Anulado
