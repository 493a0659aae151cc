//! Forms as a browser without script sees them: who may ask what, that nothing is kept before somebody keeps it, and what is shown then.

use crate::{
    client::Answer,
    pages::{LANGUAGES, is_sound},
    sharing::House,
    trust::{account, token_of},
    world::clock,
};
use lantern_access::policy::Role;
use lantern_gate::Kept;
use lantern_store::{Act, EntityFilter};

const RECEPTION: &str = "/en/forms/reception/ask";

async fn kept(house: &House) -> u64 {
    house.world.store.entities(lantern_casework::Screening::KIND, &EntityFilter::default(), 0, 1).await.unwrap().1
}

fn hidden<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.body.split("<input type=\"hidden\" ").find_map(|field| field.strip_prefix(&format!("name=\"{name}\" value=\""))?.split('"').next())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_ask_what() {
    let house = House::new().await;
    for (login, sees, never) in [
        ("worker-1", vec!["/en/forms/reception", "/en/forms/labour-indicators", "/en/forms/flow-monitoring"], vec!["/en/forms/separated-child"]),
        ("detective-1", vec![], vec!["/en/forms/reception", "/en/forms/labour-indicators"]),
        ("coordinator-1", vec![], vec!["/en/forms/reception", "/en/forms/labour-indicators"]),
        ("keeper-1", vec![], vec!["/en/forms/reception"]),
    ] {
        house.at(login);
        let list = house.get("/en/forms").await;
        assert_eq!(list.status == 200, !sees.is_empty(), "{login}");
        for path in sees {
            assert!(list.body.contains(&format!("href=\"{path}\"")), "{login} is led to {path}");
            assert_eq!(house.get(path).await.status, 200, "{login} {path}");
        }
        for path in never {
            assert!(!list.body.contains(&format!("href=\"{path}\"")), "{login} is not led to {path}");
            assert!([403, 404].contains(&house.get(path).await.status), "{login} {path}");
            assert!([403, 404].contains(&house.post(&format!("{path}/ask"), &[]).await.status), "{login} {path}/ask");
            assert!([403, 404].contains(&house.post(&format!("{path}/keep"), &[("a.age", "17")]).await.status), "{login} {path}/keep");
        }
    }
    assert_eq!(kept(&house).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reception_form_is_asked_checked_and_kept() {
    let house = House::new().await;
    house.at("worker-1");
    let record = house.record.clone();
    let about = house.get(&house.of("forms")).await;
    assert!(about.body.contains("name=\"record\"") && about.status == 200, "{}", about.status);
    let first = house.post(RECEPTION, &[("record", &record), ("spoken", "fr")]).await;
    assert!(first.body.contains("data-density=\"gate\"") && first.body.contains("lang=\"fr\""), "one thing, in two languages");
    assert!(!first.body.contains("class=\"wings\""), "no navigation at the gate");
    // A child by appearance, with people who are not family.
    let second = house
        .post(
            RECEPTION,
            &[("record", &record), ("spoken", "fr"), ("page", "0"), ("go", "next"), ("a.age_group", "from_13_to_17"), ("a.with_whom", "with_others")],
        )
        .await;
    assert_eq!((hidden(&second, "a.age_group"), hidden(&second, "record")), (Some("from_13_to_17"), Some(record.as_str())), "answers travel in the form");
    let carried = [("record", record.as_str()), ("spoken", "fr"), ("a.age_group", "from_13_to_17"), ("a.with_whom", "with_others")];
    // Back keeps them too; help comes at any moment, and says what is to be done already.
    let back = house.post(RECEPTION, &[&carried[..], &[("page", "1"), ("go", "back")]].concat()).await;
    assert!(back.body.contains("value=\"from_13_to_17\" checked"));
    let help = house.post(RECEPTION, &[&carried[..], &[("page", "1"), ("go", "help")]].concat()).await;
    assert!(help.body.contains("What to do"), "a child among strangers: something is to be done now");
    // A wrong answer is put right where it was asked, wherever one wanted to go.
    let wrong = house.post(RECEPTION, &[&carried[..], &[("page", "1"), ("go", "check"), ("a.help_with", "none"), ("a.help_with", "see")]].concat()).await;
    assert!(wrong.body.contains("id=\"q-help_with-problem\"") && wrong.body.contains("class=\"clay-box problems\""));
    let check = house.post(RECEPTION, &[&carried[..], &[("page", "1"), ("go", "check")]].concat()).await;
    assert!(check.body.contains("Check the answers") && check.body.contains("not asked"));
    assert_eq!(kept(&house).await, 0, "nothing is kept while questions are asked");
    let done = house.post("/en/forms/reception/keep", &carried).await;
    let address = done.location().to_owned();
    assert!(done.status == 303 && address.starts_with("/en/forms/kept/"), "{} {}", done.status, done.body);
    let page = house.get(&address).await;
    assert!(page.body.contains("Urgent need") && page.body.contains("This is not a finding"), "a child without family needs somebody now");
    assert!(house.get(&house.of("forms")).await.body.contains(&address), "it stands with the person");
    for language in LANGUAGES {
        let here = house.get(&address.replacen("/en/", &format!("/{language}/"), 1)).await;
        is_sound(&address, &here);
    }
    // Nobody of another agency, no investigator, nobody who keeps the house.
    for login in ["foreign-1", "detective-1", "coordinator-1", "keeper-1"] {
        house.at(login);
        for path in [address.clone(), house.of("forms")] {
            assert!([403, 404].contains(&house.get(&path).await.status), "{login} {path}");
        }
        assert!([403, 404].contains(&house.post("/en/forms/reception/keep", &carried).await.status), "{login} keeps nothing about another's person");
    }
    assert_eq!(kept(&house).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_by_no_page_of_ours_is_refused() {
    let house = House::new().await;
    house.at("worker-1");
    for pairs in [[("a.nobody", "yes")], [("a.is_child", "0")], [("record", "not-a-record")], [("record", "00000000-0000-4000-8000-000000000000")]] {
        assert!([403, 404].contains(&house.post(RECEPTION, &pairs).await.status), "{pairs:?}");
        assert!([403, 404].contains(&house.post("/en/forms/reception/keep", &pairs).await.status), "{pairs:?}");
    }
    // Markup in an answer stays text.
    let marked = house.post("/en/forms/reception/ask", &[("page", "2"), ("go", "check"), ("a.languages", "other"), ("a.other_language", "<b>x</b>")]).await;
    assert!(marked.body.contains("&lt;b&gt;x&lt;/b&gt;") && !marked.body.contains("<b>x"));
    // An anonymous form is about nobody's file, and an empty form is not kept.
    assert_ne!(house.post("/en/forms/flow-monitoring/keep", &[("record", &house.record), ("a.age", "20")]).await.status, 303);
    assert_eq!(house.post("/en/forms/reception/keep", &[]).await.status, 422);
    assert_eq!(kept(&house).await, 0);
}

/// A form for children opens to whoever is trained for it, and to nobody else of the same role.
#[tokio::test(flavor = "multi_thread")]
async fn children_are_asked_by_trained_staff_only() {
    let house = House::new().await;
    let act = Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: clock().at };
    let mut trained = account("trained-1", Role::CaseWorker, Some("shelter"));
    trained.child_trained = true;
    house.world.gate.keep(&act, trained.id, 0, &trained).await.unwrap();
    let token = token_of(&house.world, "trained-1", &clock().at).await;
    crate::client::sign_in(house.world.address, &token);
    assert_eq!(house.get("/en/forms/separated-child").await.status, 200);
    house.at("worker-1");
    assert!([403, 404].contains(&house.get("/en/forms/separated-child").await.status));
}
