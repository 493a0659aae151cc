//! `lantern instruments`: forms, and what answers to them lead to. Keeps nothing and reads no store.

use super::{Asked, grid};
use crate::{
    arguments::Instruments,
    clock,
    console::Console,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use lantern_casework::{Checked, REGISTRATION_CHECK, check_registration};
use lantern_instruments::{Answers, Instrument, Judgement, Library, Problem, Silence, Spoken};
use lantern_intake::Input;
use lantern_words::{Arg, Words};
use serde_json::{Value as Json, json};
use std::{
    borrow::Cow,
    fs::File,
    io::{Read, stdin},
    path::Path,
};

/// The largest file of answers.
const ANSWERS_BYTES_MAX: u64 = 1024 * 1024;

/// The forms of the program, and those of the deployment.
pub fn library(folder: Option<&Path>, settings: &Settings) -> Result<Cow<'static, Library>> {
    let bundled = Library::bundled().map_err(Clone::clone)?;
    Ok(match folder.or(settings.instruments.value.as_deref()) {
        Some(folder) => Cow::Owned(bundled.clone().with_folder(folder)?),
        None => Cow::Borrowed(bundled),
    })
}

pub fn run(command: &Instruments, settings: &Settings, today: &str, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let folder = match command {
        Instruments::List(forms) | Instruments::Show { forms, .. } | Instruments::Score { forms, .. } => forms.folder.as_deref(),
        Instruments::Xform { folder, .. } => folder.as_deref(),
        Instruments::CheckRegistration { .. } => None,
    };
    let library = library(folder, settings)?;
    let find = |id: &str| library.get(id).ok_or_else(|| Mistyped::error(format!("there is no form \"{id}\"; `lantern instruments list` names them")));
    match command {
        Instruments::List(forms) => list(&library, forms.json, words, console),
        Instruments::Show { id, forms } => show(find(id)?, forms.json, words, console),
        Instruments::Score { id, answers, forms } => return score(find(id)?, &read(answers)?, today, (forms.json, words), console),
        Instruments::CheckRegistration { .. } => anyhow::bail!("a registration is checked on an open store"),
        Instruments::Xform { id, .. } => console.say(&find(id)?.xform(settings.language.value)),
    }
    Ok(Outcome::Done)
}

fn list(library: &Library, as_json: bool, words: &Words, console: &dyn Console) {
    let language = words.language();
    if as_json {
        let lines: Vec<_> = library.all().map(|one| one.listed(language)).collect();
        console.say(&json!({ "instruments": lines }).to_string());
        return;
    }
    let mut grid = grid::grid(console.width(), &[words.text("table-list-name"), words.text("table-list-what"), words.text("instruments-opens")], 3);
    for one in library.all() {
        let opens = format!("opens.{}", one.opens_to.code());
        grid.add_row([one.id.as_str(), one.texts.of(language, "title"), one.texts.of(language, &opens)]);
    }
    console.say(&grid.to_string());
}

fn show(one: &Instrument, as_json: bool, words: &Words, console: &dyn Console) {
    let text = |key: String| one.texts.of(words.language(), &key).to_owned();
    let of = |noun: &str, code: &str| text(format!("{noun}.{code}"));
    if as_json {
        console.say(&json!(one.describe(words.language())).to_string());
        return;
    }
    console.say(&format!("{}\n{}\n", text("title".into()), text("summary".into())));
    console.say(&format!(
        "{}: {} · {}",
        words.text("instruments-opens"),
        of("opens", one.opens_to.code()),
        words.with("instruments-version", &[("version", Arg::from(one.version.as_str()))])
    ));
    console.say(&format!("\n{}", words.text("instruments-questions")));
    for page in &one.pages {
        console.say(&format!("  {}", of("page", &page.name)));
        for question in one.on_page(&page.name) {
            console.say(&format!("    {}  {}", question.name, of("question", &question.name)));
        }
    }
    for (head, lines) in [
        (
            "instruments-indicators",
            one.indicators
                .iter()
                .map(|indicator| format!("{}  {} ({})", indicator.code, of("indicator", &indicator.code), of("weight", indicator.weight.code())))
                .collect::<Vec<_>>(),
        ),
        (
            "instruments-rules",
            one.outcomes.iter().map(|outcome| format!("{}: {}", of("result", outcome.result.code()), of("outcome", &outcome.code))).collect(),
        ),
        (
            "instruments-sources",
            one.informed_by
                .iter()
                .map(|source| format!("{} ({}{})", source.title, source.body, source.year.map_or_else(String::new, |year| format!(", {year}"))))
                .collect(),
        ),
    ] {
        if !lines.is_empty() {
            console.say(&format!("\n{}", words.text(head)));
            for line in &lines {
                console.say(&format!("  {line}"));
            }
        }
    }
}

fn read(path: &Path) -> Result<serde_json::Map<String, Json>> {
    let mut text = String::new();
    let (name, mut source): (String, Box<dyn Read>) = if path == Path::new("-") {
        ("-".into(), Box::new(stdin()))
    } else {
        (path.display().to_string(), Box::new(File::open(path).with_context(|| format!("cannot read {}", path.display()))?))
    };
    source.by_ref().take(ANSWERS_BYTES_MAX + 1).read_to_string(&mut text).with_context(|| format!("{name} is no UTF-8 text"))?;
    ensure!(text.len() as u64 <= ANSWERS_BYTES_MAX, "{name} is larger than {ANSWERS_BYTES_MAX} bytes");
    // The message of a broken file names its place and nothing of its content.
    let json: Json = serde_json::from_str(&text).map_err(|error| anyhow::anyhow!("{name} is no JSON: line {}, column {}", error.line(), error.column()))?;
    match json {
        Json::Object(object) => Ok(object),
        _ => anyhow::bail!("{name} is no JSON object of answers by question, such as {{\"age\": 17, \"papers\": \"yes\"}}"),
    }
}

fn score(one: &Instrument, given: &serde_json::Map<String, Json>, today: &str, (as_json, words): (bool, &Words), console: &dyn Console) -> Result<Outcome> {
    let (judgement, problems) = Answers::judged(one, given, today);
    if as_json {
        let mut said = serde_json::to_value(&judgement)?;
        said["problems"] = json!(problems);
        console.say(&said.to_string());
    } else {
        tell(one, &judgement, words, console);
        for problem in &problems {
            console.note(&about(problem, words));
        }
    }
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::SomeRowsOutside })
}

fn about(problem: &Problem, words: &Words) -> String {
    let fault = words.text(&format!("instruments-fault-{}", problem.fault.code()));
    words.with("instruments-cli-problem", &[("question", Arg::from(problem.question.as_str())), ("fault", Arg::from(fault.as_str()))])
}

fn tell(one: &Instrument, judgement: &Judgement, words: &Words, console: &dyn Console) {
    let text = |noun: &str, code: &str| one.texts.of(words.language(), &format!("{noun}.{code}")).to_owned();
    match judgement.result {
        Some(step) => console.say(&format!("{}\n{}", text("result", step.code()), words.text("instruments-not-a-finding"))),
        None if !one.scale.steps().is_empty() => console.say(&words.text("instruments-nothing-asked")),
        None => {}
    }
    if judgement.is_child {
        console.say(&words.text("instruments-child-list"));
    }
    let silence = |why: Silence| words.text(&format!("instruments-silence-{}", why.code()));
    let spoken = |all: &[Spoken]| all.iter().map(|one| format!("{} ({})", text("indicator", &one.code), text("weight", one.weight.code()))).collect::<Vec<_>>();
    for (head, lines) in [
        ("instruments-for", spoken(&judgement.speaks_for)),
        ("instruments-rule", judgement.rules.iter().map(|code| text("outcome", code)).collect()),
        ("instruments-advice", judgement.advice.iter().map(|code| text("advice", code)).collect()),
        ("instruments-against", spoken(&judgement.speaks_against)),
        ("instruments-shut", judgement.shut.iter().map(|code| text("gate", code)).collect()),
        ("instruments-silent", judgement.silent.iter().map(|one| format!("{} ({})", text("indicator", &one.code), silence(one.why))).collect()),
    ] {
        if !lines.is_empty() {
            console.say(&format!("\n{}", words.text(head)));
            for line in &lines {
                console.say(&format!("  {line}"));
            }
        }
    }
}

/// `lantern instruments check-registration`, on an open store.
pub async fn check(command: &Instruments, asked: &Asked) -> Result<Outcome> {
    let Instruments::CheckRegistration { file, key, reading } = command else { anyhow::bail!("only a check of a registration reads the store") };
    let library = library(None, &asked.house.settings)?;
    let form = library.get(REGISTRATION_CHECK).context("the form registration-check is not there")?;
    let (input, words) = (Input::Path(asked.path(file)), asked.words());
    let done = check_registration(&asked.house.gate, &asked.entered, form, (input, key), &clock::now().at).await?;
    let Checked { rows, unreadable, unused_columns, lines, problems, problems_all } = &done.checked;
    if reading.json {
        let said = json!({ "run": done.run, "rows": rows, "unreadable": unreadable, "unused_columns": unused_columns, "lines": lines.len(), "problems": problems, "problems_all": problems_all });
        asked.console.say(&said.to_string());
    } else {
        asked.console.say(&words.with("instruments-lines-checked", &[("rows", Arg::count(*rows)), ("lines", Arg::count(lines.len()))]));
        if !unused_columns.is_empty() {
            asked.console.say(&words.with("instruments-lines-unused", &[("columns", Arg::from(words.list(unused_columns).as_str()))]));
        }
        for problem in problems.iter().take(grid::ROWS_PRINTED_MAX) {
            let row = ("row", Arg::count(problem.row));
            asked.console.note(&match (&problem.column, problem.fault) {
                (Some(column), Some(fault)) => {
                    let fault = words.text(&format!("instruments-fault-{}", fault.code()));
                    words.with("instruments-lines-problem", &[row, ("column", Arg::from(column.as_str())), ("fault", Arg::from(fault.as_str()))])
                }
                _ => words.with("instruments-lines-problem-row", &[row]),
            });
        }
    }
    Ok(if *problems_all > 0 { Outcome::SomeRowsOutside } else { Outcome::Done })
}
