//! The countries and first-level areas of the invented region, with their names in six languages.
//!
//! Codes are those that ISO 3166-1 leaves to its users (XA to XZ; XK is left out, since files use it for a real place).

/// A code of a value set, of a country or of an area.
pub(crate) type Code = &'static str;

/// A name in the six official languages of the United Nations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names {
    pub(crate) ar: &'static str,
    pub(crate) en: &'static str,
    pub(crate) es: &'static str,
    pub(crate) fr: &'static str,
    pub(crate) ru: &'static str,
    pub(crate) zh: &'static str,
}

/// One of the six languages; only those in which an agency writes are ever asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    Arabic,
    English,
    Spanish,
    French,
    Russian,
    Chinese,
}

impl Names {
    pub(crate) const fn in_tongue(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Arabic => self.ar,
            Tongue::English => self.en,
            Tongue::Spanish => self.es,
            Tongue::French => self.fr,
            Tongue::Russian => self.ru,
            Tongue::Chinese => self.zh,
        }
    }
}

/// An invented country.
#[derive(Debug)]
pub(crate) struct Country {
    pub(crate) code: Code,
    pub(crate) names: Names,
}

/// An invented first-level area.
#[derive(Debug)]
pub(crate) struct Area {
    pub(crate) code: Code,
    pub(crate) country: Code,
    pub(crate) names: Names,
}

/// The position of an area in [`AREAS`].
pub(crate) type AreaIndex = usize;

const fn names(ar: &'static str, en: &'static str, es: &'static str, fr: &'static str, ru: &'static str, zh: &'static str) -> Names {
    Names { ar, en, es, fr, ru, zh }
}

const fn country(code: Code, names: Names) -> Country {
    Country { code, names }
}

const fn area(code: Code, country: Code, names: Names) -> Area {
    Area { code, country, names }
}

/// The four countries. Oruz is where the conflict is.
pub(crate) const COUNTRIES: [Country; 4] = [
    country("XA", names("أوروز", "Oruz", "Oruz", "Orouz", "Оруз", "奥鲁兹")),
    country("XB", names("سريف", "Sarif", "Sarif", "Sarif", "Сариф", "萨里夫")),
    country("XC", names("أولميران", "Ulmeran", "Ulmerán", "Oulméran", "Ульмеран", "乌勒梅兰")),
    country("XD", names("هالفان", "Halvane", "Halván", "Halvane", "Хальван", "哈勒万")),
];

pub(crate) const NAHRIN: AreaIndex = 0;
pub(crate) const HASRA: AreaIndex = 1;
pub(crate) const LOWA: AreaIndex = 2;
pub(crate) const DAR_SELM: AreaIndex = 3;
pub(crate) const KEFRA: AreaIndex = 4;
pub(crate) const TELMAR: AreaIndex = 5;
pub(crate) const WADI_SANAM: AreaIndex = 6;
pub(crate) const BERIN: AreaIndex = 7;
pub(crate) const ASHKOR: AreaIndex = 8;
pub(crate) const MIRSAL: AreaIndex = 9;
pub(crate) const TANIB: AreaIndex = 10;
pub(crate) const ULMETH: AreaIndex = 11;
pub(crate) const ILVASH: AreaIndex = 12;
pub(crate) const CORVANE: AreaIndex = 13;
pub(crate) const LISK: AreaIndex = 14;

/// The areas, in the order of their constants.
pub(crate) const AREAS: [Area; 15] = [
    area("XA-01", "XA", names("نهرين", "Nahrin", "Nahrín", "Nahrin", "Нахрин", "纳赫林")),
    area("XA-02", "XA", names("حصرا", "Hasra", "Hasra", "Hasra", "Хасра", "哈斯拉")),
    area("XA-03", "XA", names("لوا", "Lowa", "Lowa", "Lowa", "Лова", "洛瓦")),
    area("XA-04", "XA", names("دار سلم", "Dar Selm", "Dar Selm", "Dar Selm", "Дар-Сельм", "达尔塞勒姆")),
    area("XA-05", "XA", names("كفرا", "Kefra", "Kefra", "Kéfra", "Кефра", "凯夫拉")),
    area("XA-06", "XA", names("تلمار", "Telmar", "Telmar", "Telmar", "Тельмар", "泰勒马尔")),
    area("XA-07", "XA", names("وادي سنام", "Wadi Sanam", "Wadi Sanam", "Wadi Sanam", "Вади-Санам", "瓦迪萨南")),
    area("XB-01", "XB", names("بيرين", "Berin", "Berín", "Bérin", "Берин", "贝林")),
    area("XB-02", "XB", names("أشكور", "Ashkor", "Ashkor", "Achkor", "Ашкор", "阿什科尔")),
    area("XB-03", "XB", names("مرسال", "Mirsal", "Mirsal", "Mirsal", "Мирсал", "米尔萨勒")),
    area("XC-01", "XC", names("تانيب", "Tanib", "Tanib", "Tanib", "Таниб", "塔尼布")),
    area("XC-02", "XC", names("أولميث", "Ulmeth", "Ulmeth", "Oulmeth", "Ульмет", "乌勒梅特")),
    area("XC-03", "XC", names("إيلفاش", "Ilvash", "Ilvash", "Ilvach", "Ильваш", "伊勒瓦什")),
    area("XD-01", "XD", names("كورفان", "Corvane", "Corván", "Corvane", "Корван", "科尔万")),
    area("XD-02", "XD", names("ليسك", "Lisk", "Lisk", "Lisk", "Лиск", "利斯克")),
];

/// Whether the area lies in the country at war.
pub(crate) fn in_conflict(area: AreaIndex) -> bool {
    AREAS[area].country == "XA"
}
