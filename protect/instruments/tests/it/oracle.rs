//! The rule of strong, medium and weak indicators, against an oracle written from the published sentences alone: a dimension is
//! positive when it contains one of the four smallest combinations (ILO and European Commission, 2009, as the notes give it).

use crate::small::TODAY;
use lantern_instruments::{Answers, Instrument, Judgement, Library, Step, Weight};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use std::collections::BTreeMap;

const LABOUR: &str = "labour-indicators";

/// Strong, medium and weak indicators of the smallest positive combinations.
const SMALLEST: [(usize, usize, usize); 6] = [(2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 3, 0), (0, 2, 1), (3, 0, 0)];

type Weights = BTreeMap<&'static str, Vec<(Weight, Weight)>>;

fn is_positive(weights: &[Weight]) -> bool {
    let count = |wanted: Weight| weights.iter().filter(|weight| **weight == wanted).count();
    let (strong, medium, weak) = (count(Weight::Strong), count(Weight::Medium), count(Weight::Weak));
    SMALLEST.iter().any(|(s, m, w)| strong >= *s && medium >= *m && weak >= *w)
}

/// What the published combination asks for: forced labour refers, everything less is a risk.
fn step(positive: &BTreeMap<String, bool>, child: bool, anything: bool, strong: bool) -> Option<Step> {
    let is = |dimension: &str| positive[dimension];
    let how = is("deceptive_recruitment") || is("coercive_recruitment") || is("vulnerability_recruitment") || is("vulnerability_destination");
    if is("exploitation") && (child || (is("coercion") && how)) {
        return Some(Step::Refer);
    }
    if positive.values().any(|holds| *holds) || strong {
        return Some(Step::Risk);
    }
    anything.then_some(Step::None)
}

fn labour() -> &'static Instrument {
    Library::bundled().expect("the program's instruments can be read").get(LABOUR).expect("it is bundled")
}

/// Everything that stands before the indicators, answered so that all of them are asked.
fn begun(instrument: &Instrument, age: u32) -> Answers {
    let mut answers = Answers::default();
    for question in ["place_private", "alone", "feels_safe", "service_verified", "limits_told", "agrees", "child_trained"] {
        answers.set(instrument, question, "yes").expect("it is answered yes or no");
    }
    answers.set(instrument, "interpreter", "not_needed").expect("it is a code");
    answers.set(instrument, "child_consent", "caregiver").expect("it is a code");
    answers.set(instrument, "age", &age.to_string()).expect("an age is a number");
    answers
}

fn check(instrument: &Instrument, answers: &Answers, said: &[(usize, &str)], child: bool) -> Judgement {
    let judgement = instrument.fill(answers, TODAY).judge();
    assert!(judgement.shut.is_empty(), "every gate is open: {:?}", judgement.shut);
    assert_eq!(judgement.is_child, child);
    let mut by_dimension: BTreeMap<String, Vec<Weight>> = instrument.dimensions.iter().map(|dimension| (dimension.code.clone(), Vec::new())).collect();
    let (mut anything, mut strong, mut named) = (false, false, Vec::new());
    for (at, answer) in said {
        let indicator = &instrument.indicators[*at];
        let weight = if child { indicator.child_weight } else { indicator.weight };
        if weight == Weight::Absent {
            continue;
        }
        anything |= matches!(*answer, "yes" | "no");
        if *answer == "yes" {
            by_dimension.get_mut(&indicator.dimension).expect("it has one").push(weight);
            strong |= weight == Weight::Strong;
            named.push(indicator.code.clone());
        }
    }
    let positive: BTreeMap<String, bool> = by_dimension.iter().map(|(code, weights)| (code.clone(), is_positive(weights))).collect();
    for dimension in &judgement.dimensions {
        assert_eq!(dimension.positive, positive[&dimension.code], "{}: {:?}", dimension.code, by_dimension[&dimension.code]);
    }
    assert_eq!(judgement.result, step(&positive, child, anything, strong), "{positive:?}, child: {child}");
    assert_eq!(judgement.speaks_for.iter().map(|spoken| spoken.code.clone()).collect::<Vec<_>>(), named, "each result names its indicators");
    assert_eq!(judgement.speaks_for.len() + judgement.speaks_against.len() + judgement.silent.len(), instrument.indicators.len());
    judgement
}

/// The question behind an indicator of the list: one yes or no.
fn question(instrument: &Instrument, at: usize) -> String {
    instrument.indicators[at].speaks_for.names().into_iter().next().expect("an indicator reads a question").to_owned()
}

#[test]
fn ten_thousand_interviews_come_out_as_the_oracle_says() {
    let instrument = labour();
    let mut random = ChaCha8Rng::seed_from_u64(2388);
    let mut met: BTreeMap<(bool, Option<Step>), u32> = BTreeMap::new();
    for number in 0..10_000_u32 {
        let child = number % 2 == 1;
        let mut answers = begun(instrument, if child { 3 + number % 15 } else { 18 + number % 60 });
        // From a quiet interview to one in which much is said.
        let often = 1 + random.next_u32() % 14;
        let mut said = Vec::new();
        for at in 0..instrument.indicators.len() {
            let answer = if random.next_u32() % 30 < often { "yes" } else { ["no", "unknown", "declined", ""][(random.next_u32() % 4) as usize] };
            answers.set(instrument, &question(instrument, at), answer).expect("yes, no and the rest are codes");
            said.push((at, answer));
        }
        let judgement = check(instrument, &answers, &said, child);
        *met.entry((child, judgement.result)).or_default() += 1;
    }
    for step in [Some(Step::Risk), Some(Step::Refer)] {
        for child in [false, true] {
            assert!(met.get(&(child, step)).is_some_and(|count| *count > 100), "both groups meet {step:?}: {met:?}");
        }
    }
}

/// In each dimension, alone, every number of strong, medium and weak indicators up to three of each, as far as the list has them.
#[test]
fn every_combination_at_the_boundary() {
    let instrument = labour();
    let mut checked = 0;
    for child in [false, true] {
        for dimension in &instrument.dimensions {
            let of = |wanted: Weight| -> Vec<usize> {
                let fits = |at: &usize| {
                    let indicator = &instrument.indicators[*at];
                    indicator.dimension == dimension.code && wanted == if child { indicator.child_weight } else { indicator.weight }
                };
                (0..instrument.indicators.len()).filter(fits).take(3).collect()
            };
            let (strong, medium, weak) = (of(Weight::Strong), of(Weight::Medium), of(Weight::Weak));
            for s in 0..=strong.len() {
                for m in 0..=medium.len() {
                    for w in 0..=weak.len() {
                        let said: Vec<_> = [&strong[..s], &medium[..m], &weak[..w]].concat();
                        let mut said: Vec<(usize, &str)> = said.into_iter().map(|at| (at, "yes")).collect();
                        said.sort_unstable();
                        let mut answers = begun(instrument, if child { 12 } else { 30 });
                        for (at, answer) in &said {
                            answers.set(instrument, &question(instrument, *at), answer).expect("yes is a code");
                        }
                        check(instrument, &answers, &said, child);
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 100, "{checked} combinations");
}

/// How many indicators each list has, as published: 10, 10, 16, 9, 15 and 7 for adults.
#[test]
fn the_list_is_as_long_as_the_published_one() {
    let mut counts = Weights::new();
    for indicator in &labour().indicators {
        counts.entry(indicator.dimension.as_str()).or_default().push((indicator.weight, indicator.child_weight));
    }
    let long: Vec<usize> =
        ["deceptive_recruitment", "coercive_recruitment", "vulnerability_recruitment", "exploitation", "coercion", "vulnerability_destination"]
            .iter()
            .map(|dimension| counts[dimension].len())
            .collect();
    assert_eq!(long, [10, 10, 16, 9, 15, 7]);
}
