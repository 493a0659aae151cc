//! Tokens on the command line: a program makes narrower ones, lists them, takes them back.

use crate::home::Home;
use lantern_access::{
    credential::{Account, AccountState, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Door, Gate, GateSettings, WantedToken};
use lantern_store::{Folder, Place, Store};
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, process::Command};
use uuid::Uuid;

/// The RFC 6238 test secret; its appendix B has the codes of two steps that follow one another.
const SECRET: [u8; 20] = *b"12345678901234567890";
const FIRST: (&str, &str) = ("2005-03-18T01:58:29Z", "081804");
const SECOND: (&str, &str) = ("2005-03-18T01:58:31Z", "050471");
const PASSWORD: &str = "the grey heron waits";

fn now() -> String {
    let said = Command::new("date").args(["-u", "+%Y-%m-%dT%H:%M:%SZ"]).output().unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

fn account(login: &str, role: Role) -> Account {
    let begun = Instant::parse(FIRST.0).unwrap();
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), None, begun);
    account.credentials.password = Some(PasswordHash::make(PASSWORD, PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(SECRET);
    totp.confirm(FIRST.1, begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

/// Makes two people, and a token of one of them in a file.
fn first_token(home: &Home, scope: &[Action]) {
    let folder = Folder::new(home.path("lantern-data"));
    let place = Place::Folder { key_files: folder.key_files(), folder };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let text = runtime.block_on(async {
        let gate = Gate::open(Store::open(&place).await.unwrap(), GateSettings { local: true, ..GateSettings::default() }).unwrap();
        let local = gate.enter_local(Door::Command).await.unwrap();
        let accounts = [account("keeper-1", Role::Administrator), account("watch-1", Role::DataProtection)];
        gate.first_accounts(&local, accounts, &now()).await.unwrap();
        let opened = gate.sign_in_password(("keeper-1", PASSWORD, SECOND.1), None, [1; 32], SECOND.0).await.unwrap();
        let wanted = WantedToken { label: "the first", scope: scope.iter().copied().collect(), life_days: 7 };
        let (_, text) = gate.make_token(&opened.entered, wanted, [2; 32], &now()).await.unwrap();
        gate.store().close().await;
        text
    });
    let path = home.file("mine.token", &text);
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// The made one lies in a file for its owner only and opens less; it falls with the one that made it; nothing is made without a token.
#[test]
fn tokens_are_made_listed_and_taken_back() {
    let home = Home::new();
    home.done(&["init"]);
    first_token(&home, &[Action::ManageTokens, Action::ViewLedger]);
    let as_keeper = |token: &'static str, arguments: &[&str]| home.run(&[arguments, &["--as", "keeper-1", "--token-file", token]].concat());
    let ask_for = |scope: &str, days: &str, out: &str| {
        as_keeper("mine.token", &["tokens", "make", "--label", "nightly check", "--scope", scope, "--days", days, "--out", out])
    };
    for (scope, days) in [("view_records", "1"), ("manage_accounts", "1"), ("view_ledger", "300"), ("fly", "1")] {
        let refused = ask_for(scope, days, "wider.token");
        assert!(refused.code != 0 && !home.path("wider.token").exists(), "{scope} {days}: {}", refused.err);
    }
    let made = ask_for("view_ledger", "3", "check.token");
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(fs::metadata(home.path("check.token")).unwrap().permissions().mode() & 0o777, 0o600);
    let text = home.read("check.token");
    assert!(text.starts_with("lantern_") && !made.out.contains(text.trim()), "the text stands in the file alone");
    assert_eq!(ask_for("view_ledger", "3", "check.token").code, 1, "a token that is there is not written over");
    assert_eq!(as_keeper("check.token", &["ledger", "show"]).code, 0);
    assert_eq!(as_keeper("check.token", &["tokens", "list"]).code, 1);
    assert_eq!(home.run(&["tokens", "list"]).code, 1, "nobody in particular has no tokens");

    let listed = as_keeper("mine.token", &["tokens", "list", "--json"]).out;
    let first: serde_json::Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    assert!(listed.lines().count() == 2 && first["label"] == "the first" && first["used_at"].is_string(), "{listed}");
    assert!(!listed.contains(text.trim()));
    let revoked = as_keeper("mine.token", &["tokens", "revoke", first["token"].as_str().unwrap()]);
    assert_eq!(revoked.code, 0, "{}", revoked.err);
    for token in ["mine.token", "check.token"] {
        assert_eq!(as_keeper(token, &["ledger", "show"]).code, 1, "{token} was taken back");
    }
}
