//! The workbook itself: its sheets in order, and where its parts are.

use super::container::Container;
use super::xml::{attribute, text_attribute};
use crate::file::problem::FileProblem;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Sheets of a workbook and relations of a part.
const ENTRIES_MAX: usize = 10_000;

/// One sheet.
pub(super) struct SheetEntry {
    pub name: String,
    pub part: String,
    pub visible: bool,
}

/// What the workbook's own part says.
pub(super) struct Book {
    pub sheets: Vec<SheetEntry>,
    pub strings: Option<String>,
    pub styles: Option<String>,
    /// Whether dates count from 1904 (ECMA-376 18.2.28).
    pub from_1904: bool,
}

/// One relation: what it is for, and the part it leads to.
struct Relation {
    kind: String,
    part: String,
}

impl Book {
    pub(super) fn read(container: &Container) -> Result<Self, FileProblem> {
        let root = if container.has("_rels/.rels") { relations(container, "_rels/.rels", "")? } else { HashMap::new() };
        let main = root.into_values().find(|relation| relation.kind == "officeDocument").map_or_else(|| "xl/workbook.xml".to_owned(), |main| main.part);
        // Documents, presentations and binary workbooks are archives too.
        if !container.has(&main) || !main.to_ascii_lowercase().ends_with(".xml") {
            return Err(FileProblem::UnknownKind);
        }
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let related = relations(container, &format!("{prefix}_rels/{file}.rels"), &prefix)?;
        let part_of = |kind: &str| related.values().find(|relation| relation.kind == kind).map(|relation| relation.part.clone());
        let mut book = Self { sheets: Vec::new(), strings: part_of("sharedStrings"), styles: part_of("styles"), from_1904: false };
        book.read_main(container, &main, &related)?;
        Ok(book)
    }

    fn read_main(&mut self, container: &Container, main: &str, related: &HashMap<String, Relation>) -> Result<(), FileProblem> {
        let mut xml = container.xml(main)?;
        let mut is_workbook = false;
        loop {
            let event = xml.next()?;
            let element = match &event {
                Event::Start(element) => element,
                Event::Eof => break,
                _ => continue,
            };
            match element.local_name().as_ref() {
                "workbook" => is_workbook = true,
                "workbookPr" if attribute(element, "date1904").is_some() => {
                    self.from_1904 = matches!(attribute(element, "date1904").as_deref(), Some("1" | "true"));
                }
                "sheet" => {
                    let name = text_attribute(element, "name").unwrap_or_default();
                    let visible = !matches!(attribute(element, "state").as_deref(), Some("hidden" | "veryHidden"));
                    let relation = attribute(element, "id").and_then(|id| related.get(&*id)).ok_or(FileProblem::Damaged)?;
                    if relation.kind == "worksheet" {
                        self.sheets.push(SheetEntry { name, part: relation.part.clone(), visible });
                    }
                }
                _ => {}
            }
            if self.sheets.len() > ENTRIES_MAX {
                return Err(FileProblem::Damaged);
            }
        }
        if is_workbook { Ok(()) } else { Err(FileProblem::UnknownKind) }
    }
}

/// The relations in a part, by their ids; targets are made whole from `prefix`.
fn relations(container: &Container, part: &str, prefix: &str) -> Result<HashMap<String, Relation>, FileProblem> {
    let mut xml = container.xml(part)?;
    let mut relations = HashMap::new();
    loop {
        let event = xml.next()?;
        let element = match &event {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => element,
            Event::Eof => return Ok(relations),
            _ => continue,
        };
        let (Some(id), Some(target)) = (text_attribute(element, "Id"), text_attribute(element, "Target")) else { continue };
        let kind = text_attribute(element, "Type").unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
        relations.insert(id, Relation { kind, part: resolved(prefix, &target) });
        if relations.len() > ENTRIES_MAX {
            return Err(FileProblem::Damaged);
        }
    }
}

/// A target is absolute, or relative to the folder of the part that names it.
fn resolved(prefix: &str, target: &str) -> String {
    let whole = target.strip_prefix('/').map_or_else(|| format!("{prefix}{target}"), str::to_owned);
    let mut folders = Vec::new();
    for folder in whole.split('/') {
        match folder {
            "." | "" => {}
            ".." => _ = folders.pop(),
            folder => folders.push(folder),
        }
    }
    folders.join("/")
}
