//! How many access entries per second are durable, each answered with its proof: `append FOLDER CLIENTS ENTRIES`.
//!
//! Beside it, how often the disk syncs a file that grows by a page: group commit cannot be faster than one sync per group.

use lantern_ledger::{AccessEvent, AccessKind};
use lantern_store::{Act, Change, Folder, Place, Store};
use std::{
    fs::File,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

const AT: &str = "2026-03-17T08:00:00Z";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, clients, entries] = arguments.as_slice() else { return Err("append FOLDER CLIENTS ENTRIES".into()) };
    let (clients, entries): (usize, usize) = (clients.parse()?, entries.parse()?);
    let folder = Path::new(folder);
    println!("fdatasync of a growing file: {:.0} per second", syncs_per_second(folder)?);
    let data = Folder::new(folder.join("data"));
    let place = Place::Folder { key_files: data.key_files(), folder: data };
    let act = Act { actor: "bench".into(), purpose: "bench".into(), at: AT.into() };
    let store = Store::create(&place, &act).await?;
    let verifier = store.ledger_verifier();
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for client in 0..clients {
        let (store, act) = (store.clone(), act.clone());
        tasks.push(tokio::spawn(async move {
            let mut waits = Vec::with_capacity(entries / clients);
            let mut last = None;
            for number in 0..entries / clients {
                let subject = (u128::try_from(client).unwrap_or(0) << 64 | u128::try_from(number).unwrap_or(0)).to_be_bytes();
                let event = AccessEvent { what: AccessKind::Identity, basis: None, subjects: vec![subject] };
                let asked = Instant::now();
                last = store.commit(&act, Change::Access(event)).await?.receipt;
                waits.push(asked.elapsed());
            }
            Ok::<_, lantern_store::StoreError>((waits, last))
        }));
    }
    let mut waits: Vec<Duration> = Vec::with_capacity(entries);
    for task in tasks {
        let (some, last) = task.await??;
        waits.extend(some);
        // Whoever was answered can prove it: the last receipt of each client is checked.
        last.ok_or("no receipt")?.verify(&verifier)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    waits.sort_unstable();
    let at = |share: usize| waits[(waits.len() * share / 1000).min(waits.len() - 1)].as_secs_f64() * 1000.0;
    let per_second = f64::from(u32::try_from(waits.len())?) / seconds;
    println!("{} entries of {clients} clients in {seconds:.2} s: {per_second:.0} per second", waits.len());
    println!("wait for the proof: median {:.1} ms, p99 {:.1} ms, longest {:.1} ms", at(500), at(990), at(1000));
    let begun = Instant::now();
    let commits = 1_000;
    for number in 0..commits {
        store.commit(&act, Change::Setting { name: "bench".into(), value: number.to_string() }).await?;
    }
    println!("store.commit one after another: {:.0} per second", f64::from(commits) / begun.elapsed().as_secs_f64());
    store.close().await;
    Ok(())
}

fn syncs_per_second(folder: &Path) -> std::io::Result<f64> {
    let path = folder.join("syncs");
    let mut file = File::create(&path)?;
    let begun = Instant::now();
    let mut count = 0_u32;
    while begun.elapsed() < Duration::from_secs(2) {
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    std::fs::remove_file(path)?;
    Ok(f64::from(count) / begun.elapsed().as_secs_f64())
}
