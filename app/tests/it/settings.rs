//! Languages and settings.

use crate::home::{Home, said};
use serde_json::Value;

/// A setting's value and where it comes from.
fn setting(lines: &str, name: &str) -> (String, String) {
    let lines: Value = serde_json::from_str(lines).unwrap();
    let one = lines.as_array().unwrap().iter().find(|one| one["setting"] == name).unwrap().clone();
    (one["value"].as_str().unwrap().to_owned(), one["from"].as_str().unwrap().to_owned())
}

fn is(value: &str, from: &str) -> (String, String) {
    (value.to_owned(), from.to_owned())
}

/// The command line beats the environment, that beats the file, that beats the default.
#[test]
fn one_precedence() {
    let home = Home::new();
    assert_eq!(setting(&home.done(&["config", "--json"]), "threshold"), is("11", "default"));
    home.file("own.toml", "language = \"es\"\nthreshold = 20\nlog = \"error\"\n");
    let file = ["config", "--settings", "own.toml", "--json"];
    let by_file = home.done(&file);
    assert_eq!(setting(&by_file, "language"), is("es", "file"));
    assert_eq!(setting(&by_file, "threshold"), is("20", "file"));
    let by_environment = said(home.command(&file).env("LANTERN_LANGUAGE", "fr").env("LANTERN_THRESHOLD", "30"));
    assert_eq!(setting(&by_environment.out, "language"), is("fr", "environment"));
    assert_eq!(setting(&by_environment.out, "threshold"), is("30", "environment"));
    let by_flag = said(home.command(&["config", "--settings", "own.toml", "--json", "--language", "ru"]).env("LANTERN_LANGUAGE", "fr"));
    assert_eq!(setting(&by_flag.out, "language"), is("ru", "command_line"));
    std::fs::create_dir(home.path("lantern-data")).unwrap();
    home.file("lantern-data/lantern.toml", "delay_months = 12\nkey_files = \"../keys\"\n");
    let beside = home.done(&["config", "--json"]);
    assert_eq!(setting(&beside, "delay_months"), is("12", "file"));
    assert_eq!(setting(&beside, "key_files"), is("lantern-data/../keys", "file"));
    let secret = said(home.command(&["config"]).env("LANTERN_DATABASE", "postgres://lantern:hunter2@db/lantern"));
    assert!(secret.code == 0 && !secret.out.contains("hunter2"), "{}", secret.out);
}

/// A slip of the pen cannot pass for a setting.
#[test]
fn wrong_settings_are_refused() {
    let home = Home::new();
    home.file("slip.toml", "langauge = \"fr\"\n");
    let slip = home.run(&["config", "--settings", "slip.toml"]);
    assert!(slip.code == 1 && slip.err.contains("slip.toml") && slip.err.contains("unknown field `langauge`"), "{}", slip.err);
    home.file("low.toml", "threshold = 1\n");
    let low = home.run(&["config", "--settings", "low.toml"]);
    assert!(low.code == 1 && low.err.contains("the threshold is 1"), "{}", low.err);
    assert_eq!(home.run(&["config", "--settings", "nothere.toml"]).code, 1);
    let language = home.run(&["--language", "de", "config"]);
    assert_eq!((language.code, language.err.trim_end()), (2, "lantern: \"de\" is not one of ar, en, es, fr, ru, zh"));
    let variable = said(home.command(&["config"]).env("LANTERN_LANGUAGE", "de"));
    assert!(variable.code == 1 && variable.err.contains("LANTERN_LANGUAGE"), "{}", variable.err);
}

/// The log follows the settings file as well as the environment.
#[test]
fn the_log_follows_the_settings() {
    let home = Home::new();
    home.file("loud.toml", "log = \"debug\"\n");
    assert!(!home.run(&["init", "--data", "quiet"]).err.contains("\"level\""));
    assert!(home.run(&["init", "--data", "loud", "--settings", "loud.toml"]).err.contains("\"level\":\"DEBUG\""));
}

/// Six languages, each with its own words and none of another's; the machine's own language is taken where it is one of them.
#[test]
fn six_languages() {
    let home = Home::new();
    home.file("cases.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n");
    home.done(&["import", "cases.csv", "--agency", "north"]);
    let words = [("ar", "أنثى"), ("en", "Female"), ("es", "Femenino"), ("fr", "Féminin"), ("ru", "Женский"), ("zh", "女")];
    let said_in = |language: &str| home.done(&["--language", language, "table", "--by", "sex"]);
    for (language, word) in words {
        let printed = said_in(language);
        assert!(printed.contains(word), "{language}: {printed}");
        assert_eq!(words.iter().filter(|(_, other)| printed.contains(other)).count(), 1, "{language}: {printed}");
    }
    let system = said(home.command(&["table", "--by", "sex"]).env("LANG", "ar_EG.UTF-8"));
    assert_eq!(system.out, said_in("ar"));
    let other = said(home.command(&["table", "--by", "sex"]).env("LANG", "de_CH.UTF-8"));
    assert_eq!(other.out, said_in("en"));
}

/// A log host that is none is refused before anything is served, and both of its settings are listed.
#[test]
fn a_log_host_is_named() {
    let home = Home::new();
    home.file("own.toml", "log_host = \"loghost.example.org:6514\"\nlog_authorities = \"ca.pem\"\n");
    let lines = home.done(&["config", "--settings", "own.toml", "--json"]);
    assert_eq!(setting(&lines, "log_host"), is("loghost.example.org:6514", "file"));
    assert_eq!(setting(&lines, "log_authorities"), is("ca.pem", "file"));
    let refused = home.run(&["serve", "--settings", "own.toml", "--data", "store"]);
    assert!(refused.code == 1 && refused.err.contains("ca.pem") && !home.path("store").exists(), "{}", refused.err);
    let nowhere = said(home.command(&["serve", "--data", "store"]).env("LANTERN_LOG_HOST", "https://example.org"));
    assert!(nowhere.code == 1 && nowhere.err.contains("log_host") && !home.path("store").exists(), "{}", nowhere.err);
}
