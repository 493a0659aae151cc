//! How one file will be read: its layout, which of its columns are taken, and why a file is refused before any row is read.

use crate::builtin::Headings;
use crate::convert::Place;
use crate::error::IntakeError;
use crate::file;
use crate::fold::fold;
use crate::import::ImportRequest;
use crate::layout::Layout;
use crate::returned::ReturnedColumns;
use lantern_model::field::Class;
use std::sync::Arc;

/// Which layout to read a file by.
#[derive(Debug, Clone)]
pub enum LayoutChoice {
    /// The built-in one that its headings show.
    Recognise,
    /// The built-in one with this id.
    Named(String),
    /// This one.
    Parsed(Box<Layout>),
}

/// How one file will be read.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The layout.
    pub layout: Arc<Layout>,
    /// Whether the layout was recognised, not chosen.
    pub recognised: bool,
    /// The file's headings.
    pub headings: Vec<String>,
    /// The columns that are taken.
    pub places: Vec<Place>,
    /// The key columns in the file; none where rows are known by content.
    pub key: Vec<usize>,
    /// The columns that were left out on demand.
    pub left_out: Vec<usize>,
    /// The columns that identify people and are taken.
    pub identity: Vec<usize>,
    /// The columns that the layout names and knowingly does not take.
    pub ignored: Vec<usize>,
    /// Headings of the layout that the file does not have.
    pub missing: Vec<String>,
    /// The columns that Lantern added to a file of rejected rows, where it came back.
    pub returned: Option<ReturnedColumns>,
}

impl Plan {
    /// Matches the headings of a requested file with its layout. A file of rejected rows names the layout itself.
    pub fn of(request: &ImportRequest, headings: &[String]) -> Result<Self, IntakeError> {
        let named = match (&request.layout, ReturnedColumns::find(headings)) {
            (LayoutChoice::Recognise, Some(columns)) => first_cells(request)?.and_then(|cells| columns.layout(&cells)),
            _ => None,
        };
        match named.filter(|name| Layout::named(name).is_some()) {
            Some(name) => Self::new(headings, &LayoutChoice::Named(name), &request.without),
            None => Self::new(headings, &request.layout, &request.without),
        }
    }

    /// Matches a file's headings with a layout.
    fn new(headings: &[String], choice: &LayoutChoice, without: &[String]) -> Result<Self, IntakeError> {
        let returned = ReturnedColumns::find(headings);
        let (layout, recognised) = choose(headings, choice)?;
        let left_out = left_out(headings, without, returned.is_some())?;
        let index = Headings::of(&layout);
        let usable = |at: usize| !left_out.contains(&at) && returned.is_none_or(|columns| !columns.contains(at));
        let mut places: Vec<Place> = Vec::new();
        for (file, heading) in headings.iter().enumerate().filter(|(at, _)| usable(*at)) {
            for layout_column in index.columns(heading) {
                // Of two columns that are spellings of one heading the first is taken.
                if places.iter().any(|place| place.layout == *layout_column) {
                    continue;
                }
                let when = layout.columns[*layout_column].reading.when.as_ref();
                let condition = when.and_then(|when| headings.iter().enumerate().position(|(at, other)| usable(at) && fold(other) == fold(&when.heading)));
                places.push(Place { file, layout: *layout_column, condition });
            }
        }
        // The layout's order decides which column is asked first.
        places.sort_by_key(|place| place.layout);
        if places.is_empty() {
            return Err(IntakeError::NothingToTake { layout: layout.id.clone() });
        }
        let key = key_columns(&layout, &index, headings, usable)?;
        let mut identity: Vec<usize> =
            places.iter().filter(|place| layout.columns[place.layout].field.class == Class::Identity).map(|place| place.file).collect();
        identity.sort_unstable();
        identity.dedup();
        let mut missing: Vec<String> = Vec::new();
        for (at, column) in layout.columns.iter().enumerate() {
            let heading = &column.headings[0];
            if !places.iter().any(|place| place.layout == at) && !missing.contains(heading) {
                missing.push(heading.clone());
            }
        }
        let ignored = (0..headings.len()).filter(|at| index.ignores(&headings[*at])).collect();
        drop(index);
        Ok(Self { recognised, headings: headings.to_vec(), places, key, left_out, identity, ignored, missing, returned, layout: Arc::new(layout) })
    }

    /// The headings of the columns that identify people.
    pub fn identity_headings(&self) -> Vec<String> {
        self.identity.iter().map(|at| self.headings[*at].clone()).collect()
    }

    /// The columns that no line of the layout takes or ignores, those of a returned file and those left out aside.
    pub fn not_taken(&self) -> Vec<usize> {
        (0..self.headings.len()).filter(|at| !self.takes(*at) && !self.is_outside(*at) && !self.ignored.contains(at)).collect()
    }

    /// Whether a column is read: for a field, for a condition, or as a part of the key.
    fn takes(&self, column: usize) -> bool {
        self.places.iter().any(|place| place.file == column || place.condition == Some(column)) || self.key.contains(&column)
    }

    /// The columns that a file of rejected rows has. Unless everybody is invented, those that are not taken stay away from it:
    /// nobody checked what stands in them, and it may be names. Those that identify people go back to a file beside their own only: one
    /// that the house keeps would open without their agency's key.
    pub fn shown_columns(&self, invented: bool, is_kept_here: bool) -> Vec<usize> {
        let may_show = |at: &usize| invented || (self.takes(*at) && !(is_kept_here && self.identity.contains(at)));
        (0..self.headings.len()).filter(|at| !self.is_outside(*at) && may_show(at)).collect()
    }

    /// Whether a column is no part of what a row says: left out, or one that Lantern added to a returned file.
    pub fn is_outside(&self, column: usize) -> bool {
        self.left_out.contains(&column) || self.returned.is_some_and(|columns| columns.contains(column))
    }
}

/// The cells of the first row that can be read.
pub fn first_cells(request: &ImportRequest) -> Result<Option<Vec<String>>, IntakeError> {
    let first = file::open(&request.input, &request.limits)?.next_row();
    // A row that is not taken says as well whose it is.
    Ok(first.and_then(|row| row.map_or_else(|problem| problem.cells, |row| Some(row.cells))))
}

fn choose(headings: &[String], choice: &LayoutChoice) -> Result<(Layout, bool), IntakeError> {
    match choice {
        LayoutChoice::Parsed(layout) => Ok((layout.as_ref().clone(), false)),
        LayoutChoice::Named(name) => Layout::named(name).map(|layout| (layout.clone(), false)).ok_or_else(|| {
            let known = Layout::builtin().iter().map(|layout| layout.id.as_str()).collect::<Vec<_>>().join(", ");
            IntakeError::NoSuchLayout { name: name.chars().take(60).collect(), known }
        }),
        LayoutChoice::Recognise => Layout::recognise(headings).map(|layout| (layout.clone(), true)).ok_or(IntakeError::LayoutUnknown),
    }
}

/// The columns to leave out. A file of rejected rows was written without them, so that they need not be there.
fn left_out(headings: &[String], without: &[String], returned: bool) -> Result<Vec<usize>, IntakeError> {
    let mut columns = Vec::with_capacity(without.len());
    for name in without.iter().filter(|name| !name.trim().is_empty()) {
        let folded = fold(name);
        match headings.iter().position(|heading| fold(heading) == folded || heading == name) {
            Some(at) => columns.push(at),
            None if returned => {}
            None => return Err(IntakeError::NoSuchColumn { column: name.chars().take(80).collect() }),
        }
    }
    Ok(columns)
}

fn key_columns(layout: &Layout, index: &Headings<'_>, headings: &[String], usable: impl Fn(usize) -> bool) -> Result<Vec<usize>, IntakeError> {
    let mut key = Vec::with_capacity(layout.key.len());
    let mut absent = Vec::new();
    for name in &layout.key {
        match headings.iter().enumerate().position(|(at, heading)| usable(at) && index.is_key(heading, name)) {
            Some(at) => key.push(at),
            None => absent.push(name.clone()),
        }
    }
    if absent.is_empty() || layout.key_optional { Ok(key) } else { Err(IntakeError::KeyColumnsMissing { columns: absent }) }
}
