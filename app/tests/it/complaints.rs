//! A complaint through the real program: typed as a stranger types it, found nowhere, opened by two keys on machines of their own.

use crate::{
    home::{Home, mode},
    server::Server,
};
use lantern_access::{
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_complaints::{Code, HandlerCode, Parcel, Recipient, SealedAnswer, SealedComplaint, new_answer, open_answer, question_of};
use lantern_gate::{Door, Entered, Gate, GateSettings};
use lantern_store::{Act, Change, Folder, Place, Store};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
};
use uuid::Uuid;

/// What stands in the complaint and nowhere else.
pub const CANARY: &str = "zwelgrimdoost";

#[expect(clippy::disallowed_methods, reason = "the program reads the clock, so the accounts that it meets are of today")]
fn now() -> String {
    // Whole seconds, as the program's own clock gives them: a token is dead before its birth.
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The store of a folder between two commands, with its gate.
async fn house(home: &Home) -> (Store, Gate) {
    let folder = home.path("store");
    let place = Place::Folder { key_files: folder.join("keys"), folder: Folder::new(folder) };
    let store = Store::open(&place).await.unwrap();
    (store.clone(), Gate::open(store, GateSettings { local: true, ..GateSettings::default() }).unwrap())
}

/// An account that can act, and its token in a file.
async fn person(home: &Home, gate: &Gate, act: &Act, login: &str, agency: &str) {
    let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
    let roles = BTreeSet::from([Role::PseaFocalPoint]);
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), roles, Some(Agency::parse(agency).unwrap()), begun);
    account.credentials.password = Some(PasswordHash::make("the grey heron waits", PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(*b"12345678901234567890");
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    gate.keep(act, account.id, 0, &account).await.unwrap();
    let scope = BTreeSet::from([Action::AnswerComplaint, Action::OpenComplaint]);
    let random = *blake3::hash(login.as_bytes()).as_bytes();
    let (token, text) = ApiToken::make(Uuid::new_v4(), account.login.clone(), "tests", scope, 2, random, Instant::parse(&act.at).unwrap()).unwrap();
    gate.keep(act, token.id, 0, &token).await.unwrap();
    private(&home.file(&format!("{login}.token"), &text));
}

fn private(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

async fn entered(home: &Home, gate: &Gate, login: &str) -> Entered {
    gate.enter_token(&home.read(&format!("{login}.token")), Door::Command, &now()).await.unwrap()
}

/// Three organisations, a handler in each; the two outside the first make keys with the program and prove them.
pub async fn set_up(home: &Home) {
    let (store, gate) = house(home).await;
    let act = Act { actor: "test".to_owned(), purpose: "administration".to_owned(), at: now() };
    for (login, agency) in [("focal-1", "relief"), ("focal-2", "clinic"), ("focal-3", "ombud")] {
        let code = lantern_model::AgencyCode::parse(agency).unwrap();
        store.commit(&act, Change::Agency { code, name: agency.to_owned(), kind: None }).await.unwrap();
        person(home, &gate, &act, login, agency).await;
    }
    for login in ["focal-2", "focal-3"] {
        let recipient = Recipient::parse(home.done(&["complaints", "key", "--out", &format!("{login}.key")]).trim()).unwrap();
        assert_eq!(mode(&home.path(&format!("{login}.key"))), 0o600);
        let answer = new_answer([7; 16]);
        let question = question_of(&recipient, &answer);
        home.file("question.txt", &question);
        let told = home.done(&["complaints", "prove", "question.txt", "--key", &format!("{login}.key")]);
        let handler = entered(home, &gate, login).await;
        let name = HandlerCode::of(&recipient);
        let id = gate.offer_handler_key(&handler, (name.as_str(), &recipient.to_string()), (&question, &answer), &now()).await.unwrap();
        gate.prove_handler_key(&handler, id, &told, &now()).await.unwrap();
    }
    assert_eq!(home.run(&["complaints", "key", "--out", "focal-2.key"]).code, 1, "a key is never written over");
    store.close().await;
}

pub fn ask(address: &str, method: &str, path: &str, cookie: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncookie: {cookie}\r\n{kind}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Writes as a stranger without script does; gives the seven words.
pub fn complain(address: &str) -> String {
    let page = ask(address, "GET", "/en/complain", "", "");
    assert!(page.contains("Call 1199"), "the helpline of the settings stands on the page");
    let cookie = page.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap().split(';').next().unwrap().to_owned();
    let mark = page.split("name=\"form\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let body = format!("form={mark}&organisation=relief&kind=sea&urgency=now&text=He+asked+what+else+I+could+give.+{CANARY}");
    let sent = ask(address, "POST", "/en/complain", &cookie, &body);
    assert!(sent.starts_with("HTTP/1.1 303") && sent.contains("location: /en/complain/sent"), "{sent}");
    let shown = ask(address, "GET", "/en/complain/sent", &cookie, "");
    shown.split("data-words>").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

fn search(folder: &Path, secrets: &[&str]) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, secrets);
        } else if let Ok(bytes) = fs::read(&path) {
            for secret in secrets {
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret} stands in {}", path.display());
            }
        }
    }
}

/// The sealed complaint as the two take it from their pages.
async fn taken(home: &Home) {
    let (store, gate) = house(home).await;
    let first = entered(home, &gate, "focal-2").await;
    let id = gate.complaints(&first, &now()).await.unwrap()[0].id;
    let sealed = gate.take_complaint(&first, id, &now()).await.unwrap();
    home.file("complaint.json", &Parcel::new(SealedComplaint::from_stored(sealed.as_bytes()).unwrap(), None).to_json());
    store.close().await;
}

/// Neither the log at its most talkative nor any file holds a word of a complaint or of its code; two keys open it, one does not; the answer opens with the words.
#[test]
fn a_complaint_through_the_program() {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.file("store/lantern.toml", "log = \"debug\"\n\n[helpline]\nen = \"Call 1199, day and night\"\n");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(set_up(&home));
    let Some(mut server) = Server::start(&home, "store") else { return };
    let mut said = server.child.stderr.take().unwrap();
    let log = std::thread::spawn(move || {
        let mut text = String::new();
        said.read_to_string(&mut text).unwrap();
        text
    });
    let words = complain(&server.address);
    let list = |login: &str| home.done(&["complaints", "list", "--data", "store", "--json", "--as", login, "--token-file", &format!("{login}.token")]);
    let line: Value = serde_json::from_str(&list("focal-2")).unwrap();
    assert_eq!((line["organisation"].as_str(), line["stage"].as_str()), (Some("relief"), Some("new")));
    assert_eq!(list("focal-1"), "", "the organisation itself sees nothing");
    assert_eq!(server.stop(), 0);
    let log = log.join().unwrap();
    assert!(log.contains("\"level\":\"DEBUG\""), "the log speaks at this level");
    let three = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let secrets = [CANARY, &words, &three, "what+else+I", "what else I"];
    for secret in secrets {
        assert!(!log.contains(secret), "{secret} was logged");
    }
    assert!(!log.contains("127.0.0.1:") || !log.contains("/complain"), "no line says who asked for these pages");
    search(&home.path("store"), &secrets);

    runtime.block_on(taken(&home));
    let alone = home.run(&["complaints", "open", "complaint.json", "--key", "focal-2.key"]);
    assert!(alone.code == 2 && !alone.out.contains(CANARY), "{}", alone.err);
    home.done(&["complaints", "open", "complaint.json", "--key", "focal-2.key", "--half", "half.json"]);
    assert_eq!(mode(&home.path("half.json")), 0o600);
    let itself = home.run(&["complaints", "open", "complaint.json", "--key", "focal-2.key", "--with-half", "half.json"]);
    assert!(itself.code == 1 && !itself.out.contains(CANARY), "one person is not two: {}", itself.err);
    let read = home.done(&["complaints", "open", "complaint.json", "--key", "focal-3.key", "--with-half", "half.json"]);
    assert!(read.contains(CANARY) && read.contains("relief"), "{read}");
    let both = home.json(&["complaints", "open", "complaint.json", "--key", "focal-2.key", "--key", "focal-3.key", "--json"]);
    assert_eq!((both["kind"].as_str(), both["urgency"].as_str()), (Some("sea"), Some("now")));

    home.file("answer.txt", "Somebody listens on Tuesday.");
    home.done(&["complaints", "answer", "complaint.json", "--key", "focal-3.key", "--with-half", "half.json", "--text", "answer.txt", "--out", "answer.json"]);
    let answer = SealedAnswer::parse(home.read("answer.json").as_bytes()).unwrap();
    assert_eq!(open_answer(&answer, &Code::parse(&words).unwrap().keys()).unwrap().as_str(), "Somebody listens on Tuesday.");
    fs::set_permissions(home.path("focal-3.key"), std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let open_to_all = home.run(&["complaints", "open", "complaint.json", "--key", "focal-3.key", "--half", "other.json"]);
    assert!(open_to_all.code == 1 && open_to_all.err.contains("chmod 600"), "{}", open_to_all.err);
}
