//! Short accounts, as they stand in a file's column for notes. Plain, without detail: nobody needs more to test a seal.

use crate::dice::Dice;
use crate::places::Tongue;

/// One sentence or two about what somebody told.
pub(crate) fn narrative(exploited: bool, area: &str, tongue: Tongue, dice: &mut Dice) -> String {
    if dice.chance(350) {
        return String::new();
    }
    let sentence = dice.pick(if exploited { told(tongue) } else { passing(tongue) });
    sentence.replace("{}", area)
}

const fn told(tongue: Tongue) -> &'static [&'static str] {
    match tongue {
        Tongue::Arabic => &["وصل الشخص إلى {} وطلب مكانًا آمنًا.", "لم يُسمح بالخروج ولا بالاتصال؛ الأوراق محتجزة.", "وُعد بعمل، ثم قيل له إن عليه دينًا."],
        Tongue::English => &[
            "Came to {} and asked for a safe place.",
            "Was not allowed to leave; the papers were kept.",
            "Was promised work, then told of a debt; asks about family.",
        ],
        Tongue::Spanish => &[
            "Llama desde {}; no puede hablar mucho.",
            "Le retienen los papeles; pregunta por su familia.",
            "Le prometieron trabajo y luego le hablaron de una deuda.",
        ],
        Tongue::French => &[
            "Arrivé(e) à {}, demande un lieu sûr.",
            "Ne pouvait pas sortir ; les papiers ont été gardés.",
            "On lui a promis un travail, puis parlé d'une dette.",
        ],
        Tongue::Russian => {
            &["Прибыл(а) через {}, просит о безопасном месте.", "Документы удерживает сопровождающий.", "Обещали работу, затем сказали о долге."]
        }
        Tongue::Chinese => &["来自{}，要求安全住所。", "不得外出，证件被扣。", "被许诺工作，后被告知欠债。"],
    }
}

const fn passing(tongue: Tongue) -> &'static [&'static str] {
    match tongue {
        Tongue::Arabic => &["يبحث عن أقاربه في {}.", "بحاجة إلى مأوى."],
        Tongue::English => &["Looks for relatives in {}.", "Needs shelter for the winter."],
        Tongue::Spanish => &["Busca a su familia en {}.", "Pregunta por un trámite."],
        Tongue::French => &["Cherche ses proches à {}.", "Demande une attestation."],
        Tongue::Russian => &["Едет к родственникам, {}.", "Спрашивает о приюте."],
        Tongue::Chinese => &["在{}寻找亲属。", "询问住所。"],
    }
}
