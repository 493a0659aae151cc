//! The forms in the engine of others: JavaRosa, which ODK Collect runs. Every form is accepted, and filled by it comes to the same
//! relevance, the same calculations and the same step as here.

use crate::{monotone::answers, small::TODAY};
use lantern_instruments::{Answers, Instrument, Kind, Library};
use lantern_vocab::Language;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The jar with JavaRosa that PyPI pyxform ships; none where Python or Java is not there, which is an error where CI says that they must be.
fn jar() -> Option<PathBuf> {
    const FIND: &str = "import pyxform, pathlib; print(pathlib.Path(pyxform.__file__).parent / 'validators/odk_validate/bin/ODK_Validate.jar')";
    let venv = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pyxform");
    let python = venv.join("bin/python");
    let find = || {
        let found = Command::new(&python).args(["-c", FIND]).output().ok().filter(|found| found.status.success())?;
        let path = PathBuf::from(String::from_utf8(found.stdout).ok()?.trim());
        path.is_file().then_some(path)
    };
    if find().is_none() {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&venv).output().is_ok_and(|run| run.status.success());
        if made {
            let _ = Command::new(venv.join("bin/pip")).args(["install", "--quiet", "pyxform==4.5.0"]).status();
        }
    }
    let java = Command::new("java").arg("-version").output().is_ok_and(|run| run.status.success());
    let jar = find().filter(|_| java);
    if jar.is_none() {
        assert!(std::env::var_os("CI").is_none(), "CI needs Python with pyxform, and Java");
        println!("no Java, or no Python with pyxform: not checked against JavaRosa");
    }
    jar
}

/// How many times each form is filled.
fn rounds() -> usize {
    if std::env::var_os("LANTERN_SOAK").is_some() { 200 } else { 12 }
}

/// Where a question stands in the form.
fn place(instrument: &Instrument, name: &str) -> String {
    let page = instrument.question(name).and_then(|question| question.page.as_ref());
    page.map_or_else(|| format!("/data/{name}"), |page| format!("/data/page_{page}/{name}"))
}

/// One interview as the harness reads it.
fn script(instrument: &Instrument, form: &Path, answers: &Answers) -> String {
    let mut script = format!("form\t{}\n", form.display());
    for (name, answer) in answers.coded(instrument).chain(answers.identity(instrument)) {
        let _ = writeln!(script, "answer\t{}\t{answer}", place(instrument, name));
    }
    script + "end\n"
}

#[test]
fn javarosa_comes_to_the_same() {
    let Some(jar) = jar() else { return };
    let library = Library::bundled().unwrap_or_else(|error| panic!("{error}"));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("xforms");
    std::fs::create_dir_all(&folder).expect("a folder for forms");
    let (mut input, mut interviews) = (String::new(), Vec::new());
    let mut random = ChaCha8Rng::seed_from_u64(2017);
    for instrument in library.all() {
        let form = folder.join(format!("{}.xml", instrument.id));
        std::fs::write(&form, instrument.xform(Language::En)).expect("a form is written");
        for _ in 0..rounds() {
            let choices: Vec<u32> = instrument.questions.iter().map(|_| random.next_u32() % 70_000).collect();
            // What does not satisfy its question is not taken by either.
            let given = answers(instrument, &choices);
            let given = instrument.fill(&given, TODAY).counted(&given);
            input.push_str(&script(instrument, &form, &given));
            interviews.push((instrument, given));
        }
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/javarosa/Judge.java");
    let mut child =
        Command::new("java").arg("-cp").arg(&jar).arg(source).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Java runs");
    let mut stdin = child.stdin.take().expect("it reads");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("Java ends");
    writer.join().expect("the writer ends").expect("everything is read");
    assert!(output.status.success(), "the harness failed");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let mut results = said.split("end of form\n");
    let mut compared = 0;
    for (instrument, given) in interviews {
        let filled = instrument.fill(&given, TODAY);
        let result = results.next().unwrap_or_default();
        let places: BTreeMap<&str, (bool, &str)> = result
            .lines()
            .filter_map(|line| line.strip_prefix("place\t")?.split_once('\t'))
            .map(|(name, rest)| {
                let (asked, value) = rest.split_once('\t').unwrap_or((rest, ""));
                (name, (asked == "asked", value))
            })
            .collect();
        for question in instrument.questions.iter().filter(|question| question.kind != Kind::Note) {
            let theirs = places.get(question.name.as_str()).unwrap_or_else(|| panic!("{}: {} is not there: {result}", instrument.id, question.name));
            let ours = (filled.is_asked(&question.name), filled.value(&question.name));
            assert_eq!(ours, *theirs, "{}: {}; answers: {given:?}", instrument.id, question.name);
            compared += 1;
        }
        if !instrument.outcomes.is_empty() {
            let ours = filled.judge().result.map_or("", |step| step.code());
            assert_eq!(ours, places["result"].1, "{}: the step; answers: {given:?}", instrument.id);
        }
    }
    println!("{compared} places compared");
}
