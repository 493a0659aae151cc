//! The names of a deployment's areas, and of invented countries, in the languages its map file gives.

use lantern_vocab::Language;
use serde_json::Value;
use std::collections::BTreeMap;

/// The most places a map may name; the world has about 4,000 first-level areas.
const PLACES_MAX: usize = 10_000;

/// A name per language; where the file lacks one, another of its languages serves.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PlaceName([Option<String>; 6]);

impl PlaceName {
    fn read(properties: &Value) -> Self {
        let text = |key: &str| properties[key].as_str().map(|name| name.chars().take(80).collect());
        Self(Language::ALL.map(|language| text(&format!("name_{}", language.code())).or_else(|| text("name"))))
    }

    fn in_language(&self, language: Language) -> Option<&str> {
        let at = |wanted: Language| Language::ALL.iter().position(|one| *one == wanted).and_then(|at| self.0[at].as_deref());
        at(language).or_else(|| at(Language::En)).or_else(|| self.0.iter().flatten().next().map(String::as_str))
    }
}

/// The places that a deployment's TopoJSON names: objects `areas` and `countries`, each geometry with the properties
/// `code`, `name_ar` … `name_zh` (or `name`), and for areas `country`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    areas: BTreeMap<String, PlaceName>,
    countries: BTreeMap<String, PlaceName>,
    country_of_area: BTreeMap<String, String>,
}

/// Why a map file was refused.
#[derive(Debug, thiserror::Error)]
pub enum PlacesError {
    /// Not JSON.
    #[error("the file of areas is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// JSON, but not what is expected.
    #[error("the file of areas is not a TopoJSON with an object \"areas\" whose geometries have a property \"code\"")]
    NotTopoJson,
    /// Too many places.
    #[error("the file of areas names more than {PLACES_MAX} places")]
    TooMany,
}

impl Places {
    /// Reads the names out of a TopoJSON text; the shapes are read where they are drawn.
    pub fn from_topojson(text: &str) -> Result<Self, PlacesError> {
        let file: Value = serde_json::from_str(text)?;
        let mut places = Self::default();
        let areas = file["objects"]["areas"]["geometries"].as_array().ok_or(PlacesError::NotTopoJson)?;
        let countries = file["objects"]["countries"]["geometries"].as_array().map_or(&[][..], Vec::as_slice);
        if areas.len() + countries.len() > PLACES_MAX {
            return Err(PlacesError::TooMany);
        }
        for area in areas {
            let properties = &area["properties"];
            let code = properties["code"].as_str().ok_or(PlacesError::NotTopoJson)?.to_owned();
            if let Some(country) = properties["country"].as_str() {
                places.country_of_area.insert(code.clone(), country.to_owned());
            }
            places.areas.insert(code, PlaceName::read(properties));
        }
        for country in countries {
            let properties = &country["properties"];
            if let Some(code) = properties["code"].as_str() {
                places.countries.insert(code.to_owned(), PlaceName::read(properties));
            }
        }
        Ok(places)
    }

    /// The area codes, in order.
    pub fn area_codes(&self) -> impl Iterator<Item = &str> {
        self.areas.keys().map(String::as_str)
    }

    /// The name of an area.
    pub fn area(&self, code: &str, language: Language) -> Option<&str> {
        self.areas.get(code).and_then(|name| name.in_language(language))
    }

    /// The name that the map gives to a country: for invented ones, which no list of the world names.
    pub fn country(&self, code: &str, language: Language) -> Option<&str> {
        self.countries.get(code).and_then(|name| name.in_language(language))
    }

    /// The country of an area.
    pub fn country_of_area(&self, code: &str) -> Option<&str> {
        self.country_of_area.get(code).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names come in the language asked for, else in another one of the file; what is no map is refused.
    #[test]
    fn names_of_places() {
        let text = r#"{"objects":{"areas":{"geometries":[{"properties":{"code":"XA-01","country":"XA","name_en":"Nahrin","name_ar":"نهرين"}}]},
            "countries":{"geometries":[{"properties":{"code":"XA","name":"Oruz"}}]}}}"#;
        let places = Places::from_topojson(text).unwrap();
        assert_eq!(places.area("XA-01", Language::Ar), Some("نهرين"));
        assert_eq!(places.area("XA-01", Language::Zh), Some("Nahrin"));
        assert_eq!(places.area("XA-99", Language::En), None);
        assert_eq!(places.country("XA", Language::Ru), Some("Oruz"));
        assert_eq!(places.country_of_area("XA-01"), Some("XA"));
        for refused in ["", "[]", "{\"objects\":{}}", r#"{"objects":{"areas":{"geometries":[{"properties":{}}]}}}"#] {
            assert!(Places::from_topojson(refused).is_err(), "{refused}");
        }
    }
}
