//! Who knows a cell from the inside: a person who stands alone in a cell of a clique, and in which other cells too.
//!
//! Somebody alone in form × age may be alone in age × area as well, if age is the same single person. Cells that certainly
//! hold the same person are joined, so that the protection can ask for an alternative that leaves all of them alone.

use std::collections::HashMap;

use crate::cube::Cube;

/// A number for a person who stands alone somewhere; it says nothing about who it is.
pub(crate) type Person = usize;

/// The cells of value 1 in the cliques, by person.
#[derive(Clone, Debug)]
pub(crate) struct Persons {
    /// For each clique, the person alone in a cell.
    alone: Vec<HashMap<usize, Person>>,
}

impl Persons {
    pub(crate) fn new(cube: &Cube) -> Self {
        let mut alone: Vec<HashMap<usize, Person>> = vec![HashMap::new(); cube.cliques.len()];
        let mut joined: Vec<Person> = Vec::new();
        for (clique, cells) in alone.iter_mut().enumerate() {
            for &cell in cube.cliques[clique].occupied.iter().filter(|&&cell| cube.clique_counts(clique)[cell] == 1) {
                cells.insert(cell, joined.len());
                joined.push(joined.len());
            }
        }
        for (clique, cells) in cube.cliques.iter().enumerate() {
            for neighbour in &cells.neighbours {
                let here = cells.views.iter().find(|view| view.table == neighbour.view.table).expect("neighbours share the table");
                for (&cell, &person) in &alone[clique] {
                    let shared = here.cell(&cells.coordinates(cell));
                    if cube.tables[neighbour.view.table].counts[shared] == 1 {
                        let other = alone[neighbour.clique][&neighbour.beneath[&shared][0]];
                        join(&mut joined, person, other);
                    }
                }
            }
        }
        for cells in &mut alone {
            for person in cells.values_mut() {
                *person = root(&joined, *person);
            }
        }
        Self { alone }
    }

    /// The person who is alone in a cell of a clique.
    pub(crate) fn alone_in(&self, clique: usize, cell: usize) -> Option<Person> {
        self.alone[clique].get(&cell).copied()
    }
}

/// The smallest number stands for all that are joined, so the order of joining leaves no trace.
fn join(joined: &mut [Person], one: Person, other: Person) {
    let (one, other) = (root(joined, one), root(joined, other));
    joined[one.max(other)] = one.min(other);
}

fn root(joined: &[Person], mut person: Person) -> Person {
    while joined[person] != person {
        person = joined[person];
    }
    person
}
