//! What an expression comes to, by the rules of XPath 1.0 on texts, numbers and truth values.

use super::{Expression, Function, Node, Pair};
use std::cmp::Ordering;

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text; the empty one is "not answered".
    Text(String),
    /// A number, or "not a number".
    Number(f64),
    /// True or false.
    Truth(bool),
}

/// Where an expression finds its values.
pub trait Context {
    /// The answer to a question as text: several choices are separated by spaces, no answer is the empty text.
    fn answer(&self, name: &str) -> &str;
    /// The day on which the form is filled, as `YYYY-MM-DD`.
    fn today(&self) -> &str;
}

impl Value {
    /// As a text. Numbers are written as XPath writes them: without an exponent, whole ones without a point.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) if number.is_nan() => "NaN".to_owned(),
            // A negative zero is a zero.
            Self::Number(number) if *number == 0.0 => "0".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Truth(holds) => holds.to_string(),
        }
    }

    /// As a number: a text that is none is "not a number", which compares with nothing.
    pub fn number(&self) -> f64 {
        match self {
            Self::Text(text) => number(text),
            Self::Number(number) => *number,
            Self::Truth(holds) => f64::from(u8::from(*holds)),
        }
    }

    /// As true or false: an empty text, a zero and "not a number" are false.
    pub fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Truth(holds) => *holds,
        }
    }
}

/// XPath's numbers have digits, a point and a minus sign; no exponent, no "inf".
fn number(text: &str) -> f64 {
    let text = text.trim();
    let is_plain = text.strip_prefix('-').unwrap_or(text).chars().all(|next| next.is_ascii_digit() || next == '.');
    if is_plain { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

impl Expression {
    /// What it comes to; `this` is the answer that a constraint judges.
    pub fn evaluate(&self, context: &impl Context, this: &str) -> Value {
        self.0.evaluate(context, this)
    }
}

impl Node {
    fn evaluate(&self, context: &impl Context, this: &str) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Number(number) => Value::Number(*number),
            Self::Name(name) => Value::Text(context.answer(name).to_owned()),
            Self::This => Value::Text(this.to_owned()),
            Self::Negative(node) => Value::Number(-node.evaluate(context, this).number()),
            Self::Pair(Pair::Or, left, right) => Value::Truth(left.evaluate(context, this).truth() || right.evaluate(context, this).truth()),
            Self::Pair(Pair::And, left, right) => Value::Truth(left.evaluate(context, this).truth() && right.evaluate(context, this).truth()),
            Self::Pair(pair, left, right) => two(*pair, &left.evaluate(context, this), &right.evaluate(context, this)),
            Self::Call(function, nodes) => call(*function, nodes, context, this),
        }
    }
}

fn two(pair: Pair, left: &Value, right: &Value) -> Value {
    let (a, b) = (left.number(), right.number());
    match pair {
        Pair::Equal => Value::Truth(equal(left, right)),
        Pair::Unequal => Value::Truth(!equal(left, right)),
        Pair::Less => Value::Truth(a < b),
        Pair::LessOrEqual => Value::Truth(a <= b),
        Pair::More => Value::Truth(a > b),
        Pair::MoreOrEqual => Value::Truth(a >= b),
        Pair::Plus => Value::Number(a + b),
        Pair::Minus => Value::Number(a - b),
        Pair::Times => Value::Number(a * b),
        Pair::Divided => Value::Number(a / b),
        Pair::Remainder => Value::Number(a % b),
        Pair::Or => Value::Truth(left.truth() || right.truth()),
        Pair::And => Value::Truth(left.truth() && right.truth()),
    }
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Truth(_), _) | (_, Value::Truth(_)) => left.truth() == right.truth(),
        (Value::Number(_), _) | (_, Value::Number(_)) => left.number().partial_cmp(&right.number()) == Some(Ordering::Equal),
        (Value::Text(left), Value::Text(right)) => left == right,
    }
}

fn call(function: Function, nodes: &[Node], context: &impl Context, this: &str) -> Value {
    let value = |at: usize| nodes.get(at).map_or_else(|| Value::Text(String::new()), |node| node.evaluate(context, this));
    let numbers = || nodes.iter().map(|node| node.evaluate(context, this).number());
    match function {
        Function::True => Value::Truth(true),
        Function::False => Value::Truth(false),
        Function::Not => Value::Truth(!value(0).truth()),
        Function::If => value(if value(0).truth() { 1 } else { 2 }),
        Function::Selected => Value::Truth(value(0).text().split_whitespace().any(|code| code == value(1).text())),
        Function::CountSelected => Value::Number(count(value(0).text().split_whitespace().count())),
        Function::Coalesce => {
            let first = value(0);
            if first.text().is_empty() { value(1) } else { first }
        }
        Function::StringLength => Value::Number(count(value(0).text().chars().count())),
        Function::Number => Value::Number(value(0).number()),
        Function::Int => Value::Number(value(0).number().trunc()),
        Function::Round => Value::Number(rounded(value(0).number(), if nodes.len() > 1 { value(1).number() } else { 0.0 })),
        Function::Concat => Value::Text(nodes.iter().map(|node| node.evaluate(context, this).text()).collect()),
        Function::Min => Value::Number(numbers().reduce(|a, b| if a.is_nan() || b.is_nan() { f64::NAN } else { a.min(b) }).unwrap_or(f64::NAN)),
        Function::Max => Value::Number(numbers().reduce(|a, b| if a.is_nan() || b.is_nan() { f64::NAN } else { a.max(b) }).unwrap_or(f64::NAN)),
        Function::CountNonEmpty => Value::Number(count(nodes.iter().filter(|node| !node.evaluate(context, this).text().is_empty()).count())),
        Function::Checklist => {
            let held = count(nodes.iter().skip(2).filter(|node| node.evaluate(context, this).truth()).count());
            within(&value(0), &value(1), held)
        }
        Function::WeightedChecklist => {
            let held = nodes.get(2..).unwrap_or_default().chunks_exact(2).filter(|pair| pair[0].evaluate(context, this).truth());
            within(&value(0), &value(1), held.map(|pair| pair[1].evaluate(context, this).number()).sum())
        }
        Function::Today => Value::Text(context.today().to_owned()),
    }
}

/// A limit below zero is none.
fn within(fewest: &Value, most: &Value, held: f64) -> Value {
    let (fewest, most) = (fewest.number(), most.number());
    Value::Truth((fewest < 0.0 || held >= fewest) && (most < 0.0 || held <= most))
}

/// To so many places behind the point; halves go up, as XPath has it.
fn rounded(number: f64, places: f64) -> f64 {
    let scale = 10_f64.powf(places.trunc().clamp(-12.0, 12.0));
    (number * scale + 0.5).floor() / scale
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
