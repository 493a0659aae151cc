//! Each page answers in six languages, tells the truth about what is not there, and lets nobody else in.

use crate::{
    client::{Answer, ask},
    world::{World, open},
};
use std::net::SocketAddr;

pub const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

pub async fn get(server: SocketAddr, path: &str) -> Answer {
    ask(server, "GET", path, &[("host", &server.to_string())], "").await
}

/// A whole page: no key without words, no style or script in it that the content security policy would refuse.
pub fn is_sound(path: &str, page: &Answer) {
    assert!(!page.body.contains('⟦'), "{path}: a key has no words: {}", page.body.split('⟦').nth(1).unwrap_or_default().chars().take(60).collect::<String>());
    assert!(
        !page.body.contains(" style=\"") && !page.body.contains("<style") && !page.body.contains(" onclick="),
        "{path}: the policy refuses what stands in it"
    );
    assert_eq!(page.body.matches("<h1").count(), 1, "{path}: one title");
    let ids: Vec<&str> = page.body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(ids.len(), unique.len(), "{path}: an id stands twice");
    let levels: Vec<u32> = page.body.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: a level of headings is skipped: {levels:?}");
}

/// Every reading page answers in every language, with and without anything in the store.
#[tokio::test(flavor = "multi_thread")]
async fn every_page_answers_in_six_languages() {
    for world in [World::empty().await, World::region().await] {
        for language in LANGUAGES {
            let paths = [
                "/",
                "/typology",
                "/typology?figures=public",
                "/typology?kind=aggregate",
                "/typology?kind=court_case",
                "/table",
                "/table?by=sex,age_broad",
                "/quality",
            ];
            for path in paths {
                let path = format!("/{language}{path}");
                let page = get(world.address, &path).await;
                assert_eq!(page.status, 200, "{path}: {}", page.body);
                assert!(page.body.contains(&format!("<html lang=\"{language}\" dir=\"{}\"", if language == "ar" { "rtl" } else { "ltr" })), "{path}");
                is_sound(&path, &page);
            }
        }
    }
}

/// Each table of the typology has a page and two files, and its page holds the numbers of the file.
#[tokio::test(flavor = "multi_thread")]
async fn tables_can_be_taken_away() {
    let world = World::region().await;
    for table in lantern_facts::typology_tables().iter().filter_map(|table| table.id) {
        let page = get(world.address, &format!("/en/typology/{table}")).await;
        assert_eq!(page.status, 200, "{table}");
        is_sound(table, &page);
        let csv = get(world.address, &format!("/en/typology/{table}.csv")).await;
        assert!(csv.head.contains("filename=\"lantern-table.csv\""), "{table}: {}", csv.head);
        assert!(csv.body.contains("operational, not for publication"), "{table}");
    }
    let json: serde_json::Value = serde_json::from_str(&get(world.address, "/en/table.json?by=sex").await.body).unwrap();
    let page = get(world.address, "/en/table?by=sex").await;
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.len() > 3);
    for row in rows {
        let (label, count) = (row["labels"][0].as_str().unwrap(), row["count"].as_u64().unwrap());
        assert!(page.body.contains(label) && page.body.contains(&format!(">{count}</bdi>")), "{label}: {count}");
    }
}

/// A public page withholds small numbers, leads nowhere near the records, and says so; off the lattice there is no table.
#[tokio::test(flavor = "multi_thread")]
async fn public_figures_stay_on_their_lattice() {
    let world = World::region().await;
    let page = get(world.address, "/en/typology?figures=public").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains(">withheld</td>"), "something small is withheld");
    assert!(!page.body.contains("/en/records?by="), "a public number never leads back");
    let off = get(world.address, "/en/table?by=sex,marital_status,education&figures=public").await;
    assert_eq!(off.status, 403);
    assert!(off.body.contains("This table is not among the public ones."));
    let csv = get(world.address, "/en/table.csv?by=sex,marital_status,education&figures=public").await;
    assert_eq!(csv.status, 403);
}

/// What does not fit in a question is named, and what was chosen is kept.
#[tokio::test(flavor = "multi_thread")]
async fn wrong_questions_are_kept() {
    let world = World::region().await;
    let page = get(world.address, "/en/table?by=sex&by=nonsense&where=form&is.form=nothing").await;
    assert_eq!(page.status, 400);
    assert!(page.body.contains("There is no dimension called “nonsense”."));
    assert!(page.body.contains("“nothing” is not a value of form of exploitation."));
    assert!(page.body.contains("<option value=\"sex\" selected>"));
    let mixed = get(world.address, "/en/table?by=sex&by=perpetrator_kind").await;
    assert_eq!(mixed.status, 400);
    // A value chosen for another dimension falls away without a word.
    assert_eq!(get(world.address, "/en/table?by=sex&where=form&is.sex=male").await.status, 200);
}

/// A page that is not there says so in the reader's language, in the frame.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_says_so() {
    let world = World::region().await;
    for path in ["/fr/nowhere", "/fr/typology/nothing", "/fr/typology/sex.exe", "/xx/typology"] {
        let page = get(world.address, path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.body.contains("<h1>"), "{path}");
    }
    assert!(get(world.address, "/fr/nowhere").await.body.contains("lang=\"fr\""));
}

/// Another site, and a name that somebody bound to this machine, are refused; answers are kept nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_comes_in() {
    let world = World::empty().await;
    let own = world.address.to_string();
    assert_eq!(ask(world.address, "GET", "/en/", &[("host", "evil.example")], "").await.status, 421);
    assert_eq!(ask(world.address, "POST", "/en/appearance", &[("host", &own), ("origin", "http://evil.example")], "").await.status, 403);
    let page = get(world.address, "/en/").await;
    assert!(page.head.contains("cache-control: no-store") && page.head.contains("default-src 'none'"));
}

/// The appearance is kept in a cookie, and the reader comes back to their page.
#[tokio::test(flavor = "multi_thread")]
async fn appearance_is_kept() {
    let world = World::empty().await;
    let own = world.address.to_string();
    let headers = [("host", own.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let answer = ask(
        world.address,
        "POST",
        "/en/appearance",
        &headers,
        &format!("form={}&appearance=dark&back=%2Fen%2Fquality", get(world.address, "/en/").await.form_token()),
    )
    .await;
    assert_eq!(answer.status, 303);
    assert!(answer.head.contains("location: /en/quality") && answer.head.contains("appearance=dark;"), "{}", answer.head);
    let dark = ask(world.address, "GET", "/en/", &[("host", &own), ("cookie", "appearance=dark")], "").await;
    assert!(dark.body.contains("data-bs-theme=\"dark\""));
}

/// A file that somebody left unfinished comes first on the start page, lit, and does not count.
#[tokio::test(flavor = "multi_thread")]
async fn an_unfinished_file_comes_first() {
    let world = World::region().await;
    open(&world.store, 90, "border", lantern_model::SourceKind::CaseRecords, &[vec![("victim.sex", "female".to_owned())]]).await;
    let page = get(world.address, "/en/").await;
    let lit = page.body.split("<li class=\"first\">").nth(1).and_then(|rest| rest.split("</li>").next()).unwrap();
    assert!(lit.contains("1 file is not finished") && lit.contains("btn-primary"), "{lit}");
    assert_eq!(page.body.matches("btn-primary").count(), 1, "one primary button");
    assert!(page.body.contains("615 records are held."), "what is open does not count");
}
