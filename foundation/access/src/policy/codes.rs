//! The closed lists that a question is made of.
//!
//! Each value has one code, which stands in the policies, in the journal and, with hyphens, in the keys of its words.

use crate::codes;

codes! {
    /// What an account is trusted to do. An account may hold several; what one of them forbids stays forbidden.
    pub enum Role: "role" {
        /// Brings files in, keeps the list of records in order, decides on duplicate hints.
        Registration = "registration",
        /// Works on the cases of an agency.
        CaseWorker = "case_worker",
        /// Answers for case work: decides bases other than consent, gives second signatures, holds the agency's key.
        Supervisor = "supervisor",
        /// Investigates; sees the wing of prosecution only.
        Investigator = "investigator",
        /// Follows the money; sees the wing of prosecution only.
        FinancialAnalyst = "financial_analyst",
        /// Works on sanctions lists and procurement checks; sees the wing of prosecution only.
        Sanctions = "sanctions",
        /// Makes figures out of coded values.
        Statistician = "statistician",
        /// Coordinates between agencies by exact figures and protocols, without records.
        Coordinator = "coordinator",
        /// Answers for data protection: requests of persons, retention, incidents, the access log.
        DataProtection = "data_protection",
        /// Reads the access log and the ledger.
        Auditor = "auditor",
        /// Runs the deployment. Sees no records.
        Administrator = "administrator",
        /// Works in the compartment of gender-based violence, which nobody else opens.
        GbvSpecialist = "gbv_specialist",
        /// Verifies grave violations at a desk apart from case work.
        MrmMonitor = "mrm_monitor",
        /// Receives complaints of sexual exploitation and abuse by personnel.
        PseaFocalPoint = "psea_focal_point",
        /// Answers a helpline.
        HelplineOperator = "helpline_operator",
        /// Interprets; sees nothing in the program.
        Interpreter = "interpreter",
        /// Gives legal aid; keeps the privileged notes.
        Lawyer = "lawyer",
        /// Sits on a best-interests panel for children.
        BestInterestsPanel = "best_interests_panel",
        /// Receives children and adults released from armed forces and groups.
        HandoverOfficer = "handover_officer",
        /// Keeps the mapping of services.
        ServiceMappingOwner = "service_mapping_owner",
        /// The account of a folder that was made without accounts; works on the machine itself only.
        Local = "local",
    }
}

codes! {
    /// The part of the work that something belongs to (resolution 2388 (2017) stands on protection, prosecution and prevention).
    pub enum Wing: "wing" {
        /// Identifying, referring and assisting persons.
        Protect = "protect",
        /// Evidence, financial flows, sanctions.
        Prosecute = "prosecute",
        /// Early warning, suppliers.
        Prevent = "prevent",
        /// Counting: the data-collection system itself.
        Measure = "measure",
    }
}

codes! {
    /// The compartment that something is kept in. What belongs in several is in the strictest.
    pub enum Sensitivity: "sensitivity" {
        /// Settings, code lists, published figures, services.
        Open = "open",
        /// Values of code lists, coarse dates and areas.
        Coded = "coded",
        /// What identifies a person.
        Identity = "identity",
        /// Gender-based violence.
        Gbv = "gbv",
        /// Files of children that need child-trained staff.
        Child = "child",
        /// Between a person and her lawyer.
        Privileged = "privileged",
        /// A sealed complaint.
        Complaint = "complaint",
    }
}

codes! {
    /// What something is done for. Every question, every entry of the journal and every reading names one.
    pub enum Purpose: "purpose" {
        /// Assisting the person.
        Casework = "casework",
        /// Bringing the person to a service.
        Referral = "referral",
        /// Watching risks and violations.
        ProtectionMonitoring = "protection_monitoring",
        /// Making figures.
        Statistics = "statistics",
        /// Investigating a crime.
        Investigation = "investigation",
        /// Following money.
        FinancialIntelligence = "financial_intelligence",
        /// Preparing or checking a sanctions list.
        Sanctions = "sanctions",
        /// Advising or representing the person.
        LegalAid = "legal_aid",
        /// Checking who did what.
        Audit = "audit",
        /// Answering the person's own request.
        PersonRequest = "person_request",
        /// Protecting data: retention, incidents, requests.
        DataProtection = "data_protection",
        /// Handling a complaint.
        ComplaintHandling = "complaint_handling",
        /// Averting a danger to life that cannot wait.
        Emergency = "emergency",
        /// Running the deployment.
        Administration = "administration",
    }
}

codes! {
    /// Why something about a person may be done (consent is the rule; the other four need a supervisor's decision).
    pub enum BasisKind: "basis" {
        /// The person agreed, and may withdraw.
        Consent = "consent",
        /// The best interests of the child.
        BestInterests = "best_interests",
        /// A danger to life or limb.
        VitalInterests = "vital_interests",
        /// A duty that the law names.
        LegalDuty = "legal_duty",
        /// An order of a court.
        CourtOrder = "court_order",
    }
}

codes! {
    /// What kind of body an agency or a recipient is.
    pub enum Body: "body" {
        /// A protection or aid agency, or a social service.
        Protection = "protection",
        /// A health service.
        Health = "health",
        /// Legal aid or a guardian.
        LegalAid = "legal_aid",
        /// A statistical office or researchers.
        Research = "research",
        /// A human-rights monitor or the monitoring and reporting mechanism.
        HumanRights = "human_rights",
        /// Oversight of personnel: where complaints go.
        Oversight = "oversight",
        /// A prosecutor, a court or an international investigative mechanism.
        Judicial = "judicial",
        /// Police that investigate crimes.
        Police = "police",
        /// A financial intelligence unit or a supervisor of banks.
        FinancialUnit = "financial_unit",
        /// A sanctions committee or its panel of experts.
        SanctionsBody = "sanctions_body",
        /// Immigration enforcement.
        Immigration = "immigration",
        /// Armed forces and armed groups.
        Armed = "armed",
        /// Intelligence services.
        Intelligence = "intelligence",
    }
}

codes! {
    /// What a question is about.
    pub enum ResourceKind: "resource" {
        /// The deployment itself: its pages, settings, backups.
        Deployment = "deployment",
        /// A table of figures.
        Figures = "figures",
        /// A code list or a sanctions list.
        List = "list",
        /// A file brought in.
        Import = "import",
        /// A record of a person, or a list of records.
        Record = "record",
        /// An incident that a monitor verifies.
        Incident = "incident",
        /// A contact of a helpline.
        Contact = "contact",
        /// A handover from armed forces or groups.
        Handover = "handover",
        /// A service of the service mapping.
        Service = "service",
        /// One item of evidence.
        Item = "item",
        /// A consent or another recorded basis.
        Basis = "basis",
        /// An information-sharing protocol.
        Protocol = "protocol",
        /// A request of a person about her own data.
        Request = "request",
        /// A sealed complaint.
        Complaint = "complaint",
        /// An agency and its keys.
        Agency = "agency",
        /// An account, its roles and its tokens.
        Account = "account",
        /// The access log or the ledger.
        Log = "log",
        /// The register of processing, or an incident with data.
        Register = "register",
        /// A form and what came of it.
        Screening = "screening",
    }
}

codes! {
    /// What is done. Every route and every command asks about exactly one.
    pub enum Action: "action" {
        /// See the first page.
        ViewStart = "view_start",
        /// See public figures.
        ViewPublicFigures = "view_public_figures",
        /// See exact figures.
        ViewFigures = "view_figures",
        /// See the quality of sources.
        ViewQuality = "view_quality",
        /// See code lists and sanctions lists.
        ViewLists = "view_lists",
        /// Load a code list or a sanctions list.
        LoadLists = "load_lists",
        /// See which files were brought in.
        ViewImports = "view_imports",
        /// Bring a file in.
        ImportFile = "import_file",
        /// See the list of records in coded form.
        ViewRecords = "view_records",
        /// See one record in coded form.
        ViewRecord = "view_record",
        /// See the history of one record.
        ViewHistory = "view_history",
        /// Open what identifies a person.
        OpenIdentity = "open_identity",
        /// Look for a person by name.
        FindPerson = "find_person",
        /// Give a person a copy of her data.
        ExportPerson = "export_person",
        /// Correct a record.
        CorrectRecord = "correct_record",
        /// Ask the questions of a form and keep what came of it.
        Screen = "screen",
        /// See what came of the forms that a person answered.
        ViewScreenings = "view_screenings",
        /// Create and change agencies.
        ManageAgencies = "manage_agencies",
        /// Make, rotate, share and restore the keys of an agency.
        ManageKeys = "manage_keys",
        /// Unlock an agency's key for a session.
        UnlockAgency = "unlock_agency",
        /// Create, close and reset accounts.
        ManageAccounts = "manage_accounts",
        /// Give and take roles.
        AssignRoles = "assign_roles",
        /// Change settings.
        ManageSettings = "manage_settings",
        /// Read these policies.
        ViewPolicy = "view_policy",
        /// See who looked at what.
        ViewAccessLog = "view_access_log",
        /// See what one's own account looked at.
        ViewOwnAccess = "view_own_access",
        /// See the ledger and its health.
        ViewLedger = "view_ledger",
        /// Publish and pin checkpoints, name witnesses.
        ManageLedger = "manage_ledger",
        /// Record a consent or a refusal.
        RecordConsent = "record_consent",
        /// Decide a basis other than consent.
        DecideBasis = "decide_basis",
        /// Withdraw a consent for the person.
        WithdrawConsent = "withdraw_consent",
        /// See the bases recorded for a person.
        ViewConsents = "view_consents",
        /// See protocols and recipients, and what was shared.
        ViewSharing = "view_sharing",
        /// Draft an information-sharing protocol.
        DraftProtocol = "draft_protocol",
        /// Approve an information-sharing protocol.
        ApproveProtocol = "approve_protocol",
        /// Share a case with a recipient.
        ShareCase = "share_case",
        /// Share exact aggregates with a recipient.
        ShareAggregate = "share_aggregate",
        /// Hand one item over from protection to prosecution.
        HandOverItem = "hand_over_item",
        /// Hold a record against erasure.
        SetHold = "set_hold",
        /// Release a hold.
        ReleaseHold = "release_hold",
        /// See the requests of persons.
        ViewRequests = "view_requests",
        /// Record a request of a person.
        OpenRequest = "open_request",
        /// Decide a request of a person.
        DecideRequest = "decide_request",
        /// Confirm that a person wants her data destroyed.
        ConfirmErasure = "confirm_erasure",
        /// Cancel an erasure that was confirmed.
        CancelErasure = "cancel_erasure",
        /// Set retention schedules.
        ManageRetention = "manage_retention",
        /// See the register of processing.
        ViewProcessingRegister = "view_processing_register",
        /// Report an incident with data.
        ReportIncident = "report_incident",
        /// Work on incidents with data.
        ManageIncidents = "manage_incidents",
        /// Open a sealed complaint.
        OpenComplaint = "open_complaint",
        /// Answer a complaint.
        AnswerComplaint = "answer_complaint",
        /// Break the glass: open a file in an emergency.
        BreakGlass = "break_glass",
        /// Confirm or reject a broken glass.
        ConfirmBreakGlass = "confirm_break_glass",
        /// Make a backup.
        BackUp = "back_up",
        /// Restore a backup.
        Restore = "restore",
        /// Make and revoke tokens.
        ManageTokens = "manage_tokens",
        /// See one's own account.
        ViewOwnAccount = "view_own_account",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A code leads back to its value, no two values share one, and the journal writes the same code.
    #[test]
    fn codes_lead_back_to_their_values() {
        macro_rules! check {
            ($($name:ident),+) => {
                $(
                    let codes: BTreeSet<&str> = $name::ALL.iter().map(|value| value.code()).collect();
                    assert_eq!(codes.len(), $name::ALL.len());
                    for &value in $name::ALL {
                        assert_eq!($name::from_code(value.code()), Some(value));
                        assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
                    }
                    assert_eq!($name::from_code("nobody"), None);
                )+
            };
        }
        check!(Role, Wing, Sensitivity, Purpose, BasisKind, Body, ResourceKind, Action);
    }
}
