//! Registration of refugees in Sarif: Arabic, Hijri dates, Arabic-Indic digits, semicolons. It meets many people of every
//! kind and asks few questions about exploitation.

use super::column::{Column, DateStyle, Encoding, Fills, Form, Spec, Word};
use crate::item::Item;
use crate::person::{Person, Standing};
use crate::places::{ASHKOR, BERIN, MIRSAL, TANIB, Tongue};

pub(super) const SPEC: Spec = Spec {
    code: "sarif-registration",
    name: "هيئة تسجيل اللاجئين في سريف",
    dataset: "interviews",
    file: "sarif-registration.csv",
    form: Form::Csv { delimiter: b';', encoding: Encoding::Utf8WithMark, line_end: "\r\n" },
    tongue: Tongue::Arabic,
    dates: DateStyle::Hijri,
    builtin_layout: None,
    layout_title: "مقابلات التسجيل في سريف",
    keys: &["رقم الملف"],
    key_prefix: "SR",
    columns: COLUMNS,
    absences: &[("غير معروف", "!unknown"), ("لا يعرف", "!unknown"), ("لم يُسأل", "!not_asked"), ("امتنع عن الإجابة", "!declined")],
    unlisted: &["انظر الملف الورقي", "حسب إفادة الجار", "؟؟"],
    separator: '،',
    status: &[("presumed", 62), ("identified", 20), ("at_risk", 18)],
    screened_out: Some("no_indication"),
    meets,
    twice: 45,
};

fn meets(person: &Person) -> u32 {
    let near = match person.place {
        BERIN => 330,
        ASHKOR => 300,
        TANIB => 130,
        MIRSAL => 90,
        _ => return 0,
    };
    let displaced = matches!(person.displacement, "refugee" | "asylum_seeker" | "stateless");
    match (displaced, person.standing) {
        (true, Standing::NoIndication) => near,
        (true, _) => near + 120,
        (false, _) => near / 5,
    }
}

const COLUMNS: &[Column] = &[
    Column::sure("رقم الملف", Fills::Key),
    Column::sure("اسم العائلة", Fills::FamilyName),
    Column::sure("الاسم", Fills::GivenName),
    Column::sure("الهاتف", Fills::Phone),
    Column::sure("رقم الوثيقة", Fills::Document),
    Column::sure("مكان السكن", Fills::Address),
    Column::sure("تاريخ المقابلة", Fills::Date(Item::YearDetection)),
    Column::sure("الجنس", Fills::Answer(Item::Sex, SEX)),
    Column::sure("العمر", Fills::Age),
    Column::sure("الجنسية", Fills::Country(Item::Citizenship, "عديم الجنسية")),
    Column::sure("صفة النزوح", Fills::Answer(Item::Displacement, DISPLACEMENT)),
    Column::new("الحالة العائلية", Fills::Answer(Item::MaritalStatus, MARITAL_STATUS)),
    Column::new("الإعاقة", Fills::Answer(Item::Disability, DISABILITY)),
    Column::new("التعليم", Fills::Answer(Item::Education, EDUCATION)),
    Column::sure("تقييم الحماية", Fills::Status(STATUS)),
    Column::new("شكل الاستغلال", Fills::Answer(Item::Form, FORMS)),
    Column::new("كيف حدث", Fills::Answer(Item::Means, MEANS)),
    Column::seldom("وسائل السيطرة", Fills::Answer(Item::Control, CONTROL)),
    Column::new("منطقة الاستدراج", Fills::Area(Item::RecruitmentArea)),
    Column::new("بلد الاستدراج", Fills::Country(Item::RecruitmentCountry, "")),
    Column::seldom("منطقة العبور", Fills::Area(Item::TransitArea)),
    Column::new("منطقة الاستغلال", Fills::Area(Item::ExploitationArea)),
    Column::new("بلد الاستغلال", Fills::Country(Item::ExploitationCountry, "")),
    Column::new("صلة المستدرِج", Fills::Answer(Item::RecruiterRelation, RELATIONS)),
    Column::new("العلاقة بالنزاع", Fills::Answer(Item::ConflictRelation, CONFLICT)),
    Column::new("الجهة المتاجرة", Fills::Answer(Item::TraffickerKind, TRAFFICKERS)),
    Column::seldom("نوع الفاعل المزعوم", Fills::Alleged(0, Item::PerpetratorKind, PERPETRATORS)),
    Column::seldom("جنس الفاعل المزعوم", Fills::Alleged(0, Item::PerpetratorSex, PERPETRATOR_SEX)),
    Column::sure("ملاحظات", Fills::Narrative),
    Column::sure("رمز الموظف", Fills::Remark(&["م-١٢", "م-٧", "م-٣١"])),
];

const SEX: &[Word] = &[("female", "أنثى"), ("male", "ذكر")];
const DISPLACEMENT: &[Word] = &[
    ("refugee", "لاجئ"),
    ("asylum_seeker", "طالب لجوء"),
    ("internally_displaced", "نازح داخليًا"),
    ("returnee", "عائد"),
    ("stateless", "عديم الجنسية"),
    ("foreign_national", "أجنبي"),
    ("resident", "مقيم"),
];
const MARITAL_STATUS: &[Word] = &[("single", "أعزب"), ("married", "متزوج"), ("widowed", "أرمل"), ("divorced", "مطلّق"), ("separated", "منفصل")];
const DISABILITY: &[Word] = &[("with", "نعم"), ("without", "لا")];
const EDUCATION: &[Word] = &[
    ("none", "بلا تعليم"),
    ("early_childhood", "روضة"),
    ("primary", "ابتدائي"),
    ("lower_secondary", "متوسط"),
    ("upper_secondary", "ثانوي"),
    ("bachelor", "جامعي"),
    ("master", "دراسات عليا"),
];
const STATUS: &[Word] = &[("presumed", "ضحية محتملة"), ("identified", "ضحية محددة"), ("at_risk", "معرّض للخطر"), ("no_indication", "لا مؤشرات في هذه المقابلة")];
const FORMS: &[Word] = &[
    ("armed_group_recruitment", "تجنيد في جماعة مسلحة"),
    ("armed_force_recruitment", "تجنيد في قوات مسلحة"),
    ("sexual_slavery", "استعباد جنسي"),
    ("sexual_exploitation", "استغلال جنسي"),
    ("forced_marriage", "زواج قسري"),
    ("forced_pregnancy", "حمل قسري"),
    ("domestic_servitude", "استعباد منزلي"),
    ("forced_labour", "عمل قسري"),
    ("child_labour", "عمل أطفال"),
    ("forced_begging", "تسول قسري"),
    ("forced_criminality", "إجبار على الجريمة"),
    ("sale_of_children", "بيع طفل"),
    ("organ_removal", "نزع أعضاء"),
    ("other", "شكل آخر"),
];
const MEANS: &[Word] = &[
    ("threat_of_force", "تهديد بالقوة"),
    ("use_of_force", "استعمال القوة"),
    ("abduction", "خطف"),
    ("deception", "خداع"),
    ("fraud", "احتيال"),
    ("coercion", "إكراه"),
    ("abuse_of_power", "إساءة سلطة"),
    ("abuse_of_vulnerability", "استغلال ضعف"),
    ("payment", "دفع مال لولي الأمر"),
];
const CONTROL: &[Word] = &[
    ("threats", "تهديدات"),
    ("threatens_children_family", "تهديد الأسرة"),
    ("restricts_movement", "منع الحركة"),
    ("physical_abuse", "عنف جسدي"),
    ("sexual_abuse", "عنف جنسي"),
    ("psychological_abuse", "إيذاء نفسي"),
    ("debt_bondage", "عبودية الدين"),
    ("takes_earnings", "أخذ الأجر"),
    ("withholds_documents", "حجز الأوراق"),
    ("withholds_necessities", "حرمان من الضروريات"),
    ("false_promises", "وعود كاذبة"),
    ("excessive_working_hours", "ساعات مفرطة"),
    ("other", "وسيلة أخرى"),
];
const RELATIONS: &[Word] = &[
    ("armed_group_member", "عضو جماعة مسلحة"),
    ("parent", "أحد الوالدين"),
    ("sibling", "أخ أو أخت"),
    ("other_family", "قريب"),
    ("intimate_partner", "زوج أو شريك"),
    ("friend_acquaintance", "صديق أو معرفة"),
    ("employer", "صاحب عمل"),
    ("recruitment_agency", "مكتب تشغيل"),
    ("smuggler", "مهرّب"),
    ("community_leader", "وجيه محلي"),
    ("online_contact", "معرفة عبر الإنترنت"),
    ("stranger", "شخص غريب"),
    ("other", "صلة أخرى"),
];
const CONFLICT: &[Word] = &[
    ("within", "داخل منطقة النزاع"),
    ("out_of", "إخراج من النزاع"),
    ("into", "إدخال إلى النزاع"),
    ("through", "عبور النزاع"),
    ("fleeing", "أثناء الفرار"),
    ("none", "لا علاقة"),
];
const TRAFFICKERS: &[Word] = &[("armed_group", "جماعة مسلحة"), ("opportunist", "انتهازي"), ("other", "جهة أخرى")];
const PERPETRATORS: &[Word] = &[
    ("armed_group", "جماعة مسلحة"),
    ("armed_force", "قوات مسلحة"),
    ("criminal_group", "عصابة"),
    ("group", "مجموعة أشخاص"),
    ("individual", "فرد"),
    ("business", "منشأة"),
    ("other", "فاعل آخر"),
];
const PERPETRATOR_SEX: &[Word] = &[("male", "ذكر"), ("female", "أنثى")];
