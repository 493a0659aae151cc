//! The writable memory of a process, searched.

use super::marks::Search;
use std::{collections::BTreeMap, fs, fs::File, io::ErrorKind, os::unix::fs::FileExt};

/// So much is read at once, and so much of it again with the next, so that nothing hides between two.
const PIECE: usize = 1 << 20;
const OVERLAP: usize = 512;

/// The marks in the writable memory of a process, with the kinds of places where they stand; none where it may not be read.
pub fn found_in(process: u32, search: &Search) -> Option<BTreeMap<&'static str, Vec<String>>> {
    let memory = match File::open(format!("/proc/{process}/mem")) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return None,
        opened => opened.unwrap(),
    };
    let mut found: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for line in fs::read_to_string(format!("/proc/{process}/maps")).unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, mode, name) = (parts.next().unwrap(), parts.next().unwrap(), parts.nth(3).unwrap_or("anonymous").to_owned());
        let (from, to) = range.split_once('-').unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        if !mode.starts_with("rw") {
            continue;
        }
        let mut at = from;
        while at < to {
            let mut bytes = vec![0; PIECE.min(usize::try_from(to - at).unwrap())];
            if memory.read_exact_at(&mut bytes, at).is_ok() {
                for mark in search.found_in(&bytes) {
                    found.entry(mark).or_default().push(name.clone());
                }
            }
            at += (PIECE - OVERLAP) as u64;
        }
    }
    Some(found)
}

/// The children of a process.
pub fn children(process: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let listed = tasks.filter_map(|task| fs::read_to_string(task.unwrap().path().join("children")).ok());
    listed.flat_map(|list| list.split_whitespace().filter_map(|child| child.parse().ok()).collect::<Vec<_>>()).collect()
}
