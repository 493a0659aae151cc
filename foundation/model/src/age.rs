//! Ages: bands, and the line at eighteen.

/// The age at which childhood ends (Palermo Protocol Art. 3 (d)).
pub const ADULT_FROM_YEARS: u64 = 18;

/// The oldest age taken as an age; above it a number is a year or a slip.
pub const OLDEST_YEARS: u64 = 120;

const BANDS: [(u64, u64, &str); 9] = [
    (0, 8, "0_8"),
    (9, 17, "9_17"),
    (18, 20, "18_20"),
    (21, 23, "21_23"),
    (24, 26, "24_26"),
    (27, 29, "27_29"),
    (30, 38, "30_38"),
    (39, 47, "39_47"),
    (48, OLDEST_YEARS, "48_plus"),
];

/// The band of the set `age_group` that holds an age in years. The bands are those of the CTDC data sets, so that
/// figures can be laid beside theirs.
pub fn band(years: u64) -> Option<&'static str> {
    BANDS.iter().find(|(low, high, _)| (*low..=*high).contains(&years)).map(|(_, _, code)| *code)
}

/// The code of the set `age_status` for an age in years.
pub const fn status(years: u64) -> &'static str {
    if years < ADULT_FROM_YEARS { "child" } else { "adult" }
}

/// The code of the set `age_status` that follows from a band, where the band does not straddle eighteen.
pub fn status_of_band(band: &str) -> Option<&'static str> {
    match band {
        "0_8" | "9_17" | "0_17" => Some("child"),
        "18_20" | "21_23" | "24_26" | "27_29" | "30_38" | "39_47" | "48_plus" | "18_plus" => Some("adult"),
        _ => None,
    }
}

/// The five broad bands of public tables: fewer bands, fewer small cells. Bands that straddle two print as unknown.
pub fn broad(band: &str) -> Option<&'static str> {
    match band {
        "0_8" => Some("0_8"),
        "9_17" => Some("9_17"),
        "18_20" | "21_23" | "24_26" => Some("18_26"),
        "27_29" | "30_38" => Some("27_38"),
        "39_47" | "48_plus" => Some("39_plus"),
        _ => None,
    }
}
