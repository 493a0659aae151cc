//! Sharing from the command line, with accounts and their tokens, as an unattended desk does it.

use crate::home::{Home, Said, said};
use lantern_access::{
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Gate, GateSettings};
use lantern_store::{Act, Folder, Place, Store};
use serde_json::Value;
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, process::Command};
use uuid::Uuid;

#[expect(clippy::disallowed_methods, reason = "the program that is started reads the clock as well")]
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

const PEOPLE: &str = "record,victim.given_name,victim.phone,victim.age_group,victim.sex,event.forms\n\
    1,Zuleikhanova,+998 71 5550199,27_38,female,forced_labour\n";

const STAFF: [(&str, Role, Option<&str>); 5] = [
    ("worker-1", Role::CaseWorker, Some("shelter")),
    ("supervisor-1", Role::Supervisor, Some("shelter")),
    ("officer-1", Role::DataProtection, None),
    ("keeper-1", Role::Administrator, None),
    ("foreign-1", Role::Supervisor, Some("police")),
];

fn account(login: &str, role: Role, agency: Option<&str>) -> Account {
    let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
    let agency = agency.map(|code| Agency::parse(code).unwrap());
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency, begun);
    account.credentials.password = Some(PasswordHash::make("the grey heron waits", PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(*b"12345678901234567890");
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

/// Gives the house its people, each with a token in a file; says the code of the one record.
fn staff(home: &Home) -> String {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = Folder::new(home.path("lantern-data"));
        let place = Place::Folder { key_files: folder.key_files(), folder };
        let store = Store::open(&place).await.unwrap();
        let gate = Gate::open(store, GateSettings::default()).unwrap();
        let now = Instant::parse(&format!("{}Z", &now()[..19])).unwrap();
        let act = Act { actor: "test".to_owned(), purpose: "administration".to_owned(), at: now.to_string() };
        for (login, role, agency) in STAFF {
            let account = account(login, role, agency);
            gate.keep(&act, account.id, 0, &account).await.unwrap();
            let scope: BTreeSet<Action> = Action::ALL.iter().copied().collect();
            let random = *blake3::hash(login.as_bytes()).as_bytes();
            let (token, text) = ApiToken::make(Uuid::new_v4(), account.login, "test", scope, 30, random, now.plus_seconds(-60)).unwrap();
            gate.keep(&act, token.id, 0, &token).await.unwrap();
            let file = home.file(&format!("{login}.token"), &text);
            fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        let record = gate.store().records(&lantern_store::RecordFilter::default(), 0, 10).await.unwrap().0[0].record;
        gate.store().close().await;
        record.to_string()
    })
}

fn run(home: &Home, login: &str, arguments: &[&str]) -> Said {
    let token = format!("{login}.token");
    said(&mut home.command(&[arguments, &["--as", login, "--token-file", &token]].concat()))
}

fn done(home: &Home, login: &str, arguments: &[&str]) -> String {
    let said = run(home, login, arguments);
    assert_eq!(said.code, 0, "{login} {arguments:?}: {}{}", said.out, said.err);
    said.out
}

fn kept(home: &Home, login: &str, arguments: &[&str]) -> String {
    let line: Value = serde_json::from_str(&done(home, login, &[arguments, &["--json"]].concat())).unwrap();
    line["id"].as_str().unwrap().to_owned()
}

/// From nothing to a sealed file that Debian's age opens: recipient, protocol by two, consent, share; and the withdrawal that ends it.
#[test]
fn a_case_is_shared_from_the_command_line() {
    let home = Home::new();
    home.done(&["init"]);
    home.file("people.csv", PEOPLE);
    home.done(&["import", "people.csv", "--agency", "shelter", "--invented"]);
    assert_ne!(home.run(&["protocols", "list"]).code, 0, "the account local shares nothing");
    let record = staff(&home);
    let Ok(made) = Command::new("age-keygen").output() else {
        assert!(std::env::var_os("CI").is_none(), "age is not installed; CI must open packages by hand");
        println!("skipped: the program age is not installed");
        return;
    };
    let secret = String::from_utf8(made.stdout).unwrap();
    let public = secret.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    home.file("secret.txt", &secret);
    let add = ["recipients", "add", "--name", "The harbour clinic", "--kind", "medical", "--country", "KE", "--key", public];
    assert_ne!(run(&home, "worker-1", &add).code, 0, "a worker enters no recipient");
    let clinic = kept(&home, "supervisor-1", &add);
    let today = now()[..10].to_owned();
    let later = Instant::parse(&format!("{today}T00:00:00Z")).unwrap().plus_seconds(86_400 * 90).day().to_string();
    let terms = format!(
        "title = \"referrals\"\nparties = [\"shelter\"]\nrecipient = \"{clinic}\"\npurpose = \"referral\"\ngroups = [\"coded\", \"identity\", \"contact\"]\n\
         level = \"case\"\nfrequency = \"on_need\"\nclass = \"severe\"\nstarts = \"{today}\"\nexpires = \"{later}\"\n"
    );
    home.file("terms.toml", &terms);
    home.file("slip.toml", &terms.replace("referral\"", "tourism\""));
    let slip = run(&home, "supervisor-1", &["protocols", "draft", "slip.toml"]);
    assert!(slip.code == 2 && slip.err.contains("slip.toml, line"), "{}", slip.err);
    let protocol = kept(&home, "supervisor-1", &["protocols", "draft", "terms.toml"]);
    let own = run(&home, "supervisor-1", &["protocols", "approve", &protocol]);
    assert!(own.code == 2 && own.err.contains("other than the one who drafted"), "{}", own.err);
    done(&home, "officer-1", &["protocols", "approve", &protocol]);
    assert!(done(&home, "worker-1", &["protocols", "show", &protocol, "--json"]).contains("\"state\":\"live\""));
    let share = ["share", &record, "--recipient", &clinic, "--protocol", &protocol, "--groups", "coded,contact", "--purpose", "referral", "--out", "one.age"];
    let refused = run(&home, "worker-1", &share);
    assert!(refused.code == 2 && refused.err.contains("no consent and no other recorded basis"), "{}", refused.err);
    assert!(!home.path("one.age").exists(), "nothing lies there that never left");
    let told = format!("{}Z", &now()[..19]);
    home.file(
        "consent.toml",
        &format!(
            "purpose = \"referral\"\nrecipient = \"{clinic}\"\ngroups = [\"coded\", \"contact\"]\nlanguage = \"ti\"\nform = \"oral_witnessed\"\nage = \"adult\"\n\
             given_by = \"self\"\nlimits_told_at = \"{told}\"\nuntil = \"{later}\"\n"
        ),
    );
    assert_ne!(run(&home, "foreign-1", &["consents", "record", &record, "consent.toml"]).code, 0);
    let consent = kept(&home, "worker-1", &["consents", "record", &record, "consent.toml"]);
    let foreign = run(&home, "foreign-1", &["consents", "list", &record]);
    assert!(foreign.code != 0 && foreign.err.contains("not found") && foreign.out.is_empty(), "{}", foreign.err);
    let made: Value = serde_json::from_str(&done(&home, "worker-1", &[&share[..], &["--json"]].concat())).unwrap();
    assert_eq!(made["sealed"], true);
    let opened = Command::new("age").args(["--decrypt", "--identity"]).arg(home.path("secret.txt")).arg(home.path("one.age")).output().unwrap();
    let text = String::from_utf8(opened.stdout).unwrap();
    assert!(text.contains("\"lantern_share\": 1") && text.contains("+998 71 5550199"), "{text}");
    assert!(!text.contains("Zuleikhanova") && !text.contains(&record), "{text}");
    assert_eq!(crate::home::mode(&home.path("one.age")), 0o600);
    assert!(done(&home, "officer-1", &["shares", "list", "--json"]).contains(made["share"].as_str().unwrap()));
    let over = run(&home, "worker-1", &share);
    assert!(over.code == 2 && over.err.contains("there already"), "an existing file is not written over: {}", over.err);
    done(&home, "worker-1", &["consents", "withdraw", &consent]);
    fs::remove_file(home.path("one.age")).unwrap();
    let refused = run(&home, "worker-1", &share);
    assert!(refused.code == 2 && refused.err.contains("withdrawn"), "{}", refused.err);
}
