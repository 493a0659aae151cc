//! The same questions, decided by another program: the Python package cedarpy.

use std::path::{Path, PathBuf};
use std::process::Command;

use lantern_access::policy::{Action, Basis, FILES, Principal, Question, SCHEMA};
use serde_json::{Value, json};

use super::samples::{Dice, POLICIES};

/// The version that the decisions are compared with.
const CEDARPY: &str = "cedarpy==4.12.2";
/// How many questions are compared; half come wholly by chance, half with everything given.
const QUESTIONS: usize = 800;

/// Reads one document from its standard input and prints, for each question, whether it is allowed and by which policies.
const SCRIPT: &str = r"
import json, sys
import cedarpy
work = json.load(sys.stdin)
answers = []
for request, entities in work['questions']:
    result = cedarpy.is_authorized(request, work['policies'], entities, schema=work['schema'])
    names = result.diagnostics.id_annotations_by_reason
    answers.append([result.allowed, sorted(names[reason] for reason in result.diagnostics.reasons), [str(error) for error in result.diagnostics.errors]])
json.dump(answers, sys.stdout)
";

/// The Python of an environment with cedarpy, made on first use; none where it cannot be installed. In CI it must be there.
fn python() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cedarpy-4.12.2");
    let python = folder.join("bin/python");
    let works = |python: &Path| Command::new(python).args(["-c", "import cedarpy"]).output().is_ok_and(|output| output.status.success());
    if !works(&python) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).output().is_ok_and(|output| output.status.success());
        let installed = made
            && Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", CEDARPY])
                .output()
                .is_ok_and(|output| output.status.success());
        if !installed || !works(&python) {
            assert!(std::env::var_os("CI").is_none(), "{CEDARPY} cannot be installed; CI must compare the decisions");
            println!("skipped: {CEDARPY} cannot be installed on this machine, so the decisions are not compared");
            return None;
        }
    }
    Some(python)
}

fn entity(kind: &str, id: &str) -> Value {
    json!({"__entity": {"type": kind, "id": id}})
}

fn put(record: &mut Value, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        record[name] = value;
    }
}

fn account(principal: &Principal) -> Value {
    let mut attributes = json!({"body": entity("Body", principal.body.code()), "local": principal.local, "child_trained": principal.child_trained});
    put(&mut attributes, "agency", principal.agency.as_ref().map(|agency| json!(agency)));
    let parents: Vec<Value> = principal.roles.iter().map(|role| json!({"type": "Role", "id": role.code()})).collect();
    json!({"uid": {"type": "Account", "id": principal.account}, "attrs": attributes, "parents": parents})
}

fn basis(basis: &Basis) -> Value {
    let mut record = json!({"kind": entity("BasisKind", basis.kind.code()), "live": basis.live, "for_recipient": basis.for_recipient});
    put(&mut record, "decided_by", basis.decided_by.as_ref().map(|decider| entity("Account", &decider.account)));
    record
}

fn context(question: &Question) -> Value {
    let context = &question.context;
    let mut record = json!({
        "purpose": entity("Purpose", context.purpose.code()),
        "counsel_consulted": context.counsel_consulted,
        "confirmed_alone": context.confirmed_alone,
        "notice": context.notice,
        "first_setup": context.first_setup,
    });
    put(&mut record, "basis", context.basis.as_ref().map(basis));
    put(&mut record, "second_person", context.second_person.as_ref().map(|second| entity("Account", &second.account)));
    let recipient = context
        .recipient
        .map(|recipient| json!({"body": entity("Body", recipient.body.code()), "death_penalty": recipient.death_penalty, "fair_trial": recipient.fair_trial}));
    put(&mut record, "recipient", recipient);
    put(&mut record, "protocol", context.protocol.map(|protocol| json!({"live": protocol.live, "covers": protocol.covers})));
    put(&mut record, "reason", context.reason.as_ref().map(|reason| json!(reason)));
    record
}

fn thing(question: &Question) -> Value {
    let resource = &question.resource;
    let mut attributes = json!({
        "kind": entity("ResourceKind", resource.kind.code()),
        "wing": entity("Wing", resource.wing.code()),
        "sensitivity": entity("Sensitivity", resource.sensitivity.code()),
        "items": resource.items,
        "held": resource.held,
        "conflict": resource.conflict,
    });
    put(&mut attributes, "agency", resource.agency.as_ref().map(|agency| json!(agency)));
    put(&mut attributes, "complained_of", resource.complained_of.as_ref().map(|agency| json!(agency)));
    put(&mut attributes, "owner", resource.owner.as_ref().map(|owner| entity("Account", owner)));
    json!({"uid": {"type": "Thing", "id": "it"}, "attrs": attributes, "parents": []})
}

/// The request and the entities in cedarpy's form, written without any of the program's own translation.
fn written(question: &Question) -> Value {
    let request = json!({
        "principal": format!("Account::\"{}\"", question.principal.account),
        "action": format!("Action::\"{}\"", question.action.code()),
        "resource": "Thing::\"it\"",
        "context": context(question),
    });
    let mut principals: Vec<&Principal> = vec![&question.principal];
    let others = [question.context.second_person.as_ref(), question.context.basis.as_ref().and_then(|basis| basis.decided_by.as_ref())];
    for other in others.into_iter().flatten() {
        if principals.iter().all(|known| known.account != other.account) {
            principals.push(other);
        }
    }
    let entities: Vec<Value> = principals.into_iter().map(account).chain([thing(question)]).collect();
    json!([request, entities])
}

/// Eight hundred decisions, and the rules that decided, are the same as cedarpy's, which also checks every question against the schema.
#[test]
fn cedarpy_decides_the_same() {
    let Some(python) = python() else { return };
    let mut dice = Dice::new(2331);
    let questions: Vec<Question> = (0..QUESTIONS).map(|number| if number % 2 == 0 { dice.question() } else { dice.favoured_question(Action::ALL) }).collect();
    let policies: String = FILES.iter().map(|(_, text)| *text).collect();
    let work = json!({"policies": policies, "schema": SCHEMA, "questions": questions.iter().map(written).collect::<Vec<_>>()});
    let answers = answers(&python, &work);
    assert_eq!(answers.len(), questions.len());
    let mut allowed = 0;
    for (question, answer) in questions.iter().zip(&answers) {
        let decision = POLICIES.decide(question);
        assert_eq!(answer[2], json!([]), "cedarpy refuses {question:?}");
        assert_eq!(answer[0], json!(decision.allowed), "{question:?}: here {:?}, there {}", decision.by, answer[1]);
        assert_eq!(answer[1], json!(decision.by), "{question:?}");
        allowed += usize::from(decision.allowed);
    }
    assert!((60..=QUESTIONS - 60).contains(&allowed), "{allowed} allowed: the comparison says too little");
}

fn answers(python: &Path, work: &Value) -> Vec<Value> {
    use std::io::Write;
    use std::process::Stdio;
    let mut child =
        Command::new(python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("python starts");
    child.stdin.take().expect("the input is piped").write_all(work.to_string().as_bytes()).expect("python reads its input");
    let output = child.wait_with_output().expect("python ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("python prints the answers")
}
