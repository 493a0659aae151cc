# Rules: each sentence says one rule of the policies.

policy-added = A rule that this deployment added: { $name }.
policy-nothing-allows = No rule allows this, and what no rule allows is denied.
policy-theme-figures = Figures
policy-theme-records = Records
policy-theme-identity = What identifies a person
policy-theme-wall = The wall between protection and prosecution
policy-theme-door = The one door in the wall
policy-theme-recipients = Recipients
policy-theme-sharing = Sharing
policy-theme-rights = The person’s rights
policy-theme-complaints = Sealed complaints
policy-theme-breakglass = Emergencies
policy-theme-accounts = Accounts and the running of the deployment
policy-theme-local = The account “local”
policy-figures-everybody = Every account may see the first page, public figures, lists, these rules, the register of processing and its own account, and may report an incident.
policy-figures-own-agency = Those who may see an agency’s records may see its exact figures.
policy-figures-all-agencies = Statisticians, coordinators and monitors of grave violations may see exact figures of all agencies, for statistics and protection monitoring.
policy-figures-load-lists = Statisticians, sanctions officers and administrators may load lists.
policy-records-import = Registration, supervisors and statisticians may bring in files of their agency.
policy-records-case-staff = Case staff may see and correct records in coded form, to assist the person, refer her, watch risks or answer her request.
policy-records-statistician = Statisticians may see their agency’s records in coded form, for statistics only.
policy-records-prosecution = Investigators, financial analysts and sanctions officers may see and correct the records of prosecution.
policy-records-child = Child-trained case workers, supervisors and the best-interests panel may see and correct children’s files.
policy-records-gbv = Specialists on gender-based violence may see and correct the files of survivors.
policy-records-privileged = Lawyers may see and correct privileged notes, to give legal aid.
policy-records-desks = Monitors, helpline operators, handover officers and owners of the service mapping each see the things of their own desk.
policy-records-own-agency-only = Nobody handles the data of a case outside the agency that holds it.
policy-records-never-administrator = An administrator sees no records, no identities, no exact figures and no agency’s key, whatever other roles the account has.
policy-records-gbv-specialist-only = Only specialists on gender-based violence open the files of survivors.
policy-records-lawyer-only = Only lawyers open privileged notes.
policy-records-child-trained-only = Only staff trained to work with children handle children’s files.
policy-records-never-complaint = A sealed complaint is never handled as a record.
policy-records-monitor-only = Incidents of grave violations are handled by monitors only, apart from case work.
policy-records-no-conflict = Nobody does anything with the file of a relative, or where there is another conflict of interest.
policy-identity-case-staff = Case staff may open an identity and look for a person, to assist her, refer her or answer her request.
policy-identity-child = Child-trained case workers, supervisors and the best-interests panel may open a child’s identity.
policy-identity-gbv = Specialists on gender-based violence may open a survivor’s identity and look for it.
policy-identity-lawyer = Lawyers may open the identity in a privileged note.
policy-identity-helpline = Helpline operators may open the identity of a contact of the helpline.
policy-identity-investigation = Investigators, financial analysts and sanctions officers may open identities in the records of prosecution.
policy-identity-investigation-basis = In the records of prosecution, no identity is opened without a live basis.
policy-identity-copy-for-the-person = Case staff may give a person a copy of her own data.
policy-identity-copy-one-person = A copy holds one person and is made at her request only.
policy-identity-never-search-privileged = Privileged notes are outside search and export.
policy-wall-roles = No investigator, financial analyst or sanctions officer handles anything outside the records of prosecution, whatever other roles the account has.
policy-wall-bodies = Nobody from a court, prosecutor, police, financial unit or sanctions body handles the data of protection.
policy-wall-coercive-bodies = Immigration, armed and intelligence bodies see nothing but public pages.
policy-wall-purposes = Nothing said to protection is read for an investigation, for financial intelligence or for sanctions.
policy-wall-recipients = No case of protection is shared with a court, prosecutor, police, financial unit or sanctions body.
policy-wall-prosecution-keeps-its-own = The records of prosecution are handled by its own roles only.
policy-door-open = A case worker, supervisor or lawyer may hand an item over from protection to prosecution.
policy-door-single-item = Only a single item passes through the door.
policy-door-consent = An item passes only with the person’s consent for that very recipient.
policy-door-counsel = An item passes only after the person’s counsel was consulted.
policy-door-two-signatures = An item passes only with a second signature, by a supervisor or lawyer of protection who is somebody else.
policy-door-closed-compartments = Nothing from the files of survivors, privileged notes or complaints passes through the door.
policy-recipients-named = Whatever is shared has a named recipient.
policy-recipients-never = Nothing is ever shared with immigration enforcement, armed or intelligence bodies.
policy-recipients-death-penalty = Nothing about a case goes to investigators or courts where the death penalty threatens.
policy-recipients-fair-trial = Nothing about a case goes to investigators or courts where trials are not fair.
policy-sharing-case = Case workers, supervisors and specialists on gender-based violence may share a case, to assist, refer or give legal aid.
policy-sharing-investigation = Investigators, financial analysts and sanctions officers may share a record of prosecution.
policy-sharing-aggregate = Statisticians, coordinators, monitors, supervisors and specialists on gender-based violence may share aggregates, for statistics and protection monitoring.
policy-sharing-protocol = Nothing is shared without a live information-sharing protocol that covers it.
policy-sharing-basis = No case is shared without a live basis for that very recipient.
policy-sharing-basis-decided = A basis other than consent counts only if a named supervisor decided it.
policy-sharing-gbv = A survivor’s file is shared only singly, with consent and for a referral; otherwise only aggregates leave.
policy-sharing-never-privileged = Privileged notes are never shared.
policy-sharing-view = Those who share, draft or watch over sharing may see protocols and recipients; what was shared is seen by the agency that shared it, and by data-protection officers and auditors of the deployment.
policy-sharing-draft-protocol = Coordinators, data-protection officers and supervisors may draft a protocol.
policy-sharing-approve-protocol = Data-protection officers and supervisors may approve a protocol.
policy-sharing-approve-two = A protocol is approved by two.
policy-rights-consent = Case staff, helpline operators and lawyers may record, show and withdraw what a person agreed to.
policy-rights-decide-basis = Only a supervisor decides a basis other than consent.
policy-rights-requests = Case staff and data-protection officers may record and see a person’s requests, and cancel an erasure.
policy-rights-decide-request = Supervisors and data-protection officers decide a person’s request and take her confirmation of an erasure.
policy-rights-erasure-alone = An erasure is confirmed by the person alone, with nobody who could press her.
policy-rights-erasure-held = What is held as evidence is not erased while the hold stands.
policy-rights-holds = Supervisors hold and release records of protection, investigators those of prosecution.
policy-rights-hold-basis = A hold stands on a legal duty or a court order.
policy-rights-release-two = A hold is released by two.
policy-rights-data-protection = Data-protection officers set retention and work on incidents.
policy-complaints-focal-point = Focal points for protection from sexual exploitation and abuse may open and answer complaints.
policy-complaints-two-people = A complaint is opened by two focal points.
policy-complaints-outside = Neither of the two who open a complaint belongs to the organisation complained of.
policy-breakglass-use = In an emergency, case workers, supervisors, specialists on gender-based violence and helpline operators may open a file of their agency at once.
policy-breakglass-reason = Whoever opens a file in an emergency states the reason.
policy-breakglass-second-or-notice = Opening a file in an emergency is confirmed by somebody else, or the program tells the data-protection officer.
policy-breakglass-confirm = Supervisors and data-protection officers review what was opened in an emergency.
policy-breakglass-never-own = Nobody reviews what she opened herself.
policy-accounts-administrator = Administrators keep agencies, accounts, settings, the ledger, backups and tokens.
policy-accounts-agency-roles = Supervisors give and take roles within their agency.
policy-accounts-second-person = An administrator gives roles and restores backups only with a second person, a supervisor or data-protection officer.
policy-accounts-never-own-roles = Nobody gives roles to the own account.
policy-accounts-unlock-agency = Those who work on an agency’s cases may unlock its key for their session.
policy-accounts-agency-keys = Supervisors make, rotate and share out the key of their agency.
policy-accounts-own-tokens = Everybody keeps the tokens of the own account.
policy-accounts-oversight = Auditors and data-protection officers may see the ledger and the access log, those of an agency only its own.
policy-accounts-supervisor-log = Supervisors may see who looked at the files of their agency.
policy-local-work = The account “local” may create agencies, bring in files, load lists, publish the log and see figures, coded records and histories.
policy-local-first-setup = While nobody has an account, “local” may enter the first two people and cut the first agency’s recovery sheets.
policy-local-nothing-else = The account “local” may do nothing else, whatever other roles it is given.
policy-local-coded-only = The account “local” sees open and coded data of measurement only.
policy-local-this-machine-only = The account “local” works on the machine itself only, never over the network.

# Roles.

role-registration = Registration
role-case-worker = Case worker
role-supervisor = Supervisor
role-investigator = Investigator
role-financial-analyst = Financial analyst
role-sanctions = Sanctions and procurement
role-statistician = Statistician
role-coordinator = Coordinator
role-data-protection = Data-protection officer
role-auditor = Auditor
role-administrator = Administrator
role-gbv-specialist = Specialist on gender-based violence
role-mrm-monitor = Monitor of grave violations
role-psea-focal-point = Focal point for protection from sexual exploitation and abuse
role-helpline-operator = Helpline operator
role-interpreter = Interpreter
role-lawyer = Lawyer
role-best-interests-panel = Best-interests panel
role-handover-officer = Handover officer
role-service-mapping-owner = Owner of the service mapping
role-local = This machine

# Parts of the work.

wing-protect = Protection
wing-prosecute = Prosecution
wing-prevent = Prevention
wing-measure = Measurement

# Compartments.

sensitivity-open = Open
sensitivity-coded = Coded
sensitivity-identity = Identity
sensitivity-gbv = Gender-based violence
sensitivity-child = Child
sensitivity-privileged = Privileged
sensitivity-complaint = Complaint

# Purposes.

purpose-casework = Assisting the person
purpose-referral = Referral to a service
purpose-protection-monitoring = Protection monitoring
purpose-statistics = Statistics
purpose-investigation = Investigation
purpose-financial-intelligence = Financial intelligence
purpose-sanctions = Sanctions
purpose-legal-aid = Legal aid
purpose-audit = Audit
purpose-person-request = Request of the person
purpose-data-protection = Data protection
purpose-complaint-handling = Handling of a complaint
purpose-emergency = Emergency
purpose-administration = Administration

# Bases.

basis-consent = Consent
basis-best-interests = Best interests of the child
basis-vital-interests = Vital interests
basis-legal-duty = Legal duty
basis-court-order = Court order

# Kinds of bodies.

body-protection = Protection or aid agency
body-health = Health service
body-legal-aid = Legal aid or guardian
body-research = Statistics or research
body-human-rights = Human-rights monitoring
body-oversight = Oversight of personnel
body-judicial = Court or prosecutor
body-police = Police
body-financial-unit = Financial intelligence unit
body-sanctions-body = Sanctions body
body-immigration = Immigration enforcement
body-armed = Armed forces or group
body-intelligence = Intelligence service

# Things that an action is done to.

resource-deployment = This deployment
resource-figures = Figures
resource-list = List
resource-import = File brought in
resource-record = Record
resource-incident = Incident of a grave violation
resource-contact = Helpline contact
resource-handover = Handover
resource-service = Service
resource-item = Item of evidence
resource-basis = Consent or other basis
resource-protocol = Information-sharing protocol
resource-request = Request of a person
resource-complaint = Complaint
resource-agency = Agency
resource-account = Account
resource-log = Access log or ledger
resource-register = Register of processing and incidents

# Actions.

action-view-start = See the first page
action-view-public-figures = See public figures
action-view-figures = See exact figures
action-view-quality = See the quality of sources
action-view-lists = See lists
action-load-lists = Load a list
action-view-imports = See the files brought in
action-import-file = Bring in a file
action-view-records = See the list of records
action-view-record = See a record in coded form
action-view-history = See the history of a record
action-open-identity = Open an identity
action-find-person = Look for a person by name
action-export-person = Give a person a copy of her data
action-correct-record = Correct a record
action-manage-agencies = Create and change agencies
action-manage-keys = Keep an agency’s key
action-unlock-agency = Unlock an agency’s key
action-manage-accounts = Keep accounts
action-assign-roles = Give and take roles
action-manage-settings = Change settings
action-view-policy = Read these rules
action-view-access-log = See who looked at what
action-view-own-access = See what the own account looked at
action-view-ledger = See the ledger
action-manage-ledger = Keep the ledger
action-record-consent = Record a consent or refusal
action-decide-basis = Decide a basis other than consent
action-withdraw-consent = Withdraw a consent for the person
action-view-consents = See what a person agreed to
action-view-sharing = See protocols, recipients and shares
action-draft-protocol = Draft a protocol
action-approve-protocol = Approve a protocol
action-share-case = Share a case
action-share-aggregate = Share aggregates
action-hand-over-item = Hand an item over to prosecution
action-set-hold = Hold a record against erasure
action-release-hold = Release a hold
action-view-requests = See the requests of persons
action-open-request = Record a request of a person
action-decide-request = Decide a request
action-confirm-erasure = Take the confirmation of an erasure
action-cancel-erasure = Cancel an erasure
action-manage-retention = Set how long data are kept
action-view-processing-register = See the register of processing
action-report-incident = Report an incident with data
action-manage-incidents = Work on incidents with data
action-open-complaint = Open a sealed complaint
action-answer-complaint = Answer a complaint
action-break-glass = Open a file in an emergency
action-confirm-break-glass = Review a file opened in an emergency
action-back-up = Make a backup
action-restore = Restore a backup
action-manage-tokens = Make and revoke tokens
action-view-own-account = See the own account
