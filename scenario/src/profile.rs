//! The kinds of trafficking that the region knows: who, where, how, by whom. Invented, with the structure that
//! S/2017/939 and UNODC (2018) describe: boys taken by armed groups, girls and women held by them, children and women
//! in other people's homes, men in mines and on building sites, young adults in online fraud.

use crate::places::{ASHKOR, AreaIndex, BERIN, CORVANE, Code, DAR_SELM, HASRA, ILVASH, KEFRA, LISK, LOWA, MIRSAL, NAHRIN, TANIB, TELMAR, ULMETH, WADI_SANAM};

/// Values with a weight or with a chance in a thousand.
type Chances<T> = &'static [(T, u32)];

/// Who runs the networks of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    /// An armed group, or a force beside it.
    Armed,
    /// The army or a security force.
    Force,
    /// A criminal group.
    Crime,
    /// A business, a farm, an agency.
    Business,
    /// Relatives, neighbours, households.
    Household,
}

/// One kind of trafficking.
pub(crate) struct Profile {
    pub(crate) weight: u32,
    pub(crate) networks: u32,
    pub(crate) hand: Hand,
    /// Women and girls in a thousand.
    pub(crate) female: u32,
    /// Ages at recruitment.
    pub(crate) ages: Chances<(i32, i32)>,
    pub(crate) form: Code,
    /// The form where the person is a child, if it is another one.
    pub(crate) child_form: Option<Code>,
    pub(crate) also: Chances<Code>,
    pub(crate) sectors: Chances<Option<Code>>,
    pub(crate) origins: Chances<AreaIndex>,
    pub(crate) transits: Chances<Option<AreaIndex>>,
    pub(crate) destinations: Chances<AreaIndex>,
    pub(crate) months: (i32, i32),
    pub(crate) acts: Chances<Code>,
    pub(crate) means: Chances<Code>,
    pub(crate) control: Chances<Code>,
    pub(crate) relations: Chances<Code>,
    pub(crate) channels: Chances<Option<Code>>,
}

const ACTS_MOVED: Chances<Code> = &[("recruitment", 900), ("transportation", 620), ("transfer", 300), ("harbouring", 420), ("receipt", 520)];
const ACTS_NEAR: Chances<Code> = &[("recruitment", 850), ("transfer", 180), ("harbouring", 640), ("receipt", 420)];
const MEANS_FORCE: Chances<Code> =
    &[("threat_of_force", 620), ("use_of_force", 480), ("abduction", 430), ("coercion", 260), ("abuse_of_vulnerability", 340), ("deception", 120)];
const MEANS_DECEIT: Chances<Code> =
    &[("deception", 760), ("fraud", 330), ("abuse_of_vulnerability", 480), ("coercion", 220), ("threat_of_force", 160), ("payment", 90)];
const MEANS_FAMILY: Chances<Code> =
    &[("payment", 520), ("abuse_of_power", 460), ("abuse_of_vulnerability", 560), ("deception", 210), ("coercion", 240), ("threat_of_force", 90)];
const CONTROL_ARMED: Chances<Code> = &[
    ("threats", 720),
    ("threatens_children_family", 260),
    ("restricts_movement", 780),
    ("physical_abuse", 540),
    ("psychological_abuse", 480),
    ("withholds_necessities", 330),
    ("psychoactive_substances", 210),
    ("restricts_medical_care", 220),
];
const CONTROL_SEXUAL: Chances<Code> = &[
    ("threats", 640),
    ("restricts_movement", 700),
    ("sexual_abuse", 560),
    ("physical_abuse", 470),
    ("psychological_abuse", 520),
    ("takes_earnings", 380),
    ("debt_bondage", 300),
    ("withholds_documents", 340),
    ("false_promises", 420),
    ("psychoactive_substances", 140),
];
const CONTROL_WORK: Chances<Code> = &[
    ("debt_bondage", 460),
    ("takes_earnings", 520),
    ("excessive_working_hours", 740),
    ("withholds_documents", 480),
    ("false_promises", 620),
    ("threat_of_law_enforcement", 240),
    ("restricts_movement", 360),
    ("withholds_necessities", 280),
    ("threats", 300),
];
const CONTROL_HOME: Chances<Code> = &[
    ("excessive_working_hours", 720),
    ("restricts_movement", 620),
    ("withholds_documents", 430),
    ("psychological_abuse", 440),
    ("physical_abuse", 260),
    ("takes_earnings", 380),
    ("withholds_necessities", 310),
    ("restricts_medical_care", 170),
    ("sexual_abuse", 90),
];
const RELATIONS_FIGHT: Chances<Code> =
    &[("armed_group_member", 68), ("friend_acquaintance", 10), ("other_family", 8), ("community_leader", 8), ("stranger", 4), ("peer_victim", 2)];
const RELATIONS_FAMILY: Chances<Code> = &[
    ("parent", 38),
    ("other_family", 28),
    ("intimate_partner", 8),
    ("sibling", 4),
    ("community_leader", 8),
    ("camp_official", 3),
    ("stranger", 5),
    ("armed_group_member", 6),
];
const RELATIONS_WORK: Chances<Code> = &[
    ("recruitment_agency", 26),
    ("employer", 24),
    ("friend_acquaintance", 18),
    ("smuggler", 12),
    ("other_family", 8),
    ("online_contact", 6),
    ("stranger", 4),
    ("camp_official", 1),
    ("contractor", 1),
];
const RELATIONS_SEX: Chances<Code> = &[
    ("intimate_partner", 24),
    ("friend_acquaintance", 22),
    ("stranger", 14),
    ("smuggler", 14),
    ("online_contact", 10),
    ("other_family", 10),
    ("parent", 4),
    ("aid_worker", 1),
    ("contractor", 1),
];
const CHANNELS_NEAR: Chances<Option<Code>> =
    &[(Some("family"), 34), (Some("friends"), 30), (Some("place_of_business"), 8), (Some("educational_institution"), 8), (Some("other"), 10), (None, 10)];
const CHANNELS_WORK: Chances<Option<Code>> = &[
    (Some("at_work"), 12),
    (Some("friends"), 26),
    (Some("online_social_network"), 20),
    (Some("online_advertisement"), 16),
    (Some("place_of_business"), 18),
    (None, 8),
];
const CHANNELS_ONLINE: Chances<Option<Code>> = &[(Some("online_advertisement"), 52), (Some("online_social_network"), 34), (Some("friends"), 10), (None, 4)];
const NO_SECTOR: Chances<Option<Code>> = &[(None, 1)];
const NOWHERE: Chances<Option<AreaIndex>> = &[(None, 1)];

const BASE: Profile = Profile {
    weight: 0,
    networks: 3,
    hand: Hand::Crime,
    female: 500,
    ages: &[((12, 30), 1)],
    form: "other",
    child_form: None,
    also: &[],
    sectors: NO_SECTOR,
    origins: &[(HASRA, 1)],
    transits: NOWHERE,
    destinations: &[(NAHRIN, 1)],
    months: (2, 30),
    acts: ACTS_MOVED,
    means: MEANS_DECEIT,
    control: CONTROL_WORK,
    relations: RELATIONS_WORK,
    channels: CHANNELS_WORK,
};

/// Every kind, most of the people first in each part of life.
pub(crate) const PROFILES: [Profile; 16] = [
    Profile {
        weight: 150,
        networks: 7,
        hand: Hand::Armed,
        female: 170,
        ages: &[((9, 11), 8), ((12, 14), 34), ((15, 17), 48), ((18, 22), 14)],
        form: "armed_group_recruitment",
        also: &[("forced_labour", 60), ("servitude", 40)],
        origins: &[(HASRA, 24), (LOWA, 22), (NAHRIN, 20), (DAR_SELM, 20), (WADI_SANAM, 8), (KEFRA, 6)],
        transits: &[(None, 7), (Some(HASRA), 2), (Some(LOWA), 1)],
        destinations: &[(NAHRIN, 26), (DAR_SELM, 26), (HASRA, 20), (LOWA, 18), (WADI_SANAM, 10)],
        months: (3, 40),
        acts: ACTS_NEAR,
        means: MEANS_FORCE,
        control: CONTROL_ARMED,
        relations: RELATIONS_FIGHT,
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 28,
        hand: Hand::Force,
        female: 60,
        ages: &[((14, 17), 60), ((18, 22), 40)],
        form: "armed_force_recruitment",
        origins: &[(TELMAR, 5), (KEFRA, 4), (WADI_SANAM, 1)],
        destinations: &[(KEFRA, 5), (DAR_SELM, 3), (TELMAR, 2)],
        acts: ACTS_NEAR,
        means: MEANS_FORCE,
        control: CONTROL_ARMED,
        relations: &[("stranger", 5), ("community_leader", 3), ("friend_acquaintance", 2)],
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 92,
        networks: 6,
        hand: Hand::Armed,
        female: 955,
        ages: &[((11, 14), 22), ((15, 17), 34), ((18, 24), 32), ((25, 34), 12)],
        form: "sexual_slavery",
        also: &[("forced_marriage", 330), ("forced_pregnancy", 70), ("domestic_servitude", 160)],
        origins: &[(NAHRIN, 34), (DAR_SELM, 30), (HASRA, 22), (LOWA, 14)],
        transits: &[(None, 5), (Some(NAHRIN), 2), (Some(HASRA), 1)],
        destinations: &[(NAHRIN, 40), (DAR_SELM, 38), (HASRA, 14), (LOWA, 8)],
        months: (2, 36),
        acts: ACTS_MOVED,
        means: MEANS_FORCE,
        control: CONTROL_SEXUAL,
        relations: &[("armed_group_member", 84), ("stranger", 10), ("other_family", 4), ("community_leader", 2)],
        channels: &[(None, 8), (Some("other"), 2)],
        ..BASE
    },
    Profile {
        weight: 96,
        networks: 6,
        hand: Hand::Household,
        female: 965,
        ages: &[((12, 14), 24), ((15, 17), 44), ((18, 21), 22), ((22, 28), 10)],
        form: "forced_marriage",
        also: &[("domestic_servitude", 240), ("sexual_exploitation", 60)],
        origins: &[(HASRA, 24), (NAHRIN, 22), (KEFRA, 18), (TELMAR, 16), (BERIN, 12), (TANIB, 8)],
        transits: &[(None, 8), (Some(TELMAR), 1)],
        destinations: &[(TELMAR, 26), (BERIN, 20), (KEFRA, 18), (TANIB, 14), (MIRSAL, 12), (NAHRIN, 10)],
        months: (4, 48),
        acts: ACTS_NEAR,
        means: MEANS_FAMILY,
        control: CONTROL_HOME,
        relations: RELATIONS_FAMILY,
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 112,
        networks: 7,
        hand: Hand::Household,
        female: 860,
        ages: &[((8, 11), 12), ((12, 17), 40), ((18, 26), 30), ((27, 40), 18)],
        form: "domestic_servitude",
        also: &[("sexual_exploitation", 60)],
        sectors: &[(Some("isic_t"), 1)],
        origins: &[(HASRA, 20), (NAHRIN, 18), (KEFRA, 18), (LOWA, 14), (TANIB, 12), (ASHKOR, 10), (DAR_SELM, 8)],
        transits: &[(None, 4), (Some(TELMAR), 3), (Some(BERIN), 2)],
        destinations: &[(CORVANE, 34), (BERIN, 28), (TELMAR, 22), (LISK, 16)],
        months: (5, 50),
        control: CONTROL_HOME,
        ..BASE
    },
    Profile {
        weight: 118,
        networks: 7,
        hand: Hand::Crime,
        female: 885,
        ages: &[((12, 14), 10), ((15, 17), 26), ((18, 24), 42), ((25, 34), 18), ((35, 44), 4)],
        form: "sexual_exploitation",
        also: &[("forced_labour", 70), ("forced_criminality", 20)],
        sectors: &[(Some("isic_s"), 5), (Some("isic_i"), 4)],
        origins: &[(TELMAR, 20), (KEFRA, 18), (HASRA, 18), (NAHRIN, 14), (TANIB, 12), (ULMETH, 10), (BERIN, 8)],
        transits: &[(None, 3), (Some(TELMAR), 4), (Some(MIRSAL), 3)],
        destinations: &[(MIRSAL, 26), (CORVANE, 26), (TELMAR, 20), (WADI_SANAM, 14), (BERIN, 14)],
        control: CONTROL_SEXUAL,
        relations: RELATIONS_SEX,
        ..BASE
    },
    Profile {
        weight: 108,
        networks: 6,
        hand: Hand::Business,
        female: 90,
        ages: &[((13, 17), 30), ((18, 26), 38), ((27, 38), 24), ((39, 52), 8)],
        form: "forced_labour",
        sectors: &[(Some("isic_b"), 1)],
        origins: &[(KEFRA, 24), (TANIB, 20), (ULMETH, 18), (HASRA, 16), (LOWA, 14), (BERIN, 8)],
        transits: &[(None, 6), (Some(LOWA), 2), (Some(TANIB), 1)],
        destinations: &[(WADI_SANAM, 70), (LOWA, 30)],
        means: &[("deception", 560), ("threat_of_force", 380), ("abuse_of_vulnerability", 420), ("coercion", 300), ("fraud", 180)],
        ..BASE
    },
    Profile {
        weight: 92,
        networks: 6,
        hand: Hand::Business,
        female: 400,
        ages: &[((8, 11), 12), ((12, 17), 34), ((18, 30), 32), ((31, 55), 22)],
        form: "forced_labour",
        child_form: Some("child_labour"),
        also: &[("slavery_or_similar_practices", 80)],
        sectors: &[(Some("isic_a"), 1)],
        origins: &[(HASRA, 24), (DAR_SELM, 22), (NAHRIN, 20), (TANIB, 18), (ASHKOR, 16)],
        transits: &[(None, 8), (Some(KEFRA), 1), (Some(TANIB), 1)],
        destinations: &[(KEFRA, 34), (ULMETH, 28), (TANIB, 20), (ASHKOR, 18)],
        ..BASE
    },
    Profile {
        weight: 58,
        networks: 4,
        hand: Hand::Business,
        female: 20,
        ages: &[((16, 17), 8), ((18, 26), 46), ((27, 38), 34), ((39, 52), 12)],
        form: "forced_labour",
        sectors: &[(Some("isic_f"), 8), (Some("isic_c"), 2)],
        origins: &[(KEFRA, 26), (NAHRIN, 22), (TELMAR, 20), (TANIB, 18), (BERIN, 14)],
        transits: &[(None, 2), (Some(TELMAR), 3), (Some(MIRSAL), 2)],
        destinations: &[(CORVANE, 60), (LISK, 24), (BERIN, 16)],
        ..BASE
    },
    Profile {
        weight: 30,
        hand: Hand::Business,
        female: 30,
        ages: &[((14, 17), 20), ((18, 30), 60), ((31, 45), 20)],
        form: "forced_labour",
        child_form: Some("child_labour"),
        sectors: &[(Some("isic_a"), 1)],
        origins: &[(KEFRA, 3), (BERIN, 3), (TELMAR, 2)],
        destinations: &[(MIRSAL, 5), (ASHKOR, 3), (LISK, 2)],
        months: (3, 26),
        ..BASE
    },
    Profile {
        weight: 62,
        networks: 4,
        hand: Hand::Crime,
        female: 360,
        ages: &[((16, 17), 6), ((18, 23), 48), ((24, 30), 34), ((31, 40), 12)],
        form: "forced_criminality",
        also: &[("sexual_exploitation", 40)],
        sectors: &[(Some("isic_j"), 4), (Some("isic_n"), 1)],
        origins: &[(TELMAR, 28), (BERIN, 24), (CORVANE, 18), (TANIB, 16), (KEFRA, 14)],
        transits: &[(None, 4), (Some(CORVANE), 4), (Some(TANIB), 2)],
        destinations: &[(ILVASH, 66), (LISK, 34)],
        months: (2, 18),
        control: &[
            ("debt_bondage", 640),
            ("restricts_movement", 800),
            ("withholds_documents", 720),
            ("physical_abuse", 420),
            ("threats", 660),
            ("false_promises", 780),
            ("excessive_working_hours", 560),
        ],
        relations: &[("online_contact", 62), ("recruitment_agency", 20), ("friend_acquaintance", 14), ("stranger", 4)],
        channels: CHANNELS_ONLINE,
        ..BASE
    },
    Profile {
        weight: 44,
        networks: 4,
        hand: Hand::Household,
        female: 390,
        ages: &[((4, 8), 34), ((9, 12), 42), ((13, 16), 20), ((40, 62), 4)],
        form: "forced_begging",
        also: &[("forced_criminality", 110)],
        sectors: NO_SECTOR,
        origins: &[(HASRA, 4), (KEFRA, 3), (NAHRIN, 3), (TANIB, 2)],
        transits: &[(None, 6), (Some(KEFRA), 1)],
        destinations: &[(TELMAR, 45), (BERIN, 35), (CORVANE, 20)],
        months: (3, 40),
        means: MEANS_FAMILY,
        control: &[
            ("takes_earnings", 760),
            ("physical_abuse", 430),
            ("threats", 400),
            ("withholds_necessities", 420),
            ("restricts_movement", 240),
            ("uses_children", 40),
        ],
        relations: RELATIONS_FAMILY,
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 7,
        hand: Hand::Crime,
        female: 260,
        ages: &[((19, 26), 50), ((27, 40), 50)],
        form: "organ_removal",
        origins: &[(KEFRA, 2), (BERIN, 2), (TELMAR, 1)],
        transits: &[(None, 1), (Some(MIRSAL), 1)],
        destinations: &[(CORVANE, 1)],
        months: (1, 4),
        means: &[("deception", 700), ("fraud", 420), ("abuse_of_vulnerability", 800), ("payment", 600)],
        control: &[("false_promises", 800), ("debt_bondage", 420), ("threats", 300), ("restricts_medical_care", 320)],
        relations: &[("stranger", 4), ("friend_acquaintance", 3), ("online_contact", 2)],
        ..BASE
    },
    Profile {
        weight: 9,
        networks: 2,
        hand: Hand::Crime,
        female: 520,
        ages: &[((0, 2), 70), ((3, 6), 30)],
        form: "sale_of_children",
        also: &[("illegal_adoption", 380)],
        origins: &[(DAR_SELM, 3), (HASRA, 2), (BERIN, 1)],
        destinations: &[(CORVANE, 3), (BERIN, 2)],
        months: (1, 12),
        means: MEANS_FAMILY,
        control: &[("false_promises", 300), ("other", 200)],
        relations: &[("other_family", 3), ("camp_official", 2), ("stranger", 3), ("parent", 2)],
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 24,
        networks: 2,
        hand: Hand::Armed,
        female: 180,
        ages: &[((12, 17), 38), ((18, 30), 44), ((31, 48), 18)],
        form: "forced_labour",
        also: &[("other_conflict_related", 220)],
        sectors: &[(Some("isic_f"), 2), (Some("isic_h"), 3), (None, 3)],
        origins: &[(HASRA, 4), (LOWA, 4), (DAR_SELM, 2)],
        destinations: &[(LOWA, 5), (DAR_SELM, 4), (HASRA, 2)],
        months: (1, 20),
        acts: ACTS_NEAR,
        means: MEANS_FORCE,
        control: CONTROL_ARMED,
        relations: RELATIONS_FIGHT,
        channels: CHANNELS_NEAR,
        ..BASE
    },
    Profile {
        weight: 30,
        networks: 3,
        hand: Hand::Business,
        female: 550,
        ages: &[((15, 17), 12), ((18, 30), 56), ((31, 48), 32)],
        form: "forced_labour",
        sectors: &[(Some("isic_i"), 5), (Some("isic_g"), 3), (Some("isic_c"), 2)],
        origins: &[(TANIB, 4), (ASHKOR, 3), (KEFRA, 3)],
        transits: &[(None, 5), (Some(MIRSAL), 2)],
        destinations: &[(CORVANE, 5), (LISK, 3), (BERIN, 3)],
        ..BASE
    },
];
