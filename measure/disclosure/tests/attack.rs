//! An attacker with a linear program adds up everything that is published, over all tables at once.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test may panic, and its counts are small")]

mod attacker;

use attacker::{Attacker, Dice, Population, Public, breaches, read, under};
use lantern_disclosure::PublicCell;

const LATTICES: [&[&str]; 8] =
    [&["ab"], &["abc"], &["abc", "bcd"], &["abc", "cd", "e"], &["ab", "bc", "cd"], &["a", "b", "cd"], &["abcd"], &["ab", "ac", "ad"]];

/// How many populations the random tests try; more can be asked for.
fn cases() -> u64 {
    std::env::var("LANTERN_AUDIT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

fn case(seed: u64) -> (Population, u64) {
    let mut dice = Dice(seed);
    let lattice = LATTICES[usize::try_from(seed).unwrap() % LATTICES.len()];
    let records_max = [30, 120, 600][usize::try_from(dice.below(3)).unwrap()];
    let threshold = [3, 5, 11][usize::try_from(dice.below(3)).unwrap()];
    (Population::random(&mut dice, lattice, 4, records_max), threshold)
}

/// Proves, on many invented populations and lattices, that no small cell is published, that true zeros are, and that the
/// exact interval of every withheld cell over all public tables together is at least as wide as promised.
#[test]
fn no_table_and_no_two_tables_give_a_cell_back() {
    let (mut withheld, mut published) = (0, 0);
    for seed in 0..cases() {
        let (population, threshold) = case(seed);
        let public = Public::of(&population.release(threshold).unwrap());
        for (table, cells) in &public.tables {
            let truth = population.table(table);
            for (cell, value) in cells {
                match value {
                    Some(value) => assert!(*value == truth[cell] && (*value == 0 || *value >= threshold), "seed {seed} {table:?} {cell:?}"),
                    None => assert!(truth[cell] > 0, "seed {seed}: a true zero is withheld"),
                }
                if value.is_some() { published += 1 } else { withheld += 1 }
            }
        }
        let breaches = breaches(&population, &public, threshold);
        assert!(breaches.is_empty(), "seed {seed}, threshold {threshold}: {breaches:?}");
    }
    println!("{published} cells published, {withheld} withheld");
    assert!(withheld > 300 && published > withheld / 4, "{published} published, {withheld} withheld: nothing was put to the test");
}

/// Proves that somebody who is alone in a cell, and so knows its value and that of every total they are alone in, still
/// cannot compute another small cell.
#[test]
fn a_person_alone_in_a_cell_learns_no_other() {
    let mut tried = 0;
    for seed in 0..cases() {
        let (population, threshold) = case(seed);
        let public = Public::of(&population.release(threshold).unwrap());
        let insiders: Vec<(&Vec<usize>, Vec<usize>)> = public
            .widest()
            .into_iter()
            .flat_map(|wide| population.table(wide).into_iter().filter(|&(_, count)| count == 1).map(move |(cell, _)| (wide, cell)))
            .collect();
        for (wide, own) in insiders.iter().take(2) {
            let person = population.records.iter().find(|record| wide.iter().zip(own).all(|(&place, &category)| record[place] == category)).unwrap();
            let mut attacker = Attacker::new(&public);
            for table in public.tables.keys().filter(|table| table.iter().all(|place| wide.contains(place))) {
                let cell = under(wide, own, table);
                if population.table(table)[&cell] == 1 {
                    attacker.known.push((table.clone(), cell, 1));
                }
            }
            for (table, cells) in &public.tables {
                let truth = population.table(table);
                let is_other = |cell: &&Vec<usize>| truth[*cell] > 1 || table.iter().zip(cell.iter()).any(|(&place, &category)| person[place] != category);
                for cell in cells.iter().filter(|(_, value)| value.is_none()).map(|(cell, _)| cell).filter(is_other).filter(|cell| truth[*cell] < threshold) {
                    let (least, greatest) = attacker.interval(table, cell);
                    assert!(greatest - least > 1.0 - 1e-6, "seed {seed}: {own:?} of {wide:?} learns {table:?} {cell:?}: {least} to {greatest}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} cells were tried");
}

/// Proves that the attacker is a real one: with the complementary suppression left out, most releases fall.
#[test]
fn an_unprotected_release_falls() {
    let fallen = (0..24).filter(|&seed| {
        let (population, threshold) = case(seed);
        let tables = population.lattice().tables().into_iter().map(|dimensions| {
            let places: Vec<usize> = dimensions.iter().map(attacker::place).collect();
            let hide = |count: u64| (count == 0 || count >= threshold).then_some(count);
            let cells = population.table(&places).into_iter().map(|(cell, count)| (cell, hide(count))).collect();
            (places, cells)
        });
        !breaches(&population, &Public { tables: tables.collect() }, threshold).is_empty()
    });
    let fallen = fallen.count();
    assert!(fallen > 18, "only {fallen} of 24 fell");
}

/// Proves that the classic difference, a total minus the filtered tables, meets a second withheld cell.
#[test]
fn a_total_minus_filtered_tables_gives_nothing_back() {
    let mut records = vec![vec![0, 0]; 500];
    records.extend(vec![vec![0, 1]; 300]);
    records.extend(vec![vec![1, 0]; 40]);
    records.extend(vec![vec![1, 1]; 4]);
    let population = Population { cliques: vec!["ab".to_owned()], sizes: vec![2, 2], records };
    let release = population.release(11).unwrap();
    assert_eq!(read(&release, &[], &[]), PublicCell::Count(844));
    assert_eq!(read(&release, &[], &[(0, 1), (1, 1)]), PublicCell::Withheld);
    assert_eq!(read(&release, &[0], &[]), PublicCell::Count(844));
    for (filter, other) in [((0, 1), (1, 0)), ((1, 1), (0, 0))] {
        let parts = [read(&release, &[], &[filter]), read(&release, &[], &[filter, other])];
        assert!(parts.contains(&PublicCell::Withheld), "the small cell is {parts:?}'s difference");
    }
}

/// Proves that a filtered table shows the very cells of the unfiltered one: deciding once leaves no second answer.
#[test]
fn a_filter_shows_nothing_new() {
    for seed in 0..16 {
        let (population, threshold) = case(seed);
        let release = population.release(threshold).unwrap();
        for (table, cells) in &Public::of(&release).tables {
            for (cell, value) in cells {
                let filters: Vec<(usize, usize)> = table.iter().copied().zip(cell.iter().copied()).collect();
                assert_eq!(read(&release, &[], &filters).count(), *value, "seed {seed}");
                if let Some((&first, rest)) = filters.split_first() {
                    let under = release.table(
                        &[attacker::dimension(first.0)],
                        &rest.iter().map(|&(place, category)| (attacker::dimension(place), category.to_string().into())).collect::<Vec<_>>(),
                    );
                    assert_eq!(under.unwrap().cell(&[Some(&first.1.to_string())]).unwrap().count(), *value, "seed {seed}");
                }
            }
        }
    }
}
