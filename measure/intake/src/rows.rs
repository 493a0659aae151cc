//! The way of each row: read, identified, converted; or rejected with its reasons and a token to come back by.

use crate::convert::Converter;
use crate::error::IntakeError;
use crate::file::{RawRow, RowProblem, RowProblemClass, TableFile};
use crate::identity::{Met, RowHasher, Token, TokenKind, word_order};
use crate::plan::Plan;
use crate::problem::{Facts, Problem, ProblemClass};
use crate::returned::unescape;
use lantern_store::{OutsideRow, RowWrite};

/// What became of one row.
pub enum Outcome {
    /// It goes in.
    Ready(Box<RowWrite>),
    /// It stays outside.
    Rejected(Rejected),
}

/// A row that stays outside.
pub struct Rejected {
    /// The token by which it is known when it comes back.
    pub token: Token,
    /// Its cells in the columns of the file of rejected rows, where they could be told apart.
    pub cells: Vec<String>,
}

impl Rejected {
    /// What is known of its record; none where an earlier row of the file stands for the same one.
    pub const fn standing(&self) -> Option<OutsideRow> {
        match self.token.kind {
            TokenKind::Key => Some(OutsideRow::Keyed(self.token.row_key)),
            TokenKind::Content => Some(OutsideRow::ByContent(self.token.row_key)),
            TokenKind::NoKey => Some(OutsideRow::Unknown),
            TokenKind::Duplicate => None,
        }
    }
}

/// How a row is identified.
struct Standing {
    kind: TokenKind,
    row_key: [u8; 16],
    row: u64,
}

/// The token of a row that cannot be identified, and why.
type Refusal = Box<(Token, Problem)>;

/// The rows of one file.
pub struct Rows {
    table: TableFile,
    raw: RawRow,
    plan: Plan,
    converter: Converter,
    hasher: RowHasher,
    order: Vec<(usize, String)>,
    /// The columns that a rejected row is written with.
    shown: Vec<usize>,
    met: Met,
}

impl Rows {
    /// Prepares the way. Of rejected rows, the cells of the columns `shown` are kept.
    pub fn new(table: TableFile, plan: Plan, converter: Converter, hasher: RowHasher, shown: Vec<usize>) -> Self {
        let order = word_order(&plan.headings, |at| plan.is_outside(at));
        Self { table, raw: RawRow::default(), plan, converter, hasher, order, shown, met: Met::default() }
    }

    /// The bytes read so far, and all of them.
    pub fn bytes(&self) -> (u64, u64) {
        (self.table.bytes_read(), self.table.total_bytes())
    }

    /// The hasher of the dataset.
    pub fn hasher(&self) -> &RowHasher {
        &self.hasher
    }

    /// The plan that the rows are read by.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The cells of the row that was read last.
    pub fn cells(&self) -> &[String] {
        &self.raw.cells
    }

    /// The next row; what is wrong with it is added to `problems`. None at the end of the file.
    pub fn next(&mut self, problems: &mut Vec<Problem>) -> Result<Option<Outcome>, IntakeError> {
        match self.table.next_row_into(&mut self.raw) {
            None => {
                self.table.ended()?;
                return Ok(None);
            }
            Some(Ok(())) => {}
            Some(Err(mut problem)) => match problem.cells.take() {
                // A damaged letter in a cell spoils that cell; the row stands unless its key is hit.
                Some(cells) if problem.class == RowProblemClass::BrokenEncoding && cells.len() == self.plan.headings.len() => {
                    self.raw = RawRow { number: problem.number, cells };
                }
                cells => return Ok(Some(Outcome::Rejected(self.reject_unread(&problem, cells.unwrap_or_default(), problems)))),
            },
        }
        if self.plan.returned.is_some() {
            self.raw.cells.iter_mut().for_each(unescape);
        }
        Ok(Some(self.take(problems)))
    }

    fn reject_unread(&mut self, problem: &RowProblem, mut cells: Vec<String>, problems: &mut Vec<Problem>) -> Rejected {
        let class = ProblemClass::from_name(problem.class.name()).unwrap_or(ProblemClass::UnreadableRow);
        if self.plan.returned.is_some() {
            cells.iter_mut().for_each(unescape);
        }
        let token = self.returned_token(&cells);
        let row = token.map_or(problem.number, |token| token.row);
        let facts = Facts { found: Some(problem.found as u64), expected: Some(problem.expected as u64), other: None };
        problems.push(Problem { row, column: None, class, shape: None, rejected: true, facts });
        let token = token.unwrap_or_else(|| {
            let words = self.hasher.of_words(&cells, &self.order);
            // Rows without cells would all be the same row; their place in the file tells them apart.
            let occurrence = if cells.is_empty() { u32::try_from(row).unwrap_or(u32::MAX) } else { self.met.count(words) };
            let kind = if self.plan.key.is_empty() { TokenKind::Content } else { TokenKind::NoKey };
            Token { kind, row_key: self.hasher.by_occurrence(words, occurrence), row }
        });
        Rejected { token, cells: self.shown_cells(&cells) }
    }

    fn take(&mut self, problems: &mut Vec<Problem>) -> Outcome {
        let standing = match self.identify() {
            Ok(standing) => standing,
            Err(refusal) => {
                let (token, problem) = *refusal;
                problems.push(problem);
                return Outcome::Rejected(Rejected { token, cells: self.shown_cells(&self.raw.cells) });
            }
        };
        let Some(record) = self.converter.convert(&self.raw.cells, standing.row, problems) else {
            let token = Token { kind: standing.kind, row_key: standing.row_key, row: standing.row };
            return Outcome::Rejected(Rejected { token, cells: self.shown_cells(&self.raw.cells) });
        };
        let content = self.hasher.of_record(&record);
        let additional = self.plan.returned.is_some();
        Outcome::Ready(Box::new(RowWrite { row_key: standing.row_key, content, row_number: standing.row, record, additional }))
    }

    /// Which record the row is: by its token where it came back, by its key, or by its words.
    fn identify(&mut self) -> Result<Standing, Refusal> {
        let token = self.returned_token(&self.raw.cells);
        let row = token.map_or(self.raw.number, |token| token.row);
        let standing = if self.plan.key.is_empty() {
            let Some(token) = token else {
                let words = self.hasher.of_words(&self.raw.cells, &self.order);
                let occurrence = self.met.count(words);
                return Ok(Standing { kind: TokenKind::Content, row_key: self.hasher.by_occurrence(words, occurrence), row });
            };
            Standing { kind: TokenKind::Content, row_key: token.row_key, row }
        } else {
            Standing { kind: TokenKind::Key, row_key: self.key(token, row)?, row }
        };
        // A returned row whose key was the trouble has to bring another one.
        let unresolved = token.is_some_and(|token| token.kind == TokenKind::Duplicate && token.row_key == standing.row_key);
        let earlier = self.met.first(standing.row_key, self.raw.number);
        if unresolved || earlier.is_some() {
            let facts = Facts { other: earlier, ..Facts::default() };
            let problem = Problem { row, column: self.plan.key.first().copied(), class: ProblemClass::DuplicateKey, shape: None, rejected: true, facts };
            return Err(Box::new((Token { kind: TokenKind::Duplicate, row_key: standing.row_key, row }, problem)));
        }
        Ok(standing)
    }

    fn key(&mut self, token: Option<Token>, row: u64) -> Result<[u8; 16], Refusal> {
        if let Some(key) = self.hasher.by_key(&self.raw.cells, &self.plan.key) {
            return Ok(key);
        }
        let cell = |at: &&usize| self.raw.cells.get(**at).is_some_and(|cell| cell.contains('\u{fffd}'));
        let damaged = self.plan.key.iter().find(cell).copied();
        let empty = || self.plan.key.iter().find(|at| self.raw.cells.get(**at).is_none_or(|cell| crate::fold::word(cell).is_empty())).copied();
        let class = if damaged.is_some() { ProblemClass::BrokenEncoding } else { ProblemClass::MissingKey };
        let problem = Problem { row, column: damaged.or_else(empty), class, shape: None, rejected: true, facts: Facts::default() };
        let words = self.hasher.of_words(&self.raw.cells, &self.order);
        let occurrence = self.met.count(words);
        let fresh = Token { kind: TokenKind::NoKey, row_key: self.hasher.by_occurrence(words, occurrence), row };
        Err(Box::new((token.unwrap_or(fresh), problem)))
    }

    /// The token of a row that came back. All tokens were checked before the first row was read.
    fn returned_token(&self, cells: &[String]) -> Option<Token> {
        self.hasher.open_token(self.plan.returned?.token(cells))
    }

    /// The cells for the file of rejected rows. In a row with too few or too many cells, what stands in which column is not
    /// certain: it is written as it is where all columns are, else not at all, because a name may have slipped into another one.
    fn shown_cells(&self, cells: &[String]) -> Vec<String> {
        let own = |at: usize| self.plan.returned.is_none_or(|columns| !columns.contains(at));
        if cells.len() == self.plan.headings.len() {
            self.shown.iter().map(|at| cells[*at].clone()).collect()
        } else if self.shown.len() == (0..self.plan.headings.len()).filter(|at| own(*at)).count() {
            cells.iter().enumerate().filter(|(at, _)| own(*at)).map(|(_, cell)| cell.clone()).collect()
        } else {
            Vec::new()
        }
    }
}
