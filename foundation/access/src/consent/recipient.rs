//! Recipients: who would receive something, what kind of body it is, and what its jurisdiction does to people.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Country, Line, SealKey, ShareLevel, ShareRefusal};
use crate::codes;
use crate::credential::{Agency, Day, Instant, Login};
use crate::policy::{Body, Purpose};

/// The entity of a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecipientId(pub Uuid);

codes! {
    /// What kind of body a recipient is. Several map onto one [`Body`] of the policies.
    pub enum RecipientKind: "recipient" {
        /// A protection or aid agency, a social service, a child-protection authority.
        Protection = "protection",
        /// A health service.
        Medical = "medical",
        /// Legal aid, a lawyer, a guardian.
        LegalAid = "legal_aid",
        /// A human-rights monitor, the monitoring and reporting mechanism.
        HumanRights = "human_rights",
        /// Oversight of personnel.
        Oversight = "oversight",
        /// A statistical office, UNODC's return, researchers: exact aggregates only.
        Statistics = "statistics",
        /// Whoever pays: aggregates only.
        Donor = "donor",
        /// A prosecutor, a court, an international mechanism.
        Judicial = "judicial",
        /// Police and others who investigate.
        Investigative = "investigative",
        /// A financial intelligence unit.
        FinancialUnit = "financial_unit",
        /// A sanctions committee or its experts.
        SanctionsBody = "sanctions_body",
        /// Immigration enforcement: receives nothing.
        ImmigrationEnforcement = "immigration_enforcement",
        /// Armed forces and groups: receive nothing.
        Armed = "armed",
        /// Intelligence services: receive nothing.
        Intelligence = "intelligence",
    }
}

impl RecipientKind {
    /// The body that the policies know it as.
    pub const fn body(self) -> Body {
        match self {
            Self::Protection => Body::Protection,
            Self::Medical => Body::Health,
            Self::LegalAid => Body::LegalAid,
            Self::HumanRights => Body::HumanRights,
            Self::Oversight => Body::Oversight,
            // A donor is given what a researcher is given: figures.
            Self::Statistics | Self::Donor => Body::Research,
            Self::Judicial => Body::Judicial,
            Self::Investigative => Body::Police,
            Self::FinancialUnit => Body::FinancialUnit,
            Self::SanctionsBody => Body::SanctionsBody,
            Self::ImmigrationEnforcement => Body::Immigration,
            Self::Armed => Body::Armed,
            Self::Intelligence => Body::Intelligence,
        }
    }

    /// Receives nothing, ever, on whatever basis (practice §1.5; IIIM practice).
    pub const fn receives_nothing(self) -> bool {
        matches!(self, Self::ImmigrationEnforcement | Self::Armed | Self::Intelligence)
    }

    /// Stands on the other side of the wall between protection and prosecution.
    pub const fn prosecutes(self) -> bool {
        matches!(self, Self::Judicial | Self::Investigative | Self::FinancialUnit | Self::SanctionsBody)
    }

    /// Receives figures and never a case.
    pub const fn figures_only(self) -> bool {
        matches!(self, Self::Statistics | Self::Donor)
    }
}

codes! {
    /// A fact that somebody has looked up, or nobody has.
    pub enum Flag: "flag" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Nobody looked it up: counts as the worse of the two.
        Unknown = "unknown",
    }
}

/// A recipient, with what is known about its jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The form of this body.
    pub version: u8,
    /// The entity's id.
    pub id: RecipientId,
    /// Its name, as the person hears it.
    pub name: Line,
    /// What kind of body.
    pub kind: RecipientKind,
    /// Under whose law it stands.
    pub country: Country,
    /// Its code, where it takes part in this deployment.
    pub agency: Option<Agency>,
    /// Can what is investigated be punished by death there?
    pub death_penalty: Flag,
    /// Do its courts give a fair trial?
    pub fair_trial: Flag,
    /// Where the two answers were found.
    pub assessed_source: Option<Line>,
    /// When.
    pub assessed_on: Option<Day>,
    /// By whom.
    pub assessed_by: Option<Login>,
    /// To which key its files are sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal_to: Option<SealKey>,
    /// Who entered it. Somebody else assesses its jurisdiction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_by: Option<Login>,
    /// A new key that waits for a second pair of eyes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_key: Option<NextKey>,
}

/// A key that somebody says is the recipient's new one. Nothing is sealed to it before another has compared it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextKey {
    /// The key.
    pub key: SealKey,
    /// Who brought it.
    pub by: Login,
    /// When.
    pub on: Day,
}

/// Days after which an assessment of a jurisdiction must be made anew. [P]
const ASSESSMENT_DAYS: i64 = 365;

impl Recipient {
    /// The gate in front of every disclosure, whatever the basis and whatever the person agreed to: the IIIM shares only with
    /// jurisdictions that respect fair trial, never where the death penalty applies, and not with immigration or intelligence
    /// (IIIM bulletin 14 and "support to jurisdictions"). What nobody looked up counts as the worse answer.
    pub fn gate(&self, purpose: Purpose, level: ShareLevel, at: Instant) -> Result<(), ShareRefusal> {
        if self.kind.receives_nothing() {
            return Err(ShareRefusal::RecipientReceivesNothing);
        }
        let prosecutes = self.kind.prosecutes() || prosecuting(purpose);
        if level == ShareLevel::Aggregate || !prosecutes {
            return Ok(());
        }
        if self.death_penalty != Flag::No {
            return Err(ShareRefusal::DeathPenalty);
        }
        if self.fair_trial != Flag::Yes {
            return Err(ShareRefusal::FairTrial);
        }
        let (Some(assessed_on), Some(_), Some(_)) = (self.assessed_on, &self.assessed_source, &self.assessed_by) else {
            return Err(ShareRefusal::RecipientNotAssessed);
        };
        // One pair of eyes is not enough where a life may hang on the answer.
        if self.assessed_by.is_some() && self.assessed_by == self.added_by {
            return Err(ShareRefusal::RecipientNotAssessed);
        }
        let age = at.day().days_since(assessed_on);
        if (0..=ASSESSMENT_DAYS).contains(&age) { Ok(()) } else { Err(ShareRefusal::RecipientNotAssessed) }
    }

    /// The same recipient with another assessment, as somebody other than the one who entered it found it.
    #[must_use]
    pub fn assessed(self, (death_penalty, fair_trial): (Flag, Flag), source: Line, by: Login, at: Instant) -> Self {
        Self { death_penalty, fair_trial, assessed_source: Some(source), assessed_on: Some(at.day()), assessed_by: Some(by), ..self }
    }

    /// The same recipient with a new key that waits. Files go on being sealed to the one before.
    #[must_use]
    pub fn offered(self, key: SealKey, by: Login, at: Instant) -> Self {
        Self { next_key: Some(NextKey { key, by, on: at.day() }), ..self }
    }

    /// The same recipient with the key that waited, compared by somebody other than the one who brought it: whoever could change a
    /// key alone would read everything that is shared from then on. None where no key waits or `by` brought it.
    pub fn with_next_key(mut self, by: &Login) -> Option<Self> {
        let next = self.next_key.take().filter(|next| next.by != *by)?;
        Some(Self { seal_to: Some(next.key), ..self })
    }

    /// The same recipient without a key, as when its owner lost it: only coded answers leave. One pair of eyes is enough to close.
    #[must_use]
    pub fn without_key(self) -> Self {
        Self { seal_to: None, next_key: None, ..self }
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys = vec![("kind".to_owned(), self.kind.to_string()), ("country".to_owned(), self.country.to_string())];
        keys.extend(self.agency.iter().map(|agency| ("agency".to_owned(), agency.to_string())));
        keys
    }
}

/// Is it for the other side of the wall, whoever receives it?
pub(super) const fn prosecuting(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Investigation | Purpose::FinancialIntelligence | Purpose::Sanctions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::fixtures::{at, login, recipient};

    /// Who entered a court does not vouch for it herself, not even by writing her name into the stored body.
    #[test]
    fn a_jurisdiction_is_assessed_by_another() {
        let court = recipient(RecipientKind::Judicial);
        assert_eq!(court.gate(Purpose::Investigation, ShareLevel::Case, at(0)), Ok(()));
        let alone = Recipient { added_by: Some(login("officer-1")), ..court };
        assert_eq!(alone.gate(Purpose::Investigation, ShareLevel::Case, at(0)), Err(ShareRefusal::RecipientNotAssessed));
    }

    /// A new key counts when another than its bringer has compared it, and only the key that she compared; closing takes one.
    #[test]
    fn a_key_is_changed_by_two() {
        let one = recipient(RecipientKind::Medical);
        let before = one.seal_to.clone();
        let key = SealKey::parse("age1xmwwc06ly3ee5rytxm9mflaz2u56jjj36s0mypdrwsvlul66mv4q47ryef").unwrap();
        let offered = one.offered(key.clone(), login("officer-1"), at(0));
        assert_eq!(offered.seal_to, before);
        assert_eq!(offered.clone().with_next_key(&login("officer-1")), None);
        let changed = offered.clone().with_next_key(&login("coordinator-1")).unwrap();
        assert_eq!((changed.seal_to.as_ref(), &changed.next_key), (Some(&key), &None));
        assert_eq!(changed.with_next_key(&login("officer-1")), None);
        let closed = offered.without_key();
        assert_eq!((closed.seal_to, closed.next_key), (None, None));
    }

    /// Bodies that were stored before a key could be are read.
    #[test]
    fn older_bodies_are_read() {
        let mut older = serde_json::to_value(recipient(RecipientKind::Medical)).unwrap();
        let fields = older.as_object_mut().unwrap();
        fields.remove("seal_to");
        fields.remove("added_by");
        assert_eq!(serde_json::from_value::<Recipient>(older).unwrap().seal_to, None);
    }
}
