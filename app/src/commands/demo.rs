//! `lantern demo`: an invented region from nothing to the typology, compared with its truth.

use super::{Asked, comparison, import, serve, typology};
use crate::{arguments::Demo, clock, console::Console, house::House, listen::Plan, outcome::Outcome, secrets::Secrets, settings::Given};
use anyhow::{Context, Result, bail};
use lantern_facts::Scope;
use lantern_intake::{ImportRequest, Input, Layout, LayoutChoice, Limits, ProblemsTo};
use lantern_model::{AgencyCode, DatasetName, SourceKind};
use lantern_publish::Choice;
use lantern_scenario::{AgencyFile, Truth};
use lantern_store::ImportStanding;
use lantern_words::Arg;
use std::{
    fs,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
};

/// The folder of the invented region, inside the data folder.
const WORLD: &str = "world";

/// Rows of one table that the demo prints, so that everything can be read at one go; `lantern typology` prints more of them.
const ROWS_PRINTED_MAX: usize = 5;

pub async fn run(demo: &Demo, given: &Given, console: Arc<dyn Console>) -> Result<Outcome> {
    let world = demo.folder.join(WORLD);
    claim(demo, &world)?;
    let settings = super::settings(&demo.folder, given)?;
    let plan = Plan::of(&settings)?;
    let words = lantern_words::Words::of(settings.language.value);
    console.note(&words.with("cli-demo-making", &[("count", Arg::count(demo.people))]));
    // The same seed gives the same bytes, so what stands there already is only written once more.
    let files = lantern_scenario::make(&world, demo.people, demo.seed)?.files;
    let house = House::open_or_make(settings, &*console).await?;
    let entered = house.enter(None, None).await?;
    let asked = Asked { house, entered, console, folder: std::env::current_dir()?, secrets: Secrets::default(), through_server: false };
    take_in(&files, &asked).await?;
    let scope = Scope { source_kind: Some(SourceKind::CaseRecords), conditions: Vec::new() };
    typology::print(&scope, Choice::Operational, typology::Form::Tables { rows_max: ROWS_PRINTED_MAX }, &asked).await?;
    comparison::print(&Truth::read(&world)?, &asked).await?;
    if demo.no_serve {
        asked.house.leave().await?;
    } else {
        serve::serve(asked.house, plan, &*asked.console).await?;
    }
    Ok(Outcome::Done)
}

/// Takes an empty folder for an invented region, or one that holds the same region; refuses any other, so that nothing invented
/// ever stands among real records.
fn claim(demo: &Demo, world: &Path) -> Result<()> {
    let (mark, wanted) = (world.join("made.txt"), format!("people {} seed {}\n", demo.people, demo.seed));
    match fs::read_to_string(&mark) {
        Ok(made) if made != wanted => {
            bail!("{} holds another invented region ({}): choose another --data, or delete the folder", demo.folder.display(), made.trim())
        }
        Ok(_) => {}
        Err(_) if demo.folder.exists() && fs::read_dir(&demo.folder)?.next().is_some() => {
            bail!("{} holds something else than an invented region: choose another --data", demo.folder.display())
        }
        Err(_) => {
            fs::create_dir_all(world).with_context(|| format!("cannot make {}", world.display()))?;
            fs::write(mark, wanted)?;
        }
    }
    let settings = demo.folder.join("lantern.toml");
    if !settings.exists() {
        fs::write(settings, format!("# The invented region of `lantern demo`.\ninvented = true\nareas = \"{WORLD}/areas.topojson\"\n"))?;
    }
    Ok(())
}

/// Imports every agency's file that is not in yet.
async fn take_in(files: &[AgencyFile], asked: &Asked) -> Result<()> {
    let held = asked.house.store.imports(1_000).await?;
    let is_held = |file: &AgencyFile| {
        held.iter().any(|one| one.state == ImportStanding::Complete && one.dataset.as_str() == file.dataset && one.agency.as_str() == file.agency)
    };
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
        actor: asked.entered.login().to_owned(),
        at: moment.at,
        today: moment.today,
        limits: Limits::default(),
        areas: import::areas(asked),
    })
}
