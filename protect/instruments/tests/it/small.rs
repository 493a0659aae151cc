//! A small instrument for the tests of the language itself.

use lantern_instruments::{Answers, Files, Instrument};

pub const TODAY: &str = "2026-03-04";

const STRUCTURE: &str = r#"
lantern_instrument = 1
id = "small"
version = "1"
use = "screening"
scale = "identification"
opens_to = "trained"
minutes = 5
expires_days = 90

[[list]]
name = "colour"
codes = ["red", "green", "blue"]

[[page]]
name = "first"
[[page]]
name = "behind"
gate = "safe"

[[gate]]
code = "safe"
open = "${alone} = 'yes'"

[[question]]
name = "alone"
page = "first"
kind = "select_one"
list = "yes_no"
[[question]]
name = "age"
page = "first"
kind = "integer"
constraint = ". >= 0 and . <= 120"
[[question]]
name = "is_child"
kind = "calculate"
calculate = "if(${age} < 18, 1, 0)"
[[question]]
name = "papers"
page = "behind"
kind = "select_one"
list = "yes_no"
[[question]]
name = "beaten"
page = "behind"
kind = "select_one"
list = "yes_no"
[[question]]
name = "school"
page = "behind"
kind = "select_one"
list = "yes_no"
relevant = "${is_child} = 1"
[[question]]
name = "colours"
page = "behind"
kind = "select_many"
list = "colour"
[[question]]
name = "seen_on"
page = "behind"
kind = "date"
[[question]]
name = "said"
page = "behind"
kind = "text"

[[dimension]]
code = "control"
positive = "delphi"
[[indicator]]
code = "papers_kept"
dimension = "control"
weight = "medium"
child_weight = "strong"
question = "papers"
[[indicator]]
code = "violence"
dimension = "control"
weight = "strong"
question = "beaten"
[[indicator]]
code = "kept_from_school"
dimension = "control"
weight = "weak"
for = "${school} = 'no'"
against = "${school} = 'yes'"

[[outcome]]
code = "controlled"
result = "refer"
when = "${positive_control} = 1"
[[outcome]]
code = "something"
result = "risk"
when = "${count_for} >= 1"
[[advice]]
code = "doctor"
when = "${beaten} = 'yes'"
"#;

const WORDS: &str = r#"
"title" = "Small"
"summary" = "For tests."
"page.first" = "First"
"page.behind" = "Behind"
"gate.safe" = "Not now"
"question.alone" = "Alone?"
"question.age" = "Age?"
"question.age.constraint" = "0 to 120"
"question.papers" = "Papers?"
"question.papers.hint" = "Ask gently"
"question.beaten" = "Beaten?"
"question.school" = "School?"
"question.colours" = "Colours?"
"question.seen_on" = "When?"
"question.said" = "What was said?"
"list.colour.red" = "Red"
"list.colour.green" = "Green"
"list.colour.blue" = "Blue"
"dimension.control" = "Control"
"indicator.papers_kept" = "Papers are kept"
"indicator.violence" = "Violence"
"indicator.kept_from_school" = "Kept from school"
"outcome.controlled" = "Controlled"
"outcome.something" = "Something"
"advice.doctor" = "A doctor"
"#;

pub fn files() -> Files {
    Files { structure: STRUCTURE.into(), texts: [("en", WORDS.to_owned())].into(), ..Files::default() }
}

pub fn instrument() -> Instrument {
    Instrument::read(&files()).expect("the small instrument can be read")
}

pub fn answers(instrument: &Instrument, pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, answer) in pairs {
        answers.set(instrument, name, answer).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    }
    answers
}
