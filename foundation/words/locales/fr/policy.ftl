# Règles : chaque phrase dit une règle de la politique d’accès.

policy-added = Une règle ajoutée par ce déploiement : { $name }.
policy-nothing-allows = Aucune règle ne le permet, et ce qu’aucune règle ne permet est refusé.
policy-theme-figures = Chiffres
policy-theme-records = Dossiers
policy-theme-identity = Ce qui identifie une personne
policy-theme-wall = Le mur entre protection et poursuites
policy-theme-door = L’unique porte dans le mur
policy-theme-recipients = Destinataires
policy-theme-sharing = Partage
policy-theme-rights = Les droits de la personne
policy-theme-complaints = Plaintes scellées
policy-theme-breakglass = Urgences
policy-theme-accounts = Comptes et exploitation du déploiement
policy-theme-local = Le compte « local »
policy-figures-everybody = Tout compte peut voir l’accueil, les chiffres publics, les listes, ces règles, le registre des traitements et son propre compte, et signaler un incident.
policy-figures-own-agency = Qui peut voir les dossiers d’un organisme peut voir ses chiffres exacts.
policy-figures-all-agencies = Statisticiens, coordonnateurs et observateurs des violations graves peuvent voir les chiffres exacts de tous les organismes, à des fins statistiques et de suivi de la protection.
policy-figures-load-lists = Statisticiens, agents chargés des sanctions et administrateurs peuvent charger des listes.
policy-records-import = L’enregistrement, les superviseurs et les statisticiens peuvent importer les fichiers de leur organisme.
policy-records-case-staff = Le personnel de suivi peut voir et corriger les dossiers sous forme codée, pour aider la personne, l’orienter, suivre les risques ou répondre à sa demande.
policy-records-statistician = Les statisticiens peuvent voir les dossiers de leur organisme sous forme codée, à des fins statistiques seulement.
policy-records-prosecution = Enquêteurs, analystes financiers et agents chargés des sanctions peuvent voir et corriger les dossiers des poursuites.
policy-records-child = Les travailleurs sociaux et superviseurs formés à l’enfance et le comité de l’intérêt supérieur peuvent voir et corriger les dossiers d’enfants.
policy-records-gbv = Les spécialistes des violences basées sur le genre peuvent voir et corriger les dossiers des survivants.
policy-records-privileged = Les avocats peuvent voir et corriger les notes couvertes par le secret, pour l’aide juridique.
policy-records-desks = Observateurs, écoutants, agents de remise et responsables de la cartographie des services voient chacun ce qui relève de leur poste.
policy-records-own-agency-only = Nul ne traite les données d’un cas hors de l’organisme qui les détient.
policy-records-never-administrator = Un administrateur ne voit ni dossiers, ni identités, ni chiffres exacts, ni clé d’organisme, quels que soient les autres rôles du compte.
policy-records-gbv-specialist-only = Seuls les spécialistes des violences basées sur le genre ouvrent les dossiers des survivants.
policy-records-lawyer-only = Seuls les avocats ouvrent les notes couvertes par le secret.
policy-records-child-trained-only = Seul le personnel formé au travail avec les enfants traite leurs dossiers.
policy-records-never-complaint = Une plainte scellée n’est jamais traitée comme un dossier.
policy-records-monitor-only = Les incidents de violations graves ne sont traités que par les observateurs, à part du suivi des cas.
policy-records-no-conflict = Nul ne fait quoi que ce soit avec le dossier d’un proche, ni en cas d’autre conflit d’intérêts.
policy-identity-case-staff = Le personnel de suivi peut ouvrir une identité et rechercher une personne, pour l’aider, l’orienter ou répondre à sa demande.
policy-identity-child = Les travailleurs sociaux et superviseurs formés à l’enfance et le comité de l’intérêt supérieur peuvent ouvrir l’identité d’un enfant.
policy-identity-gbv = Les spécialistes des violences basées sur le genre peuvent ouvrir et rechercher l’identité d’un survivant.
policy-identity-lawyer = Les avocats peuvent ouvrir l’identité dans une note couverte par le secret.
policy-identity-helpline = Les écoutants peuvent ouvrir l’identité d’un contact de la ligne d’aide.
policy-identity-investigation = Enquêteurs, analystes financiers et agents chargés des sanctions peuvent ouvrir les identités dans les dossiers des poursuites.
policy-identity-investigation-basis = Dans les dossiers des poursuites, aucune identité n’est ouverte sans base en vigueur.
policy-identity-copy-for-the-person = Le personnel de suivi peut remettre à une personne une copie de ses propres données.
policy-identity-copy-one-person = Une copie concerne une seule personne et n’est faite qu’à sa demande.
policy-identity-never-search-privileged = Les notes couvertes par le secret échappent à la recherche et à l’exportation.
policy-wall-roles = Aucun enquêteur, analyste financier ou agent chargé des sanctions ne traite quoi que ce soit hors des dossiers des poursuites, quels que soient les autres rôles du compte.
policy-wall-bodies = Nul d’un tribunal, d’un parquet, de la police, d’une cellule financière ou d’un organe de sanctions ne traite les données de la protection.
policy-wall-coercive-bodies = Les organes d’immigration, armés et de renseignement ne voient que les pages publiques.
policy-wall-purposes = Rien de ce qui est dit à la protection n’est lu pour une enquête, le renseignement financier ou des sanctions.
policy-wall-recipients = Aucun cas de protection n’est partagé avec un tribunal, un parquet, la police, une cellule financière ou un organe de sanctions.
policy-wall-prosecution-keeps-its-own = Les dossiers des poursuites ne sont traités que par leurs propres rôles.
policy-door-open = Un travailleur social, un superviseur ou un avocat peut remettre un élément de la protection aux poursuites.
policy-door-single-item = Un seul élément à la fois passe par la porte.
policy-door-consent = Un élément ne passe qu’avec le consentement de la personne pour ce destinataire précis.
policy-door-counsel = Un élément ne passe qu’après consultation du conseil de la personne.
policy-door-two-signatures = Un élément ne passe qu’avec une seconde signature, celle d’un autre superviseur ou avocat de la protection.
policy-door-closed-compartments = Rien des dossiers de survivants, des notes couvertes par le secret ou des plaintes ne passe par la porte.
policy-recipients-named = Tout partage a un destinataire désigné.
policy-recipients-never = Rien n’est jamais partagé avec la police de l’immigration, des organes armés ou de renseignement.
policy-recipients-death-penalty = Rien d’un cas ne va à des enquêteurs ou tribunaux là où la peine de mort menace.
policy-recipients-fair-trial = Rien d’un cas ne va à des enquêteurs ou tribunaux là où les procès ne sont pas équitables.
policy-sharing-case = Travailleurs sociaux, superviseurs et spécialistes des violences basées sur le genre peuvent partager un cas, pour aider, orienter ou fournir une aide juridique.
policy-sharing-investigation = Enquêteurs, analystes financiers et agents chargés des sanctions peuvent partager un dossier des poursuites.
policy-sharing-aggregate = Statisticiens, coordonnateurs, observateurs, superviseurs et spécialistes des violences basées sur le genre peuvent partager des agrégats, à des fins statistiques et de suivi de la protection.
policy-sharing-protocol = Rien n’est partagé sans un protocole de partage d’informations en vigueur qui le couvre.
policy-sharing-basis = Aucun cas n’est partagé sans base en vigueur pour ce destinataire précis.
policy-sharing-basis-decided = Une base autre que le consentement ne vaut que si un superviseur nommé l’a décidée.
policy-sharing-gbv = Le dossier d’un survivant n’est partagé qu’isolément, avec consentement et pour une orientation ; sinon seuls des agrégats sortent.
policy-sharing-never-privileged = Les notes couvertes par le secret ne sont jamais partagées.
policy-sharing-view = Celles et ceux qui partagent, rédigent ou surveillent peuvent voir les protocoles et les destinataires ; ce qui a été partagé est vu par l’organisme qui l’a partagé, ainsi que par les responsables de la protection des données et les auditeurs du déploiement.
policy-sharing-draft-protocol = Coordonnateurs, délégués à la protection des données et superviseurs peuvent rédiger un protocole.
policy-sharing-approve-protocol = Délégués à la protection des données et superviseurs peuvent approuver un protocole.
policy-sharing-approve-two = Un protocole est approuvé à deux.
policy-rights-consent = Le personnel de suivi, les écoutants et les avocats peuvent enregistrer, montrer et retirer ce à quoi une personne a consenti.
policy-rights-decide-basis = Seul un superviseur décide d’une base autre que le consentement.
policy-rights-requests = Le personnel de suivi et les délégués à la protection des données peuvent enregistrer et voir les demandes d’une personne, et annuler un effacement.
policy-rights-decide-request = Superviseurs et délégués à la protection des données décident de la demande d’une personne et recueillent sa confirmation d’un effacement.
policy-rights-erasure-alone = Un effacement est confirmé par la personne seule, sans quiconque qui puisse la presser.
policy-rights-erasure-held = Ce qui est retenu comme preuve n’est pas effacé tant que dure la retenue.
policy-rights-holds = Les superviseurs retiennent et libèrent les dossiers de la protection, les enquêteurs ceux des poursuites.
policy-rights-hold-basis = Une retenue repose sur une obligation légale ou une décision de justice.
policy-rights-release-two = Une retenue est levée à deux.
policy-rights-data-protection = Les délégués à la protection des données fixent la conservation et traitent les incidents.
policy-complaints-focal-point = Les points focaux pour la protection contre l’exploitation et les atteintes sexuelles peuvent ouvrir les plaintes et y répondre.
policy-complaints-two-people = Une plainte est ouverte par deux points focaux.
policy-complaints-outside = Aucune des deux personnes qui ouvrent une plainte n’appartient à l’organisation mise en cause.
policy-breakglass-use = En urgence, travailleurs sociaux, superviseurs, spécialistes des violences basées sur le genre et écoutants peuvent ouvrir aussitôt un dossier de leur organisme.
policy-breakglass-reason = Qui ouvre un dossier en urgence en indique le motif.
policy-breakglass-second-or-notice = L’ouverture d’un dossier en urgence est confirmée par quelqu’un d’autre, ou le programme avertit le délégué à la protection des données.
policy-breakglass-confirm = Superviseurs et délégués à la protection des données examinent ce qui a été ouvert en urgence.
policy-breakglass-never-own = Nul n’examine ce qu’il a lui-même ouvert.
policy-accounts-administrator = Les administrateurs gèrent organismes, comptes, réglages, registre infalsifiable, sauvegardes et jetons.
policy-accounts-agency-roles = Les superviseurs donnent et retirent des rôles dans leur organisme.
policy-accounts-second-person = Un administrateur ne donne des rôles et ne restaure des sauvegardes qu’avec une seconde personne, superviseur ou délégué à la protection des données.
policy-accounts-never-own-roles = Nul ne donne de rôles à son propre compte.
policy-accounts-unlock-agency = Qui travaille sur les cas d’un organisme peut déverrouiller sa clé pour la session.
policy-accounts-agency-keys = Les superviseurs créent, renouvellent et répartissent la clé de leur organisme.
policy-accounts-own-tokens = Chacun gère les jetons de son propre compte.
policy-accounts-oversight = Auditeurs et délégués à la protection des données peuvent voir le registre infalsifiable et le journal des accès, ceux d’un organisme seulement le sien.
policy-accounts-supervisor-log = Les superviseurs peuvent voir qui a consulté les dossiers de leur organisme.
policy-local-work = Le compte « local » peut créer des organismes, importer des fichiers, charger des listes, publier le registre et voir chiffres, dossiers codés et historiques.
policy-local-first-setup = Tant que personne n’a de compte, « local » peut inscrire les deux premières personnes et établir les feuilles de récupération de la première institution.
policy-local-nothing-else = Le compte « local » ne peut rien faire d’autre, quels que soient les rôles qui lui sont ajoutés.
policy-local-coded-only = Le compte « local » ne voit que des données ouvertes et codées de la mesure.
policy-local-this-machine-only = Le compte « local » ne travaille que sur la machine elle-même, jamais par le réseau.

# Rôles.

role-registration = Enregistrement
role-case-worker = Travailleur social
role-supervisor = Superviseur
role-investigator = Enquêteur
role-financial-analyst = Analyste financier
role-sanctions = Sanctions et achats
role-statistician = Statisticien
role-coordinator = Coordonnateur
role-data-protection = Délégué à la protection des données
role-auditor = Auditeur
role-administrator = Administrateur
role-gbv-specialist = Spécialiste des violences basées sur le genre
role-mrm-monitor = Observateur des violations graves
role-psea-focal-point = Point focal pour la protection contre l’exploitation et les atteintes sexuelles
role-helpline-operator = Écoutant de la ligne d’aide
role-interpreter = Interprète
role-lawyer = Avocat
role-best-interests-panel = Comité de l’intérêt supérieur de l’enfant
role-handover-officer = Agent de remise
role-service-mapping-owner = Responsable de la cartographie des services
role-local = Cette machine

# Parties du travail.

wing-protect = Protection
wing-prosecute = Poursuites
wing-prevent = Prévention
wing-measure = Mesure

# Compartiments.

sensitivity-open = Ouvert
sensitivity-coded = Codé
sensitivity-identity = Identité
sensitivity-gbv = Violences basées sur le genre
sensitivity-child = Enfant
sensitivity-privileged = Couvert par le secret
sensitivity-complaint = Plainte

# Finalités.

purpose-casework = Aider la personne
purpose-referral = Orientation vers un service
purpose-protection-monitoring = Suivi de la protection
purpose-statistics = Statistiques
purpose-investigation = Enquête
purpose-financial-intelligence = Renseignement financier
purpose-sanctions = Sanctions
purpose-legal-aid = Aide juridique
purpose-audit = Audit
purpose-person-request = Demande de la personne
purpose-data-protection = Protection des données
purpose-complaint-handling = Traitement d’une plainte
purpose-emergency = Urgence
purpose-administration = Administration

# Bases.

basis-consent = Consentement
basis-best-interests = Intérêt supérieur de l’enfant
basis-vital-interests = Intérêts vitaux
basis-legal-duty = Obligation légale
basis-court-order = Décision de justice

# Types d’organismes.

body-protection = Organisme de protection ou d’aide
body-health = Service de santé
body-legal-aid = Aide juridique ou tuteur
body-research = Statistique ou recherche
body-human-rights = Suivi des droits de l’homme
body-oversight = Contrôle du personnel
body-judicial = Tribunal ou parquet
body-police = Police
body-financial-unit = Cellule de renseignement financier
body-sanctions-body = Organe de sanctions
body-immigration = Police de l’immigration
body-armed = Forces ou groupe armés
body-intelligence = Service de renseignement

# Objets des actions.

resource-deployment = Ce déploiement
resource-figures = Chiffres
resource-list = Liste
resource-import = Fichier importé
resource-record = Dossier
resource-incident = Incident de violation grave
resource-contact = Contact de la ligne d’aide
resource-handover = Remise
resource-service = Service
resource-item = Élément de preuve
resource-basis = Consentement ou autre base
resource-protocol = Protocole de partage d’informations
resource-request = Demande d’une personne
resource-complaint = Plainte
resource-agency = Organisme
resource-account = Compte
resource-log = Journal des accès ou registre infalsifiable
resource-register = Registre des traitements et incidents

# Actions.

action-view-start = Voir l’accueil
action-view-public-figures = Voir les chiffres publics
action-view-figures = Voir les chiffres exacts
action-view-quality = Voir la qualité des sources
action-view-lists = Voir les listes
action-load-lists = Charger une liste
action-view-imports = Voir les fichiers importés
action-import-file = Importer un fichier
action-view-records = Voir la liste des dossiers
action-view-record = Voir un dossier sous forme codée
action-view-history = Voir l’historique d’un dossier
action-open-identity = Ouvrir une identité
action-find-person = Rechercher une personne par son nom
action-export-person = Remettre à une personne une copie de ses données
action-correct-record = Corriger un dossier
action-manage-agencies = Créer et modifier des organismes
action-manage-keys = Gérer la clé d’un organisme
action-unlock-agency = Déverrouiller la clé d’un organisme
action-manage-accounts = Gérer les comptes
action-assign-roles = Donner et retirer des rôles
action-manage-settings = Modifier les réglages
action-view-policy = Lire ces règles
action-view-access-log = Voir qui a consulté quoi
action-view-own-access = Voir ce que son propre compte a consulté
action-view-ledger = Voir le registre infalsifiable
action-manage-ledger = Gérer le registre infalsifiable
action-record-consent = Enregistrer un consentement ou un refus
action-decide-basis = Décider d’une base autre que le consentement
action-withdraw-consent = Retirer un consentement pour la personne
action-view-consents = Voir ce à quoi une personne a consenti
action-view-sharing = Voir les protocoles, les destinataires et les partages
action-draft-protocol = Rédiger un protocole
action-approve-protocol = Approuver un protocole
action-share-case = Partager un cas
action-share-aggregate = Partager des agrégats
action-hand-over-item = Remettre un élément aux poursuites
action-set-hold = Retenir un dossier contre l’effacement
action-release-hold = Lever une retenue
action-view-requests = Voir les demandes des personnes
action-open-request = Enregistrer une demande d’une personne
action-decide-request = Décider d’une demande
action-confirm-erasure = Recueillir la confirmation d’un effacement
action-cancel-erasure = Annuler un effacement
action-manage-retention = Fixer la durée de conservation
action-view-processing-register = Voir le registre des traitements
action-report-incident = Signaler un incident sur les données
action-manage-incidents = Traiter les incidents sur les données
action-open-complaint = Ouvrir une plainte scellée
action-answer-complaint = Répondre à une plainte
action-break-glass = Ouvrir un dossier en urgence
action-confirm-break-glass = Examiner un dossier ouvert en urgence
action-back-up = Faire une sauvegarde
action-restore = Restaurer une sauvegarde
action-manage-tokens = Créer et révoquer des jetons
action-view-own-account = Voir son propre compte
