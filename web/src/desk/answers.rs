//! What the sender of a file says about it, as typed; and the same once it is checked.

use lantern_intake::{Layout, LayoutChoice, LayoutError};
use lantern_model::{AgencyCode, DatasetName};
use lantern_store::Agency;
use std::{borrow::Cow, fmt};

/// The longest one-line answer, in bytes.
const LINE_BYTES_MAX: usize = 1_000;
/// The longest list of columns, in bytes.
const COLUMNS_BYTES_MAX: usize = 64 * 1024;
/// The longest layout, in bytes.
const LAYOUT_BYTES_MAX: usize = 256 * 1024;
/// The most columns that can be left out.
const COLUMNS_MAX: usize = 2_000;

/// The layout answer "recognise it".
pub const RECOGNISE: &str = "recognise";
/// The layout answer "our own, here it is".
pub const OWN: &str = "own";

/// Answers as they were typed: nothing is lost when one of them does not fit.
#[derive(Clone, PartialEq, Eq)]
pub struct Answers {
    /// The code of an agency that is known; empty for another one.
    pub agency: String,
    /// The code of another agency.
    pub agency_code: String,
    /// The name of another agency.
    pub agency_name: String,
    /// The series of files.
    pub dataset: String,
    /// [`RECOGNISE`], [`OWN`] or the id of a layout.
    pub layout: String,
    /// The text of an own layout.
    pub layout_text: String,
    /// The file holds the whole series.
    pub complete: bool,
    /// Everyone in it is invented.
    pub invented: bool,
    /// Headings to leave out, one a line.
    pub without: String,
}

/// What was typed may be anything, so a log shows none of it.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}

impl Default for Answers {
    fn default() -> Self {
        let empty = String::new;
        Self {
            agency: empty(),
            agency_code: empty(),
            agency_name: empty(),
            dataset: empty(),
            layout: RECOGNISE.to_owned(),
            layout_text: empty(),
            complete: false,
            invented: false,
            without: empty(),
        }
    }
}

/// An answer longer than any that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// Answers that fit together.
pub struct Checked {
    /// The agency.
    pub agency: AgencyCode,
    /// Its name, where it is new and has one.
    pub agency_name: Option<String>,
    /// The series; the file's name where nothing was said.
    pub dataset: Option<DatasetName>,
    /// The layout.
    pub layout: LayoutChoice,
    /// Headings to leave out.
    pub without: Vec<String>,
}

/// What is wrong with an answer.
#[derive(Debug)]
pub struct AnswerProblem {
    /// The field, by the id that it has in the form.
    pub field: &'static str,
    /// What to do.
    pub sentence: Sentence,
}

/// A sentence about an answer.
#[derive(Debug)]
pub enum Sentence {
    /// A message.
    Key(&'static str),
    /// What the layout's text lacks, by line.
    Layout(LayoutError),
}

impl Answers {
    /// The most bytes that the answer under this name may have; nothing for a name that is no answer.
    pub fn bytes_max(name: &str) -> Option<usize> {
        match name {
            "agency" | "agency_code" | "agency_name" | "dataset" | "layout" | "complete" | "invented" => Some(LINE_BYTES_MAX),
            "without" => Some(COLUMNS_BYTES_MAX),
            "layout_text" => Some(LAYOUT_BYTES_MAX),
            _ => None,
        }
    }

    /// Takes one field of a form; fields that are no answers are left alone.
    pub fn take(&mut self, name: &str, value: &str) -> Result<(), TooLong> {
        let Some(bytes_max) = Self::bytes_max(name) else { return Ok(()) };
        if value.len() > bytes_max {
            return Err(TooLong);
        }
        let line = || value.trim().to_owned();
        match name {
            "agency" => self.agency = line(),
            "agency_code" => self.agency_code = line(),
            "agency_name" => self.agency_name = line(),
            "dataset" => self.dataset = line(),
            "layout" => self.layout = line(),
            "complete" => self.complete = true,
            "invented" => self.invented = true,
            "without" => self.without = value.replace('\r', ""),
            _ => self.layout_text = value.replace('\r', ""),
        }
        Ok(())
    }

    /// The headings to leave out.
    pub fn columns_left_out(&self) -> Vec<String> {
        self.without.lines().map(str::trim).filter(|line| !line.is_empty()).take(COLUMNS_MAX).map(str::to_owned).collect()
    }

    /// The agency's code, whether it was chosen or typed.
    pub fn agency_code(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.agency.is_empty() { &self.agency_code } else { &self.agency })
    }

    /// Checks the answers together; `known` are the agencies of the record.
    pub fn check(&self, known: &[Agency]) -> Result<Checked, Vec<AnswerProblem>> {
        let mut problems = Vec::new();
        let mut keep = |problem: AnswerProblem| problems.push(problem);
        let agency = self.check_agency(known).map_err(&mut keep).ok();
        let dataset = self.check_dataset().map_err(&mut keep).ok();
        let layout = self.check_layout().map_err(&mut keep).ok();
        match (agency, dataset, layout) {
            (Some(agency), Some(dataset), Some(layout)) => {
                let is_new = !known.iter().any(|one| one.code == agency);
                let agency_name = (is_new && !self.agency_name.is_empty()).then(|| self.agency_name.clone());
                Ok(Checked { agency, agency_name, dataset, layout, without: self.columns_left_out() })
            }
            _ => Err(problems),
        }
    }

    fn check_agency(&self, known: &[Agency]) -> Result<AgencyCode, AnswerProblem> {
        let problem = |field, key| AnswerProblem { field, sentence: Sentence::Key(key) };
        if !self.agency.is_empty() {
            let chosen = known.iter().find(|one| one.code.as_str() == self.agency);
            return chosen.map(|one| one.code.clone()).ok_or_else(|| problem("agency", "errors-field-choose"));
        }
        if self.agency_code.is_empty() {
            return Err(problem("agency_code", "errors-field-required"));
        }
        AgencyCode::parse(&self.agency_code).map_err(|_| problem("agency_code", "errors-field-code"))
    }

    fn check_dataset(&self) -> Result<Option<DatasetName>, AnswerProblem> {
        if self.dataset.is_empty() {
            return Ok(None);
        }
        DatasetName::parse(&self.dataset).map(Some).map_err(|_| AnswerProblem { field: "dataset", sentence: Sentence::Key("errors-field-required") })
    }

    fn check_layout(&self) -> Result<LayoutChoice, AnswerProblem> {
        let problem = |field, sentence| AnswerProblem { field, sentence };
        match self.layout.as_str() {
            "" | RECOGNISE => Ok(LayoutChoice::Recognise),
            OWN if self.layout_text.trim().is_empty() => Err(problem("layout_text", Sentence::Key("errors-field-required"))),
            OWN => {
                let parsed = Layout::parse(&self.layout_text).map_err(|error| problem("layout_text", Sentence::Layout(error)))?;
                Ok(LayoutChoice::Parsed(Box::new(parsed)))
            }
            id if Layout::named(id).is_some() => Ok(LayoutChoice::Named(id.to_owned())),
            _ => Err(problem("layout", Sentence::Key("errors-field-choose"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(answers: &Answers, known: &[Agency]) -> Vec<&'static str> {
        answers.check(known).err().unwrap_or_default().iter().map(|problem| problem.field).collect()
    }

    /// Every answer that does not fit is named, all at once; those that fit become a request.
    #[test]
    fn answers_are_checked_together() {
        let known = [Agency { code: AgencyCode::parse("shelter").unwrap(), name: "Shelter".to_owned(), kind: None }];
        let mut answers = Answers::default();
        assert_eq!(fields(&answers, &known), ["agency_code"]);
        answers.take("agency", "nobody").unwrap();
        answers.take("layout", OWN).unwrap();
        answers.take("layout_text", "not = [a layout").unwrap();
        answers.take("dataset", &"x".repeat(121)).unwrap();
        assert_eq!(fields(&answers, &known), ["agency", "dataset", "layout_text"]);
        let mut answers = Answers::default();
        answers.take("agency_code", "BORDER-NORTH").unwrap();
        answers.take("agency_name", "Border").unwrap();
        answers.take("without", " name \r\n\r\nphone").unwrap();
        let checked = answers.check(&known).unwrap();
        assert_eq!((checked.agency.as_str(), checked.agency_name.as_deref()), ("border-north", Some("Border")));
        assert_eq!(checked.without, ["name", "phone"]);
    }

    /// What is longer than any answer is refused before it is kept.
    #[test]
    fn answers_are_bounded() {
        let mut answers = Answers::default();
        assert_eq!(answers.take("agency_name", &"x".repeat(LINE_BYTES_MAX + 1)), Err(TooLong));
        assert_eq!(answers.take("without", &"x".repeat(COLUMNS_BYTES_MAX + 1)), Err(TooLong));
        assert_eq!(answers.take("anything", "else"), Ok(()));
        assert_eq!(answers, Answers::default());
    }
}
