//! The whole way of a name through the real program: into the store, under a key with a passphrase, found, opened, told on.

use crate::{
    home::{Home, Said, said},
    server::Server,
};
use lantern_access::{
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Gate, GateSettings};
use lantern_store::{Act, Folder, Place, Store};
use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};
use uuid::Uuid;

const NAMED: &str = "record,victim.given_name,victim.family_name,victim.phone,victim.sex,victim.age_group\n\
    1,Zuleikha,Qarabaghli,+998 71 5550199,female,27_29\n2,Demeterius,Oxenstone,,male,30_38\n";

const AT: &str = "2026-03-04T05:06:07Z";

/// Now, for tokens: the program checks them against the clock.
#[expect(clippy::disallowed_methods, reason = "the program reads the clock too")]
fn now() -> Instant {
    Instant::parse(&jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap()
}

/// People with tokens for all that their roles allow; the keeper first, so that `local` is over.
fn people(home: &Home) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = Folder::new(home.path("lantern-data"));
        let place = Place::Folder { key_files: folder.key_files(), folder };
        let gate = Gate::open(Store::open(&place).await.unwrap(), GateSettings { local: true, ..GateSettings::default() }).unwrap();
        let act = Act { actor: "test".to_owned(), purpose: "administration".to_owned(), at: AT.to_owned() };
        for (login, role, agency) in [
            ("keeper-1", Role::Administrator, None),
            ("watch-1", Role::DataProtection, None),
            ("worker-1", Role::CaseWorker, Some("north")),
            ("head-1", Role::Supervisor, Some("north")),
        ] {
            let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
            let name = Login::parse(login).unwrap();
            let mut account = Account::invite(Uuid::new_v4(), name.clone(), BTreeSet::from([role]), agency.map(|code| Agency::parse(code).unwrap()), begun);
            account.credentials.password =
                Some(PasswordHash::make("the grey heron waits", PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
            let mut totp = Totp::begin(*b"12345678901234567890");
            totp.confirm("081804", begun).unwrap();
            account.credentials.totp = Some(totp);
            account.change_state(AccountState::Active, begun).unwrap();
            gate.keep(&act, account.id, 0, &account).await.unwrap();
            let id = Uuid::new_v4();
            let random = *blake3::hash(login.as_bytes()).as_bytes();
            let (token, text) = ApiToken::make(id, name, "tests", Action::ALL.iter().copied().collect(), 30, random, now()).unwrap();
            gate.keep(&act, id, 0, &token).await.unwrap();
            secret(home, &format!("{login}.token"), &text);
        }
        gate.store().close().await;
    });
}

/// A file that nobody else can read.
fn secret(home: &Home, name: &str, text: &str) {
    let path = home.file(name, text);
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// A command of somebody.
fn by(home: &Home, login: &str, arguments: &[&str]) -> Command {
    let token = format!("{login}.token");
    home.command(&[&["--as", login, "--token-file", &token], arguments].concat())
}

/// The same with lines on its standard input.
fn typed(command: &mut Command, lines: &str) -> Said {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Said { code: output.status.code().unwrap_or(-1), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8(output.stderr).unwrap() }
}

/// Without a server each command brings its key along: a passphrase from a file of mode 600 only; a person is found by her words and
/// opened, her name stands in no file of the folder, and another key, with its sheets, goes on opening it.
#[test]
fn a_name_goes_in_and_comes_out_against_a_trace() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    assert_eq!(home.run(&["import", "named.csv", "--agency", "north"]).code, 0);
    assert!(home.done(&["keys", "list", "--json"]).contains("\"file\":\"open\""));
    secret(&home, "first", "seven grey herons over the water\n");
    secret(&home, "second", "eight grey herons over the water\n");
    let rotated = said(home.command(&["keys", "rotate", "north"]).env("LANTERN_NEW_KEY_FILE", home.path("first")));
    assert_eq!(rotated.code, 0, "{}", rotated.err);
    people(&home);
    assert_ne!(home.run(&["keys", "list"]).code, 0, "`local` is over");
    let with_key = |command: &mut Command| {
        command.env("LANTERN_KEY_FILE", home.path("first"));
    };
    let mut reindex = by(&home, "worker-1", &["reindex"]);
    with_key(&mut reindex);
    let indexed = said(&mut reindex);
    assert!(indexed.code == 0 && indexed.out.contains('2'), "{}{}", indexed.out, indexed.err);
    let mut find = by(&home, "worker-1", &["find", "--json"]);
    with_key(&mut find);
    let found = typed(&mut find, "qarabaghli ZULEIKHA\n");
    assert_eq!(found.code, 0, "{}", found.err);
    let found: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(found["records"].as_array().unwrap().len(), 1);
    let record = found["records"][0].as_str().unwrap();
    let mut open = by(&home, "worker-1", &["open", record, "--purpose", "casework", "--json"]);
    with_key(&mut open);
    let opened = said(&mut open);
    assert!(opened.code == 0 && opened.out.contains("Zuleikha") && opened.out.contains("5550199"), "{}{}", opened.out, opened.err);
    for (login, purpose) in [("worker-1", "investigation"), ("watch-1", "casework"), ("keeper-1", "casework")] {
        let mut refused = by(&home, login, &["open", record, "--purpose", purpose]);
        with_key(&mut refused);
        let refused = said(&mut refused);
        assert!(refused.code != 0 && !refused.out.contains("Zuleikha"), "{login}: {}", refused.out);
    }
    fs::set_permissions(home.path("first"), fs::Permissions::from_mode(0o640)).unwrap();
    let loose = said(&mut {
        let mut open = by(&home, "worker-1", &["open", record, "--purpose", "casework"]);
        with_key(&mut open);
        open
    });
    assert!(loose.code != 0 && loose.err.contains("chmod 600"), "{}", loose.err);
    fs::set_permissions(home.path("first"), fs::Permissions::from_mode(0o600)).unwrap();

    let mut sheets = by(&home, "head-1", &["keys", "sheets", "north", "--needed", "2", "--of", "3"]);
    with_key(&mut sheets);
    let sheets = said(&mut sheets);
    let words: Vec<&str> = sheets.out.lines().filter(|line| line.split(' ').count() == 33).collect();
    assert_eq!(words.len(), 3, "{}{}", sheets.out, sheets.err);
    let mut recover = by(&home, "head-1", &["keys", "recover", "north"]);
    let recovered = typed(recover.env("LANTERN_NEW_KEY_FILE", home.path("second")), &format!("{}\n{}\n", words[2], words[0]));
    assert_eq!(recovered.code, 0, "{}", recovered.err);
    let old = said(&mut {
        let mut open = by(&home, "worker-1", &["open", record, "--purpose", "casework"]);
        with_key(&mut open);
        open
    });
    assert!(old.code != 0 && old.err.contains("passphrase"), "{}", old.err);
    let mut open = by(&home, "worker-1", &["open", record, "--purpose", "casework"]);
    assert!(said(open.env("LANTERN_KEY_FILE", home.path("second"))).out.contains("Qarabaghli"));
    let report = said(&mut by(&home, "watch-1", &["browsing", "--json"]));
    assert!(report.code == 0 && report.out.contains("\"unusual\":[]"), "{}{}", report.out, report.err);
    crate::identities::search(&home.path("lantern-data"));
}

/// At a server a key is unlocked once and serves every command until it is locked; an emergency is answered by another.
#[test]
fn a_server_holds_the_key() {
    let home = Home::new();
    home.file("named.csv", NAMED);
    assert_eq!(home.run(&["import", "named.csv", "--agency", "north"]).code, 0);
    people(&home);
    let Some(server) = Server::start(&home, "lantern-data") else { return };
    let find = |home: &Home| typed(&mut by(home, "worker-1", &["find", "--json"]), "oxenstone\n");
    let locked = find(&home);
    assert!(locked.code != 0 && locked.err.contains("lantern keys unlock north"), "{}", locked.err);
    assert_eq!(said(&mut by(&home, "worker-1", &["keys", "unlock", "north"])).code, 0);
    let found: serde_json::Value = serde_json::from_str(&find(&home).out).unwrap();
    let record = found["records"][0].as_str().unwrap().to_owned();
    let broken = typed(&mut by(&home, "worker-1", &["emergency", &record, "--reason", "life"]), "her brother is at the door\n");
    assert!(broken.code == 0 && broken.out.contains("Demeterius"), "{}{}", broken.out, broken.err);
    assert!(said(&mut by(&home, "keeper-1", &["keys", "list"])).out.contains("no key here"));
    assert_eq!(said(&mut by(&home, "worker-1", &["keys", "lock", "north"])).code, 0);
    assert_ne!(find(&home).code, 0);
    assert_eq!(server.stop(), 0);
}
