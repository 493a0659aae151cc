//! Imports a file of invented people into a new store and says what it cost, for measuring. Usage: `import_rows FILE`

use lantern_intake::{ImportRequest, Input, LayoutChoice, Limits, ProblemsTo, Progress, import};
use lantern_model::AgencyCode;
use lantern_store::{Act, Folder, Place, Store};
use lantern_vocab::Language;
use std::{env, error::Error, fs, path::PathBuf, time::Instant};

const AT: &str = "2026-11-25T09:00:00Z";

/// How many times in a second Linux counts the time of a process, on every machine.
const TICKS_PER_SECOND: f64 = 100.0;

struct Unwatched;

impl Progress for Unwatched {
    fn rows(&self, _read: u64, _bytes: u64, _total_bytes: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).map(PathBuf::from).ok_or("usage: import_rows FILE")?;
    let data = tempfile::tempdir()?;
    let place = Place::Folder { folder: Folder::new(data.path().join("data")), key_files: data.path().join("keys") };
    let store = Store::create(&place, &Act { actor: "bench".into(), purpose: "bench".into(), at: AT.into() }).await?;
    let began = Instant::now();
    let report = import(&store, &request(file)?, &Unwatched).await?;
    let (seconds, cpu) = (began.elapsed().as_secs_f64(), cpu_seconds()?);
    println!("{} rows read, {} new, {} rejected, {} warnings", report.read, report.new, report.rejected, report.warnings);
    println!("{seconds:.2} s, {cpu:.2} CPU s, {:.0} rows per CPU second, peak memory {} MiB", f64::from(u32::try_from(report.read)?) / cpu, peak_mib()?);
    store.close().await;
    Ok(())
}

fn request(file: PathBuf) -> Result<ImportRequest, Box<dyn Error>> {
    Ok(ImportRequest {
        input: Input::Path(file),
        agency: AgencyCode::parse("bench")?,
        agency_name: None,
        dataset: None,
        layout: LayoutChoice::Recognise,
        complete: false,
        invented: true,
        without: Vec::new(),
        dry_run: false,
        problems: ProblemsTo::Kept,
        language: Language::En,
        actor: "bench".into(),
        at: AT.into(),
        today: AT[..10].into(),
        limits: Limits::default(),
        areas: None,
    })
}

/// The CPU time of this process so far, all threads and the system's part included.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name in brackets may hold blanks; behind it, the eleventh and twelfth numbers are the ticks.
    let numbers: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 = numbers[11].parse::<f64>()? + numbers[12].parse::<f64>()?;
    Ok(ticks / TICKS_PER_SECOND)
}

fn peak_mib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("this system does not tell the peak of memory")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1024)
}
