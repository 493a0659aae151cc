//! The file of rejected rows: written in the input's own columns with five in front, and known again when it comes back.
//!
//! `lantern_reason` says what to correct, `lantern_row` where the row stood, `lantern_token` and `lantern_dataset` whose it is, and
//! `lantern_layout` by which layout it was read: with columns left out, too few may be there to recognise it. Cells that a
//! spreadsheet would run as formulas get an apostrophe in front, which is taken away on return.

use crate::error::IntakeError;
use crate::fold::{clean, fold};
use crate::identity::{RowHasher, Token};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The headings of the five columns, in their order.
pub const COLUMNS: [&str; 5] = ["lantern_reason", "lantern_row", "lantern_token", "lantern_dataset", "lantern_layout"];

/// The most bytes of rejected rows that are kept inside; a file that has more of them does not fit its layout.
pub const KEPT_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How many files of rejected rows may lie side by side.
const SIDE_BY_SIDE_MAX: u32 = 1_000;

/// Where the five columns stand in a file that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnedColumns {
    reason: Option<usize>,
    row: Option<usize>,
    token: usize,
    dataset: usize,
    layout: Option<usize>,
}

impl ReturnedColumns {
    /// Finds the columns; a file without token and dataset did not come from here.
    pub fn find(headings: &[String]) -> Option<Self> {
        let at = |name: &str| headings.iter().position(|heading| fold(heading) == fold(name));
        Some(Self { reason: at(COLUMNS[0]), row: at(COLUMNS[1]), token: at(COLUMNS[2])?, dataset: at(COLUMNS[3])?, layout: at(COLUMNS[4]) })
    }

    /// Whether a column is one of the five.
    pub fn contains(self, column: usize) -> bool {
        [self.reason, self.row, Some(self.token), Some(self.dataset), self.layout].contains(&Some(column))
    }

    /// The layout that the row was read by.
    pub fn layout(self, cells: &[String]) -> Option<String> {
        Some(clean(cells.get(self.layout?)?).into_owned())
    }

    /// The row's token cell.
    pub fn token(self, cells: &[String]) -> &str {
        cells.get(self.token).map_or("", String::as_str)
    }

    /// The agency's code and the dataset's name that the row carries.
    pub fn dataset(self, cells: &[String]) -> Option<(String, String)> {
        let text = clean(cells.get(self.dataset)?).into_owned();
        let (agency, dataset) = text.split_once('/')?;
        Some((agency.to_owned(), dataset.to_owned()))
    }
}

/// What a spreadsheet would run, or skip to see what it runs (ASVS 5.0, 1.2.10), and an apostrophe that would be taken for ours.
const SHIELDED: [char; 8] = ['=', '+', '-', '@', '\t', '\r', '\0', '\''];

/// Puts an apostrophe before it.
fn escaped(cell: &str) -> String {
    if cell.starts_with(SHIELDED) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes the apostrophe away again.
pub fn unescape(cell: &mut String) {
    if cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(SHIELDED)) {
        cell.remove(0);
    }
}

/// Where rejected rows go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemsTo {
    /// To a file that only its owner can read; where another one lies there already, to one beside it with a number.
    File(PathBuf),
    /// Sealed into the store, for thirty days.
    Kept,
    /// Nowhere: a preview or a trial.
    Nowhere,
}

/// What became of the rejected rows.
#[derive(Debug, Default)]
pub struct Written {
    /// The file, where there is one.
    pub path: Option<PathBuf>,
    /// The bytes to keep inside, where there are any.
    pub bytes: Option<Vec<u8>>,
}

/// Writes rejected rows as they come. A file that was not finished is taken away again.
pub struct RejectedRows {
    to: ProblemsTo,
    headings: Vec<String>,
    delimiter: u8,
    dataset: String,
    layout: String,
    out: Option<Out>,
}

enum Out {
    File(csv::Writer<BufWriter<File>>, Partial),
    Memory(csv::Writer<Vec<u8>>, usize),
}

/// The unfinished file; dropped before it is renamed, it is deleted, because it holds what people told us.
struct Partial(PathBuf);

impl Drop for Partial {
    fn drop(&mut self) {
        // After the renaming there is nothing here any more, and no way to tell anybody if there is.
        let _ = fs::remove_file(&self.0);
    }
}

impl RejectedRows {
    /// Prepares the writer; nothing is written before the first rejected row.
    pub fn new(to: ProblemsTo, headings: Vec<String>, delimiter: u8, (agency, dataset): (&str, &str), layout: &str) -> Self {
        Self { to, headings, delimiter, dataset: format!("{agency}/{dataset}"), layout: layout.to_owned(), out: None }
    }

    /// Adds a row with its reason. Rows that could not be told into cells are written without them.
    pub fn add(&mut self, reason: &str, token: &Token, hasher: &RowHasher, cells: &[String]) -> Result<(), IntakeError> {
        if self.to == ProblemsTo::Nowhere {
            return Ok(());
        }
        let ours = [reason.to_owned(), token.row.to_string(), hasher.token(token), self.dataset.clone(), self.layout.clone()];
        let record = ours.into_iter().chain(cells.iter().cloned());
        let record: Vec<String> = record.map(|cell| escaped(&cell)).collect();
        if self.out.is_none() {
            self.out = Some(self.begin().map_err(IntakeError::ProblemsFile)?);
        }
        match self.out.as_mut().expect("begun just now") {
            Out::File(writer, _) => writer.write_record(&record).map_err(|error| IntakeError::ProblemsFile(error.into())),
            Out::Memory(writer, bytes) => {
                *bytes += record.iter().map(|cell| cell.len() + 3).sum::<usize>();
                if *bytes > KEPT_BYTES_MAX {
                    return Err(IntakeError::TooManyRejected);
                }
                writer.write_record(&record).map_err(|error| IntakeError::ProblemsFile(error.into()))
            }
        }
    }

    fn begin(&self) -> io::Result<Out> {
        // The byte order mark tells spreadsheets that this is UTF-8.
        const MARK: &[u8] = "\u{feff}".as_bytes();
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(self.delimiter).flexible(true);
        let heading: Vec<String> = COLUMNS.iter().map(|name| (*name).to_owned()).chain(self.headings.iter().map(|heading| escaped(heading))).collect();
        let ProblemsTo::File(path) = &self.to else {
            let mut writer = builder.from_writer(MARK.to_vec());
            writer.write_record(&heading)?;
            return Ok(Out::Memory(writer, 0));
        };
        let partial = Partial(partial_path(path));
        // What an interrupted run left behind is in the way of `create_new`, which keeps anybody else's file from being opened.
        let _ = fs::remove_file(&partial.0);
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&partial.0)?;
        file.write_all(MARK)?;
        let mut writer = builder.from_writer(BufWriter::new(file));
        writer.write_record(&heading)?;
        Ok(Out::File(writer, partial))
    }

    /// Ends the file and puts it in its place.
    pub fn finish(self) -> Result<Written, IntakeError> {
        match self.out {
            None => Ok(Written::default()),
            Some(Out::Memory(writer, _)) => {
                let bytes = writer.into_inner().map_err(|error| IntakeError::ProblemsFile(error.into_error()))?;
                Ok(Written { path: None, bytes: Some(bytes) })
            }
            Some(Out::File(mut writer, partial)) => {
                writer.flush().map_err(IntakeError::ProblemsFile)?;
                let ProblemsTo::File(path) = self.to else { return Ok(Written::default()) };
                let path = free_place(&path, &partial.0).map_err(IntakeError::ProblemsFile)?;
                fs::rename(&partial.0, &path).map_err(IntakeError::ProblemsFile)?;
                Ok(Written { path: Some(path), bytes: None })
            }
        }
    }
}

/// The first place, with a number where needed, at which nothing lies or the very same rows do: somebody may be at work on an
/// older file of rejected rows, and its rows are nowhere else.
fn free_place(path: &Path, written: &Path) -> io::Result<PathBuf> {
    for number in 1..=SIDE_BY_SIDE_MAX {
        let place = numbered(path, number);
        // An empty file of our own keeps the place until the written one takes it.
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&place) {
            Ok(_) => return Ok(place),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !is_same(&place, written)? => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(place),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "there are too many files of rejected rows already"))
}

/// `cases.problems.csv`, `cases.problems-2.csv`, and so on.
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// Whether two files hold the same bytes. What is no file is not the same.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if !fs::metadata(one).is_ok_and(|there| there.is_file()) || fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    Ok(hash(one)? == hash(other)?)
}

fn hash(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize())
}

fn partial_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every cell comes back as it went out, and nothing that goes out begins like a formula.
    #[test]
    fn escapes_are_undone() {
        for cell in ["=1+1", "'=1+1", "''", "'", "-99", "+33", "@x", "plain", "", "'plain", "\t=x", "\0=1+1"] {
            let out = escaped(cell);
            assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']), "{cell}");
            let mut back = out;
            unescape(&mut back);
            assert_eq!(back, cell);
        }
    }
}
