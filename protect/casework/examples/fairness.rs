//! How a screening treats groups: the forced-labour card, held with every person of an invented region. The cut-off is chosen on one half of the
//! people, what it comes to is told of the other: `fairness PEOPLE SEED`.

use lantern_instruments::{Answers, Instrument, Library};
use lantern_scenario::{Interview, SIGNS, Said, interviews};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

const DAY: &str = "2026-03-04";
/// Groups with fewer people on either side say nothing.
const GROUP_MIN: u32 = 20;

#[derive(Default, Clone, Copy)]
struct Counts {
    found: u32,
    missed: u32,
    alarmed: u32,
    let_be: u32,
    spent: Duration,
}

impl Counts {
    fn add(&mut self, trafficked: bool, positive: bool, spent: Duration) {
        match (trafficked, positive) {
            (true, true) => self.found += 1,
            (true, false) => self.missed += 1,
            (false, true) => self.alarmed += 1,
            (false, false) => self.let_be += 1,
        }
        self.spent += spent;
    }

    fn sensitivity(&self) -> f64 {
        f64::from(self.found) / f64::from((self.found + self.missed).max(1))
    }

    fn specificity(&self) -> f64 {
        f64::from(self.let_be) / f64::from((self.let_be + self.alarmed).max(1))
    }

    fn all(&self) -> u32 {
        self.found + self.missed + self.alarmed + self.let_be
    }
}

/// Holds the interview; how many signs speak for, and how long the judging took.
fn held(card: &Instrument, person: &Interview) -> (usize, Duration) {
    let mut answers = Answers::default();
    for gate in ["place_private", "alone", "safe_now", "service_verified", "limits_told", "agrees", "child_trained"] {
        answers.set(card, gate, "yes").expect("gates are answered yes or no");
    }
    answers.set(card, "interpreter", "cleared").expect("it is a code");
    answers.set(card, "child_basis", "guardian_agrees").expect("it is a code");
    answers.set(card, "age", &person.age.to_string()).expect("an age is a number");
    for ((sign, _), said) in SIGNS.iter().zip(&person.said) {
        let code = match said {
            Said::Yes => "yes",
            Said::No => "no",
            Said::Unknown => "unknown",
            Said::Declined => "declined",
        };
        answers.set(card, sign, code).expect("it is a code");
    }
    let begun = Instant::now();
    let judgement = card.fill(&answers, DAY).judge();
    (judgement.speaks_for.len(), begun.elapsed())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, people, seed] = arguments.as_slice() else { return Err("fairness PEOPLE SEED".into()) };
    let card = Library::bundled().map_err(Clone::clone)?.get("forced-labour-card").ok_or("the card is bundled")?;
    let people = interviews(people.parse()?, seed.parse()?);
    let judged: Vec<(&Interview, usize, Duration)> =
        people.iter().map(|person| held(card, person)).zip(&people).map(|((signs, spent), person)| (person, signs, spent)).collect();
    let (chosen_on, told_of): (Vec<_>, Vec<_>) = judged.iter().enumerate().partition(|(number, _)| number % 2 == 0);
    let counts = |half: &[(usize, &(&Interview, usize, Duration))], cut: usize| {
        let mut counts = Counts::default();
        for (_, (person, signs, spent)) in half {
            counts.add(person.trafficked, *signs >= cut, *spent);
        }
        counts
    };
    let worth = |cut: usize| counts(&chosen_on, cut).sensitivity() + counts(&chosen_on, cut).specificity();
    let cut = (1..=SIGNS.len()).max_by(|one, other| worth(*one).total_cmp(&worth(*other)).then(other.cmp(one))).unwrap_or(1);
    println!("forced-labour card, {} interviews of an invented region; cut-off {cut} chosen on one half, told of the other", people.len());
    let mut groups: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    for (_, (person, signs, spent)) in &told_of {
        let kinds = [("all", "all"), ("sex", person.sex), ("age", person.age_group), ("displacement", person.displacement), ("country", person.country)];
        for kind in kinds {
            groups.entry(kind).or_default().add(person.trafficked, *signs >= cut, *spent);
        }
    }
    println!("{:<14}{:<22}{:>8}{:>13}{:>13}{:>16}", "group", "", "people", "sensitivity", "specificity", "µs per judging");
    for ((kind, group), counts) in groups.iter().filter(|(_, counts)| counts.found + counts.missed >= GROUP_MIN && counts.alarmed + counts.let_be >= GROUP_MIN)
    {
        let spent = counts.spent.as_secs_f64() * 1e6 / f64::from(counts.all());
        println!("{kind:<14}{group:<22}{:>8}{:>13.3}{:>13.3}{:>16.1}", counts.all(), counts.sensitivity(), counts.specificity(), spent);
    }
    Ok(())
}
