//! The file that tells whoever finds the folder what lies in it.

use crate::agencies::SECOND_FILE;
use crate::conflict::ACTORS;
use crate::network::Network;
use crate::places::{AREAS, COUNTRIES};
use std::fmt::Write as _;

/// The text of README.txt.
pub(crate) fn text(people: u32, seed: u64, networks: &[Network]) -> String {
    let mut text = format!(
        "INVENTED DATA. Nothing here is real: no person, no place, no armed group, no agency.\n\
         Made by Lantern with {people} people and seed {seed}; the same numbers make the same files.\n\
         CC0 1.0: no rights reserved, use it for anything.\n\n\
         Seven agencies' files, each with the layout that reads it (*.layout.toml; the police file is HTCDS).\n\
         {SECOND_FILE}    the border posts' file once more, with some rows put right\n\
         areas.topojson        the map of the invented region\n\
         truth.csv             one line a person: what is so, and which agencies met the person\n\
         observations.csv      one line a row of a file: what a correct reader records of it\n\n"
    );
    for country in &COUNTRIES {
        let areas: Vec<String> = AREAS.iter().filter(|area| area.country == country.code).map(|area| format!("{} {}", area.code, area.names.en)).collect();
        writeln!(text, "{} {}: {}", country.code, country.names.en, areas.join(", ")).expect("writing to memory cannot fail");
    }
    let actors: Vec<&str> = ACTORS.iter().map(|actor| actor.name).collect();
    write!(text, "\nArmed actors (invented): {}.\nTrafficking networks: {}.\n", actors.join(", "), networks.len()).expect("writing to memory cannot fail");
    text
}
