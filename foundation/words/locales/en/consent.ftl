# Consent and the other bases, protocols, requests, holds and incidents: each code in words.

# Groups of data.
group-coded = Coded answers, such as the form of exploitation, age group and area
group-identity = Names, exact birth date, documents
group-contact = Telephone and safe ways to be reached
group-location = Where you live or stay
group-family = Relatives and dependants
group-narrative = What you told, in your words
group-medical = Health, pregnancy, disability, injuries
group-sexual-violence = Sexual violence
group-legal = Legal status and proceedings
group-financial = Debts, wages, payments
group-media = Photographs, recordings, scanned papers

# How a consent was given, and by whom.
given-form-written = In writing
given-form-oral-witnessed = Aloud, before a witness
given-form-recorded-audio = Aloud, recorded with permission
given-form-sign = In sign language
given-form-easy-read = With easy-read pages or pictures
given-by-self = By the person
given-by-supported-self = By the person, with a supporter of their choice
given-by-caregiver = By the caregiver, for a child
given-by-guardian = By the guardian, for a child
assent-given = The child agrees
assent-refused = The child does not agree
assent-too-young = The child is too young to be asked
caregiver-bar-suspected = The caregiver is suspected of having a part in it
caregiver-bar-absent = The caregiver is not there
caregiver-bar-unsafe = Asking the caregiver would endanger the child

# Why a consent does not count.
consent-problem-limits-not-told = The limits of confidentiality were not explained first.
consent-problem-no-groups = The consent names no data.
consent-problem-adult-by-other = Nobody else can consent for an adult.
consent-problem-supporter-not-chosen = The supporter must be chosen by the person.
consent-problem-assent-missing = The child was not asked.
consent-problem-assent-refused = The child said no.
consent-problem-child-alone = A child’s consent needs a caregiver or guardian, or a supervisor decides on best interests.
consent-problem-caregiver-barred = This caregiver cannot consent for the child.
consent-problem-guardian-without-cause = Ask the caregiver first, or record why that cannot be done.
consent-problem-majority-not-coarse = Write the first day of the month in which the child turns eighteen.
consent-problem-end-out-of-range = The last day lies before the first or more than two years away.
consent-problem-not-yet = The consent is dated in the future.
consent-problem-withdrawn = The consent was withdrawn.
consent-problem-expired = The consent has run out: ask again.
consent-problem-renew-at-majority = The child has turned eighteen and must be asked anew.

# Recipients.
recipient-protection = Protection or aid agency
recipient-medical = Health service
recipient-legal-aid = Legal aid, lawyer or guardian
recipient-human-rights = Human-rights monitor
recipient-oversight = Oversight of personnel
recipient-statistics = Statistical office or research
recipient-donor = Donor
recipient-judicial = Prosecutor, court or international mechanism
recipient-investigative = Police investigation
recipient-financial-unit = Financial intelligence unit
recipient-sanctions-body = Sanctions committee or experts
recipient-immigration-enforcement = Immigration enforcement
recipient-armed = Armed force or group
recipient-intelligence = Intelligence service
flag-yes = Yes
flag-no = No
flag-unknown = Nobody has looked it up

# Decisions on a basis other than consent.
told-told = The person was told
told-not-reached = The person could not be reached yet
told-too-dangerous = Telling the person now would endanger them
decision-problem-consent-is-not-decided = Consent is given by the person, not decided by others.
decision-problem-not-a-supervisor = Only a supervisor decides this.
decision-problem-decided-by-asker = Whoever asks for a decision does not take it.
decision-problem-not-a-child = Best interests are a basis for children only.
decision-problem-not-least-data = Cut the data down to what is needed.
decision-problem-no-reference = Name the duty from the table or the court’s file number.
decision-problem-end-out-of-range = The decision must end within the time for its basis.
decision-problem-not-yet = The decision is dated in the future.
decision-problem-expired = The decision has run out: decide anew.
decision-problem-revoked = The decision was taken back.

# Information-sharing protocols.
share-level-case = One person’s case
share-level-aggregate = Figures
frequency-once = Once
frequency-weekly = Every week
frequency-monthly = Every month
frequency-quarterly = Every quarter
frequency-yearly = Every year
frequency-on-need = Whenever it is needed
sensitivity-class-low = Disclosure does little or no harm
sensitivity-class-moderate = Disclosure does some harm
sensitivity-class-high = Disclosure does serious harm
sensitivity-class-severe = Disclosure may cost lives
protocol-state-draft = Draft
protocol-state-approved = Approved, not yet in force
protocol-state-live = In force
protocol-state-expired = Expired
protocol-state-ended = Ended early
protocol-problem-approved-by-drafter = Somebody other than the one who drafted it must approve it.
protocol-problem-no-parties = The protocol names no agency that shares.
protocol-problem-no-groups = The protocol names no data.
protocol-problem-not-countable = Names, stories and media are not figures.
protocol-problem-end-out-of-range = The last day lies before the first or more than two years away.
protocol-problem-not-a-draft = Only a draft can be approved.
protocol-problem-class-too-low = One person’s case is always highly sensitive.

# Why something is not shared.
share-refusal-privileged = What stands between a person and their lawyer is never shared.
share-refusal-recipient-receives-nothing = Immigration enforcement, armed and intelligence bodies receive nothing.
share-refusal-death-penalty = The death penalty may apply there, or nobody has ruled it out.
share-refusal-fair-trial = A fair trial there is not established.
share-refusal-recipient-not-assessed = The recipient’s jurisdiction was not assessed in the last year.
share-refusal-figures-only = This recipient receives figures, never a case.
share-refusal-no-groups = The share names no data.
share-refusal-no-protocol = Every share names an information-sharing protocol.
share-refusal-protocol-not-live = The protocol is not in force.
share-refusal-protocol-purpose = The protocol is for another purpose.
share-refusal-protocol-recipient = The protocol is for another recipient.
share-refusal-protocol-party = Your agency is not a party to the protocol.
share-refusal-protocol-groups = The protocol does not cover these data.
share-refusal-protocol-level = The protocol is for figures and this is a case, or the other way round.
share-refusal-not-countable = Names, stories and media are not figures.
share-refusal-sexual-violence = Data on sexual violence leave as figures, or with the survivor’s consent for a referral.
share-refusal-agencies-not-asked = Every agency that gathered these figures must have agreed.
share-refusal-door-only = What was told to protection reaches prosecution only as a single item handed over with the person and counsel.
share-refusal-no-person = The share names no person.
share-refusal-stopped-by-person = The person asked that nothing more be shared.
share-refusal-no-basis = There is no consent and no other recorded basis.
share-refusal-not-covered = The person consented to something else.
share-refusal-limits-not-told = The limits of confidentiality were not explained first.
share-refusal-consent-not-valid = The consent was not rightly given.
share-refusal-withdrawn = The consent was withdrawn.
share-refusal-expired = The consent has run out: ask again.
share-refusal-renew-at-majority = The child has turned eighteen and must be asked anew.
share-refusal-no-key = More than coded answers leaves only sealed, and no key of this recipient is known.
share-refusal-decide-anew = The person asked to stop after this was decided: a supervisor decides anew.

# The one door.
handover-refusal-closed = This never passes: it is privileged, in a closed compartment, or for a body that receives nothing.
handover-refusal-not-for-the-door = This is not a handover to prosecution: share it under a protocol instead.
handover-refusal-recipient-gate = The recipient’s jurisdiction does not warrant a fair trial without the death penalty.
handover-refusal-not-chosen-by-person = The person must choose the item.
handover-refusal-no-counsel = The person’s counsel must be there.
handover-refusal-no-consent = There is no consent for this recipient, this purpose and these data.
handover-refusal-stopped-by-person = The person asked that nothing more be shared.
handover-refusal-two-signatures = Two persons must sign after the consent; counsel is not one of them.
handover-refusal-done-already = This item was handed over already.

# What a person asks for.
request-see = See my data
request-correct = Correct my data
request-withdraw = Withdraw a consent
request-restrict = Do nothing more with my data
request-erase = Destroy my data
request-state-received = Received
request-state-waiting = Confirmed; fourteen days to change your mind
request-state-done = Done
request-state-cancelled = Taken back
request-state-refused = Refused
request-problem-over = This request is closed.
request-problem-not-an-erasure = Only an erasure is confirmed and destroys.
request-problem-not-alone = The person must confirm with nobody beside them.
request-problem-not-confirmed = The person has not confirmed alone yet.
request-problem-too-early = The fourteen days are not over.
request-problem-held = The law requires that this be kept for now.
request-problem-child-law-unknown = The law on children’s files of this country is not in the table yet.
request-problem-child-law-keeps = The law keeps a child’s file until a later day.

# Holds.
hold-problem-basis = A hold rests on a legal duty or a court order.
hold-problem-end-out-of-range = A hold ends within a year.
hold-problem-same-person = Somebody other than the one who set the hold must release it.
hold-problem-over = This hold was released already.

# Incidents with data.
incident-unauthorised-access = Somebody looked who had no business to
incident-disclosure = Something reached somebody it was not for
incident-lost-device = A device or paper is gone
incident-loss = Data are gone
incident-alteration = Data were changed without right
incident-unavailable = Data could not be reached when needed
incident-excess = More was collected or kept than needed
incident-coercion = Somebody was pressed to hand data over
incident-reidentification = A published figure pointed to somebody
incident-malware = Hostile software
incident-severity-near-miss = It nearly happened
incident-severity-low = Little harm
incident-severity-high = Serious harm
incident-severity-critical = Somebody is in danger
incident-state-reported = Reported
incident-state-assessed = Assessed
incident-state-contained = Contained
incident-state-treated = Cause mended
incident-state-closed = Closed
incident-step-assessed = Assessed
incident-step-contained = Contained
incident-step-persons-protected = Persons warned or brought to safety
incident-step-notified = Somebody notified
incident-step-cause-mended = Cause mended
incident-step-closed = Closed
incident-tell-undecided = Not decided whether to tell the persons
incident-tell-told = The persons were told
incident-tell-too-dangerous = Telling the persons would endanger them
incident-tell-nobody-concerned = Nobody’s data were touched
incident-problem-out-of-order = Assess, contain and mend, in this order.
incident-problem-tell-undecided = Decide first whether the persons are told.
incident-problem-same-person = Not to tell is decided by somebody other than the one who reported.
incident-problem-lesson-missing = Write down what was learnt.
incident-problem-over = This incident is closed.

# How long things are kept.
retention-case-file = File of a person
retention-entry-contact = Contact at a point of entry
retention-no-indication = No indication at this contact
retention-bulk-check-line = Unreviewed line of a bulk check
retention-helpline-contact = Helpline contact
retention-complaint = Complaint
retention-imported-file = Imported file
retention-closed-account = Closed account
retention-draft = Unsaved work
retention-start-created = From its making
retention-start-changed = From its last change
retention-start-closed = From its closing
retention-action-erase = Destroy
retention-action-review = Have a person decide

# The register of processing.
whose-data-persons-at-risk = Victims and persons at risk
whose-data-children = Children
whose-data-relatives = Relatives and dependants
whose-data-alleged-perpetrators = Alleged perpetrators
whose-data-complainants = Those who complain
whose-data-staff = Staff
processing-problem-empty = Name a purpose, the data and the persons.
processing-problem-no-basis = Name a basis.
processing-problem-no-assessment = An impact assessment must be approved first.
processing-problem-review-due = This entry was not looked at for a year.

# Reporting duties.
duty-child-abuse = Abuse of a child
duty-sexual-exploitation-abuse = Sexual exploitation and abuse by personnel
duty-serious-crime = A serious crime
duty-danger-to-others = Danger to somebody else
duty-danger-to-self = Danger to the person
duty-infectious-disease = A disease that must be notified

# Accounts, sessions and resets.
account-state-invited = Invited
account-state-active = Active
account-state-suspended = Suspended
account-state-closed = Closed
session-state-open = Open
session-state-locked = Locked: sign in again to go on
session-state-ended = Ended: sign in
reset-scope-password = Password
reset-scope-second-factor = Second factor or passkeys
reset-scope-everything = Everything
reset-state-issued = Issued; a second person must confirm
reset-state-confirmed = Confirmed; the code opens once
reset-state-used = Used
reset-state-void = Void
