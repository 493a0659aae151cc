//! The questions about a person that the scenario knows the true answer to: each is a dimension of tables and a field of records.

/// A question with coded answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    Sex,
    AgeGroup,
    Citizenship,
    Displacement,
    Disability,
    MaritalStatus,
    Education,
    YearDetection,
    Act,
    Means,
    Control,
    Form,
    Sector,
    SexualType,
    RecruiterRelation,
    RecruitmentChannel,
    RecruitmentCountry,
    RecruitmentArea,
    TransitArea,
    ExploitationCountry,
    ExploitationArea,
    YearExploitation,
    ConflictRelation,
    TraffickerKind,
    ActorKind,
    AreaControl,
    ConflictPhase,
    GraveViolation,
    SexualViolence,
    PerpetratorKind,
    PerpetratorRole,
    PerpetratorSex,
    PerpetratorAge,
    PerpetratorCitizenship,
    PerpetratorRelation,
    PerpetratorStage,
}

use Item as I;

impl Item {
    /// Every question, in the order of the truth file's columns.
    pub(crate) const ALL: [Self; 36] = [
        I::Sex,
        I::AgeGroup,
        I::Citizenship,
        I::Displacement,
        I::Disability,
        I::MaritalStatus,
        I::Education,
        I::YearDetection,
        I::Act,
        I::Means,
        I::Control,
        I::Form,
        I::Sector,
        I::SexualType,
        I::RecruiterRelation,
        I::RecruitmentChannel,
        I::RecruitmentCountry,
        I::RecruitmentArea,
        I::TransitArea,
        I::ExploitationCountry,
        I::ExploitationArea,
        I::YearExploitation,
        I::ConflictRelation,
        I::TraffickerKind,
        I::ActorKind,
        I::AreaControl,
        I::ConflictPhase,
        I::GraveViolation,
        I::SexualViolence,
        I::PerpetratorKind,
        I::PerpetratorRole,
        I::PerpetratorSex,
        I::PerpetratorAge,
        I::PerpetratorCitizenship,
        I::PerpetratorRelation,
        I::PerpetratorStage,
    ];

    /// The name of the dimension in tables.
    pub(crate) const fn name(self) -> &'static str {
        self.names().0
    }

    /// The field of the record that holds the answer.
    pub(crate) const fn path(self) -> &'static str {
        self.names().1
    }

    /// Whether the answer is about an alleged perpetrator, of whom a record may describe several.
    pub(crate) const fn is_of_perpetrator(self) -> bool {
        self as usize >= I::PerpetratorKind as usize
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            I::Sex => ("sex", "victim.sex"),
            I::AgeGroup => ("age_group", "victim.age_group"),
            I::Citizenship => ("citizenship", "victim.citizenship"),
            I::Displacement => ("displacement", "victim.displacement"),
            I::Disability => ("disability", "victim.disability"),
            I::MaritalStatus => ("marital_status", "victim.marital_status"),
            I::Education => ("education", "victim.education"),
            I::YearDetection => ("year_detection", "victim.detection_date"),
            I::Act => ("act", "event.acts"),
            I::Means => ("means", "event.means"),
            I::Control => ("control", "event.control"),
            I::Form => ("form", "event.forms"),
            I::Sector => ("sector", "event.sectors"),
            I::SexualType => ("sexual_type", "event.sexual_types"),
            I::RecruiterRelation => ("recruiter_relation", "victim.recruiter_relation"),
            I::RecruitmentChannel => ("recruitment_channel", "victim.recruitment_channel"),
            I::RecruitmentCountry => ("recruitment_country", "event.recruitment_country"),
            I::RecruitmentArea => ("recruitment_area", "event.recruitment_area"),
            I::TransitArea => ("transit_area", "event.transit_areas"),
            I::ExploitationCountry => ("exploitation_country", "event.exploitation_country"),
            I::ExploitationArea => ("exploitation_area", "event.exploitation_area"),
            I::YearExploitation => ("year_exploitation", "event.exploitation_start"),
            I::ConflictRelation => ("conflict_relation", "event.conflict_relation"),
            I::TraffickerKind => ("trafficker_kind", "event.trafficker_kind"),
            I::ActorKind => ("actor_kind", "event.actor_kind"),
            I::AreaControl => ("area_control", "event.area_control"),
            I::ConflictPhase => ("conflict_phase", "event.conflict_phase"),
            I::GraveViolation => ("grave_violation", "event.grave_violations"),
            I::SexualViolence => ("sexual_violence", "event.sexual_violence"),
            I::PerpetratorKind => ("perpetrator_kind", "perpetrator.kind"),
            I::PerpetratorRole => ("perpetrator_role", "perpetrator.roles"),
            I::PerpetratorSex => ("perpetrator_sex", "perpetrator.sex"),
            I::PerpetratorAge => ("perpetrator_age", "perpetrator.age_group"),
            I::PerpetratorCitizenship => ("perpetrator_citizenship", "perpetrator.citizenship"),
            I::PerpetratorRelation => ("perpetrator_relation", "perpetrator.relation"),
            I::PerpetratorStage => ("perpetrator_stage", "perpetrator.stage"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every question stands at its own place, and its field is one of the catalogue's.
    #[test]
    fn questions_are_fields() {
        for (position, item) in Item::ALL.into_iter().enumerate() {
            assert_eq!(item as usize, position);
            assert!(lantern_model::field::by_path(item.path()).is_some(), "{}", item.path());
            assert_eq!(item.is_of_perpetrator(), item.path().starts_with("perpetrator."));
        }
    }
}
