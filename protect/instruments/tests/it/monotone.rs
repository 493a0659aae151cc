//! For every instrument of the program: one more indicator that speaks for never lowers the step, and taking an answer back
//! never makes it a "no".

use crate::small::TODAY;
use lantern_instruments::{Answers, Expression, Instrument, Kind, Library};
use proptest::{
    prelude::*,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};

/// An answer to each question, chosen by numbers: open enough that every gate and branch is met.
pub fn answers(instrument: &Instrument, choices: &[u32]) -> Answers {
    let mut answers = Answers::default();
    for (question, &choice) in instrument.questions.iter().zip(choices) {
        let code = |at: u32| question.codes.get(at as usize % question.codes.len().max(1)).cloned().unwrap_or_default();
        let answer = match question.kind {
            _ if choice % 7 == 0 => String::new(),
            Kind::SelectOne => code(choice / 7),
            Kind::SelectMany => format!("{} {}", code(choice / 7), code(choice / 70)),
            Kind::Integer => (choice / 7 % 40).to_string(),
            Kind::Date => format!("2026-0{}-1{}", choice / 7 % 9 + 1, choice / 70 % 9),
            Kind::Text => "words".into(),
            Kind::Note | Kind::Calculate => continue,
        };
        answers.set(instrument, &question.name, &answer).expect("it was made for its question");
    }
    answers
}

fn in_each(cases: u32, test: impl Fn(&Instrument, &[u32]) -> Result<(), TestCaseError>) {
    let library = Library::bundled().expect("the program's instruments can be read");
    for instrument in library.all().filter(|instrument| !instrument.scale.steps().is_empty()) {
        let choices = proptest::collection::vec(0_u32..70_000, instrument.questions.len());
        // The same answers at each run of the tests; new ones, and many more, in the long runs.
        let long = std::env::var_os("LANTERN_SOAK").is_some();
        let config = ProptestConfig { cases: if long { cases * 20 } else { cases }, failure_persistence: None, ..ProptestConfig::default() };
        let mut runner = if long { TestRunner::new(config) } else { TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)) };
        runner.run(&choices, |choices| test(instrument, &choices)).unwrap_or_else(|error| panic!("{}: {error}", instrument.id));
    }
}

/// Changes one answer at a time to every other one. Whenever the indicators that speak for only grew, the step did not fall.
#[test]
fn more_indicators_never_lower_the_step() {
    in_each(12, |instrument, choices| {
        let answers = answers(instrument, choices);
        let before = instrument.fill(&answers, TODAY).judge();
        for question in &instrument.questions {
            for code in &question.codes {
                let mut changed = answers.clone();
                changed.set(instrument, &question.name, code).expect("it is a code of the list");
                let after = instrument.fill(&changed, TODAY).judge();
                let grew = before.speaks_for.iter().all(|spoken| after.speaks_for.contains(spoken));
                if grew && before.is_child == after.is_child && before.shut == after.shut {
                    prop_assert!(
                        after.result >= before.result || after.speaks_for.len() == before.speaks_for.len(),
                        "{} = {code}: {:?} fell to {:?}",
                        question.name,
                        before.result,
                        after.result
                    );
                }
            }
        }
        Ok(())
    });
}

/// Whether a rule reads a question, itself or by way of a calculation.
fn reads(instrument: &Instrument, rule: &Expression, question: &str) -> bool {
    let through = |name: &str| instrument.question(name).and_then(|one| one.calculate.as_ref()).is_some_and(|rule| reads(instrument, rule, question));
    rule.names().into_iter().any(|name| name == question || through(name))
}

/// Taking an answer back takes indicators away and adds none: silence speaks neither for nor against.
#[test]
fn silence_is_never_a_no() {
    in_each(40, |instrument, choices| {
        let answers = answers(instrument, choices);
        let asked = |answers: &Answers| {
            let filled = instrument.fill(answers, TODAY);
            instrument.questions.iter().map(|question| filled.is_asked(&question.name)).collect::<Vec<_>>()
        };
        let before = instrument.fill(&answers, TODAY).judge();
        for (question, &choice) in instrument.questions.iter().zip(choices) {
            let mut without = answers.clone();
            match question.kind {
                Kind::Note | Kind::Calculate => continue,
                // "Unknown" is silence as well.
                Kind::SelectOne if choice % 2 == 0 && question.codes.iter().any(|code| code == "unknown") => {
                    without.set(instrument, &question.name, "unknown").expect("it is a code");
                }
                _ => without.set(instrument, &question.name, "").expect("nothing is always an answer"),
            }
            let after = instrument.fill(&without, TODAY).judge();
            // An answer that was there already speaks again where its question arises again.
            if before.is_child == after.is_child && asked(&answers) == asked(&without) {
                // A "no" to another question that an indicator reads as well may come to the fore; the silence itself must not speak.
                let silent_speaks =
                    |code: &str| instrument.indicators.iter().any(|one| one.code == code && reads(instrument, &one.speaks_against, &question.name));
                let added = after.speaks_against.iter().find(|spoken| !before.speaks_against.contains(spoken) && silent_speaks(&spoken.code));
                prop_assert!(added.is_none(), "{}: taking it back made {added:?} speak against", question.name);
            }
        }
        Ok(())
    });
}
