//! `lantern demo`: an invented region from nothing to the typology, compared with its truth.

use super::{Asked, grid, import, serve, typology};
use crate::{arguments::Demo, clock, console::Console, house::House, outcome::Outcome, settings::{Given, Settings}};
use anyhow::{Context, Result, bail};
use lantern_facts::{Dimension, Query, Scope};
use lantern_intake::{ImportRequest, Input, Layout, LayoutChoice, Limits, ProblemsTo};
use lantern_model::{AgencyCode, DatasetName, SourceKind};
use lantern_publish::Choice;
use lantern_scenario::{AgencyFile, Comparison, Truth};
use lantern_store::ImportStanding;
use lantern_words::Arg;
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
};

/// The folder of the invented region, inside the data folder.
const WORLD: &str = "world";

pub async fn run(demo: &Demo, given: &Given, console: Arc<dyn Console>) -> Result<Outcome> {
    let words = lantern_words::Words::of(Settings::read(&demo.folder, given)?.language.value);
    console.note(&words.with("cli-demo-making", &[("count", Arg::count(demo.people))]));
    let world = demo.folder.join(WORLD);
    let files = region(demo, &world)?;
    let house = House::open_or_make(Settings::read(&demo.folder, given)?, &*console).await?;
    let asked = Asked { house, console, folder: std::env::current_dir()? };
    take_in(&files, &asked).await?;
    typology::print(&Scope { source_kind: Some(SourceKind::CaseRecords), conditions: Vec::new() }, Choice::Operational, false, &asked).await?;
    compare(&Truth::read(&world)?, &asked).await?;
    if demo.no_serve {
        asked.house.store.close().await;
    } else {
        serve::serve(asked.house, &*asked.console).await?;
    }
    Ok(Outcome::Done)
}

/// Makes the region, or takes the one that stands there if it is the same.
fn region(demo: &Demo, world: &Path) -> Result<Vec<AgencyFile>> {
    let (mark, wanted) = (world.join("made.txt"), format!("people {} seed {}\n", demo.people, demo.seed));
    match fs::read_to_string(&mark) {
        Ok(made) if made != wanted => bail!("{} holds another invented region ({}): choose another --data, or delete the folder", demo.folder.display(), made.trim()),
        Ok(_) => {}
        Err(_) => {
            fs::create_dir_all(world).with_context(|| format!("cannot make {}", world.display()))?;
            fs::write(demo.folder.join("lantern.toml"), format!("# The invented region of `lantern demo`.\ninvented = true\nareas = \"{WORLD}/areas.topojson\"\n"))?;
            fs::write(mark, wanted)?;
        }
    }
    // The same seed gives the same bytes, so what stands there already is only written once more.
    Ok(lantern_scenario::make(world, demo.people, demo.seed)?.files)
}

/// Imports every agency's file that is not in yet.
async fn take_in(files: &[AgencyFile], asked: &Asked) -> Result<()> {
    let held = asked.house.store.imports(1_000).await?;
    let is_held = |file: &AgencyFile| held.iter().any(|one| one.state == ImportStanding::Complete && one.dataset.as_str() == file.dataset && one.agency.as_str() == file.agency);
    let waiting: Vec<&AgencyFile> = files.iter().filter(|file| !is_held(file)).collect();
    if waiting.is_empty() {
        return Ok(());
    }
    asked.console.note(&asked.words().with("cli-demo-importing", &[("count", Arg::count(waiting.len()))]));
    let never = Arc::new(AtomicBool::new(false));
    for file in waiting {
        import::one(&request(file, asked)?, false, &never, asked).await?;
    }
    Ok(())
}

fn request(file: &AgencyFile, asked: &Asked) -> Result<ImportRequest> {
    let layout = match &file.layout {
        None => LayoutChoice::Recognise,
        Some(path) => LayoutChoice::Parsed(Box::new(Layout::parse(&fs::read_to_string(path)?)?)),
    };
    let moment = clock::now();
    let mut problems = file.path.clone().into_os_string();
    problems.push(".problems.csv");
    Ok(ImportRequest {
        input: Input::Path(file.path.clone()),
        agency: AgencyCode::parse(&file.agency)?,
        agency_name: Some(file.agency_name.clone()),
        dataset: Some(DatasetName::parse(&file.dataset)?),
        layout,
        complete: false,
        invented: true,
        without: Vec::new(),
        dry_run: false,
        problems: ProblemsTo::File(problems.into()),
        language: asked.house.settings.language.value,
        actor: asked.house.settings.actor.value.clone(),
        at: moment.at,
        today: moment.today,
        limits: Limits::default(),
        areas: import::areas(asked),
    })
}

/// Every figure of the typology against the truth, with what explains the difference.
async fn compare(truth: &Truth, asked: &Asked) -> Result<()> {
    let (words, console) = (asked.words(), &asked.console);
    let figures = asked.house.figures().await?;
    let names = asked.house.names(&figures);
    let mut recorded: BTreeMap<&str, Vec<(String, u64)>> = BTreeMap::new();
    for name in truth.dimensions() {
        let dimension = Dimension::parse(name).with_context(|| format!("the truth names the dimension \"{name}\", which does not exist"))?;
        let query = Query { by: vec![dimension], conditions: Vec::new(), source_kind: Some(SourceKind::CaseRecords) };
        let table = figures.table(&query, Choice::Operational).await?;
        recorded.insert(name, table.rows.into_iter().filter_map(|mut row| Some((row.codes.pop()?, row.figure.exact()?))).collect());
    }
    console.say(&format!("\n━━ {}", words.text("cli-demo-compare")));
    console.say(&words.text("cli-demo-compare-what"));
    let totals = truth.totals();
    console.say(&words.with("cli-demo-people", &[("count", Arg::count(totals.trafficked))]));
    console.say(&words.with("cli-demo-seen", &[("count", Arg::count(totals.seen))]));
    let mut unexplained = 0;
    for comparison in truth.compare(&|name: &str| recorded.get(name).cloned().unwrap_or_default()) {
        unexplained += comparison.lines.iter().map(|line| line.unexplained.unsigned_abs()).sum::<u64>();
        print(&comparison, &names, &**console);
    }
    console.say("");
    console.say(&match unexplained {
        0 => words.text("cli-demo-explained"),
        count => words.with("cli-demo-unexplained", &[("count", Arg::count(count))]),
    });
    Ok(())
}

fn print(comparison: &Comparison, names: &lantern_publish::Names<'_>, console: &dyn Console) {
    let words = names.words;
    let Some(dimension) = Dimension::parse(comparison.dimension) else { return };
    let keys = ["cli-demo-truth", "cli-demo-unseen", "cli-demo-duplicates", "cli-demo-rejected", "cli-demo-not-recorded", "cli-demo-misread", "cli-demo-recorded"];
    let heads: Vec<String> = std::iter::once(names.dimension(dimension)).chain(keys.iter().map(|key| words.text(key))).collect();
    let mut grid = grid::grid(console.width(), &heads, 1);
    for line in &comparison.lines {
        let signed = |count: u64, sign: i64| words.signed(i64::try_from(count).unwrap_or(i64::MAX) * sign);
        let misread = i64::try_from(line.misread_in).unwrap_or(i64::MAX) - i64::try_from(line.misread_out).unwrap_or(i64::MAX);
        grid.add_row([
            names.label(dimension, &line.code),
            words.number(line.truth),
            signed(line.unseen, -1),
            signed(line.duplicates, 1),
            signed(line.rejected, -1),
            signed(line.not_recorded, -1),
            words.signed(misread),
            words.number(line.recorded),
        ]);
    }
    console.say(&format!("\n{grid}"));
}
