//! Child protection in Oruz: French, a spreadsheet. It meets children, knows what armed groups did to them, and describes
//! who is alleged to have done it.

use super::column::{Column, DateStyle, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{BERIN, DAR_SELM, HASRA, KEFRA, NAHRIN, TANIB, TELMAR, Tongue, WADI_SANAM};

pub(super) const SPEC: Spec = Spec {
    code: "protection-enfance",
    name: "Réseau de protection de l’enfance d’Orouz",
    dataset: "dossiers",
    file: "protection-enfance.xlsx",
    form: Form::Xlsx { sheet: "Dossiers" },
    tongue: Tongue::French,
    dates: DateStyle::Slashes,
    builtin_layout: None,
    layout_title: "Dossiers de protection de l’enfance",
    keys: &["N° de dossier"],
    key_prefix: "PE",
    columns: COLUMNS,
    absences: &[
        ("inconnu", "!unknown"),
        ("NSP", "!unknown"),
        ("non demandé", "!not_asked"),
        ("refus de répondre", "!declined"),
        ("sans objet", "!not_applicable"),
    ],
    unlisted: &["voir fiche papier", "à vérifier avec la famille d’accueil", "cf. entretien 2"],
    separator: ';',
    status: &[("presumed", 36), ("identified", 52), ("formally_identified", 4), ("at_risk", 8)],
    screened_out: None,
    meets,
    twice: 60,
};

fn meets(person: &Person) -> u32 {
    if person.age > 17 {
        return 0;
    }
    let near = match person.place {
        TELMAR => 470,
        KEFRA => 380,
        NAHRIN | DAR_SELM => 180,
        HASRA | WADI_SANAM => 110,
        BERIN | TANIB => 150,
        _ => 30,
    };
    if person.standing == Standing::Trafficked { near } else { near / 2 }
}

const COLUMNS: &[Column] = &[
    Column::sure("N° de dossier", Fills::Key),
    Column::sure("Nom", Fills::FamilyName),
    Column::sure("Prénom", Fills::GivenName),
    Column::sure("Adresse", Fills::Address),
    Column::sure("Date d’identification", Fills::Date(Item::YearDetection)),
    Column::sure("Sexe", Fills::Answer(Item::Sex, SEX)),
    Column::sure("Âge", Fills::Age),
    Column::new("Nationalité", Fills::Country(Item::Citizenship, "apatride")),
    Column::new("Statut de déplacement", Fills::Answer(Item::Displacement, DISPLACEMENT)),
    Column::new("Handicap", Fills::Answer(Item::Disability, DISABILITY)),
    Column::sure("Évaluation", Fills::Status(STATUS)),
    Column::sure("Formes d’exploitation", Fills::Answer(Item::Form, FORMS)),
    Column::new("Actes", Fills::Answer(Item::Act, ACTS)),
    Column::new("Moyens", Fills::Answer(Item::Means, MEANS)),
    Column::new("Moyens de contrôle", Fills::Answer(Item::Control, CONTROL)),
    Column::new("Lieu du recrutement", Fills::Area(Item::RecruitmentArea)),
    Column::new("Lieu de l’exploitation", Fills::Area(Item::ExploitationArea)),
    Column::new("Pays de l’exploitation", Fills::Country(Item::ExploitationCountry, "")),
    Column::seldom("Début de l’exploitation", Fills::Date(Item::YearExploitation)),
    Column::new("Lien avec le recruteur", Fills::Answer(Item::RecruiterRelation, RELATIONS)),
    Column::seldom("Voie de recrutement", Fills::Answer(Item::RecruitmentChannel, CHANNELS)),
    Column::new("Lien avec le conflit", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::new("Acteur armé", Fills::Answer(Item::ActorKind, ACTORS)),
    Column::new("Violations graves", Fills::Answer(Item::GraveViolation, VIOLATIONS)),
    Column::seldom("Contrôle de la zone", Fills::Answer(Item::AreaControl, AREA_CONTROL)),
    Column::new("Trafiquant", Fills::Answer(Item::TraffickerKind, TRAFFICKERS)),
    Column::new("Auteur présumé 1 : type", Fills::Alleged(0, Item::PerpetratorKind, PERPETRATORS)),
    Column::new("Auteur présumé 1 : rôle", Fills::Alleged(0, Item::PerpetratorRole, ROLES)),
    Column::new("Auteur présumé 1 : sexe", Fills::Alleged(0, Item::PerpetratorSex, SEX)),
    Column::new("Auteur présumé 1 : lien", Fills::Alleged(0, Item::PerpetratorRelation, RELATIONS)),
    Column::new("Auteur présumé 2 : type", Fills::Alleged(1, Item::PerpetratorKind, PERPETRATORS)),
    Column::new("Auteur présumé 2 : rôle", Fills::Alleged(1, Item::PerpetratorRole, ROLES)),
    Column::new("Auteur présumé 2 : sexe", Fills::Alleged(1, Item::PerpetratorSex, SEX)),
    Column::sure("Observations", Fills::Narrative),
    Column::sure("Référent", Fills::Remark(&["équipe A", "équipe B", "mobile"])),
];

const SEX: &[Word] = &[("female", "F"), ("male", "M")];
const DISPLACEMENT: &[Word] = &[
    ("resident", "résident"),
    ("internally_displaced", "déplacé interne"),
    ("refugee", "réfugié"),
    ("asylum_seeker", "demandeur d’asile"),
    ("returnee", "retourné"),
    ("stateless", "apatride"),
    ("foreign_national", "étranger"),
];
const DISABILITY: &[Word] = &[("with", "oui"), ("without", "non")];
const STATUS: &[Word] = &[
    ("presumed", "victime présumée"),
    ("identified", "victime identifiée"),
    ("formally_identified", "victime reconnue par l’autorité"),
    ("at_risk", "enfant à risque"),
];
const FORMS: &[Word] = &[
    ("armed_group_recruitment", "recrutement par un groupe armé"),
    ("armed_force_recruitment", "recrutement par une force armée"),
    ("sexual_slavery", "esclavage sexuel"),
    ("sexual_exploitation", "exploitation sexuelle"),
    ("forced_marriage", "mariage forcé"),
    ("forced_pregnancy", "grossesse forcée"),
    ("domestic_servitude", "servitude domestique"),
    ("servitude", "servitude"),
    ("forced_labour", "travail forcé"),
    ("child_labour", "travail des enfants"),
    ("forced_begging", "mendicité forcée"),
    ("forced_criminality", "délinquance forcée"),
    ("sale_of_children", "vente d’enfant"),
    ("illegal_adoption", "adoption illégale"),
    ("other_conflict_related", "autre forme liée au conflit"),
    ("other", "autre"),
];
const ACTS: &[Word] =
    &[("recruitment", "recrutement"), ("transportation", "transport"), ("transfer", "transfert"), ("harbouring", "hébergement"), ("receipt", "accueil")];
const MEANS: &[Word] = &[
    ("threat_of_force", "menace de la force"),
    ("use_of_force", "recours à la force"),
    ("abduction", "enlèvement"),
    ("deception", "tromperie"),
    ("fraud", "fraude"),
    ("coercion", "contrainte"),
    ("abuse_of_power", "abus d’autorité"),
    ("abuse_of_vulnerability", "abus de vulnérabilité"),
    ("payment", "paiement aux parents"),
];
const CONTROL: &[Word] = &[
    ("threats", "menaces"),
    ("threatens_children_family", "menaces contre la famille"),
    ("restricts_movement", "privation de mouvement"),
    ("physical_abuse", "violences physiques"),
    ("sexual_abuse", "violences sexuelles"),
    ("psychological_abuse", "violences psychologiques"),
    ("withholds_necessities", "privation de nourriture ou de soins de base"),
    ("restricts_medical_care", "refus de soins médicaux"),
    ("psychoactive_substances", "drogues ou médicaments"),
    ("takes_earnings", "gains confisqués"),
    ("excessive_working_hours", "horaires excessifs"),
    ("false_promises", "fausses promesses"),
    ("withholds_documents", "papiers confisqués"),
    ("other", "autre moyen"),
];
const RELATIONS: &[Word] = &[
    ("armed_group_member", "membre d’un groupe armé"),
    ("parent", "père ou mère"),
    ("sibling", "frère ou sœur"),
    ("other_family", "autre parent"),
    ("intimate_partner", "partenaire"),
    ("friend_acquaintance", "ami ou connaissance"),
    ("community_leader", "chef local"),
    ("employer", "employeur"),
    ("smuggler", "passeur"),
    ("peer_victim", "autre enfant"),
    ("camp_official", "responsable de camp"),
    ("stranger", "inconnu de l’enfant"),
    ("other", "autre lien"),
];
const CHANNELS: &[Word] = &[
    ("family", "par la famille"),
    ("friends", "par des amis"),
    ("educational_institution", "à l’école"),
    ("place_of_business", "au marché"),
    ("at_work", "au travail"),
    ("online_social_network", "réseau social"),
    ("other", "autre voie"),
];
const CONFLICT: &[Word] = &[
    ("within", "dans la zone de conflit"),
    ("out_of", "hors de la zone"),
    ("into", "vers la zone"),
    ("through", "à travers la zone"),
    ("fleeing", "pendant la fuite"),
    ("none", "sans lien"),
];
const ACTORS: &[Word] = &[
    ("armed_group", "groupe armé"),
    ("terrorist_group", "groupe terroriste"),
    ("paramilitary", "milice"),
    ("national_army", "armée"),
    ("other", "autre acteur"),
];
const VIOLATIONS: &[Word] = &[
    ("recruitment_use", "recrutement ou utilisation"),
    ("abduction", "enlèvement"),
    ("sexual_violence", "violences sexuelles"),
    ("killing_maiming", "meurtre ou mutilation"),
];
const AREA_CONTROL: &[Word] = &[("government", "autorités"), ("armed_group", "groupe armé"), ("contested", "zone disputée")];
const TRAFFICKERS: &[Word] = &[("armed_group", "groupe armé"), ("opportunist", "opportuniste"), ("other", "autre")];
const PERPETRATORS: &[Word] = &[
    ("armed_group", "groupe armé"),
    ("armed_force", "force armée"),
    ("criminal_group", "groupe criminel"),
    ("group", "plusieurs personnes"),
    ("individual", "une personne"),
    ("business", "entreprise"),
    ("camp_official", "responsable de camp"),
    ("state_agent", "agent de l’État"),
    ("other", "autre auteur"),
];
const ROLES: &[Word] = &[
    ("recruiter", "recruteur"),
    ("kidnapper", "ravisseur"),
    ("transporter", "transporteur"),
    ("broker", "courtier"),
    ("smuggler", "passeur"),
    ("travelling_partner", "accompagnateur"),
    ("sold", "a vendu"),
    ("bought", "a acheté"),
    ("received", "a reçu"),
    ("harboured", "a hébergé"),
    ("controlled", "a contrôlé"),
    ("abuser", "a violenté"),
    ("exploiter", "exploiteur"),
    ("other", "autre rôle"),
];
