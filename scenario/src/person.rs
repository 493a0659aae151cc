//! One invented person, and the true answers to every question about them.

use crate::conflict::{self, year_text};
use crate::day::Day;
use crate::item::Item;
use crate::network::{Member, Network};
use crate::places::{AREAS, AreaIndex, Code};
use lantern_model::age;

/// What is true about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The person was trafficked.
    Trafficked,
    /// The person was not trafficked, but might have been.
    AtRisk,
    /// Nothing points that way.
    NoIndication,
}

impl Standing {
    /// The word in the truth file.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Trafficked => "trafficked",
            Self::AtRisk => "at_risk",
            Self::NoIndication => "no_indication",
        }
    }
}

/// A person of the region.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) number: u32,
    pub(crate) standing: Standing,
    pub(crate) sex: Code,
    /// In years, when agencies could first meet the person.
    pub(crate) age: i32,
    /// The day on which agencies could first meet the person.
    pub(crate) contact: Day,
    pub(crate) citizenship: Vec<Code>,
    pub(crate) displacement: Code,
    pub(crate) disability: Code,
    pub(crate) marital_status: Code,
    pub(crate) education: Code,
    /// Where the person is on the day of contact.
    pub(crate) place: AreaIndex,
    /// What the given and the family name are made of.
    pub(crate) names: (u32, u32),
    pub(crate) event: Option<Event>,
}

/// What happened to a trafficked person.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) network: usize,
    pub(crate) forms: Vec<Code>,
    pub(crate) acts: Vec<Code>,
    pub(crate) means: Vec<Code>,
    pub(crate) control: Vec<Code>,
    pub(crate) sectors: Vec<Code>,
    pub(crate) sexual_types: Vec<Code>,
    pub(crate) relation: Code,
    pub(crate) channel: Option<Code>,
    pub(crate) origin: AreaIndex,
    pub(crate) transit: Option<AreaIndex>,
    pub(crate) destination: AreaIndex,
    pub(crate) start: Day,
    pub(crate) conflict_relation: Code,
    pub(crate) grave_violations: Vec<Code>,
    pub(crate) sexual_violence: Vec<Code>,
    /// The members of the network who recruited and who exploited the person, with their relation to the person.
    pub(crate) perpetrators: Vec<(usize, Code)>,
}

impl Person {
    /// The true answer; empty where the question has none. `sequence` counts the alleged perpetrators.
    pub(crate) fn answer(&self, networks: &[Network], item: Item, sequence: usize) -> Vec<Code> {
        match item {
            Item::Sex => vec![self.sex],
            Item::AgeGroup => band(self.age).into_iter().collect(),
            Item::Citizenship => self.citizenship.clone(),
            Item::Displacement => vec![self.displacement],
            Item::Disability => vec![self.disability],
            Item::MaritalStatus => vec![self.marital_status],
            Item::Education => vec![self.education],
            Item::YearDetection => vec![year_text(self.contact.year())],
            _ => self.event.as_ref().map_or_else(Vec::new, |event| event.answer(networks, item, sequence)),
        }
    }
}

/// The age band of an age in years.
pub(crate) fn band(age: i32) -> Option<Code> {
    u64::try_from(age).ok().and_then(age::band)
}

impl Event {
    /// The alleged perpetrator with this place, and their relation to the person.
    pub(crate) fn perpetrator<'a>(&self, networks: &'a [Network], sequence: usize) -> Option<(&'a Member, Code)> {
        self.perpetrators.get(sequence).map(|(member, relation)| (&networks[self.network].members[*member], *relation))
    }

    fn answer(&self, networks: &[Network], item: Item, sequence: usize) -> Vec<Code> {
        let network = &networks[self.network];
        let year = self.start.year();
        match item {
            Item::Act => self.acts.clone(),
            Item::Means => self.means.clone(),
            Item::Control => self.control.clone(),
            Item::Form => self.forms.clone(),
            Item::Sector => self.sectors.clone(),
            Item::SexualType => self.sexual_types.clone(),
            Item::RecruiterRelation => vec![self.relation],
            Item::RecruitmentChannel => self.channel.into_iter().collect(),
            Item::RecruitmentCountry => vec![AREAS[self.origin].country],
            Item::RecruitmentArea => vec![AREAS[self.origin].code],
            Item::TransitArea => self.transit.map(|area| AREAS[area].code).into_iter().collect(),
            Item::ExploitationCountry => vec![AREAS[self.destination].country],
            Item::ExploitationArea => vec![AREAS[self.destination].code],
            Item::YearExploitation => vec![year_text(year)],
            Item::ConflictRelation => vec![self.conflict_relation],
            Item::TraffickerKind => vec![network.trafficker_kind],
            Item::ActorKind => network.actor.map(|actor| conflict::ACTORS[actor].kind).into_iter().collect(),
            Item::AreaControl => vec![conflict::control(self.destination, year)],
            Item::ConflictPhase => conflict::phase(self.destination, year).into_iter().collect(),
            Item::GraveViolation => self.grave_violations.clone(),
            Item::SexualViolence => self.sexual_violence.clone(),
            _ => self.perpetrator(networks, sequence).map_or_else(Vec::new, |(member, relation)| match item {
                Item::PerpetratorKind => vec![member.kind],
                Item::PerpetratorRole => member.roles.clone(),
                Item::PerpetratorSex => vec![member.sex],
                Item::PerpetratorAge => vec![member.age_group],
                Item::PerpetratorCitizenship => vec![member.citizenship],
                Item::PerpetratorRelation => vec![relation],
                _ => vec![member.stage],
            }),
        }
    }
}
