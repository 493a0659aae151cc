//! The ways, each with the entries that it owes.

use super::scene::{NAME, PHONE, SEALED, Scene, Walk, passphrase, shelter};
use crate::sharing_world::{OUTSIDE, act, request};
use lantern_access::{
    consent::DataGroup,
    policy::{Action, Context, Purpose, Resource, Sensitivity, Wing},
};
use lantern_gate::{Entered, GateError, GlassReason, OpenedRecord, SoughtIn, item_id};
use lantern_ledger::AccessKind;
use lantern_model::{Identity, Unit, field};
use lantern_store::Act;
use std::pin::Pin;
use zeroize::Zeroizing;

/// Whom an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Nobody: an act on a key, a search, rows that became no record.
    Nobody,
    /// The one record that the way is about.
    Her,
    /// Everybody of the agency.
    Everybody,
    /// The complaint.
    Complaint,
}

type Shown<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, GateError>> + 'a>>;

/// One way.
pub struct Case {
    /// The function of the gate.
    pub way: &'static str,
    /// What must stand in the log, in this order, and whether the vault is asked on the strength of it.
    pub entries: &'static [(AccessKind, Whom, bool)],
    /// What was planted and comes out.
    pub canaries: &'static [&'static str],
    pub walk: for<'a> fn(&'a Scene, &'a Walk) -> Shown<'a>,
}

/// Passphrase of the agency's key, once it has one.
pub const PASSPHRASE: &str = "seven grey herons over the water";
const WORDS: &str = "the brother of grellindor";

/// Functions of which another way is made: whoever walks that one has walked them.
pub const WALKED_BY_OTHERS: [(&str, &str); 2] = [("open_identity", "open_record"), ("open_words", "glass_words")];

use AccessKind::{Break, Complaint, Export, Identity as Named, Keys, List, Record, Reindex, Search, Share};

/// Every way. The last one puts another key in the place of the agency's.
pub const CASES: &[Case] = &[
    Case { way: "look", entries: &[(List, Whom::Her, false)], canaries: &[], walk: |scene, walk| Box::pin(look(scene, walk)) },
    Case { way: "open_record", entries: &[(Named, Whom::Her, true)], canaries: &[NAME, PHONE], walk: |scene, walk| Box::pin(open_record(scene, walk)) },
    Case { way: "break_glass", entries: &[(Break, Whom::Her, true)], canaries: &[NAME, PHONE], walk: |scene, walk| Box::pin(break_glass(scene, walk)) },
    Case { way: "glass_words", entries: &[(Named, Whom::Her, true)], canaries: &[WORDS], walk: |scene, walk| Box::pin(glass_words(scene, walk)) },
    Case { way: "export_person", entries: &[(Export, Whom::Her, true)], canaries: &[NAME, PHONE], walk: |scene, walk| Box::pin(export_person(scene, walk)) },
    Case { way: "correct", entries: &[(Named, Whom::Her, true)], canaries: &[], walk: |scene, walk| Box::pin(correct(scene, walk)) },
    Case { way: "reindex", entries: &[(Reindex, Whom::Everybody, true)], canaries: &[], walk: |scene, walk| Box::pin(reindex(scene, walk)) },
    Case {
        way: "find_person",
        entries: &[(Search, Whom::Nobody, true), (List, Whom::Her, false)],
        canaries: &[],
        walk: |scene, walk| Box::pin(find_person(scene, walk)),
    },
    Case { way: "papers", entries: &[(Record, Whom::Her, false)], canaries: &[], walk: |scene, walk| Box::pin(papers(scene, walk)) },
    Case { way: "consent_to_show", entries: &[(Record, Whom::Her, false)], canaries: &[], walk: |scene, walk| Box::pin(consent_to_show(scene, walk)) },
    Case { way: "door", entries: &[(Record, Whom::Her, false)], canaries: &[], walk: |scene, walk| Box::pin(door(scene, walk)) },
    Case { way: "share", entries: &[(Share, Whom::Her, true)], canaries: &[NAME, PHONE], walk: |scene, walk| Box::pin(share(scene, walk)) },
    Case { way: "hand_over", entries: &[(Share, Whom::Her, true)], canaries: &[NAME], walk: |scene, walk| Box::pin(hand_over(scene, walk)) },
    Case {
        way: "take_complaint",
        entries: &[(Complaint, Whom::Complaint, false)],
        canaries: &[SEALED],
        walk: |scene, walk| Box::pin(take_complaint(scene, walk)),
    },
    Case {
        way: "open_complaint",
        entries: &[(Complaint, Whom::Complaint, false)],
        canaries: &[SEALED, "half"],
        walk: |scene, walk| Box::pin(open_complaint(scene, walk)),
    },
    Case { way: "rows_outside", entries: &[(List, Whom::Nobody, false)], canaries: &[OUTSIDE], walk: |scene, walk| Box::pin(rows_outside(scene, walk)) },
    Case { way: "unlock_agency", entries: &[(Keys, Whom::Nobody, false)], canaries: &["shelter"], walk: |scene, walk| Box::pin(unlock_agency(scene, walk)) },
    Case { way: "recovery_sheets", entries: &[(Keys, Whom::Nobody, true)], canaries: &[" "], walk: |scene, walk| Box::pin(recovery_sheets(scene, walk)) },
    Case { way: "recover_agency", entries: &[(Keys, Whom::Nobody, false)], canaries: &[], walk: |scene, walk| Box::pin(recover_agency(scene, walk)) },
    Case {
        way: "rotate_agency",
        entries: &[(Keys, Whom::Nobody, false), (Keys, Whom::Everybody, true)],
        canaries: &[],
        walk: |scene, walk| Box::pin(rotate_agency(scene, walk)),
    },
];

fn text(opened: &OpenedRecord) -> Vec<u8> {
    opened.values.iter().flat_map(|value| [value.text.as_bytes(), b"\n"].concat()).collect()
}

async fn look(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    let (coded, context) = (Resource::record("shelter", Wing::Measure, Sensitivity::Coded), Context::new(Purpose::Casework));
    scene.begins(walk).await;
    let how = (Action::ViewRecords, AccessKind::List);
    scene.house.gate.look(&worker, how, (&coded, &context), None, &[scene.her], &walk.at).await.map(|_| Vec::new())
}

async fn open_record(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    scene.house.gate.open_record(&worker, scene.her, Purpose::Casework, &walk.at).await.map(|opened| text(&opened))
}

async fn break_it(scene: &Scene, worker: &Entered, walk: &Walk) -> Result<OpenedRecord, GateError> {
    let reason = (GlassReason::Threat, Identity::new(WORDS.to_owned()).unwrap());
    scene.house.gate.break_glass(worker, scene.her, reason, &walk.at).await
}

async fn break_glass(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    break_it(scene, &worker, walk).await.map(|opened| text(&opened))
}

async fn glass_words(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let head = scene.enter("supervisor-1").await;
    break_it(scene, &scene.enter("worker-1").await, walk).await.unwrap();
    let glass = scene.house.gate.broken_glasses(&head, &walk.at).await.unwrap().remove(0).id;
    scene.begins(walk).await;
    scene.house.gate.glass_words(&head, glass, &walk.at).await.map(|words| words.as_bytes().to_vec())
}

async fn export_person(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    scene.house.gate.export_person(&worker, scene.her, &walk.at).await.map(|export| serde_json::to_vec(&export).unwrap())
}

async fn correct(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    let version = scene.house.gate.store().record(scene.her).await.unwrap().unwrap().summary.version;
    let field = field::by_path("victim.other_names").unwrap();
    let other = vec![(field.unit, 0, field, Some(Identity::new(format!("Other {version}")).unwrap()))];
    scene.begins(walk).await;
    scene.house.gate.correct(&worker, (scene.her, version), Vec::new(), other, &walk.at).await.map(|()| Vec::new())
}

async fn reindex(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    scene.house.gate.reindex(&worker, &shelter(), true, &|_, _| {}, &walk.at).await.map(|_| Vec::new())
}

async fn find_person(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.house.gate.reindex(&worker, &shelter(), false, &|_, _| {}, &walk.at).await.unwrap();
    scene.begins(walk).await;
    let found = scene.house.gate.find_person(&worker, Purpose::Casework, (SoughtIn::Names, NAME), &walk.at).await?;
    assert_eq!(found.records, [scene.her]);
    Ok(Vec::new())
}

async fn papers(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    let papers = scene.house.gate.papers(&worker, scene.her, &walk.at).await?;
    assert_eq!(papers.consents.len(), 2);
    Ok(Vec::new())
}

async fn consent_to_show(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    scene.house.gate.consent_to_show(&worker, scene.court.2, &walk.at).await.map(|_| Vec::new())
}

async fn door(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    scene.begins(walk).await;
    scene.house.gate.door(&worker, scene.her, &walk.at).await.map(|_| Vec::new())
}

async fn share(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let worker = scene.enter("worker-1").await;
    let asked = request(scene.her, scene.clinic.0, scene.clinic.1, Purpose::Referral, &[DataGroup::Identity, DataGroup::Contact]);
    scene.begins(walk).await;
    let package = scene.house.gate.share(&worker, &asked, &walk.at).await?;
    Ok(age::decrypt(&scene.key, &package.bytes).unwrap())
}

async fn hand_over(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let (gate, at) = (&scene.house.gate, walk.at.as_str());
    let [worker, supervisor, lawyer] = [scene.enter("worker-1").await, scene.enter("supervisor-1").await, scene.enter("lawyer-1").await];
    let name = item_id(scene.her, (Unit::Victim, 0, field::by_path("victim.given_name").unwrap().number));
    let id = gate.prepare_handover(&worker, scene.court.2, name, true, at).await.unwrap();
    gate.counsel_was_there(&lawyer, id, at).await.unwrap();
    gate.sign_handover(&worker, id, at).await.unwrap();
    gate.sign_handover(&supervisor, id, at).await.unwrap();
    scene.begins(walk).await;
    let package = gate.hand_over(&worker, id, scene.court.1, at).await?;
    Ok(age::decrypt(&scene.key, &package.bytes).unwrap())
}

async fn take_complaint(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let handler = scene.enter("focal-1").await;
    scene.begins(walk).await;
    scene.house.gate.take_complaint(&handler, scene.complaint, &walk.at).await.map(String::into_bytes)
}

async fn open_complaint(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let (first, second) = (scene.enter("focal-1").await, scene.enter("focal-2").await);
    scene.house.gate.keep_half(&first, scene.complaint, "half", &walk.at).await.unwrap();
    scene.begins(walk).await;
    let opened = scene.house.gate.open_complaint(&second, scene.complaint, &walk.at).await?;
    Ok([opened.sealed, opened.half].concat().into_bytes())
}

async fn rows_outside(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let act = Act { at: walk.at.clone(), ..act() };
    scene.begins(walk).await;
    scene.house.gate.rows_outside(&act, scene.import).await
}

async fn unlock_agency(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let head = scene.enter("supervisor-1").await;
    scene.begins(walk).await;
    scene.house.gate.unlock_agency(&head, &shelter(), Some(passphrase()), &walk.at).await?;
    Ok(scene.house.gate.unlocked().await?.concat().into_bytes())
}

async fn recovery_sheets(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let head = scene.enter("supervisor-1").await;
    scene.begins(walk).await;
    scene.house.gate.recovery_sheets(&head, &shelter(), (2, 3), &walk.at).await.map(|sheets| sheets.concat().into_bytes())
}

async fn recover_agency(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let (head, gate, shelter) = (scene.enter("supervisor-1").await, &scene.house.gate, shelter());
    let sheets: Vec<Zeroizing<String>> = gate.recovery_sheets(&head, &shelter, (2, 2), &walk.at).await.unwrap().into_iter().map(Zeroizing::new).collect();
    scene.begins(walk).await;
    gate.recover_agency(&head, &shelter, sheets, passphrase(), &walk.at).await.map(|()| Vec::new())
}

async fn rotate_agency(scene: &Scene, walk: &Walk) -> Result<Vec<u8>, GateError> {
    let head = scene.enter("supervisor-1").await;
    scene.begins(walk).await;
    let keys = (Some(passphrase()), passphrase());
    scene.house.gate.rotate_agency(&head, &shelter(), keys, &|_, _| {}, &walk.at).await.map(|()| Vec::new())
}
