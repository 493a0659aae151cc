//! Areas: codes, names and outlines, with the lines between them.

use super::meridian::{cut_line, cut_ring};
use super::topology::{self, Degrees};
use crate::error::Error;
use std::collections::BTreeMap;

/// Largest number of points in all outlines together.
const OUTLINE_POINTS_MAX: usize = 2_000_000;

/// One area of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    code: String,
    country: String,
    names: BTreeMap<String, String>,
    /// Polygons of rings; the first ring is the outer one.
    pub(crate) polygons: Vec<Vec<Vec<Degrees>>>,
}

impl Area {
    /// The code: property `code`, else the id (M49 in the files of world-atlas), else the name.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The country: property `country`, else the code itself.
    pub fn country(&self) -> &str {
        &self.country
    }

    /// The name in a language (property `name_ar` for "ar"), else the property `name`, else any name.
    pub fn name(&self, language: &str) -> Option<&str> {
        let name = self.names.get(language).or_else(|| self.names.get("")).or_else(|| self.names.values().next());
        name.map(String::as_str)
    }
}

/// A line of the file with the areas on its two sides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Border {
    pub(crate) points: Vec<Degrees>,
    pub(crate) sides: [Option<usize>; 2],
}

/// The areas of a TopoJSON file.
#[derive(Debug, Clone, PartialEq)]
pub struct Areas {
    pub(crate) areas: Vec<Area>,
    pub(crate) borders: Vec<Border>,
}

impl Areas {
    /// Reads a TopoJSON of at most 6 MiB: countries from the package world-atlas, or first-level areas of a deployment with the properties `code`, `name` or
    /// `name_en`, `name_ar` …, and `country`. `object` names the collection; without a name the one with most areas is taken.
    pub fn from_topojson(bytes: &[u8], object: Option<&str>) -> Result<Self, Error> {
        let topology = topology::read(bytes, object)?;
        let mut sides: Vec<[Option<usize>; 2]> = vec![[None; 2]; topology.arcs.len()];
        let mut areas = Vec::with_capacity(topology.areas.len());
        let mut points = 0;
        for (index, raw) in topology.areas.into_iter().enumerate() {
            let mut polygons = Vec::with_capacity(raw.polygons.len());
            for polygon in &raw.polygons {
                let mut rings = Vec::with_capacity(polygon.len());
                let mut parts_beyond = Vec::new();
                for ring in polygon {
                    points += ring.iter().map(|(arc, _)| topology.arcs[*arc].len()).sum::<usize>();
                    if points > OUTLINE_POINTS_MAX {
                        return Err(Error::TooMany { what: "points in outlines", limit: OUTLINE_POINTS_MAX });
                    }
                    for (arc, _) in ring {
                        note_side(&mut sides[*arc], index);
                    }
                    let is_outer = rings.is_empty();
                    let mut pieces = cut_ring(outline(&topology.arcs, ring)).into_iter();
                    rings.extend(pieces.next());
                    if is_outer {
                        parts_beyond.extend(pieces.map(|piece| vec![piece]));
                    } else {
                        rings.extend(pieces);
                    }
                }
                polygons.push(rings);
                polygons.append(&mut parts_beyond);
            }
            areas.push(named(raw.id, &raw.properties, polygons));
        }
        if areas.iter().all(|area| area.polygons.iter().flatten().all(|ring| ring.len() < 3)) {
            return Err(Error::Empty);
        }
        let borders = topology.arcs.into_iter().zip(sides).filter(|(_, sides)| sides[0].is_some());
        let borders = borders.flat_map(|(points, sides)| cut_line(points).into_iter().map(move |points| Border { points, sides })).collect();
        Ok(Self { areas, borders })
    }

    /// The areas of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter()
    }

    /// Gives the areas that carry one code (or, without a code, one name) another code, so that they are drawn as part of it and no line is drawn between.
    /// Which
    /// territory belongs to which is the deployment's to say, not ours.
    pub fn assign(&mut self, from: &str, to: &str) {
        for area in self.areas.iter_mut().filter(|area| area.code == from) {
            if area.country == from {
                to.clone_into(&mut area.country);
            }
            to.clone_into(&mut area.code);
        }
    }

    pub(crate) fn with_code<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Area> {
        self.areas.iter().filter(move |area| area.code == code)
    }
}

fn named(id: String, properties: &BTreeMap<String, String>, polygons: Vec<Vec<Vec<Degrees>>>) -> Area {
    let mut names = BTreeMap::new();
    for (property, value) in properties {
        let language = if property == "name" { Some("") } else { property.strip_prefix("name_") };
        if let Some(language) = language.filter(|_| !value.is_empty()) {
            names.insert(language.to_owned(), value.clone());
        }
    }
    let property = |name: &str| properties.get(name).filter(|value| !value.is_empty()).cloned();
    let name = || names.get("").or_else(|| names.values().next()).cloned().unwrap_or_default();
    let code = property("code").or_else(|| Some(id).filter(|id| !id.is_empty())).unwrap_or_else(name);
    let country = property("country").unwrap_or_else(|| code.clone());
    Area { code, country, names, polygons }
}

fn note_side(sides: &mut [Option<usize>; 2], area: usize) {
    if sides[0].is_none() {
        sides[0] = Some(area);
    } else if sides[1].is_none() {
        sides[1] = Some(area);
    }
}

/// Joins the arcs of a ring; the point at which two meet is taken once.
fn outline(arcs: &[Vec<Degrees>], ring: &[(usize, bool)]) -> Vec<Degrees> {
    let mut points: Vec<Degrees> = Vec::new();
    for (arc, backwards) in ring {
        let arc = &arcs[*arc];
        let skip = usize::from(!points.is_empty());
        if *backwards {
            points.extend(arc.iter().rev().skip(skip));
        } else {
            points.extend(arc.iter().skip(skip));
        }
    }
    points
}
