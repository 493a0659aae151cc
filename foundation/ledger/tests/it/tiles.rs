//! Tiles and bundles as files.

use crate::{folder, naive};
use lantern_ledger::{Bundle, Frontier, Growth, LEAF_BYTES_MAX, TILE_WIDTH, TileFolder, TilePath, TileWriter, inclusion_proof, leaf_hash, tiles_for};
use proptest::prelude::*;

/// The example of the specification: a tree of 70,000 has these tiles, and a tree of 256 has a second level.
#[test]
fn tiles_of_the_specification() {
    assert_eq!([TilePath::count(0, 70_000), TilePath::count(1, 70_000), TilePath::count(2, 70_000)], [(273, 112), (1, 17), (0, 1)]);
    assert_eq!([TilePath::count(0, 256), TilePath::count(1, 256), TilePath::count(2, 256)], [(1, 0), (0, 1), (0, 0)]);
    assert_eq!(TilePath { level: Some(0), index: 1_234_067, width: 112 }.path(), "tile/0/x001/x234/067.p/112");
    assert_eq!(TilePath { level: None, index: 0, width: TILE_WIDTH }.path(), "tile/entries/000");
}

/// Paths have one spelling: whatever a file system could hold beside it is not a tile.
#[test]
fn only_one_spelling_of_a_path() {
    for path in [
        "tile/0/0",
        "tile/00/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/64/000",
        "tile/0/+01",
        "tile/0/../000",
        "tile/data/000",
        "tile/0/",
    ] {
        assert_eq!(TilePath::parse(path), None, "{path}");
    }
}

/// A bundle gives back its entries, whatever their length, and refuses bytes that are not one.
#[test]
fn bundle_bytes() {
    let entries = [vec![], vec![7; 34], vec![8; LEAF_BYTES_MAX]];
    let mut bundle = Bundle::new();
    for entry in &entries {
        bundle.push(entry).unwrap();
    }
    assert!(bundle.push(&vec![0; LEAF_BYTES_MAX + 1]).is_err());
    assert_eq!(Bundle::decode(bundle.bytes(), 3).unwrap(), entries);
    assert!(Bundle::decode(bundle.bytes(), 2).is_err() && Bundle::decode(bundle.bytes(), 4).is_err());
    assert!(Bundle::decode(&bundle.bytes()[..bundle.bytes().len() - 1], 3).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A log continued from its files at any size has the files and the root of a log written at once.
    #[test]
    fn resuming_equals_writing_at_once(old in 0_u64..1200, added in 0_u64..600) {
        let new = old + added;
        let mut resumed = folder::log(&[old], folder::entry);
        for file in tiles_for(old, new, &resumed.clone(), |index| Some(folder::entry(index))).unwrap() {
            resumed.0.insert(file.path, file.bytes);
        }
        let whole = folder::log(&[new], folder::entry);
        for (path, bytes) in whole.0.iter().filter(|(path, _)| path.starts_with("tile/")) {
            prop_assert_eq!(resumed.0.get(path), Some(bytes), "{}", path);
        }
        let leaves: Vec<_> = (0..new).map(|index| leaf_hash(&folder::entry(index))).collect();
        prop_assert_eq!(TileWriter::resume(new, &whole).unwrap().frontier().root(), naive::root(&leaves));
    }
}

/// A partial tile that was deleted once the full one stood is read from the full one.
#[test]
fn full_tile_stands_in() {
    let mut log = folder::log(&[256], folder::entry);
    log.0.remove("checkpoint");
    let mut growth = Growth::from_frontier(Frontier::empty());
    for index in 0..200 {
        growth.push(leaf_hash(&folder::entry(index)));
    }
    let tree = TileFolder::new(&log, 200).unwrap();
    assert_eq!(inclusion_proof(7, 200, &tree).unwrap(), growth.inclusion(7).unwrap());
    assert_eq!(TileWriter::resume(200, &log).unwrap().frontier(), growth.into_frontier());
    assert!(tree.entry(200).is_err() && TileFolder::new(&log, 1 << 63).is_err());
}
