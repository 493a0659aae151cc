//! The policies: read once, checked against the schema, asked many times.

use std::collections::BTreeMap;

use cedar_policy::{AuthorizationError, Authorizer, Effect as CedarEffect, Entity, Policy, PolicyId, PolicySet, Schema, ValidationMode, Validator};

use super::codes::Action;
use super::error::PolicyError;
use super::question::Question;
use super::statements::{Statement, statements};
use super::translate;

/// The schema: every name that a policy may use.
pub const SCHEMA: &str = include_str!("../../policies/lantern.cedarschema");

macro_rules! files {
    ($($name:literal),+) => {
        &[$((concat!($name, ".cedar"), include_str!(concat!("../../policies/", $name, ".cedar")))),+]
    };
}

/// The policy files of the program, name and text, one for each theme, in the order in which a page shows them.
pub const FILES: &[(&str, &str)] =
    files!("figures", "records", "screening", "identity", "wall", "door", "recipients", "sharing", "rights", "complaints", "breakglass", "accounts", "local");

/// How many files a deployment may add.
const ADDED_FILES_MAX: usize = 64;
/// How long one of them may be.
const ADDED_BYTES_MAX: usize = 64 * 1024;

/// Whether a rule opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It allows, unless another rule forbids.
    Permit,
    /// It forbids, whatever another rule allows.
    Forbid,
}

/// One rule, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The rule's own name.
    pub id: String,
    /// Whether it opens or closes.
    pub effect: Effect,
    /// The key of the words that say it. A rule that a deployment added has [`Sentence::ADDED`], with the variable `name`.
    pub key: String,
    /// The theme: the name of its file without the ending.
    pub theme: String,
    /// The rule itself.
    pub text: String,
    /// A deployment added it.
    pub added: bool,
}

impl Sentence {
    /// The key of the words for a rule that a deployment added.
    pub const ADDED: &'static str = "policy-added";
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// It may be done.
    pub allowed: bool,
    /// The rules that decided, in alphabetical order: those that allow, or those that forbid. Empty: no rule allows it.
    pub by: Vec<String>,
}

/// All rules in force.
#[derive(Debug)]
pub struct Policies {
    set: PolicySet,
    validator: Validator,
    authorizer: Authorizer,
    /// For each action, itself and the groups it belongs to.
    actions: BTreeMap<Action, Vec<Entity>>,
    sentences: Vec<Sentence>,
}

impl Policies {
    /// The policies of the program.
    pub fn builtin() -> Result<Self, PolicyError> {
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA).map_err(|error| PolicyError::Schema(error.to_string()))?;
        let actions = actions_of(&schema)?;
        let mut policies = Self { set: PolicySet::new(), validator: Validator::new(schema), authorizer: Authorizer::new(), actions, sentences: Vec::new() };
        for (file, text) in FILES {
            policies.read(file, text, false)?;
        }
        Ok(policies)
    }

    /// The same policies with the rules of a deployment, given as file name and text. They can forbid more, and allow nothing.
    pub fn narrowed(mut self, files: &[(String, String)]) -> Result<Self, PolicyError> {
        for (position, (file, text)) in files.iter().enumerate() {
            if position >= ADDED_FILES_MAX || text.len() > ADDED_BYTES_MAX {
                return Err(PolicyError::TooLarge { file: file.clone(), files_max: ADDED_FILES_MAX, bytes_max: ADDED_BYTES_MAX });
            }
            self.read(file, text, true)?;
        }
        Ok(self)
    }

    /// Decides. What no rule allows is denied, and so is what a rule cannot be evaluated for.
    pub fn decide(&self, question: &Question) -> Decision {
        let Ok((request, entities)) = translate::to_cedar(question, self.groups(question.action)) else {
            return Decision { allowed: false, by: Vec::new() };
        };
        let response = self.authorizer.is_authorized(&request, &self.set, &entities);
        // Cedar passes over a rule that fails while it is evaluated; if that rule forbids, passing over it would open a door.
        let failed: Vec<String> =
            response.diagnostics().errors().map(|AuthorizationError::PolicyEvaluationError(error)| error.policy_id().to_string()).collect();
        let allowed = failed.is_empty() && response.decision() == cedar_policy::Decision::Allow;
        let mut by = if failed.is_empty() { response.diagnostics().reason().map(ToString::to_string).collect() } else { failed };
        by.sort_unstable();
        Decision { allowed, by }
    }

    /// Every rule in force, in the order of the themes and of the files; those of a deployment come last.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    fn groups(&self, action: Action) -> &[Entity] {
        self.actions.get(&action).map_or(&[], Vec::as_slice)
    }

    /// Reads one file. Each statement is checked by itself, so that an error names its line.
    fn read(&mut self, file: &str, text: &str, added: bool) -> Result<(), PolicyError> {
        for statement in statements(file, text)? {
            let refused = |what: String| PolicyError::Statement { file: file.to_owned(), line: statement.line, what };
            let (policy, sentence) = self.statement(file, statement, added).map_err(refused)?;
            self.set.add(policy).map_err(|error| refused(error.to_string()))?;
            self.sentences.push(sentence);
        }
        Ok(())
    }

    /// Reads one statement, or says what is wrong with it.
    fn statement(&self, file: &str, statement: Statement<'_>, added: bool) -> Result<(Policy, Sentence), String> {
        let policy = Policy::parse(None, statement.text).map_err(|error| described(&error))?;
        let id = policy.annotation("id").filter(|id| is_id(id)).map(str::to_owned);
        let id = id.ok_or("a rule needs a name of small letters, digits and hyphens: begin it with @id(\"…\")")?;
        if self.sentences.iter().any(|sentence| sentence.id == id) {
            return Err(format!("there is already a rule \"{id}\"; give this one another name"));
        }
        if added && policy.effect() == CedarEffect::Permit {
            return Err("a deployment may forbid more, never permit more; write the rule with `forbid`, or leave it out".to_owned());
        }
        let policy = policy.new_id(PolicyId::new(&id));
        let alone = PolicySet::from_policies([policy.clone()]).map_err(|error| error.to_string())?;
        let verdict = self.validator.validate(&alone, ValidationMode::Strict);
        let problem = verdict.validation_errors().map(|error| described(error)).chain(verdict.validation_warnings().map(ToString::to_string)).next();
        if let Some(problem) = problem {
            return Err(problem);
        }
        let effect = if policy.effect() == CedarEffect::Permit { Effect::Permit } else { Effect::Forbid };
        let key = if added { Sentence::ADDED.to_owned() } else { format!("policy-{id}") };
        let theme = file.strip_suffix(".cedar").unwrap_or(file).to_owned();
        Ok((policy, Sentence { id, effect, key, theme, text: statement.text.to_owned(), added }))
    }
}

/// Every action with the groups that the schema puts it in. An action that the schema lacks is an error: its rules would not apply.
fn actions_of(schema: &Schema) -> Result<BTreeMap<Action, Vec<Entity>>, PolicyError> {
    let entities = schema.action_entities().map_err(|error| PolicyError::Schema(error.to_string()))?;
    let mut actions = BTreeMap::new();
    for &action in Action::ALL {
        let uid = translate::action_uid(action.code());
        let itself = entities.get(&uid).ok_or_else(|| PolicyError::Schema(format!("there is no action \"{action}\"")))?;
        let groups = entities.ancestors(&uid).into_iter().flatten().filter_map(|group| entities.get(group));
        actions.insert(action, std::iter::once(itself).chain(groups).cloned().collect());
    }
    Ok(actions)
}

/// A name that may stand in a key of words and in a log.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// An error with its causes in one line.
fn described(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text.replace('\n', " ")
}
