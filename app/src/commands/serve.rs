//! `lantern serve`: the pages, until Ctrl+C.

use crate::{
    clock,
    console::Console,
    house::House,
    listen::{self, Names, Plan},
    log, openid,
    outcome::Outcome,
    settings::Settings,
    socket::Door,
};
use anyhow::{Result, bail};
use lantern_store::Folder;
use lantern_transport::Certificate;
use lantern_vault::Entropy;
use lantern_web::{AppState, Authority};
use lantern_words::{Arg, Words};
use std::{fs, sync::Arc};
use tokio::signal::unix::{Signal, SignalKind, signal};

pub async fn run(settings: Settings, console: Arc<dyn Console>) -> Result<Outcome> {
    let plan = Plan::of(&settings)?;
    log::send_away(&settings)?;
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
    let router = lantern_web::router(state(&house, &names)?);
    // Listened for before the address is told: whoever reads it may stop the server at once.
    let mut terminate = signal(SignalKind::terminate())?;
    let page = entry(&house, &names, words).await?;
    console.say(&words.with("cli-serve-address", &[("address", Arg::from(&page))]));
    if let Some(warning) = warning {
        console.note(&warning);
    }
    console.note(&words.text("cli-serve-stop"));
    let answering = house.clone();
    // All end with this function: the door, the publications, the taking in of complaints and the housekeeping when the listening ends,
    // the pages when Ctrl+C comes.
    tokio::select! {
        () = listening.serve(router, async move { interrupted(&mut terminate).await }) => {}
        () = door.answer(answering) => {}
        () = super::publishing::at_cadence(&house) => {}
        () = super::complaints::at_cadence(&house) => {}
        () = super::housekeeping::at_cadence(&house) => {}
    }
    house.leave().await?;
    log::settle().await;
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

/// Where a person goes: in a folder without accounts with a code that is good once. It stands behind "#", which browsers send to nobody.
async fn entry(house: &House, names: &Names, words: &Words) -> Result<String> {
    let page = format!("{}/{}/", names.address, words.language().code());
    if !house.is_local().await? {
        return Ok(page);
    }
    let code = house.gate.local_code(Entropy::from_system().bytes()?, &clock::now().at)?;
    Ok(format!("{page}enter#{code}"))
}

fn state(house: &House, names: &Names) -> Result<AppState> {
    let settings = &house.settings;
    let state = AppState::new(
        house.gate.clone(),
        house.desk.clone(),
        lantern_web::Settings {
            rule: settings.public_rule(),
            places: house.places.clone(),
            map: house.map.clone(),
            origins: names.origins.clone(),
            secure: names.is_secure,
            authority: authority(settings)?,
            instruments: Arc::new(super::instruments::library(None, settings)?.into_owned()),
            ictip: Arc::new(super::vocabulary::ictip(settings.ictip.value.as_deref())?),
            leave: settings.leave.value.clone(),
            helpline: settings.helpline.value.clone(),
            invented: settings.invented.value,
            setup: super::doctor::setup(settings),
            openid: openid::provider(settings)?,
            clock: clock::now,
        },
    );
    Ok(state?)
}

/// The authority of this deployment, for the pages that install it on a device; none where `lantern ca` made none.
fn authority(settings: &Settings) -> Result<Option<Authority>> {
    let path = listen::authority(settings);
    if !path.exists() {
        return Ok(None);
    }
    let pem = fs::read_to_string(&path)?;
    let certificate = Certificate::of_pem(&pem)?;
    let host = certificate.names.first().cloned().unwrap_or_default();
    Ok(Some(Authority {
        profile: lantern_transport::profile(&certificate).into(),
        fingerprint: certificate.fingerprint(),
        certificate: certificate.der.into(),
        host,
    }))
}
