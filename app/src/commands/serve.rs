//! `lantern serve`: the pages, on this machine, until Ctrl+C.

use crate::{clock, console::Console, house::House, outcome::Outcome, settings::Settings, socket::Door};
use anyhow::{Context, Result, bail};
use lantern_store::Folder;
use lantern_web::AppState;
use lantern_words::{Arg, Words};
use std::{net::SocketAddr, sync::Arc};
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
};

pub async fn run(settings: Settings, console: Arc<dyn Console>) -> Result<Outcome> {
    let house = House::open_or_make(settings, &*console).await?;
    serve(house, &*console).await?;
    Ok(Outcome::Done)
}

/// Serves an open house; closes it at the end.
pub async fn serve(house: House, console: &dyn Console) -> Result<()> {
    if !lantern_web::are_bundled() {
        bail!("this program was built without its browser files: run `make client` and build it again");
    }
    let words: &Words = house.words();
    let door = Door::open(Folder::new(house.settings.folder.clone()).socket())?;
    let listener = TcpListener::bind(house.settings.listen.value)
        .await
        .with_context(|| format!("cannot listen on {}: choose another address with --listen", house.settings.listen.value))?;
    let address = listener.local_addr()?;
    let router = lantern_web::router(state(&house, address)?);
    // Listened for before the address is told: whoever reads it may stop the server at once.
    let mut terminate = signal(SignalKind::terminate())?;
    let page = format!("http://{address}/{}/", words.language().code());
    console.say(&words.with("cli-serve-address", &[("address", Arg::from(&page))]));
    console.note(&words.text("cli-serve-stop"));
    let answering = house.clone();
    // Both end with this function: the door when the listening ends, the pages when Ctrl+C comes.
    tokio::select! {
        served = axum::serve(listener, router).with_graceful_shutdown(async move { interrupted(&mut terminate).await }).into_future() => served?,
        () = door.answer(answering) => {}
    }
    house.store.close().await;
    console.note(&words.text("cli-serve-stopped"));
    Ok(())
}

/// Waits for Ctrl+C, or for a service manager.
async fn interrupted(terminate: &mut Signal) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

fn state(house: &House, address: SocketAddr) -> Result<AppState> {
    let settings = &house.settings;
    let port = address.port();
    let mut hosts = vec![address.to_string()];
    hosts.extend(["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")));
    Ok(AppState::new(
        house.store.clone(),
        house.desk.clone(),
        lantern_web::Settings {
            rule: settings.public_rule(),
            places: house.places.clone(),
            map: house.map.clone(),
            hosts,
            ictip: Arc::new(super::vocabulary::ictip(settings.ictip.value.as_deref())?),
            leave: settings.leave.value.clone(),
            invented: settings.invented.value,
            actor: settings.actor.value.clone(),
            clock: clock::now,
        },
    ))
}
