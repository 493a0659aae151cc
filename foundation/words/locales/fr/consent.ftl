# Le consentement et les autres bases, protocoles, demandes, conservations et incidents : chaque code en mots.

# Groups of data.
group-coded = Réponses codées, comme la forme d’exploitation, le groupe d’âge et la zone
group-identity = Noms, date de naissance exacte, documents
group-contact = Téléphone et moyens sûrs de contact
group-location = Lieu où vous vivez ou logez
group-family = Proches et personnes à charge
group-narrative = Ce que vous avez raconté, avec vos mots
group-medical = Santé, grossesse, handicap, blessures
group-sexual-violence = Violences sexuelles
group-legal = Situation juridique et procédures
group-financial = Dettes, salaires, paiements
group-media = Photographies, enregistrements, papiers numérisés

# How a consent was given, and by whom.
given-form-written = Par écrit
given-form-oral-witnessed = Oralement, devant témoin
given-form-recorded-audio = Oralement, enregistré avec accord
given-form-sign = En langue des signes
given-form-easy-read = Avec des pages faciles à lire ou des images
given-by-self = Par la personne elle-même
given-by-supported-self = Par la personne elle-même, avec un soutien de son choix
given-by-caregiver = Par la personne qui prend soin de l’enfant
given-by-guardian = Par le tuteur de l’enfant
assent-given = L’enfant est d’accord
assent-refused = L’enfant n’est pas d’accord
assent-too-young = L’enfant est trop jeune pour être interrogé
caregiver-bar-suspected = La personne qui s’en occupe est soupçonnée d’y avoir pris part
caregiver-bar-absent = La personne qui s’en occupe est absente
caregiver-bar-unsafe = Interroger la personne qui s’en occupe mettrait l’enfant en danger

# Why a consent does not count.
consent-problem-limits-not-told = Les limites de la confidentialité n’ont pas été expliquées d’abord.
consent-problem-no-groups = Le consentement ne nomme aucune donnée.
consent-problem-adult-by-other = Personne ne peut consentir pour un adulte.
consent-problem-supporter-not-chosen = Le soutien doit être choisi par la personne elle-même.
consent-problem-assent-missing = L’enfant n’a pas été interrogé.
consent-problem-assent-refused = L’enfant a dit non.
consent-problem-child-alone = Le consentement d’un enfant requiert la personne qui s’en occupe ou le tuteur, ou un superviseur décide selon l’intérêt supérieur.
consent-problem-caregiver-barred = Cette personne ne peut pas consentir pour l’enfant.
consent-problem-guardian-without-cause = Demandez d’abord à la personne qui s’en occupe, ou notez pourquoi c’est impossible.
consent-problem-majority-not-coarse = Écrivez le premier jour du mois où l’enfant aura dix-huit ans.
consent-problem-end-out-of-range = Le dernier jour précède le premier ou se situe à plus de deux ans.
consent-problem-not-yet = Le consentement est daté du futur.
consent-problem-withdrawn = Le consentement a été retiré.
consent-problem-expired = Le consentement est expiré : demandez à nouveau.
consent-problem-renew-at-majority = L’enfant a dix-huit ans et doit être interrogé à nouveau.

# Recipients.
recipient-protection = Organisme de protection ou d’aide
recipient-medical = Service de santé
recipient-legal-aid = Aide juridique, avocat ou tuteur
recipient-human-rights = Observateur des droits humains
recipient-oversight = Contrôle du personnel
recipient-statistics = Office statistique ou recherche
recipient-donor = Donateur
recipient-judicial = Parquet, tribunal ou mécanisme international
recipient-investigative = Enquête de police
recipient-financial-unit = Cellule de renseignement financier
recipient-sanctions-body = Comité de sanctions ou ses experts
recipient-immigration-enforcement = Contrôle de l’immigration
recipient-armed = Force ou groupe armé
recipient-intelligence = Service de renseignement
flag-yes = Oui
flag-no = Non
flag-unknown = Personne ne l’a vérifié

# Decisions on a basis other than consent.
told-told = La personne a été informée
told-not-reached = La personne n’a pas encore pu être jointe
told-too-dangerous = Informer la personne maintenant la mettrait en danger
decision-problem-consent-is-not-decided = Le consentement est donné par la personne, d’autres n’en décident pas.
decision-problem-not-a-supervisor = Seul un superviseur en décide.
decision-problem-decided-by-asker = Qui demande une décision ne la prend pas.
decision-problem-not-a-child = L’intérêt supérieur est une base pour les enfants seulement.
decision-problem-not-least-data = Réduisez les données au nécessaire.
decision-problem-no-reference = Indiquez l’obligation de la table ou le numéro de dossier du tribunal.
decision-problem-end-out-of-range = La décision doit prendre fin dans le délai de sa base.
decision-problem-not-yet = La décision est datée du futur.
decision-problem-expired = La décision est expirée : décidez à nouveau.
decision-problem-revoked = La décision a été révoquée.

# Information-sharing protocols.
share-level-case = Le cas d’une personne
share-level-aggregate = Chiffres
frequency-once = Une fois
frequency-weekly = Chaque semaine
frequency-monthly = Chaque mois
frequency-quarterly = Chaque trimestre
frequency-yearly = Chaque année
frequency-on-need = Selon les besoins
sensitivity-class-low = La divulgation nuit peu ou pas
sensitivity-class-moderate = La divulgation cause un certain tort
sensitivity-class-high = La divulgation cause un tort grave
sensitivity-class-severe = La divulgation peut coûter des vies
protocol-state-draft = Projet
protocol-state-approved = Approuvé, pas encore en vigueur
protocol-state-live = En vigueur
protocol-state-expired = Expiré
protocol-state-ended = Terminé avant terme
protocol-problem-approved-by-drafter = Une autre personne que l’auteur doit l’approuver.
protocol-problem-no-parties = Le protocole ne nomme aucun organisme qui partage.
protocol-problem-no-groups = Le protocole ne nomme aucune donnée.
protocol-problem-not-countable = Noms, récits et médias ne sont pas des chiffres.
protocol-problem-end-out-of-range = Le dernier jour précède le premier ou se situe à plus de deux ans.
protocol-problem-not-a-draft = Seul un projet peut être approuvé.
protocol-problem-class-too-low = Le cas d’une personne est toujours très sensible.

# Why something is not shared.
share-refusal-privileged = Ce qui est entre une personne et son avocat n’est jamais partagé.
share-refusal-recipient-receives-nothing = Le contrôle de l’immigration, les forces armées et les services de renseignement ne reçoivent rien.
share-refusal-death-penalty = La peine de mort peut s’y appliquer, ou personne ne l’a exclue.
share-refusal-fair-trial = Il n’est pas établi que les procès y soient équitables.
share-refusal-recipient-not-assessed = La juridiction du destinataire n’a pas été évaluée depuis un an.
share-refusal-figures-only = Ce destinataire reçoit des chiffres, jamais un cas.
share-refusal-no-groups = Aucune donnée n’est indiquée.
share-refusal-no-protocol = Tout partage nomme un protocole.
share-refusal-protocol-not-live = Le protocole n’est pas en vigueur.
share-refusal-protocol-purpose = Le protocole vise une autre finalité.
share-refusal-protocol-recipient = Le protocole vise un autre destinataire.
share-refusal-protocol-party = Votre organisme n’est pas partie au protocole.
share-refusal-protocol-groups = Le protocole ne couvre pas ces données.
share-refusal-protocol-level = Le protocole vise des chiffres et ceci est un cas, ou l’inverse.
share-refusal-not-countable = Noms, récits et médias ne sont pas des chiffres.
share-refusal-sexual-violence = Les données sur les violences sexuelles sortent en chiffres, ou avec le consentement de la personne pour une orientation.
share-refusal-agencies-not-asked = Chaque organisme ayant recueilli ces chiffres doit avoir accepté.
share-refusal-door-only = Ce qui a été dit à la protection n’atteint les poursuites que par un seul élément remis avec la personne et son conseil.
share-refusal-no-person = Aucune personne n’est indiquée.
share-refusal-stopped-by-person = La personne a demandé que rien ne soit plus partagé.
share-refusal-no-basis = Il n’y a ni consentement ni autre base enregistrée.
share-refusal-not-covered = La personne a consenti à autre chose.
share-refusal-limits-not-told = Les limites de la confidentialité n’ont pas été expliquées d’abord.
share-refusal-consent-not-valid = Le consentement n’a pas été valablement donné.
share-refusal-withdrawn = Le consentement a été retiré.
share-refusal-expired = Le consentement est expiré : demandez à nouveau.
share-refusal-renew-at-majority = L’enfant a dix-huit ans et doit être interrogé à nouveau.
share-refusal-no-key = Au-delà des réponses codées, rien ne sort que scellé, et aucune clé de ce destinataire n’est connue.
share-refusal-decide-anew = La personne a demandé d’arrêter après cette décision : un superviseur décide à nouveau.

# The one door.
handover-refusal-closed = Cela ne passe jamais : c’est couvert par le secret, dans un compartiment fermé ou pour un organisme qui ne reçoit rien.
handover-refusal-not-for-the-door = Ce n’est pas une remise aux poursuites : partagez selon un protocole.
handover-refusal-recipient-gate = La juridiction du destinataire ne garantit pas un procès équitable sans peine de mort.
handover-refusal-not-chosen-by-person = La personne doit choisir l’élément.
handover-refusal-no-counsel = Le conseil de la personne doit être présent.
handover-refusal-no-consent = Il n’y a pas de consentement pour ce destinataire, cette finalité et ces données.
handover-refusal-stopped-by-person = La personne a demandé que rien ne soit plus partagé.
handover-refusal-two-signatures = Deux personnes doivent signer après le consentement ; le conseil n’en est pas.
handover-refusal-done-already = Cet élément a déjà été remis.

# What a person asks for.
request-see = Voir mes données
request-correct = Corriger mes données
request-withdraw = Retirer un consentement
request-restrict = Ne plus rien faire de mes données
request-erase = Détruire mes données
request-state-received = Reçue
request-state-waiting = Confirmée ; quatorze jours pour changer d’avis
request-state-done = Faite
request-state-cancelled = Retirée
request-state-refused = Refusée
request-problem-over = Cette demande est close.
request-problem-not-an-erasure = Seul un effacement se confirme et détruit.
request-problem-not-alone = La personne doit confirmer sans personne à ses côtés.
request-problem-not-confirmed = La personne n’a pas encore confirmé seule.
request-problem-too-early = Les quatorze jours ne sont pas écoulés.
request-problem-held = La loi exige de le conserver pour l’instant.
request-problem-child-law-unknown = La loi de ce pays sur les dossiers d’enfants n’est pas encore dans le tableau.
request-problem-child-law-keeps = La loi conserve le dossier d’un enfant jusqu’à une date ultérieure.

# Holds.
hold-problem-basis = Un gel repose sur une obligation légale ou une décision de justice.
hold-problem-end-out-of-range = Un gel prend fin dans l’année.
hold-problem-same-person = Une autre personne que celle qui a posé le gel doit le lever.
hold-problem-over = Ce gel a déjà été levé.

# Incidents with data.
incident-unauthorised-access = Quelqu’un a regardé sans raison
incident-disclosure = Quelque chose est parvenu à qui ne devait pas
incident-lost-device = Un appareil ou un papier a disparu
incident-loss = Des données ont disparu
incident-alteration = Des données ont été modifiées sans droit
incident-unavailable = Les données étaient inaccessibles au moment voulu
incident-excess = On a recueilli ou gardé plus que nécessaire
incident-coercion = Quelqu’un a subi des pressions pour remettre des données
incident-reidentification = Un chiffre publié désignait quelqu’un
incident-malware = Logiciel hostile
incident-severity-near-miss = C’est presque arrivé
incident-severity-low = Peu de dommages
incident-severity-high = Dommages graves
incident-severity-critical = Quelqu’un est en danger
incident-state-reported = Signalé
incident-state-assessed = Évalué
incident-state-contained = Contenu
incident-state-treated = Cause corrigée
incident-state-closed = Clos
incident-step-assessed = Évalué
incident-step-contained = Contenu
incident-step-persons-protected = Personnes averties ou mises à l’abri
incident-step-notified = Quelqu’un a été notifié
incident-step-cause-mended = Cause corrigée
incident-step-closed = Clos
incident-tell-undecided = Pas encore décidé d’informer les personnes
incident-tell-told = Les personnes ont été informées
incident-tell-too-dangerous = Informer les personnes les mettrait en danger
incident-tell-nobody-concerned = Les données de personne n’ont été touchées
incident-problem-out-of-order = Évaluez, contenez et corrigez, dans cet ordre.
incident-problem-tell-undecided = Décidez d’abord si les personnes sont informées.
incident-problem-same-person = Ne pas informer est décidé par une autre personne que celle qui a signalé.
incident-problem-lesson-missing = Notez ce qui a été appris.
incident-problem-over = Cet incident est clos.

# How long things are kept.
retention-case-file = Dossier d’une personne
retention-entry-contact = Contact à un point d’entrée
retention-no-indication = Aucun indice lors de ce contact
retention-bulk-check-line = Ligne non revue d’une vérification en masse
retention-helpline-contact = Contact de la ligne d’assistance
retention-complaint = Plainte
retention-imported-file = Fichier importé
retention-closed-account = Compte fermé
retention-draft = Travail non enregistré
retention-start-created = Depuis sa création
retention-start-changed = Depuis sa dernière modification
retention-start-closed = Depuis sa clôture
retention-action-erase = Détruire
retention-action-review = Faire décider une personne

# The register of processing.
whose-data-persons-at-risk = Victimes et personnes à risque
whose-data-children = Enfants
whose-data-relatives = Proches et personnes à charge
whose-data-alleged-perpetrators = Auteurs présumés
whose-data-complainants = Personnes qui se plaignent
whose-data-staff = Personnel
processing-problem-empty = Indiquez une finalité, les données et les personnes.
processing-problem-no-basis = Indiquez une base.
processing-problem-no-assessment = Une analyse d’impact doit d’abord être approuvée.
processing-problem-review-due = Cette entrée n’a pas été revue depuis un an.

# Reporting duties.
duty-child-abuse = Maltraitance d’un enfant
duty-sexual-exploitation-abuse = Exploitation et abus sexuels par du personnel
duty-serious-crime = Un crime grave
duty-danger-to-others = Danger pour autrui
duty-danger-to-self = Danger pour la personne elle-même
duty-infectious-disease = Une maladie à déclaration obligatoire

# Accounts, sessions and resets.
account-state-invited = Invité
account-state-active = Actif
account-state-suspended = Suspendu
account-state-closed = Fermé
session-state-open = Ouverte
session-state-locked = Verrouillée : reconnectez-vous pour continuer
session-state-ended = Terminée : connectez-vous
reset-scope-password = Mot de passe
reset-scope-second-factor = Second facteur ou clés d’accès
reset-scope-everything = Tout
reset-state-issued = Émis ; une autre personne doit confirmer
reset-state-confirmed = Confirmé ; le code sert une fois
reset-state-used = Utilisé
reset-state-void = Annulé
