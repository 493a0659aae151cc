//! Attacks on public figures with everything that is public in hand.

use crate::attacker::{Public, System};
use crate::people::{ByHand, FEW, Person, people, rows_of};
use crate::world::{NO_DELAY, Shown, TODAY, World, query};
use lantern_facts::{Condition, Dimension, Scope};
use lantern_model::SourceKind;
use lantern_publish::{Choice, PublicRule};

/// How many holes are made, one at a time.
const HOLES: usize = 5;

async fn figures_of(people: &[Person], threshold: u64) -> Shown {
    World::of(&rows_of(people)).await.shown(PublicRule { threshold, ..NO_DELAY }, TODAY).await
}

/// The small cells of which everything public leaves too few values, and how many were tried.
fn breaches(public: &Public, by_hand: &mut ByHand<'_>) -> (Vec<String>, usize) {
    let (threshold, mut breaches, mut tried) = (by_hand.threshold, Vec::new(), 0);
    let system = System::new(public, threshold);
    for (table, cell) in public.withheld() {
        let truth = by_hand.table(table)[cell];
        if truth < threshold {
            tried += 1;
            let (least, greatest) = system.interval(table, cell);
            if greatest - least < f64::from(u32::try_from(threshold - 1).unwrap()) - 1e-6 {
                breaches.push(format!("{table:?} {cell:?} is {truth}: {least} to {greatest}"));
            }
        }
    }
    for (name, each) in &public.each {
        // Whoever has a code answers the field, so the rest of the total bounds those who do not.
        let most = public.total() - each.codes.values().flatten().max().copied().unwrap_or(1);
        let (_, unknown) = by_hand.each(name);
        if each.unknown.is_none() && unknown < threshold && most < threshold {
            breaches.push(format!("{name} is unknown of {unknown}: 1 to {most}"));
        }
        // Somebody may know that every record has one code: then the codes add up to those who answer.
        let told: u64 = each.codes.values().flatten().sum();
        let withheld = each.codes.values().filter(|value| value.is_none()).count() as u64;
        let rest = each.known.and_then(|known| known.checked_sub(told)).filter(|rest| *rest > 0 && told > 0 && withheld > 0);
        if rest.is_some_and(|rest| rest < withheld + threshold - 1) {
            breaches.push(format!("{name}: {withheld} codes are {rest:?} together"));
        }
    }
    (breaches, tried)
}

/// No small cell of a small or a middling population is determined by all tables together, nor bounded more narrowly than
/// promised, though the attacker also knows which categories are never pooled.
#[tokio::test]
async fn all_tables_together_give_nothing_back() {
    let mut all = 0;
    for (seed, count, threshold) in [(11, 120, 11), (12, 250, 11), (13, 250, 3), (14, 700, 5), (15, 3000, 11)] {
        let people = people(seed, count);
        let public = Public::of(&*figures_of(&people, threshold).await, SourceKind::CaseRecords).await;
        let (breaches, tried) = breaches(&public, &mut ByHand::new(&people, threshold));
        assert!(breaches.is_empty(), "seed {seed}: {breaches:#?}");
        println!("{count} records, threshold {threshold}: {} tables, {tried} small cells attacked", public.tables.len());
        all += tried;
    }
    assert!(all > 200, "only {all} small cells were attacked");
}

/// The attacker is a real one: one withheld cell told, here and there, or only small cells withheld, and cells fall.
#[tokio::test]
async fn a_release_with_a_hole_falls() {
    let people = people(12, 250);
    let mut by_hand = ByHand::new(&people, 11);
    let public = Public::of(&*figures_of(&people, 11).await, SourceKind::CaseRecords).await;
    let large: Vec<_> = public.withheld().map(|(table, cell)| (table.clone(), cell.clone())).filter(|(table, cell)| by_hand.table(table)[cell] >= 11).collect();
    let mut naive = public.clone();
    for (table, cell) in &large {
        naive.tables.get_mut(table).unwrap().insert(cell.clone(), Some(by_hand.table(table)[cell]));
    }
    assert!(breaches(&naive, &mut by_hand).0.len() > 3);
    let mut fallen = 0;
    for (table, cell) in large.iter().take(HOLES) {
        let mut holed = public.clone();
        holed.tables.get_mut(table).unwrap().insert(cell.clone(), Some(by_hand.table(table)[cell]));
        fallen += usize::from(!breaches(&holed, &mut by_hand).0.is_empty());
    }
    assert!(fallen > 2, "only {fallen} of {HOLES} holes were found");
}

/// A category that barely stands by itself does not give away the few who do not: with 11 of XB and one unknown, "XB and
/// unknown are 12" would.
#[tokio::test]
async fn a_barely_public_category_keeps_the_few() {
    let mut people: Vec<Person> = Vec::new();
    for (citizenship, count) in [("XA", 300), ("XB", 11), ("XD", 1)] {
        people.extend((0..count).map(|_| Person::from([("citizenship", citizenship), ("exploitation_area", "XA-01")])));
    }
    let public = Public::of(&*figures_of(&people, 11).await, SourceKind::CaseRecords).await;
    let few = vec![FEW.to_owned()];
    assert_eq!(public.tables[&vec!["citizenship"]][&few], None);
    let (least, greatest) = System::new(&public, 11).interval(&vec!["citizenship"], &few);
    assert!(greatest - least >= 10.0, "{least} to {greatest}");
}

/// A few sources do not stand together as "few": whoever knows that each has at most 10 could halve 20.
#[tokio::test]
async fn two_small_sources_are_not_summed() {
    let mut world = World::new().await;
    for (agency, count) in [("agency-a", 200), ("agency-b", 150), ("agency-c", 10), ("agency-d", 10)] {
        world.import(agency, SourceKind::CaseRecords, &rows_of(&people(count, usize::try_from(count).unwrap()).iter().map(counted).collect::<Vec<_>>())).await;
    }
    let public = Public::of(&world.figures(NO_DELAY, TODAY).await, SourceKind::CaseRecords).await;
    let sources = &public.tables[&vec!["source"]];
    assert_eq!(sources.len(), 4);
    let system = System::new(&public, 11);
    for code in ["2", "3"] {
        let (least, greatest) = system.interval(&vec!["source"], &vec![code.to_owned()]);
        assert!(sources[&vec![code.to_owned()]].is_none() && greatest - least >= 10.0, "{code}: {least} to {greatest}");
    }
}

/// The same person, at a step that counts.
fn counted(person: &Person) -> Person {
    let mut person = person.clone();
    person.insert("status", "identified");
    person
}

/// What is public of the typology, under any condition, stands in the public tables: it adds nothing to them.
#[tokio::test]
async fn the_typology_adds_nothing() {
    let people = people(15, 1500);
    let figures = figures_of(&people, 11).await;
    let public = Public::of(&figures, SourceKind::CaseRecords).await;
    let mut compared = 0;
    for condition in ["", "sex=female", "exploitation_area=XA-01", "form_group=forced_labour", "status=presumed", "year_detection=2023", "citizenship=XA"] {
        let conditions: Vec<Condition> = query("", if condition.is_empty() { &[] } else { std::slice::from_ref(&condition) }).conditions;
        let typology = figures.typology(&Scope { source_kind: None, conditions: conditions.clone() }, Choice::Public).await.unwrap();
        for table in typology.parts.iter().flat_map(|part| &part.tables).filter(|table| !table.by.iter().any(|one| crate::attacker::is_each(*one))) {
            let mut by: Vec<Dimension> = table.by.clone();
            by.extend(conditions.iter().map(|condition| condition.dimension).filter(|one| !table.by.contains(one)));
            let place = public.tables.keys().find(|names| names.len() == by.len() && by.iter().all(|one| names.contains(&one.name())));
            let names = place.unwrap_or_else(|| panic!("{by:?} under {condition} is no public table"));
            for row in &table.rows {
                let code = |name: &str| {
                    let place = table.by.iter().position(|one| one.name() == name);
                    place.map_or_else(|| conditions[0].codes[0].clone(), |place| row.codes[place].clone())
                };
                let cell: Vec<String> = names.iter().map(|name| code(name)).collect();
                assert_eq!(row.figure.exact(), public.tables[names].get(&cell).copied().unwrap_or(Some(0)), "{names:?} {cell:?} under {condition}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} cells were compared");
}
