//! The day on which a house is set up: one thing on each page. Two people, an agency with its passphrase, the answers once more,
//! and the recovery sheets to print. Nothing is kept before the last button but in memory.

mod desk;
mod finish;
mod steps;

pub use desk::SetUpDesk;
pub use steps::PASSPHRASE_LETTERS_MIN;

use crate::doors::{Doors, Need};
use lantern_access::policy::{Action, ResourceKind};

/// The doors of the set-up. The handlers let `local` through only: with the first account it is over.
pub fn routes(doors: Doors) -> Doors {
    const NEED: Need = Need::policy(Action::ManageAgencies, ResourceKind::Agency);
    doors
        .get("/set-up", NEED, steps::begin)
        .get("/set-up/person/{person}", NEED, steps::person)
        .post("/set-up/person/{person}", NEED.secret(), steps::name_person)
        .get("/set-up/authenticator/{person}", NEED, steps::authenticator)
        .post("/set-up/authenticator/{person}", NEED.secret(), steps::confirm_authenticator)
        .get("/set-up/agency", NEED, steps::agency)
        .post("/set-up/agency", NEED.secret(), steps::name_agency)
        .get("/set-up/check", NEED, finish::check)
        .post("/set-up/finish", NEED.secret(), finish::finish)
}
