//! The standing of a person as a victim: one proposes, another confirms, a newer takes the place of an older one, nothing is rewritten.

use crate::{pages::is_sound, sharing::House};

const PRESUMED: [(&str, &str); 6] =
    [("status", "presumed"), ("decider", "ngo"), ("act", "met"), ("means", "not_enough_known"), ("purpose", "met"), ("reason", "what was told in two talks")];

fn with<'a>(field: &str, value: &'a str) -> Vec<(&'a str, &'a str)>
where
    'static: 'a,
{
    PRESUMED.iter().map(|(name, old)| if *name == field { (*name, value) } else { (*name, *old) }).collect()
}

/// The address under which a proposal is answered.
fn waiting(body: &str, record: &str) -> Option<String> {
    let start = format!("/en/records/{record}/standing/");
    body.split(&start).nth(1).and_then(|rest| rest.split(['"', '/']).next()).map(|id| format!("{start}{id}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_determine_and_a_newer_one_takes_its_place() {
    let house = House::new().await;
    let page = house.of("standing");
    house.at("worker-1");
    let empty = house.get(&page).await;
    is_sound(&page, &empty);
    for (field, value, said) in [
        ("status", "withdrawn", "Choose from the lists"),
        ("status", "guilty", "Choose from the lists"),
        ("act", "perhaps", "Choose from the lists"),
        ("status", "formally_identified", "decided by a body of the state"),
        ("status", "not_a_victim", "told how to appeal"),
        ("reason", " ", "Say why"),
    ] {
        let refused = house.post(&page, &with(field, value)).await;
        assert!(refused.status == 400 && refused.body.contains(said), "{field} {value}: {}", refused.status);
    }
    assert_eq!(house.post(&page, &PRESUMED).await.status, 303);
    let proposed = house.get(&page).await;
    let address = waiting(&proposed.body, &house.record).unwrap();
    assert!(!proposed.body.contains("value=\"confirm\""), "nobody confirms her own");
    assert!(proposed.body.contains("Time to recover"), "help does not wait for the second person");
    assert!(!proposed.body.contains("two talks"), "the reason is sealed");
    assert_eq!(house.post(&address, &[("answer", "confirm")]).await.status, 400, "nor by hand");
    for login in ["foreign-1", "detective-1", "lawyer-1", "coordinator-1", "keeper-1"] {
        house.at(login);
        assert!([403, 404].contains(&house.get(&page).await.status), "{login}");
        assert!([403, 404].contains(&house.post(&page, &PRESUMED).await.status), "{login} proposes nothing");
        assert!([403, 404].contains(&house.post(&address, &[("answer", "confirm")]).await.status), "{login} confirms nothing");
    }
    house.at("supervisor-1");
    assert_eq!(house.post(&address, &[("answer", "perhaps")]).await.status, 404);
    assert_eq!(house.post(&address, &[("answer", "confirm")]).await.status, 303);
    assert_eq!(house.post(&address, &[("answer", "back")]).await.status, 404, "once");
    let standing = house.get(&page).await;
    is_sound(&page, &standing);
    assert!(standing.body.contains("Standing now") && standing.body.contains("Presumed victim"));
    // A newer one, sent back: the old one stands. Another, confirmed: it takes the place, and the old one stays readable.
    for (answer, now) in [("back", "Presumed victim"), ("confirm", "Identified victim")] {
        house.at("worker-1");
        assert_eq!(house.post(&page, &with("status", "identified")).await.status, 303);
        house.at("supervisor-2");
        let address = waiting(house.get(&page).await.body.split("id=\"waits\"").nth(1).unwrap_or_default(), &house.record).unwrap();
        assert_eq!(house.post(&address, &[("answer", answer)]).await.status, 303);
        let body = house.get(&page).await.body;
        let now_section = body.split("id=\"now\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap().to_owned();
        assert!(now_section.contains(now), "{answer}: {now}");
        assert!(body.contains("Earlier") && body.contains("Presumed victim"));
    }
}
