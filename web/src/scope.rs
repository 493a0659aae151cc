//! Whose data a reader sees: those of every agency, of the own one, or none. Lists are cut to it before they are read.

use crate::{
    AppState, WebError,
    doors::{Need, Pass},
};
use lantern_access::policy::{Action, Resource, ResourceKind};
use lantern_gate::Entered;
use lantern_model::AgencyCode;
use lantern_publish::{Choice, Figures};

/// Whose data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Those of every agency.
    All,
    /// Those of one.
    Agency(AgencyCode),
    /// Nobody's.
    Nothing,
}

impl Scope {
    /// What the policies say of a reader: first about all agencies, then about the own one.
    pub fn of(state: &AppState, entered: &Entered, action: Action, kind: ResourceKind) -> Self {
        let need = Need::policy(action, kind);
        let may = |thing: &Resource| need.granted(state.gate.policies(), entered, thing).is_ok();
        if may(&need.thing(None)) {
            return Self::All;
        }
        match entered.agency().and_then(|code| AgencyCode::parse(code).ok()) {
            Some(agency) if may(&need.thing(Some(agency.as_str()))) => Self::Agency(agency),
            _ => Self::Nothing,
        }
    }

    /// Whether something of this agency is seen.
    pub fn holds(&self, agency: &AgencyCode) -> bool {
        match self {
            Self::All => true,
            Self::Agency(own) => own == agency,
            Self::Nothing => false,
        }
    }

    /// The agency to which a list is cut; none where all are seen.
    pub fn agency(&self) -> Option<&AgencyCode> {
        match self {
            Self::Agency(own) => Some(own),
            Self::All | Self::Nothing => None,
        }
    }

    /// Which figures a reader is given who asked for these. Exact ones of another agency become the own agency's, and exact ones for
    /// somebody who may see none become the public ones. Answers the index of the source to which they are cut.
    pub fn cut(&self, figures: &Figures, choice: Choice, source: Option<usize>) -> (Choice, Option<usize>) {
        if choice == Choice::Public {
            return (choice, source);
        }
        let is_own = |at: &usize| figures.sources().get(*at).is_some_and(|one| AgencyCode::parse(&one.agency).is_ok_and(|code| self.holds(&code)));
        match self {
            Self::All => (choice, source),
            Self::Agency(_) => match source.filter(is_own).or_else(|| (0..figures.sources().len()).find(is_own)) {
                Some(own) => (choice, Some(own)),
                None => (Choice::Public, None),
            },
            Self::Nothing => (Choice::Public, None),
        }
    }
}

impl Pass {
    /// Whose data this reader sees, for what the door is about.
    pub fn scope(&self, state: &AppState) -> Scope {
        Scope::of(state, &self.entered, self.action(), self.thing().kind)
    }

    /// The same; a reader who sees nothing is told so.
    pub fn scope_or_refuse(&self, state: &AppState) -> Result<Scope, WebError> {
        match self.scope(state) {
            Scope::Nothing => Err(WebError::NotAllowed { by: Vec::new() }),
            scope => Ok(scope),
        }
    }
}
