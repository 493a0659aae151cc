//! The instruments that come with the program: complete in six languages, bounded in what they ask.

use lantern_instruments::{Kind, Library, Opens, Scale, Use};
use lantern_vocab::Language;

fn library() -> &'static Library {
    Library::bundled().unwrap_or_else(|error| panic!("{error}"))
}

const EXPECTED: [&str; 12] = [
    "best-interests",
    "care-arrangement",
    "flow-monitoring",
    "forced-labour-card",
    "full-interview",
    "labour-indicators",
    "reception",
    "registration-check",
    "released-person",
    "separated-child",
    "sexual-exploitation-indicators",
    "tracing-request",
];

#[test]
fn each_is_there_in_six_languages_with_every_word() {
    assert_eq!(library().all().map(|instrument| instrument.id.as_str()).collect::<Vec<_>>(), EXPECTED);
    for instrument in library().all() {
        assert_eq!(instrument.texts.languages(), Language::ALL, "{}", instrument.id);
        for language in Language::ALL {
            let text = |key: &str| instrument.texts.maybe(language, key).unwrap_or_else(|| panic!("{} has no {key} in {}", instrument.id, language.code()));
            for step in instrument.scale.steps() {
                text(&format!("result.{}", step.code()));
            }
            for question in &instrument.questions {
                for code in &question.codes {
                    text(&instrument.choice_key(question, code));
                }
            }
            for key in
                [format!("use.{}", instrument.usage.code()), format!("opens.{}", instrument.opens_to.code()), format!("scale.{}", instrument.scale.code())]
            {
                text(&key);
            }
        }
    }
}

/// A text that nobody translated stands out: it is the English one.
#[test]
fn no_text_is_left_in_english() {
    for instrument in library().all() {
        for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
            for question in instrument.questions.iter().filter(|question| question.kind != Kind::Calculate) {
                let key = format!("question.{}", question.name);
                assert_ne!(instrument.texts.of(language, &key), instrument.texts.of(Language::En, &key), "{} {key} {}", instrument.id, language.code());
            }
        }
    }
}

/// Results expire (practice: no negative labels), and only instruments with results have results to expire.
#[test]
fn results_expire() {
    for instrument in library().all() {
        let expires = instrument.expires_days;
        match instrument.scale {
            Scale::Reception | Scale::Identification => assert!(expires.is_some_and(|days| (1..=90).contains(&days)), "{}", instrument.id),
            Scale::Steps | Scale::Survey => assert!(expires.is_none(), "{}", instrument.id),
        }
    }
}

/// What asks about exploitation opens to trained people only, and behind a gate; a survey is anonymous.
#[test]
fn questions_on_exploitation_stand_behind_training_and_a_gate() {
    for instrument in library().all() {
        if matches!(instrument.usage, Use::Screening | Use::Card) {
            assert_ne!(instrument.opens_to, Opens::Anyone, "{}", instrument.id);
            assert!(!instrument.gates.is_empty(), "{} has a gate", instrument.id);
            let asked = instrument
                .indicators
                .iter()
                .flat_map(|indicator| indicator.speaks_for.names())
                .filter_map(|name| instrument.question(name))
                .filter(|question| question.page.is_some());
            for question in asked {
                let page = instrument.pages.iter().find(|page| Some(&page.name) == question.page.as_ref());
                assert!(page.is_some_and(|page| page.gate.is_some()), "{}: {} is asked behind a gate", instrument.id, question.name);
            }
        }
        assert_eq!(instrument.anonymous, instrument.usage == Use::Survey, "{}", instrument.id);
        if instrument.anonymous {
            assert!(instrument.questions.iter().all(|question| !question.identity), "{} asks for no identity", instrument.id);
        }
    }
}

/// No rule of the program reads what must not be held against anybody, nor who takes part in proceedings or was identified.
#[test]
fn no_rule_reads_who_somebody_is() {
    const NEVER: [&str; 10] = ["sex", "gender", "nationality", "citizenship", "religion", "ethnicity", "ethnic", "proceedings", "identified", "testimony"];
    for instrument in library().all() {
        let rules = instrument
            .indicators
            .iter()
            .flat_map(|one| [&one.speaks_for, &one.speaks_against])
            .chain(instrument.outcomes.iter().map(|one| &one.when))
            .chain(instrument.advice.iter().map(|one| &one.when));
        for name in rules.flat_map(|rule| rule.names()) {
            assert!(!NEVER.iter().any(|never| name.split('_').any(|part| part == *never)), "{}: {name}", instrument.id);
        }
    }
}

/// The assessment of a released person asks nothing on ranks, weapons, operations or comrades (practice: no confession in the file).
#[test]
fn a_released_person_is_asked_nothing_that_incriminates() {
    const NEVER: [&str; 12] = ["rank", "weapon", "operation", "comrade", "commander", "unit", "fight", "combat", "kill", "battle", "attack", "mission"];
    let instrument = library().get("released-person").expect("it is bundled");
    for question in instrument.questions.iter().filter(|question| question.kind != Kind::Calculate) {
        let text = instrument.texts.of(Language::En, &format!("question.{}", question.name)).to_lowercase();
        let words: Vec<&str> = text.split(|next: char| !next.is_alphabetic()).collect();
        assert!(!NEVER.iter().any(|never| words.iter().any(|word| word.trim_end_matches('s') == *never)), "{}: {text}", question.name);
    }
}
