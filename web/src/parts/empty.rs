//! Where nothing is yet: what belongs here, and the one thing to do.

use maud::{Markup, html};

/// An empty state with one link that leads on.
pub fn empty(what: &str, address: &str, act: &str) -> Markup {
    html! {
        p class="lede" { (what) }
        p class="acts bar-act" { a class="btn btn-primary" href=(address) { (act) } }
    }
}
