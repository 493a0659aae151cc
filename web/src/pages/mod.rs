//! The pages, one module per place. Their paths follow the language in the address.

pub mod accesslog;
mod account;
mod appearance;
mod browsing;
mod complain;
mod complaints;
mod consents;
mod doctor;
pub mod files;
mod find;
mod forms;
pub mod import;
mod keys;
pub mod ledger;
mod lists;
pub mod people;
pub mod quality;
pub mod records;
mod rights;
mod share;
mod sharing;
pub mod start;
pub mod table;
mod templates;
pub mod typology;

pub use account::{Offer, Offers, Proof, SetUpDesk, Typed, locked, proof, role_names, tokens};
pub use complain::{Turns, is_anonymous};
pub use forms::open_to as forms_open_to;
pub use import::Reading;
pub use ledger::LastCheck;
pub use lists::STANDARDS;
pub use records::field_name;
pub use sharing::Packages;

use crate::{
    AppState,
    doors::{Doors, Need, Pass},
    scope::Scope,
};
use lantern_access::policy::{Action, ResourceKind};

/// What the doors that the frame leads to ask for.
pub struct Needs {
    /// The start page.
    pub start: Need,
    /// Files that came.
    pub files: Need,
    /// Bringing one in.
    pub import: Need,
    /// Figures: the public ones for everybody; the exact ones are cut to what the reader may see.
    pub figures: Need,
    /// Source quality.
    pub quality: Need,
    /// Records.
    pub records: Need,
    /// Code lists.
    pub lists: Need,
    /// People and roles.
    pub people: Need,
    /// The access log.
    pub access_log: Need,
    /// The ledger.
    pub ledger: Need,
    /// Complaints, for those who handle them.
    pub complaints: Need,
    /// Protocols, recipients and shares.
    pub sharing: Need,
    /// Rights and registers.
    pub rights: Need,
    /// What people ask for about their own data.
    pub requests: Need,
    /// Finding a person.
    pub find: Need,
    /// Forms.
    pub forms: Need,
    /// Keys of agencies.
    pub keys: Need,
}

/// Each stands once, for the door and for the ways that lead to it.
pub const NEEDS: Needs = Needs {
    start: Need::policy(Action::ViewStart, ResourceKind::Deployment),
    files: Need::policy(Action::ViewImports, ResourceKind::Import),
    import: Need::policy(Action::ImportFile, ResourceKind::Import),
    figures: Need::policy(Action::ViewPublicFigures, ResourceKind::Figures),
    quality: Need::policy(Action::ViewQuality, ResourceKind::Figures),
    records: Need::policy(Action::ViewRecords, ResourceKind::Record),
    lists: Need::policy(Action::ViewLists, ResourceKind::List),
    people: people::NEED,
    access_log: Need::policy(Action::ViewAccessLog, ResourceKind::Log).whole(),
    ledger: Need::policy(Action::ViewLedger, ResourceKind::Log).whole(),
    complaints: complaints::NEED,
    sharing: sharing::NEED,
    rights: rights::NEED,
    requests: rights::REQUESTS,
    find: find::NEED,
    forms: forms::NEED,
    keys: keys::NEED,
};

/// Whose exact figures a reader sees.
pub fn figures_scope(state: &AppState, pass: &Pass) -> Scope {
    Scope::of(state, &pass.entered, Action::ViewFigures, ResourceKind::Figures)
}

/// Every page, relative to `/{language}`.
pub fn routes(doors: Doors) -> Doors {
    let doors = doors
        .get("/", NEEDS.start, start::page)
        .post("/appearance", Need::stranger(), appearance::keep)
        .get("/typology", NEEDS.figures, typology::page)
        .get("/typology/{table}", NEEDS.figures, typology::one)
        .get("/table", NEEDS.figures, table::page)
        .get("/table.csv", NEEDS.figures, table::csv)
        .get("/table.json", NEEDS.figures, table::json)
        .get("/quality", NEEDS.quality, quality::page)
        .get("/lists", NEEDS.lists, lists::page)
        .get("/lists/{set}", NEEDS.lists, lists::one);
    let doors = templates::routes(records::routes(files::routes(import::routes(doors))));
    let doors = browsing::routes(forms::routes(find::routes(keys::routes(doors))));
    let doors = complaints::routes(complain::routes(doors));
    let doors = ledger::routes(accesslog::routes(people::routes(account::routes(doors))));
    doctor::routes(rights::routes(sharing::routes(consents::routes(share::routes(doors)))))
}
