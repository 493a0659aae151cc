//! What follows from indicators, written as calculations of the form: which way each speaks, how many of each weight speak for,
//! whether a dimension is positive. So one evaluator judges all of it, here and in every client that is given the form.

use super::{InstrumentError, wrong};
use crate::{Dimension, Expression, Indicator, Kind, Positive, Question, Weight};

/// How many indicators one dimension has at most: their sum must stay an expression.
const PER_DIMENSION_MAX: usize = 200;

pub(super) fn from(dimensions: &[Dimension], indicators: &[Indicator], has_children: bool) -> Result<Vec<Question>, InstrumentError> {
    let mut made = Vec::new();
    for indicator in indicators {
        let place = format!("indicator {}", indicator.code);
        if !dimensions.iter().any(|dimension| dimension.code == indicator.dimension) {
            return Err(wrong(place, format!("there is no dimension {}", indicator.dimension)));
        }
        if indicator.weight != indicator.child_weight && !has_children {
            return Err(wrong(place, "a weight for children needs a calculation is_child"));
        }
        if indicator.weight == Weight::Absent {
            return Err(wrong(place, "only the list for children can lack an indicator"));
        }
        let path = |name: &str| format!("${{{name}}}");
        let (speaks_for, speaks_against) = (indicator.speaks_for.xpath(&path), indicator.speaks_against.xpath(&path));
        made.push(calculation(format!("ind_{}", indicator.code), &format!("if({speaks_for}, 'for', if({speaks_against}, 'against', ''))"))?);
    }
    for dimension in dimensions {
        let own: Vec<&Indicator> = indicators.iter().filter(|indicator| indicator.dimension == dimension.code).collect();
        if own.len() > PER_DIMENSION_MAX {
            return Err(wrong(format!("dimension {}", dimension.code), format!("it has more than {PER_DIMENSION_MAX} indicators")));
        }
        for weight in [Weight::Strong, Weight::Medium, Weight::Weak] {
            let counted = sum(own.iter().filter_map(|indicator| counts(indicator, |own| own == weight)));
            made.push(calculation(format!("{}_{}", weight.code(), dimension.code), &counted)?);
        }
        let all = sum(own.iter().filter_map(|indicator| counts(indicator, |own| own != Weight::Absent)));
        made.push(calculation(format!("for_{}", dimension.code), &all)?);
        made.push(calculation(format!("positive_{}", dimension.code), &format!("if({}, 1, 0)", positive(dimension)))?);
    }
    let all = sum(dimensions.iter().map(|dimension| format!("number(${{for_{}}})", dimension.code)));
    made.push(calculation("count_for".into(), &all)?);
    let against = sum(indicators.iter().map(|indicator| format!("if(${{ind_{}}} = 'against', 1, 0)", indicator.code)));
    made.push(calculation("count_against".into(), &against)?);
    Ok(made)
}

/// One where the indicator speaks for and its weight counts for this person; none where it counts for nobody.
fn counts(indicator: &Indicator, fits: impl Fn(Weight) -> bool) -> Option<String> {
    let speaks = format!("${{ind_{}}} = 'for'", indicator.code);
    match (fits(indicator.weight), fits(indicator.child_weight)) {
        (true, true) => Some(format!("if({speaks}, 1, 0)")),
        (true, false) => Some(format!("if({speaks} and not(${{is_child}} = 1), 1, 0)")),
        (false, true) => Some(format!("if({speaks} and ${{is_child}} = 1, 1, 0)")),
        (false, false) => None,
    }
}

fn sum(terms: impl Iterator<Item = String>) -> String {
    let terms: Vec<String> = terms.collect();
    if terms.is_empty() { "0".into() } else { terms.join(" + ") }
}

fn positive(dimension: &Dimension) -> String {
    let code = &dimension.code;
    match dimension.positive {
        Positive::Delphi => format!(
            "${{strong_{code}}} >= 2 or (${{strong_{code}}} >= 1 and ${{medium_{code}}} + ${{weak_{code}}} >= 1)
              or ${{medium_{code}}} >= 3 or (${{medium_{code}}} >= 2 and ${{weak_{code}}} >= 1)"
        ),
        Positive::Count(count) => format!("${{for_{code}}} >= {count}"),
    }
}

fn calculation(name: String, text: &str) -> Result<Question, InstrumentError> {
    let calculate = Expression::parse(text).map_err(|error| wrong(name.clone(), error.to_string()))?;
    Ok(Question {
        name,
        page: None,
        kind: Kind::Calculate,
        codes: Vec::new(),
        list: None,
        required: false,
        relevant: None,
        constraint: None,
        calculate: Some(calculate),
        identity: false,
    })
}
