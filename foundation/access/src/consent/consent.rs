//! A consent: what one person agreed to, for one purpose and one recipient, in a language she understands, until a day.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DataGroup, Person, RecipientId, SpokenLanguage};
use crate::codes;
use crate::credential::{Day, Instant, Login};
use crate::policy::Purpose;

codes! {
    /// In what form it was given. None is better than another: what counts is that the person could understand and refuse.
    pub enum FormGiven: "given-form" {
        /// In writing.
        Written = "written",
        /// Aloud, before a witness.
        OralWitnessed = "oral_witnessed",
        /// Aloud, and recorded with the person's leave.
        RecordedAudio = "recorded_audio",
        /// In a sign language.
        Sign = "sign",
        /// With easy-read pages or pictures.
        EasyRead = "easy_read",
    }
}

codes! {
    /// Who gave it.
    pub enum GivenBy: "given-by" {
        /// The person herself.
        Itself = "self",
        /// The person herself, with somebody of her own choice beside her (practice §3.4).
        SupportedSelf = "supported_self",
        /// The caregiver of a child, beside the child's own assent.
        Caregiver = "caregiver",
        /// The guardian of a child whose caregiver cannot consent.
        Guardian = "guardian",
    }
}

codes! {
    /// The child's own word.
    pub enum Assent: "assent" {
        /// The child agrees.
        Given = "given",
        /// The child does not: nothing is done on consent.
        Refused = "refused",
        /// The child is too young to be asked.
        TooYoung = "too_young",
    }
}

codes! {
    /// Why a caregiver cannot consent for a child (practice §3.3).
    pub enum CaregiverBar: "caregiver-bar" {
        /// Suspected of having a part in what happened.
        Suspected = "suspected",
        /// Not there.
        Absent = "absent",
        /// Asking would endanger the child.
        Unsafe = "unsafe",
    }
}

/// Whether the person is a child, and until when a child's consent can last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PersonAge {
    /// Eighteen or older.
    Adult,
    /// Under eighteen, or treated so for the benefit of the doubt.
    Child {
        /// The first of the month in which the child turns eighteen: the day itself would be a birth date.
        adult_from: Day,
    },
}

codes! {
    /// Why a consent counts for nothing.
    pub enum ConsentProblem: "consent-problem" {
        /// The limits of confidentiality were not told first.
        LimitsNotTold = "limits_not_told",
        /// It names no data.
        NoGroups = "no_groups",
        /// Somebody else consented for an adult.
        AdultByOther = "adult_by_other",
        /// A supported decision without a supporter of the person's own choice.
        SupporterNotChosen = "supporter_not_chosen",
        /// The child was not asked.
        AssentMissing = "assent_missing",
        /// The child said no.
        AssentRefused = "assent_refused",
        /// A child alone, without caregiver or guardian.
        ChildAlone = "child_alone",
        /// The caregiver is suspected, absent or unsafe.
        CaregiverBarred = "caregiver_barred",
        /// A guardian, although nothing keeps the caregiver from it.
        GuardianWithoutCause = "guardian_without_cause",
        /// The day of majority is not the first of a month.
        MajorityNotCoarse = "majority_not_coarse",
        /// Its end lies before its beginning or too far away.
        EndOutOfRange = "end_out_of_range",
        /// It lies in the future.
        NotYet = "not_yet",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Its time is over.
        Expired = "expired",
        /// The child has grown up and must be asked anew.
        RenewAtMajority = "renew_at_majority",
    }
}

/// The longest time a consent lasts before the person is asked again. [P]
const DAYS_MAX: i64 = 2 * 366;

/// A consent as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose data.
    pub person: Person,
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: RecipientId,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// The language in which it was explained.
    pub language: SpokenLanguage,
    /// In what form it was given.
    pub form: FormGiven,
    /// Adult or child.
    pub age: PersonAge,
    /// Who gave it.
    pub given_by: GivenBy,
    /// A supporter was chosen by the person herself.
    #[serde(default)]
    pub supporter_chosen: bool,
    /// The child's own word.
    pub assent: Option<Assent>,
    /// Why the caregiver cannot consent.
    pub caregiver_bar: Option<CaregiverBar>,
    /// When the limits of confidentiality were told. Without it, or after the fact, nothing else counts.
    pub limits_told_at: Option<Instant>,
    /// When it was given.
    pub given_at: Instant,
    /// Who recorded it.
    pub recorded_by: Login,
    /// The last day on which it counts.
    pub until: Day,
    /// When the person took it back. She may at any time, without a reason.
    pub withdrawn_at: Option<Instant>,
}

impl Consent {
    /// Whether it was rightly given: asked when it is recorded, and again each time it is used.
    pub fn check(&self) -> Result<(), ConsentProblem> {
        if self.limits_told_at.is_none_or(|told| told > self.given_at) {
            return Err(ConsentProblem::LimitsNotTold);
        }
        if self.groups.is_empty() {
            return Err(ConsentProblem::NoGroups);
        }
        let days = self.until.days_since(self.given_at.day());
        if !(0..=DAYS_MAX).contains(&days) {
            return Err(ConsentProblem::EndOutOfRange);
        }
        if self.given_by == GivenBy::SupportedSelf && !self.supporter_chosen {
            return Err(ConsentProblem::SupporterNotChosen);
        }
        match self.age {
            // No carer consents for an adult, whatever the disability (practice §3.4).
            PersonAge::Adult if matches!(self.given_by, GivenBy::Caregiver | GivenBy::Guardian) => Err(ConsentProblem::AdultByOther),
            PersonAge::Adult => Ok(()),
            PersonAge::Child { adult_from } => self.check_child(adult_from),
        }
    }

    /// Assent by age and capacity, and the caregiver unless suspected, absent or unsafe, then the guardian (practice §3.3). Where
    /// neither can be asked, the basis is the child's best interests, decided by a supervisor, and no consent.
    fn check_child(&self, adult_from: Day) -> Result<(), ConsentProblem> {
        if !adult_from.is_first_of_month() {
            return Err(ConsentProblem::MajorityNotCoarse);
        }
        match self.assent {
            None => return Err(ConsentProblem::AssentMissing),
            Some(Assent::Refused) => return Err(ConsentProblem::AssentRefused),
            Some(Assent::Given | Assent::TooYoung) => {}
        }
        match (self.given_by, self.caregiver_bar) {
            (GivenBy::Itself | GivenBy::SupportedSelf, _) => Err(ConsentProblem::ChildAlone),
            (GivenBy::Caregiver, Some(_)) => Err(ConsentProblem::CaregiverBarred),
            (GivenBy::Guardian, None) => Err(ConsentProblem::GuardianWithoutCause),
            (GivenBy::Caregiver, None) | (GivenBy::Guardian, Some(_)) => Ok(()),
        }
    }

    /// Whether it counts at `at`.
    pub fn check_live(&self, at: Instant) -> Result<(), ConsentProblem> {
        self.check()?;
        if self.withdrawn_at.is_some() {
            return Err(ConsentProblem::Withdrawn);
        }
        if self.given_at > at {
            return Err(ConsentProblem::NotYet);
        }
        if at.day() > self.until {
            return Err(ConsentProblem::Expired);
        }
        match self.age {
            PersonAge::Child { adult_from } if at.day() >= adult_from => Err(ConsentProblem::RenewAtMajority),
            _ => Ok(()),
        }
    }

    /// Whether it is about this purpose, this recipient and all of these data. Nothing is inferred from one to another.
    pub fn covers(&self, purpose: Purpose, recipient: RecipientId, groups: &BTreeSet<DataGroup>) -> bool {
        self.purpose == purpose && self.recipient == recipient && groups.is_subset(&self.groups)
    }

    /// The person takes it back. The first withdrawal stays; nothing makes it undone: she may consent anew.
    pub fn withdraw(&mut self, at: Instant) {
        self.withdrawn_at.get_or_insert(at);
    }

    /// What it is looked up by; the person is the subject of the entity.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("recipient".to_owned(), self.recipient.0.to_string()), ("purpose".to_owned(), self.purpose.to_string())]
    }
}

#[cfg(test)]
#[path = "consent_tests.rs"]
mod tests;
