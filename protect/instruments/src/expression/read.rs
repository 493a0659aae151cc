//! From text to expression, by precedence climbing, with a bound on length and depth.

use super::{Function, Node, Pair};

/// The longest text of an expression, in bytes.
const TEXT_BYTES_MAX: usize = 16_384;

/// How deep brackets and calls may stand in each other. An operator that follows another one of its kind goes no deeper.
const DEPTH_MAX: usize = 40;

/// How many operators one expression has at most: a long sum is a tree as deep as it is long.
const OPERATORS_MAX: usize = 1_200;

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// It is longer or deeper than any form needs.
    #[error("the expression is longer or deeper than a form needs")]
    OutOfBounds,
    /// Something stands where it may not.
    #[error("at character {at}: {what}")]
    Unexpected {
        /// How many characters stand before it.
        at: usize,
        /// What was expected or found.
        what: &'static str,
    },
    /// A function that forms here do not have.
    #[error("at character {at}: there is no function {name}()")]
    UnknownFunction {
        /// How many characters stand before it.
        at: usize,
        /// Its name.
        name: String,
    },
    /// A function with too few or too many values.
    #[error("at character {at}: {name}() does not take {count} values")]
    WrongCount {
        /// How many characters stand before it.
        at: usize,
        /// Its name.
        name: &'static str,
        /// How many were given.
        count: usize,
    },
}

pub(super) fn parse(text: &str) -> Result<Node, ExpressionError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(ExpressionError::OutOfBounds);
    }
    let mut reader = Reader { text, at: 0, depth: 0, operators: 0 };
    let node = reader.expression(0)?;
    reader.space();
    if reader.rest().is_empty() { Ok(node) } else { Err(reader.unexpected("the expression should end here")) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    operators: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn characters(&self) -> usize {
        self.text[..self.at].chars().count()
    }

    fn unexpected(&self, what: &'static str) -> ExpressionError {
        ExpressionError::Unexpected { at: self.characters(), what }
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: &str) -> bool {
        self.space();
        let taken = self.rest().starts_with(sign);
        if taken {
            self.at += sign.len();
        }
        taken
    }

    /// Everything up to a character that does not fit.
    fn while_it_is(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|character| !fits(character)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// The operator that stands here, if one does. Words end where a name would go on.
    fn operator(&mut self) -> Option<(Pair, usize, u8)> {
        self.space();
        let rest = self.rest();
        let stands = |sign: &str| {
            let is_word = sign.starts_with(char::is_alphabetic);
            rest.strip_prefix(sign).is_some_and(|after| !is_word || !after.starts_with(|next: char| next.is_alphanumeric() || "_-".contains(next)))
        };
        let found = Pair::ALL.iter().filter(|(_, sign, _)| stands(sign)).max_by_key(|(_, sign, _)| sign.len())?;
        Some((found.0, found.1.len(), found.2))
    }

    fn expression(&mut self, above: u8) -> Result<Node, ExpressionError> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(ExpressionError::OutOfBounds);
        }
        let mut left = self.single()?;
        while let Some((pair, length, strength)) = self.operator().filter(|(.., strength)| *strength > above) {
            self.operators += 1;
            if self.operators > OPERATORS_MAX {
                return Err(ExpressionError::OutOfBounds);
            }
            self.at += length;
            let right = self.expression(strength)?;
            left = Node::Pair(pair, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn single(&mut self) -> Result<Node, ExpressionError> {
        self.space();
        let rest = self.rest();
        match rest.chars().next() {
            None => Err(self.unexpected("the expression ends too early")),
            Some('(') => {
                self.at += 1;
                let node = self.expression(0)?;
                if self.take(")") { Ok(node) } else { Err(self.unexpected("a closing bracket is missing")) }
            }
            Some('-') => {
                self.at += 1;
                self.depth += 1;
                if self.depth > DEPTH_MAX {
                    return Err(ExpressionError::OutOfBounds);
                }
                let node = self.single()?;
                self.depth -= 1;
                Ok(Node::Negative(Box::new(node)))
            }
            Some(quote @ ('\'' | '"')) => {
                self.at += 1;
                let text = self.while_it_is(|character| character != quote).to_owned();
                if self.rest().is_empty() {
                    return Err(self.unexpected("the text has no closing quotation mark"));
                }
                self.at += 1;
                Ok(Node::Text(text))
            }
            Some('$') => self.name(),
            Some('.') if !rest[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                self.at += 1;
                Ok(Node::This)
            }
            Some(first) if first.is_ascii_digit() || first == '.' => self.number(),
            Some(first) if first.is_ascii_alphabetic() => self.call(),
            Some(_) => Err(self.unexpected("no expression begins like this")),
        }
    }

    fn name(&mut self) -> Result<Node, ExpressionError> {
        if !self.take("${") {
            return Err(self.unexpected("a question is written ${name}"));
        }
        let name = self.while_it_is(|next| next.is_ascii_alphanumeric() || next == '_').to_owned();
        if name.is_empty() || !self.rest().starts_with('}') {
            return Err(self.unexpected("a question is written ${name}"));
        }
        self.at += 1;
        Ok(Node::Name(name))
    }

    fn number(&mut self) -> Result<Node, ExpressionError> {
        let error = self.unexpected("this is no number");
        let digits = self.while_it_is(|next| next.is_ascii_digit() || next == '.');
        digits.parse().map(Node::Number).map_err(|_| error)
    }

    fn call(&mut self) -> Result<Node, ExpressionError> {
        let at = self.characters();
        let name = self.while_it_is(|next| next.is_ascii_alphanumeric() || next == '-');
        let Some((function, name, fewest, most)) = Function::ALL.iter().find(|(_, known, ..)| *known == name) else {
            return Err(ExpressionError::UnknownFunction { at, name: name.chars().take(40).collect() });
        };
        if !self.take("(") {
            return Err(self.unexpected("a function is followed by brackets"));
        }
        let mut nodes = Vec::new();
        while !self.take(")") {
            if !nodes.is_empty() && !self.take(",") {
                return Err(self.unexpected("values are separated by commas"));
            }
            nodes.push(self.expression(0)?);
        }
        let count = nodes.len();
        if (*fewest..=*most).contains(&count) { Ok(Node::Call(*function, nodes)) } else { Err(ExpressionError::WrongCount { at, name, count }) }
    }
}
