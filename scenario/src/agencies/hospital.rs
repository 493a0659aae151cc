//! A field hospital in Oruz: Chinese, GB18030. It meets the injured, whoever they are, and knows about violence more than
//! about routes.

use super::column::{Column, DateStyle, Encoding, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{CORVANE, DAR_SELM, KEFRA, NAHRIN, TELMAR, Tongue, WADI_SANAM};

pub(super) const SPEC: Spec = Spec {
    code: "dar-selm-hospital",
    name: "达尔塞勒姆野战医院",
    dataset: "visits",
    file: "dar-selm-hospital.csv",
    form: Form::Csv { delimiter: b',', encoding: Encoding::Gb18030, line_end: "\r\n" },
    tongue: Tongue::Chinese,
    dates: DateStyle::Chinese,
    builtin_layout: None,
    layout_title: "达尔塞勒姆医院就诊记录",
    keys: &["病历号"],
    key_prefix: "DS",
    columns: COLUMNS,
    absences: &[("不详", "!unknown"), ("未询问", "!not_asked"), ("拒绝回答", "!declined")],
    unlisted: &["见纸质病历", "待复诊"],
    separator: '、',
    status: &[],
    screened_out: None,
    meets,
    twice: 55,
};

fn meets(person: &Person) -> u32 {
    if person.standing != Standing::Trafficked {
        return 0;
    }
    let near = match person.place {
        DAR_SELM => 330,
        NAHRIN => 190,
        TELMAR => 130,
        KEFRA | WADI_SANAM => 90,
        CORVANE => 20,
        _ => return 0,
    };
    let injured = person.event.as_ref().is_some_and(|event| event.control.contains(&"physical_abuse") || !event.sexual_violence.is_empty());
    if injured { near + 110 } else { near / 2 }
}

const COLUMNS: &[Column] = &[
    Column::sure("病历号", Fills::Key),
    Column::sure("姓名", Fills::FullName),
    Column::sure("电话", Fills::Phone),
    Column::sure("住址", Fills::Address),
    Column::sure("就诊日期", Fills::Date(Item::YearDetection)),
    Column::sure("性别", Fills::Answer(Item::Sex, SEX)),
    Column::sure("年龄", Fills::Age),
    Column::new("国籍", Fills::Country(Item::Citizenship, "无国籍")),
    Column::new("残疾", Fills::Answer(Item::Disability, DISABILITY)),
    Column::new("剥削形式", Fills::Answer(Item::Form, FORMS)),
    Column::new("剥削地区", Fills::Area(Item::ExploitationArea)),
    Column::new("剥削国家", Fills::Country(Item::ExploitationCountry, "")),
    Column::seldom("招募地区", Fills::Area(Item::RecruitmentArea)),
    Column::new("手段", Fills::Answer(Item::Means, MEANS)),
    Column::new("控制方式", Fills::Answer(Item::Control, CONTROL)),
    Column::new("性暴力类型", Fills::Answer(Item::SexualViolence, SEXUAL_VIOLENCE)),
    Column::seldom("与冲突的关系", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::seldom("武装行为体", Fills::Answer(Item::ActorKind, ACTORS)),
    Column::seldom("地区控制方", Fills::Answer(Item::AreaControl, AREA_CONTROL)),
    Column::seldom("被指加害方", Fills::Alleged(0, Item::PerpetratorKind, PERPETRATORS)),
    Column::seldom("加害方性别", Fills::Alleged(0, Item::PerpetratorSex, PERPETRATOR_SEX)),
    Column::sure("备注", Fills::Narrative),
    Column::sure("科室", Fills::Remark(&["急诊", "外科", "妇科", "儿科"])),
];

const SEX: &[Word] = &[("female", "女"), ("male", "男")];
const PERPETRATOR_SEX: &[Word] = &[("male", "男"), ("female", "女")];
const DISABILITY: &[Word] = &[("with", "有"), ("without", "无")];
const FORMS: &[Word] = &[
    ("sexual_slavery", "性奴役"),
    ("sexual_exploitation", "性剥削"),
    ("forced_marriage", "强迫婚姻"),
    ("forced_pregnancy", "强迫怀孕"),
    ("armed_group_recruitment", "武装团体招募"),
    ("armed_force_recruitment", "武装部队招募"),
    ("forced_labour", "强迫劳动"),
    ("child_labour", "童工"),
    ("domestic_servitude", "家庭奴役"),
    ("forced_begging", "强迫乞讨"),
    ("organ_removal", "摘取器官"),
    ("other", "其他形式"),
];
const MEANS: &[Word] = &[
    ("threat_of_force", "武力威胁"),
    ("use_of_force", "使用武力"),
    ("abduction", "绑架"),
    ("deception", "欺骗"),
    ("fraud", "欺诈"),
    ("coercion", "胁迫"),
    ("abuse_of_power", "滥用权力"),
    ("abuse_of_vulnerability", "利用脆弱境况"),
    ("payment", "付款给控制人"),
];
const CONTROL: &[Word] = &[
    ("threats", "威胁"),
    ("threatens_children_family", "威胁家人"),
    ("restricts_movement", "限制行动"),
    ("physical_abuse", "殴打"),
    ("sexual_abuse", "性虐待"),
    ("psychological_abuse", "精神虐待"),
    ("withholds_necessities", "剥夺必需品"),
    ("restricts_medical_care", "不准就医"),
    ("psychoactive_substances", "药物控制"),
    ("excessive_working_hours", "超长工时"),
    ("debt_bondage", "债务束缚"),
    ("withholds_documents", "扣留证件"),
    ("takes_earnings", "扣留工资"),
    ("false_promises", "虚假承诺"),
    ("other", "其他方式"),
];
const SEXUAL_VIOLENCE: &[Word] =
    &[("rape", "强奸"), ("sexual_slavery", "性奴役"), ("forced_pregnancy", "强迫怀孕"), ("forced_marriage", "强迫婚姻"), ("other", "其他类型")];
const CONFLICT: &[Word] =
    &[("within", "冲突区内"), ("out_of", "带出冲突区"), ("into", "带入冲突区"), ("through", "穿越冲突区"), ("fleeing", "逃离途中"), ("none", "无关")];
const ACTORS: &[Word] =
    &[("armed_group", "武装团体"), ("terrorist_group", "恐怖团体"), ("paramilitary", "准军事组织"), ("national_army", "国家军队"), ("other", "其他行为体")];
const AREA_CONTROL: &[Word] = &[("government", "政府"), ("armed_group", "武装团体"), ("contested", "争夺中")];
const PERPETRATORS: &[Word] = &[
    ("armed_group", "武装团体"),
    ("armed_force", "武装部队"),
    ("criminal_group", "犯罪集团"),
    ("group", "多人"),
    ("individual", "个人"),
    ("business", "企业"),
    ("other", "其他加害方"),
];
