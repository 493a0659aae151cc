//! A question in Cedar's terms: one request and the accounts that it speaks of.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use cedar_policy::{Context as CedarContext, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression as Expression};

use super::question::{Basis, Context, Principal, Protocol, Question, Recipient, Resource};

/// The types of the schema, read once.
struct Types {
    account: EntityTypeName,
    action: EntityTypeName,
    basis_kind: EntityTypeName,
    body: EntityTypeName,
    kind: EntityTypeName,
    purpose: EntityTypeName,
    role: EntityTypeName,
    sensitivity: EntityTypeName,
    thing: EntityTypeName,
    wing: EntityTypeName,
}

static TYPES: LazyLock<Types> = LazyLock::new(|| {
    let named = |name: &str| name.parse().expect("a plain word is a type name");
    Types {
        account: named("Account"),
        action: named("Action"),
        basis_kind: named("BasisKind"),
        body: named("Body"),
        kind: named("ResourceKind"),
        purpose: named("Purpose"),
        role: named("Role"),
        sensitivity: named("Sensitivity"),
        thing: named("Thing"),
        wing: named("Wing"),
    }
});

/// The fields of a Cedar record.
type Fields = Vec<(String, Expression)>;

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn code(kind: &EntityTypeName, id: &str) -> Expression {
    Expression::new_entity_uid(uid(kind, id))
}

fn field(fields: &mut Fields, name: &str, value: Expression) {
    fields.push((name.to_owned(), value));
}

fn text(fields: &mut Fields, name: &str, value: Option<&String>) {
    if let Some(value) = value {
        field(fields, name, Expression::new_string(value.clone()));
    }
}

fn truth(fields: &mut Fields, name: &str, value: bool) {
    field(fields, name, Expression::new_bool(value));
}

/// The request and its entities; `actions` are the action asked for and the groups it belongs to. The error says which part Cedar refused.
pub fn to_cedar(question: &Question, actions: &[Entity]) -> Result<(Request, Entities), String> {
    let types = &*TYPES;
    let mut entities: BTreeMap<String, Entity> = BTreeMap::new();
    // The one who asks comes first: another mention of the same account adds nothing to what she is.
    let decided_by = question.context.basis.as_ref().and_then(|basis| basis.decided_by.as_ref());
    for principal in [Some(&question.principal), question.context.second_person.as_ref(), decided_by].into_iter().flatten() {
        if !entities.contains_key(&principal.account) {
            entities.insert(principal.account.clone(), account(principal)?);
        }
    }
    let thing = thing(&question.resource)?;
    let context = CedarContext::from_pairs(circumstances(&question.context)?).map_err(|error| error.to_string())?;
    let request = Request::new(uid(&types.account, &question.principal.account), uid(&types.action, question.action.code()), thing.uid(), context, None);
    let entities = Entities::from_entities(entities.into_values().chain([thing]).chain(actions.iter().cloned()), None);
    Ok((request.map_err(|error| error.to_string())?, entities.map_err(|error| error.to_string())?))
}

/// The uid of the action with this code.
pub fn action_uid(action: &str) -> EntityUid {
    uid(&TYPES.action, action)
}

fn account(principal: &Principal) -> Result<Entity, String> {
    let types = &*TYPES;
    let mut fields = Fields::new();
    text(&mut fields, "agency", principal.agency.as_ref());
    field(&mut fields, "body", code(&types.body, principal.body.code()));
    truth(&mut fields, "local", principal.local);
    truth(&mut fields, "child_trained", principal.child_trained);
    let roles: HashSet<EntityUid> = principal.roles.iter().map(|role| uid(&types.role, role.code())).collect();
    Entity::new(uid(&types.account, &principal.account), HashMap::from_iter(fields), roles).map_err(|error| error.to_string())
}

fn thing(resource: &Resource) -> Result<Entity, String> {
    let types = &*TYPES;
    let mut fields = Fields::new();
    field(&mut fields, "kind", code(&types.kind, resource.kind.code()));
    field(&mut fields, "wing", code(&types.wing, resource.wing.code()));
    field(&mut fields, "sensitivity", code(&types.sensitivity, resource.sensitivity.code()));
    text(&mut fields, "agency", resource.agency.as_ref());
    text(&mut fields, "complained_of", resource.complained_of.as_ref());
    if let Some(owner) = &resource.owner {
        field(&mut fields, "owner", code(&types.account, owner));
    }
    field(&mut fields, "items", Expression::new_long(i64::from(resource.items)));
    truth(&mut fields, "held", resource.held);
    truth(&mut fields, "conflict", resource.conflict);
    // Which record it is does not matter to any rule, so that no id comes near the policies.
    Entity::new(uid(&types.thing, resource.kind.code()), HashMap::from_iter(fields), HashSet::new()).map_err(|error| error.to_string())
}

fn circumstances(context: &Context) -> Result<Fields, String> {
    let types = &*TYPES;
    let mut fields = Fields::new();
    field(&mut fields, "purpose", code(&types.purpose, context.purpose.code()));
    if let Some(second) = &context.second_person {
        field(&mut fields, "second_person", code(&types.account, &second.account));
    }
    for (name, record) in
        [("basis", context.basis.as_ref().map(basis)), ("recipient", context.recipient.map(recipient)), ("protocol", context.protocol.map(protocol))]
    {
        if let Some(record) = record {
            field(&mut fields, name, Expression::new_record(record).map_err(|error| error.to_string())?);
        }
    }
    text(&mut fields, "reason", context.reason.as_ref());
    truth(&mut fields, "counsel_consulted", context.counsel_consulted);
    truth(&mut fields, "confirmed_alone", context.confirmed_alone);
    truth(&mut fields, "notice", context.notice);
    truth(&mut fields, "first_setup", context.first_setup);
    Ok(fields)
}

fn basis(basis: &Basis) -> Fields {
    let mut fields = Fields::new();
    field(&mut fields, "kind", code(&TYPES.basis_kind, basis.kind.code()));
    truth(&mut fields, "live", basis.live);
    truth(&mut fields, "for_recipient", basis.for_recipient);
    if let Some(decider) = &basis.decided_by {
        field(&mut fields, "decided_by", code(&TYPES.account, &decider.account));
    }
    fields
}

fn recipient(recipient: Recipient) -> Fields {
    let mut fields = Fields::new();
    field(&mut fields, "body", code(&TYPES.body, recipient.body.code()));
    truth(&mut fields, "death_penalty", recipient.death_penalty);
    truth(&mut fields, "fair_trial", recipient.fair_trial);
    fields
}

fn protocol(protocol: Protocol) -> Fields {
    let mut fields = Fields::new();
    truth(&mut fields, "live", protocol.live);
    truth(&mut fields, "covers", protocol.covers);
    fields
}
