//! The house: its accounts and keys, its erasures and backups, what is left over in it.

use crate::{DoctorError, Finding, Kind, Setup};
use lantern_access::credential::{AccountState, Canary, Instant};
use lantern_gate::{Gate, may_reset};
use lantern_store::EntityFilter;
use lantern_vault::ProtectionKind;

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A copy of the keys is named so long before its end.
const DUE_SECONDS: i64 = 3 * DAY_SECONDS;

/// A backup is old after this.
const BACKUP_SECONDS: i64 = 7 * DAY_SECONDS;

/// Unsaved work is forgotten after this.
const DRAFT_SECONDS: i64 = 30 * DAY_SECONDS;

/// A certificate is named so long before its end.
const CERTIFICATE_SECONDS: i64 = 30 * DAY_SECONDS;

/// Two machines' clocks may differ by this.
const CLOCK_SECONDS: i64 = 5 * 60;

/// More accounts than a deployment has.
const ACCOUNTS_MAX: u32 = 1_000;

pub(crate) async fn check(gate: &Gate, setup: &Setup, now: Instant, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    accounts(gate, setup, now, found).await?;
    keys(gate, setup, found).await?;
    copies(gate, setup, now, found).await?;
    leftovers(gate, now, found).await?;
    surroundings(gate, setup, found).await?;
    if let Some(until) = setup.certificate_until {
        let left = until - now.unix_seconds();
        let date = now.plus_seconds(left).day().to_string();
        if left < 0 {
            found.push(Finding::new(Kind::CertificateEnded, [("date", date)]));
        } else if left < CERTIFICATE_SECONDS {
            found.push(Finding::new(Kind::CertificateEnds, [("date", date)]));
        }
    }
    Ok(())
}

async fn accounts(gate: &Gate, setup: &Setup, now: Instant, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    if gate.is_local().await? {
        if !setup.invented {
            found.push(Finding::new(Kind::LocalActs, []));
        }
        return Ok(());
    }
    let accounts = gate.accounts(0, ACCOUNTS_MAX).await?.0;
    let who_reset = accounts.iter().filter(|held| held.body.state() == AccountState::Active && may_reset(&held.body)).count();
    if who_reset < 2 {
        found.push(Finding::new(Kind::FewWhoReset, [("count", who_reset.to_string())]));
    }
    let mut ending = Vec::new();
    for held in accounts.iter().filter(|held| held.body.state() == AccountState::Active) {
        ending.extend(gate.tokens_ending(&held.body.login, &now.to_string()).await?);
    }
    if let Some(last) = ending.iter().map(lantern_access::credential::ApiToken::expires).max() {
        found.push(Finding::new(Kind::TokensEnd, [("count", ending.len().to_string()), ("date", last.day().to_string())]));
    }
    if gate.list::<Canary>(&EntityFilter::default(), 0, 1).await?.1 == 0 {
        found.push(Finding::new(Kind::NoCanaries, []));
    }
    Ok(())
}

async fn keys(gate: &Gate, setup: &Setup, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    let files = gate.store().key_files();
    for agency in gate.store().agencies().await? {
        let code = agency.code.as_str();
        let about = [("agency", code.to_owned())];
        if !files.has_agency_key(code) {
            found.push(Finding::new(Kind::AgencyKeyMissing, about));
        } else if !setup.invented && matches!(files.agency_protection(code), Ok(Some(ProtectionKind::Open))) {
            found.push(Finding::new(Kind::AgencyKeyUnsealed, about));
        }
    }
    for change in gate.store().rotations().await? {
        found.push(Finding::new(Kind::KeyChangeOpen, [("agency", change.agency.as_str().to_owned())]));
    }
    Ok(())
}

async fn copies(gate: &Gate, setup: &Setup, now: Instant, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    for copy in gate.key_copies().await? {
        let Ok(ends) = Instant::parse(&copy.body.expires_at) else { continue };
        let left = ends.seconds_since(now);
        let about = [("path", copy.body.place.clone()), ("date", ends.day().to_string())];
        // A copy that is over stays named until a newer one is written over it: nobody but people can say that it is gone.
        if left < 0 {
            found.push(Finding::new(Kind::KeyCopyOverdue, about));
        } else if left < DUE_SECONDS {
            found.push(Finding::new(Kind::KeyCopyDue, about));
        }
    }
    if setup.invented {
        return Ok(());
    }
    match gate.last_backup().await? {
        None => found.push(Finding::new(Kind::NoBackup, [])),
        Some(last) => {
            let Ok(made) = Instant::parse(&last.made_at) else { return Ok(()) };
            if now.seconds_since(made) > BACKUP_SECONDS {
                found.push(Finding::new(Kind::OldBackup, [("date", made.day().to_string())]));
            }
        }
    }
    Ok(())
}

/// The databases, where they are not files of this folder, and where the log goes.
async fn surroundings(gate: &Gate, setup: &Setup, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    if setup.invented {
        return Ok(());
    }
    for wide in gate.store().wide_roles().await? {
        found.push(Finding::new(Kind::DatabaseRights, [("role", wide.role), ("rights", wide.rights.join(", "))]));
    }
    if setup.database_password {
        found.push(Finding::new(Kind::DatabasePassword, []));
    }
    if !setup.log_leaves {
        found.push(Finding::new(Kind::LogStays, []));
    }
    Ok(())
}

async fn leftovers(gate: &Gate, now: Instant, found: &mut Vec<Finding>) -> Result<(), DoctorError> {
    let left = gate.store().leftovers(&now.to_string(), &now.plus_seconds(-DRAFT_SECONDS).to_string()).await?;
    if left.undestroyed > 0 {
        found.push(Finding::new(Kind::ErasuresPending, [("count", left.undestroyed.to_string())]));
    }
    if left.unerased > 0 {
        found.push(Finding::new(Kind::ErasuresWaiting, [("count", left.unerased.to_string())]));
    }
    if left.ended_sessions + left.old_drafts > 0 {
        found.push(Finding::new(Kind::Leftovers, [("sessions", left.ended_sessions.to_string()), ("drafts", left.old_drafts.to_string())]));
    }
    if left.open_imports > 0 {
        found.push(Finding::new(Kind::OpenImports, [("count", left.open_imports.to_string())]));
    }
    if let Some(newest) = left.newest_at.as_deref().and_then(|at| Instant::parse(at).ok())
        && newest.seconds_since(now) > CLOCK_SECONDS
    {
        found.push(Finding::new(Kind::ClockBehind, [("date", newest.to_string())]));
    }
    Ok(())
}
