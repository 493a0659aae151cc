//! Steps: the classes into which counts fall, each with its lower bound and how the class is written in a legend.

use crate::value::Value;

/// One class of counts: all from this bound to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Lowest count in the class.
    pub from: u64,
    /// The class in words and formatted numbers, such as "40–74".
    pub label: String,
}

impl Step {
    /// A class that begins at a count.
    pub fn new(from: u64, label: impl Into<String>) -> Self {
        Self { from, label: label.into() }
    }
}

/// Classes in ascending order: five at most for areas and cells, three for the width of routes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

impl Steps {
    /// Largest number of classes.
    pub const COUNT_MAX: usize = 5;

    /// Sorts the classes; a bound that occurs twice and what goes beyond five are left out.
    pub fn new(mut steps: Vec<Step>) -> Self {
        steps.sort_by_key(|step| step.from);
        steps.dedup_by_key(|step| step.from);
        steps.truncate(Self::COUNT_MAX);
        Self(steps)
    }

    /// The classes.
    pub fn as_slice(&self) -> &[Step] {
        &self.0
    }

    /// Proposes lower bounds, round numbers that put about as many values into each class. Only published counts above zero decide, so a bound tells nothing
    /// about a
    /// withheld one. The caller then writes each class in its language.
    pub fn suggest<'a>(values: impl IntoIterator<Item = &'a Value>, count: usize) -> Vec<u64> {
        let mut known: Vec<u64> = values.into_iter().filter_map(Value::known).filter(|count| *count > 0).collect();
        known.sort_unstable();
        let classes = count.clamp(1, Self::COUNT_MAX);
        let mut bounds: Vec<u64> = (0..classes).filter_map(|class| known.get(class * known.len() / classes)).map(|bound| round_down(*bound)).collect();
        bounds.dedup();
        bounds
    }

    /// The class of a count; what lies below the first bound falls into the first class.
    pub(crate) fn class(&self, count: u64) -> usize {
        self.0.iter().rposition(|step| step.from <= count).unwrap_or(0)
    }

    /// The colour (0 to 4) of a class: few classes are spread over the whole ramp, so that they stay far apart.
    pub(crate) fn colour(&self, class: usize) -> usize {
        match self.0.len() {
            0 | 1 => 2,
            2 => [1, 4][class.min(1)],
            3 => [0, 2, 4][class.min(2)],
            4 => [0, 1, 3, 4][class.min(3)],
            _ => class.min(4),
        }
    }
}

/// The classes of a map or a table of cells together with the words for what is not a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ramp {
    /// Up to five classes of counts.
    pub steps: Steps,
    /// What hatching means, such as "withheld: fewer than 11".
    pub withheld: String,
    /// What dots mean, such as "nothing reported".
    pub nothing: String,
}

/// The largest round number (1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten) that is not above a count.
fn round_down(count: u64) -> u64 {
    const TENTHS: [u64; 9] = [80, 60, 50, 40, 30, 25, 20, 15, 10];
    if count < 20 {
        return count;
    }
    let mut power: u64 = 1;
    while count / power >= 10 {
        power *= 10;
    }
    TENTHS.iter().map(|tenth| tenth * (power / 10)).find(|candidate| *candidate <= count).unwrap_or(power)
}

/// Round numbers for the lines of a scale that reaches up to `largest`: zero first, four or five in all.
pub(crate) fn scale(largest: u64) -> Vec<u64> {
    let step = round_up_step(largest.div_ceil(4).max(1));
    (0..=4).map(|line| step.saturating_mul(line)).filter(|value| *value <= largest.saturating_add(step / 2)).collect()
}

fn round_up_step(count: u64) -> u64 {
    let mut power: u64 = 1;
    while count / power >= 10 {
        power *= 10;
    }
    [1, 2, 5, 10].iter().map(|factor| power.saturating_mul(*factor)).find(|candidate| *candidate >= count).unwrap_or(count)
}

/// Widths of routes by class, in pixels.
pub(crate) fn route_width(steps: &Steps, value: &Value) -> f64 {
    const WIDTHS: [f64; 3] = [1.8, 3.6, 6.0];
    let Some(count) = value.known() else { return WIDTHS[0] };
    let classes = steps.as_slice().len().clamp(1, 3);
    let class = steps.class(count).min(classes - 1);
    WIDTHS[class]
}

#[cfg(test)]
mod tests {
    use super::{Steps, scale};
    use crate::Value;

    /// Proposed bounds are round, ascending, and the same whether a withheld value is there or not.
    #[test]
    fn bounds_are_round_and_ignore_what_is_withheld() {
        let mut values: Vec<Value> = [410, 355, 285, 165, 120, 95, 60, 45, 25, 0].iter().map(|count| Value::count(*count, "")).collect();
        let bounds = Steps::suggest(&values, 5);
        assert_eq!(bounds, vec![25, 40, 80, 150, 300]);
        values.push(Value::withheld("withheld"));
        assert_eq!(Steps::suggest(&values, 5), bounds);
    }

    /// The lines of a scale start at zero, are few, and survive the largest count there is.
    #[test]
    fn scales_start_at_zero() {
        assert_eq!(scale(0), vec![0]);
        assert_eq!(scale(390), vec![0, 100, 200, 300, 400]);
        assert!(scale(u64::MAX).len() <= 5);
    }
}
