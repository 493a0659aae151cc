//! One life of a house with the real program, in which whatever a person can give carries a mark of its own. Afterwards every file is
//! searched for every mark in every form, then the databases with the store's key in hand, then the memory of the server.

mod browser;
mod life;
mod marks;
mod memory;
mod opened;

use life::{Life, OWN_FILES};
use marks::Search;
use std::collections::BTreeSet;

/// What stands in the clear for whoever has the store's key, by decision, and in which column: docs/inventories.md says why.
const OPEN_BY_DECISION: [(&str, &str); 6] = [
    ("authenticator seed as text", "entity.body"),
    ("label of a token", "entity.body"),
    ("legal ground of a hold", "entity.body"),
    ("name of a recipient", "entity.body"),
    ("note of an incident", "entity.body"),
    ("title of a protocol", "entity.body"),
];

/// Proves that after a whole life no file but those that people keep themselves, no line of any log and no word that a command printed
/// beside its answer holds anything of a person or any secret, in whatever form: not the data folder, not the backups, not the restored
/// house, not the folder for temporary files. What the store's key opens beyond that is sealed to the agency, or stands in the table.
#[test]
fn nothing_that_was_told_stands_in_the_clear() {
    let Some(life) = Life::lived() else { return };
    let search = Search::of(&life.marks);
    let own = |path: &std::path::Path| {
        path.parent() == Some(&life.home.path("")) && path.file_name().is_some_and(|name| OWN_FILES.iter().any(|own| name.to_string_lossy().ends_with(own)))
    };
    let mut found = Vec::new();
    let files = search.found_below(&life.home.path(""), &own, &mut found);
    assert!(files > 20, "{files} files were searched");
    let is_open = |mark: &str| OPEN_BY_DECISION.iter().any(|(open, _)| *open == mark);
    for (what, text) in &life.printed {
        // What is open may be said to whoever asks for it.
        found.extend(search.found_in(text.as_bytes()).into_iter().filter(|mark| !is_open(mark)).map(|mark| (what.clone(), mark)));
    }
    assert!(life.printed.iter().any(|(_, text)| text.contains("\"level\":\"DEBUG\"")), "the log speaks at this level");
    let entries = life.entries();
    for (way, kind) in crate::ways::LEAVES {
        assert!(entries.contains(kind.code()), "{way} left no entry: {entries:?}");
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let allowed: BTreeSet<(&str, String)> = OPEN_BY_DECISION.iter().map(|(mark, column)| (*mark, (*column).to_owned())).collect();
    let mut opened = Vec::new();
    for folder in ["store", "restored"] {
        let mut stands = BTreeSet::new();
        for (column, bytes) in runtime.block_on(opened::columns(&life.home.path(folder))) {
            stands.extend(search.found_in(&bytes).into_iter().map(|mark| (mark, column.clone())));
        }
        opened.extend(stands.symmetric_difference(&allowed).map(|(mark, column)| (folder, *mark, column.clone())));
    }
    assert!(found.is_empty() && opened.is_empty(), "in the clear: {found:#?}\nwith the store's key, against the table: {opened:#?}");
    println!("{} marks, {files} files, {} outputs", life.marks.0.len(), life.printed.len());
}

/// What the server needs as long as it runs. What is open to whoever has this stands in pages of the database that it keeps at hand.
const NEEDED: [&str; 2] = ["key of the database", "key of the keys"];

/// What a thread's stack may keep for a while: the bytes of a token that was just hashed. Only the heap is overwritten (docs/threat-model.md).
const ON_A_STACK: [&str; 1] = ["random bytes of a token"];

/// Proves that a server which opened names, took passphrases, searches and a complaint, and was then locked, keeps nothing of it in its
/// memory, and neither does its vault. Not looked for: the kernel's buffers, and what root reads before the locking.
#[test]
fn a_locked_server_remembers_nobody() {
    let Some((mut life, server)) = Life::at_a_server() else { return };
    life.works();
    life.browses(&server.0.address);
    life.by("worker-1", &["keys", "lock", "north"], "", true);
    let process = server.0.child.id();
    // Whatever still runs for the last answers ends with the next ones.
    for _ in 0..20 {
        crate::complaints::ask(&server.0.address, "GET", "/en/sign-in", "", "");
    }
    let search = Search::of(&life.marks);
    let mut searched = 0;
    for (what, process) in std::iter::once(("the server", process)).chain(memory::children(process).into_iter().map(|child| ("the vault", child))) {
        let Some(mut found) = memory::found_in(process, &search) else {
            println!("not searched: the memory of {what} may be read by root alone, as it should be");
            continue;
        };
        found.retain(|mark, _| !NEEDED.contains(mark) && !ON_A_STACK.contains(mark) && OPEN_BY_DECISION.iter().all(|(open, _)| open != mark));
        assert!(found.is_empty(), "in the memory of {what}: {found:#?}");
        searched += 1;
    }
    println!("{searched} processes searched for {} marks", life.marks.0.len());
    life.ends(server);
}
