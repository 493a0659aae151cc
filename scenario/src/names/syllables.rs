//! The sounds that invented names are made of, in four scripts.

use crate::places::Tongue;

/// A sound in Latin, Arabic, Cyrillic and Chinese script.
pub(super) struct Sound(&'static str, &'static str, &'static str, &'static str);

impl Sound {
    pub(super) const fn in_tongue(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Arabic => self.1,
            Tongue::Russian => self.2,
            Tongue::Chinese => self.3,
            Tongue::English | Tongue::Spanish | Tongue::French => self.0,
        }
    }
}

pub(super) const SYLLABLES: [Sound; 24] = [
    Sound("ka", "كا", "ка", "卡"),
    Sound("mi", "مي", "ми", "米"),
    Sound("ra", "را", "ра", "拉"),
    Sound("no", "نو", "но", "诺"),
    Sound("sel", "سل", "сел", "塞尔"),
    Sound("da", "دا", "да", "达"),
    Sound("ri", "ري", "ри", "里"),
    Sound("tu", "تو", "ту", "图"),
    Sound("ha", "ها", "ха", "哈"),
    Sound("lem", "لم", "лем", "莱姆"),
    Sound("za", "زا", "за", "扎"),
    Sound("wen", "ون", "вен", "文"),
    Sound("ba", "با", "ба", "巴"),
    Sound("shi", "شي", "ши", "希"),
    Sound("ma", "ما", "ма", "马"),
    Sound("ni", "ني", "ни", "尼"),
    Sound("yo", "يو", "ё", "约"),
    Sound("fa", "فا", "фа", "法"),
    Sound("ro", "رو", "ро", "罗"),
    Sound("le", "لي", "ле", "莱"),
    Sound("sa", "سا", "са", "萨"),
    Sound("ti", "تي", "ти", "蒂"),
    Sound("gu", "غو", "гу", "古"),
    Sound("do", "دو", "до", "多"),
];

pub(super) const FEMALE_END: Sound = Sound("na", "نا", "на", "娜");

pub(super) const FAMILY_ENDS: [Sound; 4] =
    [Sound("an", "ان", "ан", "安"), Sound("vek", "فيك", "век", "维克"), Sound("oth", "وث", "от", "奥斯"), Sound("mir", "مير", "мир", "米尔")];
