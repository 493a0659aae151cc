//! Border posts around Ulmeran: Russian, windows-1251, tabulators. They see many people for a short time, most of them
//! without any indication, and note who travels with whom.

use super::column::{Column, DateStyle, Encoding, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{AREAS, ILVASH, MIRSAL, TANIB, TELMAR, Tongue, ULMETH, in_conflict};

pub(super) const SPEC: Spec = Spec {
    code: "tanib-border",
    name: "Пограничные посты Таниба",
    dataset: "posts",
    file: "tanib-border.csv",
    form: Form::Csv { delimiter: b'\t', encoding: Encoding::Windows1251, line_end: "\n" },
    tongue: Tongue::Russian,
    dates: DateStyle::Points,
    builtin_layout: None,
    layout_title: "Записи пограничных постов",
    keys: &["№ записи"],
    key_prefix: "ТП",
    columns: COLUMNS,
    absences: &[("неизвестно", "!unknown"), ("не выяснено", "!unknown"), ("не спрашивали", "!not_asked"), ("отказ от ответа", "!declined")],
    unlisted: &["см. журнал", "со слов водителя"],
    separator: ',',
    status: &[("presumed", 56), ("identified", 12), ("at_risk", 32)],
    screened_out: Some("no_indication"),
    meets,
    twice: 25,
};

fn meets(person: &Person) -> u32 {
    let crossed = person.event.as_ref().is_some_and(|event| AREAS[event.origin].country != AREAS[event.destination].country || event.transit.is_some());
    let near = match person.place {
        TANIB => 240,
        ULMETH | ILVASH => 110,
        TELMAR | MIRSAL => 70,
        place if in_conflict(place) => 0,
        _ => 28,
    };
    match person.standing {
        Standing::Trafficked if crossed => near + 30,
        Standing::Trafficked => near / 3,
        Standing::AtRisk | Standing::NoIndication => near,
    }
}

const COLUMNS: &[Column] = &[
    Column::sure("№ записи", Fills::Key),
    Column::sure("Дата", Fills::Date(Item::YearDetection)),
    Column::sure("Пост", Fills::Remark(&["Северный", "Речной", "Мост", "Южный"])),
    Column::sure("Фамилия", Fills::FamilyName),
    Column::sure("Имя", Fills::GivenName),
    Column::sure("Документ", Fills::Document),
    Column::sure("Пол", Fills::Answer(Item::Sex, SEX)),
    Column::sure("Возраст", Fills::Age),
    Column::sure("Гражданство", Fills::Country(Item::Citizenship, "без гражданства")),
    Column::new("Положение", Fills::Answer(Item::Displacement, DISPLACEMENT)),
    Column::sure("Оценка", Fills::Status(STATUS)),
    Column::seldom("Вид эксплуатации", Fills::Answer(Item::Form, FORMS)),
    Column::new("Действие", Fills::Answer(Item::Act, ACTS)),
    Column::new("Откуда", Fills::Area(Item::RecruitmentArea)),
    Column::new("Через", Fills::Area(Item::TransitArea)),
    Column::seldom("Место эксплуатации", Fills::Area(Item::ExploitationArea)),
    Column::seldom("Страна эксплуатации", Fills::Country(Item::ExploitationCountry, "")),
    Column::seldom("Связь с конфликтом", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::seldom("Способ воздействия", Fills::Answer(Item::Means, MEANS)),
    Column::new("Сопровождающий: роль", Fills::Alleged(0, Item::PerpetratorRole, ROLES)),
    Column::new("Сопровождающий: пол", Fills::Alleged(0, Item::PerpetratorSex, PERPETRATOR_SEX)),
    Column::new("Сопровождающий: гражданство", Fills::AllegedCountry(0, Item::PerpetratorCitizenship)),
    Column::seldom("Сопровождающий: кем приходится", Fills::Alleged(0, Item::PerpetratorRelation, RELATIONS)),
    Column::sure("Примечание", Fills::Narrative),
];

const SEX: &[Word] = &[("female", "ж"), ("male", "м")];
const PERPETRATOR_SEX: &[Word] = &[("male", "м"), ("female", "ж")];
const DISPLACEMENT: &[Word] = &[
    ("refugee", "беженец"),
    ("asylum_seeker", "ищет убежища"),
    ("internally_displaced", "перемещённое лицо"),
    ("returnee", "возвращается"),
    ("stateless", "лицо без гражданства"),
    ("foreign_national", "иностранец"),
    ("resident", "местный житель"),
];
const STATUS: &[Word] = &[
    ("presumed", "предполагаемая жертва"),
    ("identified", "установленная жертва"),
    ("at_risk", "есть риск"),
    ("no_indication", "признаков при этой встрече нет"),
];
const FORMS: &[Word] = &[
    ("sexual_exploitation", "сексуальная эксплуатация"),
    ("sexual_slavery", "сексуальное рабство"),
    ("forced_marriage", "принудительный брак"),
    ("domestic_servitude", "домашнее рабство"),
    ("forced_labour", "принудительный труд"),
    ("child_labour", "детский труд"),
    ("forced_begging", "попрошайничество"),
    ("forced_criminality", "преступления по принуждению"),
    ("armed_group_recruitment", "вербовка вооружённой группой"),
    ("armed_force_recruitment", "вербовка вооружёнными силами"),
    ("organ_removal", "изъятие органов"),
    ("other", "иное"),
];
const ACTS: &[Word] =
    &[("recruitment", "вербовка"), ("transportation", "перевозка"), ("transfer", "передача"), ("harbouring", "укрывательство"), ("receipt", "получение")];
const CONFLICT: &[Word] =
    &[("within", "внутри зоны"), ("out_of", "из зоны"), ("into", "в зону"), ("through", "через зону"), ("fleeing", "при бегстве"), ("none", "связи нет")];
const MEANS: &[Word] = &[
    ("threat_of_force", "угроза силой"),
    ("use_of_force", "применение силы"),
    ("abduction", "похищение"),
    ("deception", "обман"),
    ("fraud", "мошенничество"),
    ("coercion", "принуждение"),
    ("abuse_of_power", "злоупотребление властью"),
    ("abuse_of_vulnerability", "уязвимость"),
    ("payment", "плата третьему лицу"),
];
const ROLES: &[Word] = &[
    ("travelling_partner", "попутчик"),
    ("transporter", "перевозчик"),
    ("recruiter", "вербовщик"),
    ("broker", "посредник"),
    ("smuggler", "проводник"),
    ("kidnapper", "похититель"),
    ("sold", "продавец"),
    ("other", "другая роль"),
];
const RELATIONS: &[Word] = &[
    ("intimate_partner", "супруг или партнёр"),
    ("parent", "родитель"),
    ("sibling", "брат или сестра"),
    ("other_family", "родственник"),
    ("friend_acquaintance", "знакомый"),
    ("employer", "работодатель"),
    ("recruitment_agency", "агентство"),
    ("smuggler", "проводник"),
    ("armed_group_member", "член вооружённой группы"),
    ("stranger", "посторонний"),
    ("other", "иная связь"),
];
