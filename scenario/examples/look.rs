//! look
use std::time::Instant;
fn main() {
    let folder = std::path::PathBuf::from("/work/t/scenario-look");
    let start = Instant::now();
    let made = lantern_scenario::make(&folder, 10_000, 2388).unwrap();
    println!("made in {:?}", start.elapsed());
    for f in &made.files { println!("{} {}", f.agency, f.path.display()); }
    let start = Instant::now();
    let truth = lantern_scenario::Truth::read(&folder).unwrap();
    let all = truth.compare(&|d| truth.expected(d));
    println!("compare {:?} {:?}", start.elapsed(), truth.totals());
    for c in &all { println!("{}", c.dimension); for l in c.lines.iter().take(24) { println!("   {:28} T{:5} -u{:5} +d{:4} -nr{:4} -rj{:3} -o{:3} +i{:4} = {:5} ?{}", l.code,l.truth,l.unseen,l.duplicates,l.not_recorded,l.rejected,l.misread_out,l.misread_in,l.recorded,l.unexplained); } }
    let start = Instant::now();
    let mut n = std::io::sink();
    lantern_scenario::write_htcds(&mut n, 100_000, 1).unwrap();
    println!("100k htcds {:?}", start.elapsed());
}
