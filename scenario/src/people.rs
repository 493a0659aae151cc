//! The people of the region: who they are, what happened to them, and where agencies might meet them.

use crate::conflict::{YEARS, relation, year_of_contact};
use crate::day::Day;
use crate::dice::{Dice, Stream};
use crate::network::Network;
use crate::person::{Event, Person, Standing};
use crate::places::{AREAS, ASHKOR, AreaIndex, BERIN, CORVANE, Code, KEFRA, MIRSAL, TANIB, TELMAR, in_conflict};
use crate::profile::{Hand, PROFILES, Profile};

/// Everybody, by number from 1.
pub(crate) fn people(count: u32, seed: u64, networks: &[Network]) -> Vec<Person> {
    let mut dice = Dice::new(seed, Stream::People, 0);
    let mut choices: Vec<Vec<(usize, u32)>> = vec![Vec::new(); PROFILES.len()];
    for (position, network) in networks.iter().enumerate() {
        choices[network.profile].push((position, network.weight));
    }
    let mut profiles: Vec<(usize, u32)> = Vec::with_capacity(PROFILES.len());
    profiles.extend(PROFILES.iter().enumerate().map(|(position, profile)| (position, profile.weight)));
    let mut person = |number| {
        let standing = dice.weighted(&[(Standing::Trafficked, 72), (Standing::AtRisk, 17), (Standing::NoIndication, 11)]);
        if standing == Standing::Trafficked {
            let profile = dice.weighted(&profiles);
            let network = dice.weighted(&choices[profile]);
            trafficked(number, network, networks, &mut dice)
        } else {
            passer_by(number, standing, &mut dice)
        }
    };
    (1..=count).map(&mut person).collect()
}

fn day_in(year: i32, dice: &mut Dice) -> Day {
    Day(Day::of(year, 1, 1).0 + dice.between(0, 355))
}

fn sex(women: u32, dice: &mut Dice) -> Code {
    if dice.chance(2) {
        "other"
    } else if dice.chance(women) {
        "female"
    } else {
        "male"
    }
}

/// Someone whom agencies meet and who was not trafficked.
fn passer_by(number: u32, standing: Standing, dice: &mut Dice) -> Person {
    let (low, high) = dice.weighted(&[((0, 8), 14), ((9, 17), 30), ((18, 29), 30), ((30, 47), 18), ((48, 74), 8)]);
    let age = dice.between(low, high);
    let origin = dice.index(AREAS.len());
    let place = place_of_contact(origin, origin, dice);
    let contact = day_in(year_of_contact(dice), dice);
    about(number, standing, age, contact, (origin, place), sex(540, dice), dice)
}

/// What is true of anybody: citizenship, displacement, family, school.
fn about(number: u32, standing: Standing, age: i32, contact: Day, (origin, place): (AreaIndex, AreaIndex), sex: Code, dice: &mut Dice) -> Person {
    let home = AREAS[origin].country;
    let citizenship = match dice.below(1000) {
        0..16 => vec!["stateless"],
        16..50 => vec![AREAS[dice.index(AREAS.len())].country],
        50..58 => {
            let second = AREAS[dice.index(AREAS.len())].country;
            let mut both = vec![home, second];
            both.sort_unstable();
            both.dedup();
            both
        }
        _ => vec![home],
    };
    let abroad = AREAS[place].country != home;
    let displacement = match (in_conflict(origin), abroad) {
        _ if citizenship == ["stateless"] && dice.chance(700) => "stateless",
        (true, true) => dice.weighted(&[("refugee", 62), ("asylum_seeker", 30), ("foreign_national", 8)]),
        (true, false) => dice.weighted(&[("internally_displaced", 56), ("resident", 36), ("returnee", 8)]),
        (false, true) => dice.weighted(&[("foreign_national", 82), ("asylum_seeker", 12), ("refugee", 6)]),
        (false, false) => "resident",
    };
    let marital_status = match age {
        ..=17 => {
            if dice.chance(if sex == "female" { 70 } else { 10 }) {
                "married"
            } else {
                "single"
            }
        }
        18..=29 => dice.weighted(&[("single", 56), ("married", 34), ("separated", 4), ("divorced", 3), ("widowed", 3)]),
        _ => dice.weighted(&[("married", 54), ("single", 14), ("widowed", 16), ("divorced", 8), ("separated", 8)]),
    };
    let education = match age {
        ..=5 => dice.weighted(&[("none", 8), ("early_childhood", 2)]),
        6..=11 => dice.weighted(&[("none", 5), ("primary", 5)]),
        12..=17 => dice.weighted(&[("none", 24), ("primary", 46), ("lower_secondary", 26), ("upper_secondary", 4)]),
        _ => dice.weighted(&[("none", 22), ("primary", 34), ("lower_secondary", 20), ("upper_secondary", 16), ("bachelor", 6), ("master", 2)]),
    };
    let disability = if dice.chance(90) { "with" } else { "without" };
    let names = (dice.below(u32::MAX), dice.below(u32::MAX));
    Person { number, standing, sex, age, contact, citizenship, displacement, disability, marital_status, education, place, names, event: None }
}

fn trafficked(number: u32, position: usize, networks: &[Network], dice: &mut Dice) -> Person {
    let network = &networks[position];
    let profile = &PROFILES[network.profile];
    let origin = if dice.chance(780) { network.origin } else { dice.weighted(profile.origins) };
    let destination = if dice.chance(900) { network.destination } else { dice.weighted(profile.destinations) };
    let transit = network.transit.filter(|transit| *transit != origin && *transit != destination && dice.chance(820));
    let (low, high) = dice.weighted(profile.ages);
    let age_then = dice.between(low, high);
    let contact = day_in(year_of_contact(dice), dice);
    let months = dice.between(profile.months.0, profile.months.1);
    let start = Day(contact.0 - months * 30 - dice.between(0, 29));
    // A person is as many years older as full years have passed; half a year more makes it even chances.
    let age = age_then + (months + dice.between(0, 11)) / 12;
    let place = place_of_contact(origin, destination, dice);
    let sex = sex(profile.female, dice);
    let mut person = about(number, Standing::Trafficked, age, contact, (origin, place), sex, dice);
    let child = age_then < 18;
    let forms = forms(profile, child, dice);
    let sexual_types = if forms.contains(&"sexual_exploitation") { sexual_types(child, dice) } else { Vec::new() };
    let displaced = matches!(person.displacement, "refugee" | "asylum_seeker" | "internally_displaced");
    let (grave_violations, sexual_violence) = violations(&forms, network.actor.is_some(), child, start, dice);
    let recruiter_relation = dice.weighted(profile.relations);
    if forms.contains(&"forced_marriage") && dice.chance(700) {
        person.marital_status = "married";
    }
    person.event = Some(Event {
        network: position,
        acts: at_least_one(dice.each(profile.acts), "recruitment"),
        means: at_least_one(dice.each(profile.means), if network.actor.is_some() { "threat_of_force" } else { "abuse_of_vulnerability" }),
        control: at_least_one(dice.each(profile.control), "restricts_movement"),
        sectors: dice.weighted(profile.sectors).into_iter().collect(),
        sexual_types,
        relation: recruiter_relation,
        channel: dice.weighted(profile.channels),
        conflict_relation: relation(origin, transit, destination, displaced),
        grave_violations,
        sexual_violence,
        perpetrators: perpetrators(network, profile, recruiter_relation, dice),
        forms,
        origin,
        transit,
        destination,
        start,
    });
    person
}

fn at_least_one(mut values: Vec<Code>, otherwise: Code) -> Vec<Code> {
    if values.is_empty() {
        values.push(otherwise);
    }
    values
}

fn forms(profile: &Profile, child: bool, dice: &mut Dice) -> Vec<Code> {
    let first = profile.child_form.filter(|_| child).unwrap_or(profile.form);
    let mut forms = vec![first];
    forms.extend(dice.each(profile.also).into_iter().filter(|form| *form != first));
    forms
}

fn sexual_types(child: bool, dice: &mut Dice) -> Vec<Code> {
    if child {
        at_least_one(dice.each(&[("child_sexual_exploitation", 900), ("child_sexual_abuse_material", 130)]), "child_sexual_exploitation")
    } else {
        at_least_one(dice.each(&[("prostitution", 780), ("pornography", 60), ("remote_interactive", 110), ("private_sexual", 150)]), "prostitution")
    }
}

/// Grave violations against children (an armed actor is part of the definition), and conflict-related sexual violence.
fn violations(forms: &[Code], armed: bool, child: bool, start: Day, dice: &mut Dice) -> (Vec<Code>, Vec<Code>) {
    let mut violence = Vec::new();
    if armed && start.year() >= YEARS.0 {
        for (form, kind) in [("sexual_slavery", "sexual_slavery"), ("forced_pregnancy", "forced_pregnancy"), ("forced_marriage", "forced_marriage")] {
            if forms.contains(&form) {
                violence.push(kind);
            }
        }
        if !violence.is_empty() && dice.chance(640) {
            violence.insert(0, "rape");
        }
    }
    let mut grave = Vec::new();
    if armed && child {
        if forms.iter().any(|form| matches!(*form, "armed_group_recruitment" | "armed_force_recruitment")) {
            grave.push("recruitment_use");
        }
        if !violence.is_empty() {
            grave.push("sexual_violence");
        }
        if dice.chance(360) {
            grave.push("abduction");
        }
    }
    (grave, violence)
}

fn perpetrators(network: &Network, profile: &Profile, recruiter_relation: Code, dice: &mut Dice) -> Vec<(usize, Code)> {
    let mut list = vec![(0, recruiter_relation)];
    if dice.chance(720) {
        let relation = match profile.hand {
            Hand::Armed => "armed_group_member",
            Hand::Force => "stranger",
            Hand::Crime => dice.weighted(&[("stranger", 6), ("friend_acquaintance", 2), ("intimate_partner", 2)]),
            Hand::Business => "employer",
            Hand::Household => dice.weighted(&[("employer", 5), ("intimate_partner", 3), ("other_family", 3), ("stranger", 2)]),
        };
        list.push((1 + dice.index(network.members.len() - 1), relation));
    }
    list
}

/// Where somebody is when agencies could meet them: where it happened, or on the way out.
fn place_of_contact(origin: AreaIndex, destination: AreaIndex, dice: &mut Dice) -> AreaIndex {
    if in_conflict(destination) {
        let away = dice.weighted(&[(TELMAR, 22), (KEFRA, 12), (BERIN, 20), (ASHKOR, 10), (TANIB, 14)]);
        if dice.chance(if destination == TELMAR { 220 } else { 560 }) { away } else { destination }
    } else if dice.chance(730) {
        destination
    } else {
        dice.weighted(&[(origin, 4), (MIRSAL, 3), (TANIB, 3), (CORVANE, 2)])
    }
}
