//! The doctor's page: what is to be mended, for whoever keeps or watches over the house.

use crate::{
    pages::get,
    trust::{as_session, two_people},
    world::World,
};

/// It says what a house without a backup lacks, in the reader's language, names no person, and is closed to strangers.
#[tokio::test(flavor = "multi_thread")]
async fn the_doctors_page() {
    let world = World::of_people().await;
    let page = get(world.address, "/en/doctor").await;
    assert_eq!(page.status, 200);
    for words in ["Health of this deployment", "No backup was ever made.", "lantern backup FILE --keys FILE", "acts as “local”"] {
        assert!(page.body.contains(words), "{words}");
    }
    for world in [&world, &World::empty().await] {
        let page = get(world.address, "/en/doctor").await;
        assert!(page.body.contains("No backup was ever made.") && !page.body.contains("Nothing to mend."), "not beside what is missing");
    }
    assert!(get(world.address, "/ar/doctor").await.body.contains("سلامة هذا النظام"));
    assert!(get(world.address, "/en/ledger").await.body.contains("href=\"/en/doctor\""));
    let stranger = as_session(&world, "GET", "/en/doctor", "", "").await;
    assert_ne!(stranger.status, 200);
    two_people(&world).await;
    assert_ne!(get(world.address, "/en/doctor").await.status, 200, "local ends with the first accounts");
}
