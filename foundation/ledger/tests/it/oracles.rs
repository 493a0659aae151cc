//! The same trees, tiles and notes by the Rust crates ct-merkle, tlog_tiles and signed_note.

use crate::{
    folder::{self, Folder},
    naive::{self, Leaves},
};
use ct_merkle::{ConsistencyProof, InclusionProof, mem_backed_tree::MemoryBackedTree};
use lantern_ledger::{Checkpoint, Files as _, NoteSigner, NoteVerifier, TILE_WIDTH, TilePath, consistency_proof, inclusion_proof, leaf_hash};
use sha2::Sha256;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use tlog_tiles::{Hash, Tile, TileHashReader, TileReader};

/// Roots and proofs of ct-merkle are ours, at every size and place up to 70.
#[test]
fn ct_merkle_agrees() {
    let mut tree = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    let mut leaves = Vec::new();
    let mut old_roots = Vec::new();
    for size in 1..=70_usize {
        tree.push(folder::entry(size as u64));
        leaves.push(leaf_hash(&folder::entry(size as u64)));
        let (root, source) = (tree.root(), Leaves(leaves.clone()));
        assert_eq!(root.as_bytes().as_slice(), naive::root(&leaves).0);
        for index in 0..size {
            let proof: Vec<u8> = inclusion_proof(index as u64, size as u64, &source).unwrap().iter().flat_map(|hash| hash.0).collect();
            assert_eq!(tree.prove_inclusion(index).as_bytes(), proof);
            root.verify_inclusion(&tree.get(index).unwrap(), index as u64, &InclusionProof::try_from_bytes(proof).unwrap()).unwrap();
        }
        for old in 1..size {
            let proof: Vec<u8> = consistency_proof(old as u64, size as u64, &source).unwrap().iter().flat_map(|hash| hash.0).collect();
            assert_eq!(tree.prove_consistency(size - old).as_bytes(), proof);
            root.verify_consistency(&old_roots[old - 1], &ConsistencyProof::try_from_bytes(proof).unwrap()).unwrap();
        }
        old_roots.push(root);
    }
}

struct Reader<'a>(&'a Folder);

impl TileReader for Reader<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, tlog_tiles::Error> {
        Ok(tiles.iter().map(|tile| self.0.read(&tile.path().replace("tile/8/", "tile/")).unwrap().expect("the tile was written")).collect())
    }

    fn save_tiles(&self, _tiles: &[Tile], _data: &[Vec<u8>]) {}
}

/// tlog_tiles reads our tiles up to the root, and proves from them what we prove.
#[test]
fn tlog_tiles_reads_our_files() {
    let size = 70_000;
    let log = folder::log(&[size], folder::entry);
    let head = Checkpoint::open(&folder::checkpoint(&log), &folder::signer().verifier()).unwrap();
    let reader = Reader(&log);
    let hashes = TileHashReader::new(size, Hash(head.root.0), &reader);
    let ours = lantern_ledger::TileFolder::new(&log, size).unwrap();
    for index in [0, 255, 256, 65_535, 65_536, 69_999] {
        let theirs: Vec<[u8; 32]> = tlog_tiles::prove_record(size, index, &hashes).unwrap().iter().map(|hash| hash.0).collect();
        let proof: Vec<[u8; 32]> = inclusion_proof(index, size, &ours).unwrap().iter().map(|hash| hash.0).collect();
        assert_eq!(theirs, proof, "entry {index}");
        let leaf = tlog_tiles::record_hash(&ours.entry(index).unwrap());
        tlog_tiles::check_record(&proof.into_iter().map(Hash).collect(), size, Hash(head.root.0), index, leaf).unwrap();
    }
    for old in [1, 256, 257, 65_536, 69_999] {
        let theirs: Vec<[u8; 32]> = tlog_tiles::prove_tree(size, old, &hashes).unwrap().iter().map(|hash| hash.0).collect();
        let proof: Vec<[u8; 32]> = consistency_proof(old, size, &ours).unwrap().iter().map(|hash| hash.0).collect();
        assert_eq!(theirs, proof, "from {old}");
    }
}

/// tlog_tiles names the same tiles for a tree of any size.
#[test]
fn tile_paths_agree() {
    for (level, index, width) in [(0, 0, 256), (0, 1_234_067, 256), (3, 999, 1), (7, 1000, 255), (0, 123_456_789, 17)] {
        let theirs = Tile::new(8, level, index, u32::try_from(width).unwrap(), false).path().replace("tile/8/", "tile/");
        let ours = TilePath { level: Some(level), index, width };
        assert_eq!((ours.path(), TilePath::parse(&theirs)), (theirs, Some(ours)));
    }
    for size in [1, 255, 256, 257, 70_000] {
        let mut theirs: Vec<String> = Tile::new_tiles(8, 0, size).iter().map(|tile| tile.path().replace("tile/8/", "tile/")).collect();
        let mut ours = Vec::new();
        for level in 0..8 {
            let (full, partial) = TilePath::count(level, size);
            ours.extend((0..full).map(|index| TilePath { level: Some(level), index, width: TILE_WIDTH }.path()));
            ours.extend((partial > 0).then(|| TilePath { level: Some(level), index: full, width: partial }.path()));
        }
        theirs.sort();
        ours.sort();
        assert_eq!(ours, theirs, "size {size}");
    }
}

/// signed_note opens what we sign, and we open what it signs.
#[test]
fn signed_note_agrees() {
    let ours = NoteSigner::from_seed("log.example/ours", [6; 32]).unwrap();
    let text = "log.example/ours\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    let theirs = StandardVerifier::new(&ours.verifier().vkey()).unwrap();
    let note = Note::from_bytes(ours.sign(text).unwrap().as_bytes()).unwrap();
    let (verified, _) = note.verify(&VerifierList::new(vec![Box::new(theirs)])).unwrap();
    assert_eq!((verified.len(), note.text()), (1, text.as_bytes()));
    // The signing key of the Go documentation.
    let signer = StandardSigner::new("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").unwrap();
    let mut note = Note::new(text.as_bytes(), &[]).unwrap();
    note.add_sigs(&[&signer]).unwrap();
    let key = NoteVerifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
    assert_eq!(key.open(std::str::from_utf8(&note.to_bytes()).unwrap()).unwrap(), text);
}
