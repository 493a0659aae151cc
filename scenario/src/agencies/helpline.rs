//! A helpline in Halvane: Spanish, windows-1252, semicolons. Callers give an age band, seldom a name; many are far from
//! where any other agency works.

use super::column::{Column, DateStyle, Encoding, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{CORVANE, ILVASH, LISK, MIRSAL, Tongue};

pub(super) const SPEC: Spec = Spec {
    code: "linea-faro",
    name: "Línea Faro",
    dataset: "casos",
    file: "linea-faro.csv",
    form: Form::Csv { delimiter: b';', encoding: Encoding::Windows1252, line_end: "\r\n" },
    tongue: Tongue::Spanish,
    dates: DateStyle::Slashes,
    builtin_layout: None,
    layout_title: "Casos de la Línea Faro",
    keys: &["Caso"],
    key_prefix: "LF",
    columns: COLUMNS,
    absences: &[("no sabe", "!unknown"), ("se desconoce", "!unknown"), ("no se preguntó", "!not_asked"), ("no contesta", "!declined")],
    unlisted: &["ver nota", "pendiente de otra llamada"],
    separator: ',',
    status: &[("presumed", 78), ("identified", 14), ("at_risk", 8)],
    screened_out: Some("no_indication"),
    meets,
    twice: 80,
};

fn meets(person: &Person) -> u32 {
    if person.age < 12 {
        return 4;
    }
    let near = match person.place {
        CORVANE => 190,
        LISK => 230,
        ILVASH => 260,
        MIRSAL => 70,
        _ => 12,
    };
    match person.standing {
        Standing::Trafficked => near,
        Standing::AtRisk => near / 2,
        Standing::NoIndication => near / 6,
    }
}

const COLUMNS: &[Column] = &[
    Column::sure("Caso", Fills::Key),
    Column::sure("Primera llamada", Fills::Date(Item::YearDetection)),
    Column::sure("Nombre", Fills::GivenName),
    Column::sure("Teléfono", Fills::Phone),
    Column::sure("Sexo", Fills::Answer(Item::Sex, SEX)),
    Column::new("Edad", Fills::Answer(Item::AgeGroup, AGES)),
    Column::new("Nacionalidad", Fills::Country(Item::Citizenship, "apátrida")),
    Column::sure("Clasificación", Fills::Status(STATUS)),
    Column::new("Formas de explotación", Fills::Answer(Item::Form, FORMS)),
    Column::new("Sector", Fills::Answer(Item::Sector, SECTORS)),
    Column::seldom("Tipo de explotación sexual", Fills::Answer(Item::SexualType, SEXUAL_TYPES)),
    Column::new("Captación", Fills::Answer(Item::RecruitmentChannel, CHANNELS)),
    Column::new("Relación con quien captó", Fills::Answer(Item::RecruiterRelation, RELATIONS)),
    Column::new("Medios", Fills::Answer(Item::Means, MEANS)),
    Column::new("Control", Fills::Answer(Item::Control, CONTROL)),
    Column::seldom("Zona de captación", Fills::Area(Item::RecruitmentArea)),
    Column::seldom("Zona de tránsito", Fills::Area(Item::TransitArea)),
    Column::new("Zona de explotación", Fills::Area(Item::ExploitationArea)),
    Column::new("País de explotación", Fills::Country(Item::ExploitationCountry, "")),
    Column::seldom("Vínculo con el conflicto", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::seldom("Tipo de tratante", Fills::Answer(Item::TraffickerKind, TRAFFICKERS)),
    Column::seldom("Presunto autor", Fills::Alleged(0, Item::PerpetratorKind, PERPETRATORS)),
    Column::sure("Relato", Fills::Narrative),
    Column::sure("Turno", Fills::Remark(&["mañana", "tarde", "noche"])),
];

const SEX: &[Word] = &[("female", "mujer"), ("male", "hombre"), ("other", "otro")];
const AGES: &[Word] = &[
    ("0_8", "hasta 8 años"),
    ("9_17", "9 a 17 años"),
    ("18_20", "18 a 20 años"),
    ("21_23", "21 a 23 años"),
    ("24_26", "24 a 26 años"),
    ("27_29", "27 a 29 años"),
    ("30_38", "30 a 38 años"),
    ("39_47", "39 a 47 años"),
    ("48_plus", "48 años o más"),
];
const STATUS: &[Word] =
    &[("presumed", "víctima presunta"), ("identified", "víctima identificada"), ("at_risk", "en riesgo"), ("no_indication", "sin indicios en esta llamada")];
const FORMS: &[Word] = &[
    ("sexual_exploitation", "explotación sexual"),
    ("sexual_slavery", "esclavitud sexual"),
    ("forced_marriage", "matrimonio forzado"),
    ("domestic_servitude", "servidumbre doméstica"),
    ("forced_labour", "trabajo forzoso"),
    ("child_labour", "trabajo infantil"),
    ("forced_criminality", "delitos forzados"),
    ("forced_begging", "mendicidad forzada"),
    ("armed_group_recruitment", "reclutamiento por grupo armado"),
    ("organ_removal", "extracción de órganos"),
    ("other", "otra forma"),
];
const SECTORS: &[Word] = &[
    ("isic_a", "campo y pesca"),
    ("isic_b", "minas"),
    ("isic_c", "fábricas"),
    ("isic_f", "construcción"),
    ("isic_g", "comercio"),
    ("isic_i", "hoteles y restaurantes"),
    ("isic_j", "informática y centros de estafa"),
    ("isic_n", "servicios administrativos"),
    ("isic_s", "otros servicios"),
    ("isic_t", "casas particulares"),
];
const SEXUAL_TYPES: &[Word] = &[
    ("prostitution", "prostitución"),
    ("pornography", "pornografía"),
    ("remote_interactive", "servicios en línea"),
    ("private_sexual", "servicios privados"),
    ("child_sexual_exploitation", "explotación sexual infantil"),
    ("child_sexual_abuse_material", "material de abuso sexual infantil"),
];
const CHANNELS: &[Word] = &[
    ("online_advertisement", "anuncio en internet"),
    ("online_social_network", "red social"),
    ("friends", "amistades"),
    ("family", "familia"),
    ("at_work", "en el trabajo"),
    ("place_of_business", "en un local"),
    ("educational_institution", "en un centro educativo"),
    ("other", "otra vía"),
];
const RELATIONS: &[Word] = &[
    ("recruitment_agency", "agencia"),
    ("employer", "empleador"),
    ("friend_acquaintance", "amistad o conocido"),
    ("intimate_partner", "pareja"),
    ("parent", "padre o madre"),
    ("other_family", "otro familiar"),
    ("smuggler", "traficante de migrantes"),
    ("online_contact", "contacto en línea"),
    ("stranger", "persona extraña"),
    ("other", "otra relación"),
];
const MEANS: &[Word] = &[
    ("deception", "engaño"),
    ("fraud", "fraude"),
    ("coercion", "coacción"),
    ("threat_of_force", "amenaza de fuerza"),
    ("use_of_force", "uso de fuerza"),
    ("abduction", "rapto"),
    ("abuse_of_power", "abuso de poder"),
    ("abuse_of_vulnerability", "abuso de vulnerabilidad"),
    ("payment", "pago a un tercero"),
];
const CONTROL: &[Word] = &[
    ("debt_bondage", "deuda"),
    ("takes_earnings", "le quitan el salario"),
    ("withholds_documents", "retención de documentos"),
    ("restricts_movement", "encierro"),
    ("threats", "amenazas"),
    ("threat_of_law_enforcement", "amenaza con la policía"),
    ("physical_abuse", "maltrato físico"),
    ("sexual_abuse", "abuso sexual"),
    ("psychological_abuse", "maltrato psicológico"),
    ("false_promises", "promesas falsas"),
    ("excessive_working_hours", "jornada excesiva"),
    ("withholds_necessities", "privación de lo necesario"),
    ("other", "otro medio"),
];
const CONFLICT: &[Word] = &[
    ("within", "dentro del conflicto"),
    ("out_of", "fuera del conflicto"),
    ("into", "hacia el conflicto"),
    ("through", "a través del conflicto"),
    ("fleeing", "al huir"),
    ("none", "ninguno"),
];
const TRAFFICKERS: &[Word] = &[("armed_group", "grupo armado"), ("opportunist", "oportunista"), ("other", "otro tratante")];
const PERPETRATORS: &[Word] = &[
    ("individual", "una persona"),
    ("group", "varias personas"),
    ("criminal_group", "grupo delictivo"),
    ("armed_group", "grupo armado"),
    ("business", "empresa"),
    ("state_agent", "agente del Estado"),
    ("other", "otro autor"),
];
