//! The doors: the only way to add a route. Each says what has to be known of whoever comes through it, and asks before its
//! handler runs; so a route without a rule cannot be written.
//!
//! Pages are entered by a session, the programming interface by a token, and neither opens the other's doors. What a door of the
//! programming interface takes and gives is said beside it, so that its description cannot leave one out.
//!
//! A form is read here as well: no handler runs before the form has proved that this server drew it for this very reader. What
//! somebody sent whose session was locked meanwhile is sealed and offered again.

mod need;
mod operation;
mod pass;
mod prove;
mod token_pass;

pub use need::{Need, Open, purposes};
pub use operation::{Answered, Operation, Sent, Verb};
pub use pass::{FORM_BYTES_MAX, Pass};
pub use prove::PROOF;
pub use token_pass::{Tongue, tongue};

use crate::AppState;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware,
    routing::{MethodRouter, delete, get, post},
};
use lantern_access::policy::Role;
use std::fmt::Write as _;

/// One door, as the golden list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// What it asks for.
    pub need: Need,
    /// What it takes and gives, where it belongs to the programming interface.
    pub operation: Option<Operation>,
}

/// The doors of one server, in the making.
pub struct Doors {
    state: AppState,
    router: Router<AppState>,
    list: Vec<Door>,
}

impl Doors {
    /// No doors yet.
    pub fn new(state: &AppState) -> Self {
        Self { state: state.clone(), router: Router::new(), list: Vec::new() }
    }

    /// The state that they share.
    pub fn state(&self) -> &AppState {
        &self.state
    }

    /// A page to look at.
    #[must_use]
    pub fn get<H: Handler<T, AppState>, T: 'static>(self, path: &str, need: Need, handler: H) -> Self {
        self.add("GET", path, need, get(handler))
    }

    /// Something to do.
    #[must_use]
    pub fn post<H: Handler<T, AppState>, T: 'static>(self, path: &str, need: Need, handler: H) -> Self {
        self.add("POST", path, need, post(handler))
    }

    /// Something to do with a body larger than a form.
    #[must_use]
    pub fn post_file<H: Handler<T, AppState>, T: 'static>(self, path: &str, need: Need, bytes_max: usize, handler: H) -> Self {
        self.add("POST", path, need.with_file(), post(handler).layer(DefaultBodyLimit::max(bytes_max)))
    }

    /// A door of the programming interface: entered by a token and never by a cookie, with what its description says of it.
    #[must_use]
    pub fn api<H: Handler<T, AppState>, T: 'static>(mut self, path: &str, need: Need, operation: Operation, handler: H) -> Self {
        let route = match operation.verb {
            Verb::Get => get(handler),
            Verb::Post => post(handler),
            Verb::Delete => delete(handler),
        };
        let bounded = match operation.sent {
            Sent::File { bytes_max } => route.layer(DefaultBodyLimit::max(bytes_max)),
            Sent::Nothing | Sent::Json(_) => route,
        };
        let guarded = bounded.layer(middleware::from_fn_with_state((self.state.clone(), need), token_pass::pass));
        self.router = self.router.route(path, guarded);
        self.list.push(Door { method: operation.verb.code(), path: path.to_owned(), need, operation: Some(operation) });
        self
    }

    fn add(mut self, method: &'static str, path: &str, need: Need, route: MethodRouter<AppState>) -> Self {
        let guarded = route.layer(middleware::from_fn_with_state((self.state.clone(), need), pass::pass));
        self.router = self.router.route(path, guarded);
        self.list.push(Door { method, path: path.to_owned(), need, operation: None });
        self
    }

    /// The same doors behind a longer path.
    #[must_use]
    pub fn under(mut self, prefix: &str, doors: Self) -> Self {
        self.router = self.router.nest(prefix, doors.router);
        let path = |path: &str| if path == "/" { prefix.to_owned() } else { format!("{prefix}{path}") };
        self.list.extend(doors.list.into_iter().map(|door| Door { path: path(&door.path), ..door }));
        self
    }

    /// What the doors lead to.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }

    /// Every door, in the order of the paths.
    pub fn list(&self) -> Vec<Door> {
        let mut list = self.list.clone();
        list.sort_by(|one, other| (&one.path, one.method).cmp(&(&other.path, other.method)));
        list
    }

    /// Every door with the roles that may pass, one line each: the golden list.
    pub fn matrix(&self) -> String {
        let mut text = String::from("# method path | asks | who passes the door (handlers ask again about the thing itself)\n");
        for door in self.list() {
            let asks = match door.need.open {
                Open::Asset | Open::Anyone | Open::Stranger | Open::Bearer => "-".to_owned(),
                Open::SignedIn | Open::Policy => format!("{}{}", door.need.action.code(), if door.need.fresh { ", freshly proved" } else { "" }),
            };
            let passes = match door.need.open {
                Open::Asset => "anyone, without a session".to_owned(),
                Open::Anyone => "anyone".to_owned(),
                Open::Stranger => "anyone, locked sessions too".to_owned(),
                Open::Bearer => "everyone with a live token".to_owned(),
                Open::SignedIn => "everyone signed in".to_owned(),
                Open::Policy => {
                    let may = |role: &&Role| need::asked_by_role(door.need, **role).iter().any(|question| self.state.gate.policies().decide(question).allowed);
                    let roles: Vec<&str> = Role::ALL.iter().filter(may).map(|role| role.code()).collect();
                    if roles.is_empty() { "nobody".to_owned() } else { roles.join(" ") }
                }
            };
            let by = if door.operation.is_some() && door.need.open != Open::Stranger { "by token: " } else { "" };
            let _ = writeln!(text, "{} {} | {asks} | {by}{passes}", door.method, door.path);
        }
        text
    }
}
