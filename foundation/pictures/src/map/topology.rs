//! Reading TopoJSON within bounds. Every limit is checked before memory is spent on what it limits, and nothing calls itself.

use crate::error::Error;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use std::collections::BTreeMap;

/// Largest file. The finest world file of the package world-atlas has 3.7 MB.
pub(crate) const BYTES_MAX: usize = 6 * 1024 * 1024;
const ARCS_MAX: usize = 100_000;
const POINTS_MAX: usize = 1_000_000;
const AREAS_MAX: usize = 5_000;
/// Largest number of references to arcs; an arc that is used over and over would else become an area without end.
const REFERENCES_MAX: usize = 200_000;
const NAME_CHARACTERS_MAX: usize = 200;
const PROPERTIES_MAX: usize = 40;

/// A longitude and a latitude in degrees.
pub(crate) type Degrees = (f64, f64);

/// A topology as it was read: lines in degrees, and areas that refer to them.
pub(crate) struct Topology {
    pub(crate) arcs: Vec<Vec<Degrees>>,
    pub(crate) areas: Vec<RawArea>,
}

/// An area that refers to lines of the topology.
pub(crate) struct RawArea {
    pub(crate) id: String,
    pub(crate) properties: BTreeMap<String, String>,
    /// Polygons of rings of references: the number of the arc, and whether it runs backwards.
    pub(crate) polygons: Vec<Vec<Vec<(usize, bool)>>>,
}

#[derive(Deserialize)]
struct File {
    arcs: Vec<Vec<Position>>,
    #[serde(default)]
    transform: Option<Transform>,
    objects: BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    #[serde(default)]
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(default)]
    id: Option<Scalar>,
    #[serde(default)]
    properties: Option<BTreeMap<String, serde_json::Value>>,
    /// None for an area without a shape, which the format allows.
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    arcs: Option<References>,
}

/// References to arcs, by how deep they are nested.
#[derive(Deserialize)]
#[serde(untagged)]
enum References {
    Polygons(Vec<Vec<Vec<i64>>>),
    Rings(Vec<Vec<i64>>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(i64),
}

/// A position of two numbers; further ones, such as a height, are passed over.
struct Position(f64, f64);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a position of two numbers")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Position, A::Error> {
                let first = numbers.next_element()?.ok_or_else(|| serde::de::Error::invalid_length(0, &self))?;
                let second = numbers.next_element()?.ok_or_else(|| serde::de::Error::invalid_length(1, &self))?;
                while numbers.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Position(first, second))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

/// Reads a file. `object` names the collection of areas; without a name the one with most areas is taken.
pub(crate) fn read(bytes: &[u8], object: Option<&str>) -> Result<Topology, Error> {
    if bytes.len() > BYTES_MAX {
        return Err(Error::TooLarge { bytes: bytes.len(), limit: BYTES_MAX });
    }
    let mut file: File = serde_json::from_slice(bytes).map_err(|fault| Error::NotTopology { line: fault.line(), column: fault.column() })?;
    let chosen = match object {
        Some(name) => file.objects.remove(name),
        None => file.objects.into_values().max_by_key(|collection| collection.geometries.len()),
    };
    let collection = chosen.ok_or_else(|| Error::NoObject { name: object.unwrap_or_default().chars().take(NAME_CHARACTERS_MAX).collect() })?;
    let arcs = degrees(&file.arcs, file.transform.as_ref())?;
    let areas = areas(collection, arcs.len())?;
    if areas.is_empty() {
        return Err(Error::Empty);
    }
    Ok(Topology { arcs, areas })
}

/// Turns positions into degrees: where there is a transform they are differences on a grid.
fn degrees(arcs: &[Vec<Position>], transform: Option<&Transform>) -> Result<Vec<Vec<Degrees>>, Error> {
    if arcs.len() > ARCS_MAX {
        return Err(Error::TooMany { what: "lines", limit: ARCS_MAX });
    }
    if arcs.iter().map(Vec::len).sum::<usize>() > POINTS_MAX {
        return Err(Error::TooMany { what: "points", limit: POINTS_MAX });
    }
    let mut lines = Vec::with_capacity(arcs.len());
    for (index, arc) in arcs.iter().enumerate() {
        let (mut column, mut row) = (0.0, 0.0);
        let mut line = Vec::with_capacity(arc.len());
        for Position(first, second) in arc {
            let point = match transform {
                None => (*first, *second),
                Some(transform) => {
                    column += first;
                    row += second;
                    (column * transform.scale.0 + transform.translate.0, row * transform.scale.1 + transform.translate.1)
                }
            };
            // Written so that what is not a number fails too.
            let on_the_globe = point.0.abs() <= 360.0 && point.1.abs() <= 90.5;
            if !on_the_globe {
                return Err(Error::OffTheGlobe { line: index + 1 });
            }
            line.push(point);
        }
        lines.push(line);
    }
    Ok(lines)
}

fn areas(collection: Collection, arcs: usize) -> Result<Vec<RawArea>, Error> {
    if collection.geometries.len() > AREAS_MAX {
        return Err(Error::TooMany { what: "areas", limit: AREAS_MAX });
    }
    let mut references = 0;
    let mut areas = Vec::new();
    for (index, geometry) in collection.geometries.into_iter().enumerate() {
        // Points and lines are no areas, and collections inside collections are not followed.
        let polygons = match (geometry.kind.as_deref(), geometry.arcs) {
            (Some("MultiPolygon"), Some(References::Polygons(polygons))) => polygons,
            (Some("Polygon"), Some(References::Rings(rings))) => vec![rings],
            (Some("Polygon" | "MultiPolygon"), Some(References::Other(_)) | None) => return Err(Error::MissingArc { area: index + 1 }),
            _ => continue,
        };
        references += polygons.iter().flatten().map(Vec::len).sum::<usize>();
        if references > REFERENCES_MAX {
            return Err(Error::TooMany { what: "references to lines", limit: REFERENCES_MAX });
        }
        let resolve = |reference: i64| -> Result<(usize, bool), Error> {
            // A negative reference is the one's complement of an arc that runs backwards.
            let (number, backwards) = if reference < 0 { (!reference, true) } else { (reference, false) };
            usize::try_from(number).ok().filter(|number| *number < arcs).map(|number| (number, backwards)).ok_or(Error::MissingArc { area: index + 1 })
        };
        let ring = |ring: Vec<i64>| ring.into_iter().map(resolve).collect::<Result<Vec<_>, _>>();
        let polygon = |rings: Vec<Vec<i64>>| rings.into_iter().map(ring).collect::<Result<Vec<_>, _>>();
        let polygons = polygons.into_iter().map(polygon).collect::<Result<Vec<_>, _>>()?;
        let id = match geometry.id {
            Some(Scalar::Text(text)) => short(&text),
            Some(Scalar::Number(number)) => number.to_string(),
            None => String::new(),
        };
        areas.push(RawArea { id, properties: texts(geometry.properties.unwrap_or_default()), polygons });
    }
    Ok(areas)
}

/// The properties that are short texts or numbers.
fn texts(properties: BTreeMap<String, serde_json::Value>) -> BTreeMap<String, String> {
    let text = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => Some(short(&text)),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    properties.into_iter().take(PROPERTIES_MAX).filter_map(|(name, value)| Some((name, text(value)?))).collect()
}

fn short(text: &str) -> String {
    text.chars().take(NAME_CHARACTERS_MAX).collect()
}
