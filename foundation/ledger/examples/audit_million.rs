//! Builds a log of a million entries in a folder, audits it, and prints how many seconds of one processor that took.
//!
//! `cargo run --release -p lantern-ledger --example audit_million [ENTRIES]`

use lantern_ledger::{Checkpoint, Files, Leaf, LeafKind, NoteSigner, TileWrite, TileWriter, audit::audit};
use std::{fs, io, path::PathBuf, time::Instant};

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(path)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let entries: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |argument| argument.parse())?;
    let directory = tempfile::tempdir()?;
    let folder = Folder(directory.path().to_owned());
    let signer = NoteSigner::from_seed("log.example/million", [1; 32])?;
    build(&folder, &signer, entries)?;
    let (started, used) = (Instant::now(), processor_seconds()?);
    let report = audit(&folder, &signer.verifier(), None);
    let (wall, used) = (started.elapsed().as_secs_f64(), processor_seconds()? - used);
    assert!(report.is_sound() && report.size == entries, "a log just written is whole: {:?}", report.problems);
    println!("entries {entries} · processor seconds {used:.2} · wall seconds {wall:.2}");
    Ok(())
}

fn build(folder: &Folder, signer: &NoteSigner, entries: u64) -> Result<(), Box<dyn std::error::Error>> {
    let mut writer = TileWriter::new();
    for index in 0..entries {
        writer.push(Leaf::commit(LeafKind::Change, &[2; 32], &index.to_be_bytes()).bytes())?;
        write(folder, writer.take_full())?;
    }
    write(folder, writer.partial())?;
    let head = Checkpoint { origin: signer.verifier().name().to_owned(), size: entries, root: writer.frontier().root() };
    Ok(fs::write(folder.0.join("checkpoint"), signer.sign(&head.to_text())?)?)
}

fn write(folder: &Folder, files: Vec<TileWrite>) -> io::Result<()> {
    for file in files {
        let path = folder.0.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&folder.0))?;
        fs::write(path, file.bytes)?;
    }
    Ok(())
}

/// User and system time of this process, in Linux's hundredths of a second.
fn processor_seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The second field is the program's name in parentheses; user and system time are the 14th and 15th.
    let fields: Vec<&str> = stat.rsplit_once(')').ok_or("no name in /proc/self/stat")?.1.split_whitespace().collect();
    let ticks: u32 = fields.iter().skip(11).take(2).map(|field| field.parse::<u32>()).sum::<Result<u32, _>>()?;
    Ok(f64::from(ticks) / 100.0)
}
