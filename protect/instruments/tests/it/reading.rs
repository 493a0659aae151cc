//! What a file of an instrument must be, and what an answer must be.

use crate::small::{TODAY, answers, files, instrument};
use lantern_instruments::{Answers, Fault, Instrument, Silence, Step, Weight};
use serde_json::json;

fn refused(from: &str, to: &str) -> String {
    let mut files = files();
    assert!(files.structure.contains(from), "{from}");
    files.structure = files.structure.replacen(from, to, 1);
    Instrument::read(&files).expect_err(to).to_string()
}

#[test]
fn a_mistake_is_named_by_its_item() {
    for (from, to, said) in [
        ("${alone} = 'yes'", "${alone} != 'no'", "gate safe: a rule must not use not()"),
        ("${alone} = 'yes'", "${nobody} = 'yes'", "gate safe: there is no question nobody"),
        ("list = \"colour\"", "list = \"shape\"", "question colours: there is no list shape"),
        ("kind = \"integer\"", "kind = \"decimal\"", "unknown variant"),
        ("result = \"refer\"", "result = \"urgent\"", "outcome controlled: its result is no step of this scale"),
        ("${positive_control} = 1", "not(${positive_control} = 0)", "outcome controlled: a rule must not use not()"),
        ("dimension = \"control\"\nweight = \"medium\"", "dimension = \"other\"\nweight = \"medium\"", "indicator papers_kept: there is no dimension other"),
        ("if(${age} < 18, 1, 0)", "if(${school} = 'yes', 1, 0)", "wait for each other"),
        ("codes = [\"red\"", "codes = [\"unknown\"", "list colour: unknown and declined are added by themselves"),
        ("name = \"papers\"", "name = \"Papers\"", "question Papers: a name has at most 40 small letters"),
        ("name = \"papers\"", "name = \"alone\"", "question alone: there are two of this name"),
        ("lantern_instrument = 1", "lantern_instrument = 2", "this program reads format 1"),
        ("minutes = 5", "minutes = 5\nscore = 3", "unknown field"),
        ("positive = \"delphi\"", "positive = 0", "dimension control: positive is"),
        ("name = \"is_child\"", "name = \"small_one\"", "is_child"),
        ("open = \"${alone} = 'yes'\"", "open = \"${alone} = \"", "gate safe: at character"),
    ] {
        let said_so = refused(from, to);
        assert!(said_so.contains(said), "{to}: {said_so}");
    }
}

#[test]
fn words_are_complete_and_nothing_beside() {
    let change = |from: &str, to: &str| {
        let mut files = files();
        let words = files.texts["en"].replacen(from, to, 1);
        files.texts.insert("en", words);
        Instrument::read(&files).expect_err(to).to_string()
    };
    assert_eq!(change("\"gate.safe\" = \"Not now\"", ""), "en.toml: gate.safe: this text is missing");
    assert_eq!(change("\"Not now\"", "\" \""), "en.toml: gate.safe: this text is missing");
    assert_eq!(change("\"page.first\"", "\"page.third\" = \"x\"\n\"page.first\""), "en.toml: page.third: no item of the instrument has this text");
    let mut two = files();
    let other = two.texts["en"].replace("\"question.papers.hint\" = \"Ask gently\"", "");
    two.texts.insert("fr", other);
    assert_eq!(Instrument::read(&two).expect_err("hints differ").to_string(), "fr.toml: the file: its hints and reasons are not those of the other languages");
}

#[test]
fn an_answer_is_checked_against_its_question() {
    let instrument = instrument();
    let mut answers = Answers::default();
    for (name, answer, fault) in [
        ("nobody", "yes", Fault::NoSuchQuestion),
        ("is_child", "1", Fault::NotAnswerable),
        ("alone", "maybe", Fault::NoSuchCode),
        ("alone", "yes no", Fault::NoSuchCode),
        ("colours", "red pink", Fault::NoSuchCode),
        ("age", "12.5", Fault::NotANumber),
        ("age", "1234567890", Fault::NotANumber),
        ("seen_on", "2026-02-29", Fault::NotADay),
        ("seen_on", "4 March", Fault::NotADay),
    ] {
        assert_eq!(answers.set(&instrument, name, answer), Err(fault), "{name} {answer}");
    }
    assert_eq!(answers.set(&instrument, "said", &"x".repeat(4_001)), Err(Fault::TooLong));
    for (name, answer, kept) in [
        ("age", "١٧", "17"),
        ("age", "-0", "0"),
        ("colours", "blue red blue", "red blue"),
        ("seen_on", "۲۰۲۴-02-29", "2024-02-29"),
        ("alone", " declined ", "declined"),
    ] {
        answers.set(&instrument, name, answer).expect(answer);
        assert_eq!(answers.get(name), kept);
    }
}

#[test]
fn json_is_read_bare_or_wrapped_and_what_is_wrong_is_named() {
    let instrument = instrument();
    let read = |json: serde_json::Value| Answers::from_json(&instrument, json.as_object().expect("an object"));
    let (bare, problems) = read(json!({ "alone": true, "age": 17, "colours": ["blue", "red"], "papers": null }));
    assert_eq!((bare.get("alone"), bare.get("age"), bare.get("colours"), bare.get("papers")), ("yes", "17", "red blue", ""));
    assert!(problems.is_empty());
    assert_eq!(read(json!({ "answers": { "alone": "yes", "age": 17, "colours": "blue red" } })).0, bare);
    let (kept, problems) = read(json!({ "alone": "yes", "age": "old", "papers": { "a": 1 }, "shoes": "yes" }));
    assert_eq!(kept.get("alone"), "yes");
    let named: Vec<_> = problems.iter().map(|problem| (problem.question.as_str(), problem.fault)).collect();
    assert_eq!(named, [("age", Fault::NotANumber), ("papers", Fault::WrongShape), ("shoes", Fault::NoSuchQuestion)]);
}

/// A gate that is shut takes back what stands behind it; nothing behind it counts.
#[test]
fn behind_a_shut_gate_nothing_counts() {
    let instrument = instrument();
    let answers = answers(&instrument, &[("alone", "no"), ("beaten", "yes"), ("papers", "yes")]);
    let filled = instrument.fill(&answers, TODAY);
    assert!(!filled.is_asked("beaten") && filled.value("beaten").is_empty());
    let judgement = filled.judge();
    assert_eq!((judgement.result, judgement.shut.as_slice()), (None, ["safe".to_owned()].as_slice()));
    assert!(judgement.advice.is_empty() && judgement.silent.iter().all(|silent| silent.why == Silence::NotApplicable));
    assert_eq!(filled.counted(&answers).get("beaten"), "");
}

/// The same answers weigh by the list for children where the person is one; a result names what speaks, what does not, and why.
#[test]
fn children_are_judged_by_their_own_list() {
    let instrument = instrument();
    let of = |pairs: &[(&str, &str)]| instrument.fill(&answers(&instrument, pairs), TODAY).judge();
    let adult = of(&[("alone", "yes"), ("age", "30"), ("papers", "yes"), ("beaten", "declined")]);
    assert_eq!((adult.result, adult.is_child), (Some(Step::Risk), false));
    assert_eq!(adult.speaks_for[0].weight, Weight::Medium);
    let silent: Vec<_> = adult.silent.iter().map(|silent| (silent.code.as_str(), silent.why)).collect();
    assert_eq!(silent, [("violence", Silence::Declined), ("kept_from_school", Silence::NotApplicable)]);
    let child = of(&[("alone", "yes"), ("age", "12"), ("papers", "yes"), ("school", "no")]);
    assert_eq!((child.result, child.is_child, child.rules), (Some(Step::Refer), true, vec!["controlled".to_owned(), "something".to_owned()]));
    // Age unknown is no proof of being grown up, nor of being a child: the list for adults, and the school is not asked.
    assert!(!of(&[("alone", "yes"), ("papers", "yes")]).is_child);
    let no = of(&[("alone", "yes"), ("papers", "no"), ("beaten", "no")]);
    assert_eq!((no.result, no.speaks_against.len()), (Some(Step::None), 2));
    assert_eq!(of(&[("alone", "yes"), ("papers", "unknown")]).result, None, "not knowing is no \"no\"");
}

/// Identity and what may be counted are told apart, whatever else was answered.
#[test]
fn what_was_typed_is_identity() {
    let instrument = instrument();
    let answers = answers(&instrument, &[("alone", "yes"), ("said", "a name")]);
    assert_eq!(answers.coded(&instrument).collect::<Vec<_>>(), [("alone", "yes")]);
    assert_eq!(answers.identity(&instrument).collect::<Vec<_>>(), [("said", "a name")]);
}

#[test]
fn a_constraint_is_a_problem_and_the_answer_does_not_count() {
    let instrument = instrument();
    let answers = answers(&instrument, &[("age", "150")]);
    let filled = instrument.fill(&answers, TODAY);
    assert_eq!(filled.problems().iter().map(|problem| problem.fault).collect::<Vec<_>>(), [Fault::Constraint]);
    assert_eq!(filled.counted(&answers), Answers::default());
}
