#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "x")]
mod attacker;
use attacker::Dice;
use lantern_disclosure::*;
#[test]
fn stress() {
    for (shape, n) in [(vec![10u64,10,6,6,6], 20_000), (vec![10,10,6,6,6], 1_000_000), (vec![200,12], 100_000), (vec![60,12,4,6], 50_000)] {
        let dims: Vec<Dimension> = (0..shape.len()).map(attacker::dimension).collect();
        let lattice = Lattice::new([dims]).unwrap();
        let mut counts = Counts::new(&lattice);
        let codes: Vec<Vec<Code>> = shape.iter().enumerate().map(|(p,&s)| (0..s).map(|c| counts.code(&attacker::dimension(p), &format!("{c:03}")).unwrap()).collect()).collect();
        let mut dice = Dice(5);
        for _ in 0..n { let r: Vec<Code> = codes.iter().map(|c| c[dice.skewed(c.len() as u64)]).collect(); counts.add_codes(&r, 1).unwrap(); }
        let t = std::time::Instant::now();
        let release = Release::decide(&counts, Threshold::default()).unwrap();
        println!("{shape:?} {n}: {:?} whole {:?}", t.elapsed(), release.withheld_whole().len());
    }
}
