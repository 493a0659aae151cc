//! `lantern upgrade`: a store of an earlier version becomes one of this version, with a backup first.

use super::backup::{rules, seal};
use crate::{arguments::Upgrade, clock, console::Console, house, outcome::Outcome, settings::Settings};
use anyhow::{Context, Result, bail};
use lantern_backup::{Target, back_up};
use lantern_store::{LAYOUT_VERSION, Store, StoreError};
use lantern_words::{Arg, Words};

pub async fn run(upgrade: &Upgrade, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let (words, place) = (Words::of(settings.language.value), house::place(settings));
    let known = LAYOUT_VERSION.to_string();
    let found = match Store::open(&place).await {
        Ok(store) => {
            store.close().await;
            console.say(&words.with("upgrade-newest", &[("layout", Arg::from(&known))]));
            return Ok(Outcome::Done);
        }
        Err(StoreError::OlderLayout { found, .. }) => found.to_string(),
        Err(error) => return Err(error.into()),
    };
    if let Some(path) = &upgrade.backup {
        let secret = crate::secrets::of_backup(&upgrade.to, settings, words)?;
        let seal = seal(&upgrade.to, settings, secret.as_ref())?;
        let store = Store::open_as_it_is(&place).await.context("this store is too old to be backed up: copy its folder, then use --without-backup")?;
        let label = words.text("backup-writing");
        let mut progress = |done: i64, total: i64| console.progress(&label, u64::try_from(done).unwrap_or(0), u64::try_from(total).unwrap_or(0));
        let target = Target { path, seal: &seal, replaces: false };
        let made = back_up(&store, &target, &clock::now().at, &rules(settings)?, &mut progress).await;
        console.progress_done();
        store.close().await;
        let (path, position) = (path.display().to_string(), words.number(u64::try_from(made?.snapshot.position).unwrap_or(0)));
        console.say(&words.with("backup-made", &[("path", Arg::from(&path)), ("position", Arg::from(&position))]));
    }
    let store = Store::upgrade(&place).await?;
    let flaws = store.examine().await?.flaws;
    store.close().await;
    if let Some(flaw) = flaws.first() {
        bail!("the upgraded store does not stand as it was logged ({flaw:?}): keep the backup and ask for help");
    }
    console.say(&words.with("upgrade-done", &[("found", Arg::from(&found)), ("known", Arg::from(&known))]));
    Ok(Outcome::Done)
}
