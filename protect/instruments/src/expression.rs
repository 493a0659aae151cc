//! The expressions of a form: the part of XPath 1.0 that XForms of the field use, over `${name}` in place of paths.
//!
//! An unanswered question is the empty text. It equals nothing that anybody answers and, as a number, compares with nothing, so
//! a rule can never take silence for a "no".

mod evaluate;
mod read;
mod write;

pub use evaluate::{Context, Value};
pub use read::ExpressionError;

use std::collections::BTreeSet;

/// A parsed expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression(Node);

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Text(String),
    Number(f64),
    /// The answer to a question.
    Name(String),
    /// `.`: the answer that a constraint judges.
    This,
    Negative(Box<Node>),
    Pair(Pair, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pair {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Plus,
    Minus,
    Times,
    Divided,
    Remainder,
}

impl Pair {
    /// Every operator as it is written, with how strongly it binds.
    const ALL: [(Self, &'static str, u8); 13] = [
        (Self::Or, "or", 1),
        (Self::And, "and", 2),
        (Self::Equal, "=", 3),
        (Self::Unequal, "!=", 3),
        (Self::Less, "<", 4),
        (Self::LessOrEqual, "<=", 4),
        (Self::More, ">", 4),
        (Self::MoreOrEqual, ">=", 4),
        (Self::Plus, "+", 5),
        (Self::Minus, "-", 5),
        (Self::Times, "*", 6),
        (Self::Divided, "div", 6),
        (Self::Remainder, "mod", 6),
    ];

    pub(crate) fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(pair, ..)| *pair == self).map_or("", |(_, sign, _)| sign)
    }

    pub(crate) fn strength(self) -> u8 {
        Self::ALL.iter().find(|(pair, ..)| *pair == self).map_or(0, |(.., strength)| *strength)
    }
}

/// The functions of a form. Each has its name, and how few and how many values it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    True,
    False,
    Not,
    If,
    Selected,
    CountSelected,
    Coalesce,
    StringLength,
    Number,
    Int,
    Round,
    Concat,
    Min,
    Max,
    CountNonEmpty,
    Checklist,
    WeightedChecklist,
    Today,
}

const MANY: usize = 200;

impl Function {
    const ALL: [(Self, &'static str, usize, usize); 18] = [
        (Self::True, "true", 0, 0),
        (Self::False, "false", 0, 0),
        (Self::Not, "not", 1, 1),
        (Self::If, "if", 3, 3),
        (Self::Selected, "selected", 2, 2),
        (Self::CountSelected, "count-selected", 1, 1),
        (Self::Coalesce, "coalesce", 2, 2),
        (Self::StringLength, "string-length", 1, 1),
        (Self::Number, "number", 1, 1),
        (Self::Int, "int", 1, 1),
        (Self::Round, "round", 1, 2),
        (Self::Concat, "concat", 1, MANY),
        (Self::Min, "min", 1, MANY),
        (Self::Max, "max", 1, MANY),
        (Self::CountNonEmpty, "count-non-empty", 1, MANY),
        (Self::Checklist, "checklist", 3, MANY),
        (Self::WeightedChecklist, "weighted-checklist", 4, MANY),
        (Self::Today, "today", 0, 0),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(function, ..)| *function == self).map_or("", |(_, name, ..)| name)
    }
}

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        read::parse(text).map(Self)
    }

    /// The names of the questions that it reads, each once.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.0.gather(&mut names);
        names
    }

    /// Whether it takes the absence of something for an answer: `not(…)` or `!=`. A rule that raises a result must not.
    pub fn reads_absence(&self) -> bool {
        self.0.reads_absence()
    }
}

impl Node {
    fn gather<'a>(&'a self, names: &mut BTreeSet<&'a str>) {
        match self {
            Self::Name(name) => drop(names.insert(name)),
            Self::Negative(node) => node.gather(names),
            Self::Pair(_, left, right) => {
                left.gather(names);
                right.gather(names);
            }
            Self::Call(_, nodes) => nodes.iter().for_each(|node| node.gather(names)),
            Self::Text(_) | Self::Number(_) | Self::This => {}
        }
    }

    fn reads_absence(&self) -> bool {
        match self {
            Self::Pair(Pair::Unequal, ..) | Self::Call(Function::Not, _) => true,
            Self::Negative(node) => node.reads_absence(),
            Self::Pair(_, left, right) => left.reads_absence() || right.reads_absence(),
            Self::Call(_, nodes) => nodes.iter().any(Self::reads_absence),
            Self::Text(_) | Self::Number(_) | Self::This | Self::Name(_) => false,
        }
    }
}
