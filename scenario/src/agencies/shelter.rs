//! A shelter for women and girls on the coast: English, one JSON object a line. It meets few and knows them well.

use super::column::{Column, DateStyle, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{ASHKOR, BERIN, CORVANE, MIRSAL, TELMAR, Tongue};

pub(super) const SPEC: Spec = Spec {
    code: "mirsal-house",
    name: "Mirsal House",
    dataset: "residents",
    file: "mirsal-house.jsonl",
    form: Form::JsonLines,
    tongue: Tongue::English,
    dates: DateStyle::Iso,
    builtin_layout: None,
    layout_title: "Residents of Mirsal House",
    keys: &["resident_no"],
    key_prefix: "MH",
    columns: COLUMNS,
    absences: &[("not known", "!unknown"), ("not asked yet", "!not_asked"), ("prefers not to say", "!declined"), ("does not apply", "!not_applicable")],
    unlisted: &["ask Lidwen", "in the blue folder"],
    separator: '|',
    status: &[],
    screened_out: None,
    meets,
    twice: 30,
};

fn meets(person: &Person) -> u32 {
    if person.standing != Standing::Trafficked || person.sex == "male" || person.age < 10 {
        return 0;
    }
    let near = match person.place {
        MIRSAL => 420,
        BERIN => 190,
        TELMAR => 170,
        ASHKOR | CORVANE => 110,
        _ => return 0,
    };
    let sexual =
        person.event.as_ref().is_some_and(|event| event.forms.iter().any(|form| matches!(*form, "sexual_exploitation" | "sexual_slavery" | "forced_marriage")));
    if sexual { near + 90 } else { near }
}

const COLUMNS: &[Column] = &[
    Column::sure("resident_no", Fills::Key),
    Column::sure("arrived", Fills::Date(Item::YearDetection)),
    Column::sure("first_name", Fills::GivenName),
    Column::sure("family_name", Fills::FamilyName),
    Column::sure("safe_phone", Fills::Phone),
    Column::sure("sex", Fills::Answer(Item::Sex, SEX)),
    Column::sure("age", Fills::Age),
    Column::sure("citizen_of", Fills::Country(Item::Citizenship, "no country")),
    Column::new("displaced", Fills::Answer(Item::Displacement, DISPLACEMENT)),
    Column::new("family_situation", Fills::Answer(Item::MaritalStatus, MARITAL_STATUS)),
    Column::new("disability", Fills::Answer(Item::Disability, DISABILITY)),
    Column::sure("kinds_of_exploitation", Fills::Answer(Item::Form, FORMS)),
    Column::new("kind_of_sexual_exploitation", Fills::Answer(Item::SexualType, SEXUAL_TYPES)),
    Column::new("line_of_work", Fills::Answer(Item::Sector, SECTORS)),
    Column::new("what_they_did", Fills::Answer(Item::Act, ACTS)),
    Column::new("by_what_means", Fills::Answer(Item::Means, MEANS)),
    Column::new("how_she_was_held", Fills::Answer(Item::Control, CONTROL)),
    Column::sure("recruited_in", Fills::Area(Item::RecruitmentArea)),
    Column::sure("recruited_in_country", Fills::Country(Item::RecruitmentCountry, "")),
    Column::sure("came_through", Fills::Area(Item::TransitArea)),
    Column::sure("exploited_in", Fills::Area(Item::ExploitationArea)),
    Column::sure("country", Fills::Country(Item::ExploitationCountry, "")),
    Column::new("since", Fills::Date(Item::YearExploitation)),
    Column::new("who_recruited", Fills::Answer(Item::RecruiterRelation, RELATIONS)),
    Column::new("found_through", Fills::Answer(Item::RecruitmentChannel, CHANNELS)),
    Column::new("tie_to_conflict", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::new("phase", Fills::Answer(Item::ConflictPhase, PHASES)),
    Column::new("trafficker", Fills::Answer(Item::TraffickerKind, TRAFFICKERS)),
    Column::new("alleged_1", Fills::Alleged(0, Item::PerpetratorKind, PERPETRATORS)),
    Column::new("alleged_1_role", Fills::Alleged(0, Item::PerpetratorRole, ROLES)),
    Column::new("alleged_1_sex", Fills::Alleged(0, Item::PerpetratorSex, SEX)),
    Column::new("alleged_1_age", Fills::Alleged(0, Item::PerpetratorAge, AGES)),
    Column::new("alleged_1_country", Fills::AllegedCountry(0, Item::PerpetratorCitizenship)),
    Column::seldom("alleged_1_proceedings", Fills::Alleged(0, Item::PerpetratorStage, STAGES)),
    Column::new("alleged_2", Fills::Alleged(1, Item::PerpetratorKind, PERPETRATORS)),
    Column::new("alleged_2_role", Fills::Alleged(1, Item::PerpetratorRole, ROLES)),
    Column::new("alleged_2_sex", Fills::Alleged(1, Item::PerpetratorSex, SEX)),
    Column::new("alleged_2_age", Fills::Alleged(1, Item::PerpetratorAge, AGES)),
    Column::new("alleged_2_relation", Fills::Alleged(1, Item::PerpetratorRelation, RELATIONS)),
    Column::sure("notes", Fills::Narrative),
    Column::sure("room", Fills::Remark(&["garden", "upper floor", "family room"])),
];

const SEX: &[Word] = &[("female", "woman or girl"), ("male", "man or boy"), ("other", "other")];
const DISPLACEMENT: &[Word] = &[
    ("resident", "lived here"),
    ("internally_displaced", "displaced inside the country"),
    ("refugee", "refugee"),
    ("asylum_seeker", "asylum seeker"),
    ("returnee", "came back"),
    ("stateless", "stateless"),
    ("foreign_national", "from abroad"),
];
const MARITAL_STATUS: &[Word] = &[("single", "single"), ("married", "married"), ("widowed", "widow"), ("divorced", "divorced"), ("separated", "separated")];
const DISABILITY: &[Word] = &[("with", "yes"), ("without", "no")];
const FORMS: &[Word] = &[
    ("sexual_exploitation", "sexual exploitation"),
    ("sexual_slavery", "held as a sexual slave"),
    ("forced_marriage", "forced marriage"),
    ("forced_pregnancy", "forced pregnancy"),
    ("domestic_servitude", "domestic servitude"),
    ("forced_labour", "forced labour"),
    ("child_labour", "child labour"),
    ("slavery_or_similar_practices", "slavery or the like"),
    ("forced_criminality", "made to break the law"),
    ("forced_begging", "made to beg"),
    ("armed_group_recruitment", "taken into an armed group"),
    ("organ_removal", "organ removal"),
    ("other", "something else"),
];
const SEXUAL_TYPES: &[Word] = &[
    ("prostitution", "prostitution"),
    ("pornography", "pornography"),
    ("remote_interactive", "online"),
    ("private_sexual", "private"),
    ("child_sexual_exploitation", "sexual exploitation of a child"),
    ("child_sexual_abuse_material", "images of abuse of a child"),
];
const SECTORS: &[Word] = &[
    ("isic_a", "farm or fishing"),
    ("isic_b", "mine"),
    ("isic_c", "factory"),
    ("isic_g", "shop or market"),
    ("isic_i", "hotel or bar or kitchen"),
    ("isic_j", "online fraud centre"),
    ("isic_n", "office services"),
    ("isic_s", "other services"),
    ("isic_t", "private home"),
];
const ACTS: &[Word] =
    &[("recruitment", "recruited"), ("transportation", "transported"), ("transfer", "handed over"), ("harbouring", "kept in a place"), ("receipt", "received")];
const MEANS: &[Word] = &[
    ("threat_of_force", "threat of force"),
    ("use_of_force", "force"),
    ("abduction", "abduction"),
    ("deception", "deception"),
    ("fraud", "fraud"),
    ("coercion", "pressure"),
    ("abuse_of_power", "power over her"),
    ("abuse_of_vulnerability", "use of her need"),
    ("payment", "money to somebody else"),
];
const CONTROL: &[Word] = &[
    ("threats", "threats"),
    ("threat_of_law_enforcement", "threat to call the police"),
    ("threatens_children_family", "threats against family"),
    ("restricts_movement", "locked in"),
    ("physical_abuse", "beaten"),
    ("sexual_abuse", "sexual abuse"),
    ("psychological_abuse", "humiliated"),
    ("takes_earnings", "pay taken"),
    ("debt_bondage", "debt"),
    ("withholds_documents", "papers taken"),
    ("withholds_necessities", "food or sleep withheld"),
    ("restricts_medical_care", "no doctor"),
    ("psychoactive_substances", "drugs"),
    ("false_promises", "false promises"),
    ("excessive_working_hours", "long hours"),
    ("other", "another way"),
];
const RELATIONS: &[Word] = &[
    ("intimate_partner", "partner"),
    ("parent", "mother or father"),
    ("sibling", "brother or sister"),
    ("other_family", "other relative"),
    ("friend_acquaintance", "friend or acquaintance"),
    ("employer", "employer"),
    ("recruitment_agency", "agency"),
    ("smuggler", "smuggler"),
    ("online_contact", "met online"),
    ("armed_group_member", "member of an armed group"),
    ("community_leader", "community leader"),
    ("camp_official", "camp official"),
    ("aid_worker", "aid worker"),
    ("contractor", "contractor"),
    ("stranger", "stranger"),
    ("other", "somebody else"),
];
const CHANNELS: &[Word] = &[
    ("family", "family"),
    ("friends", "friends"),
    ("at_work", "work"),
    ("place_of_business", "shop or café"),
    ("educational_institution", "school"),
    ("online_social_network", "social network"),
    ("online_advertisement", "online advertisement"),
    ("other", "another way"),
];
const CONFLICT: &[Word] = &[
    ("within", "inside the conflict area"),
    ("out_of", "taken out of it"),
    ("into", "taken into it"),
    ("through", "taken through it"),
    ("fleeing", "while fleeing"),
    ("none", "no tie"),
];
const PHASES: &[Word] = &[
    ("before", "before the fighting"),
    ("active", "fighting"),
    ("occupation", "occupation"),
    ("ceasefire", "ceasefire"),
    ("post_conflict", "after the fighting"),
];
const TRAFFICKERS: &[Word] = &[("armed_group", "armed group"), ("opportunist", "opportunist"), ("other", "other")];
const PERPETRATORS: &[Word] = &[
    ("individual", "one person"),
    ("group", "several persons"),
    ("criminal_group", "criminal group"),
    ("armed_group", "armed group"),
    ("armed_force", "armed force"),
    ("business", "business"),
    ("state_agent", "state agent"),
    ("contractor", "contractor"),
    ("camp_official", "camp official"),
    ("aid_worker", "aid worker"),
    ("other", "other"),
];
const ROLES: &[Word] = &[
    ("recruiter", "recruited"),
    ("kidnapper", "kidnapped"),
    ("transporter", "transported"),
    ("broker", "arranged"),
    ("smuggler", "smuggled"),
    ("travelling_partner", "travelled along"),
    ("sold", "sold"),
    ("bought", "bought"),
    ("received", "received"),
    ("harboured", "harboured"),
    ("controlled", "controlled"),
    ("abuser", "abused"),
    ("exploiter", "exploited"),
    ("other", "other"),
];
const AGES: &[Word] =
    &[("18_20", "18–20"), ("21_23", "21–23"), ("24_26", "24–26"), ("27_29", "27–29"), ("30_38", "30–38"), ("39_47", "39–47"), ("48_plus", "48 or older")];
const STAGES: &[Word] =
    &[("suspected", "suspected"), ("arrested", "arrested"), ("prosecuted", "on trial"), ("convicted", "convicted"), ("acquitted", "acquitted")];
