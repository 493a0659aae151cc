//! `lantern serve`: the pages, until Ctrl+C.

use crate::{clock, console::Console, house::House, listen::{self, Names, Plan}, outcome::Outcome, publication, settings::Settings, socket::Door};
use anyhow::{Result, bail};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
};
use lantern_store::Folder;
use lantern_transport::Certificate;
use lantern_web::AppState;
use lantern_words::{Arg, Words};
use std::{fs, sync::Arc};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Browsers that were here come back over TLS only, for two years (RFC 6797; OWASP ASVS 5.0, V3.4.1 asks for one at least).
const STRICT_TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=63072000");

pub async fn run(settings: Settings, console: Arc<dyn Console>) -> Result<Outcome> {
    let plan = Plan::of(&settings)?;
    let house = House::open_or_make(settings, &*console).await?;
    serve(house, plan, &*console).await?;
    Ok(Outcome::Done)
}

/// Serves an open house; closes it at the end.
pub async fn serve(house: House, plan: Plan, console: &dyn Console) -> Result<()> {
    if !lantern_web::are_bundled() {
        bail!("this program was built without its browser files: run `make client` and build it again");
    }
    let words: &Words = house.words();
    plan.check(house.settings.invented.value || house.is_local().await?)?;
    let warning = plan.warning();
    let door = Door::open(Folder::new(house.settings.folder.clone()).socket())?;
    let (listening, names) = plan.open().await?;
    let mut router = lantern_web::router(state(&house, &names)?);
    if names.is_secure {
        router = strict(router);
    }
    // Listened for before the address is told: whoever reads it may stop the server at once.
    let mut terminate = signal(SignalKind::terminate())?;
    let page = format!("{}/{}/", names.address, words.language().code());
    console.say(&words.with("cli-serve-address", &[("address", Arg::from(&page))]));
    if let Some(warning) = warning {
        console.note(&warning);
    }
    console.note(&words.text("cli-serve-stop"));
    let answering = house.clone();
    // All end with this function: the door and the publications when the listening ends, the pages when Ctrl+C comes.
    tokio::select! {
        () = listening.serve(router, async move { interrupted(&mut terminate).await }) => {}
        () = door.answer(answering) => {}
        () = publication::at_cadence(&house) => {}
    }
    house.store.close().await;
    console.note(&words.text("cli-serve-stopped"));
    Ok(())
}

/// Waits for Ctrl+C, or for a service manager.
pub async fn interrupted(terminate: &mut Signal) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

fn strict(router: Router) -> Router {
    router.layer(middleware::from_fn(async |request: Request, next: Next| {
        let mut response = next.run(request).await;
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT);
        response
    }))
}
