//! The file that leaves: a JSON document, versioned, with the groups that the ground covers and nothing beside them.

use super::content::CodedLine;
use crate::OpenedValue;
use lantern_access::{
    consent::{DataGroup, Protocol, Recipient, Share},
    credential::Instant,
    policy::{BasisKind, Purpose},
};
use lantern_ledger::{ProofFile, Receipt};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The form of the file: a promise to those who read it.
const VERSION: u8 = 1;

#[derive(Serialize)]
struct Body<'a> {
    lantern_share: u8,
    /// What answers refer to. It is not the record's code: two recipients shall not find out that they know one person.
    share: Uuid,
    at: Instant,
    from: &'a str,
    to: To<'a>,
    purpose: Purpose,
    protocol: Agreed<'a>,
    ground: Ground,
    groups: Vec<DataGroup>,
    data: BTreeMap<DataGroup, Vec<Said<'a>>>,
    /// That the sharing stands in the sender's log (c2sp.org/tlog-proof).
    proof: &'a str,
}

#[derive(Serialize)]
struct To<'a> {
    id: Uuid,
    name: &'a str,
}

#[derive(Serialize)]
struct Agreed<'a> {
    id: Uuid,
    title: &'a str,
}

#[derive(Serialize)]
struct Ground {
    basis: BasisKind,
    id: Uuid,
}

#[derive(Serialize)]
struct Said<'a> {
    unit: &'static str,
    sequence: u8,
    field: &'static str,
    value: &'a str,
}

/// What a proof carries beside itself: the place in the sender's journal and the leaf, without the salt that would tie it to the person.
#[derive(Serialize)]
struct Extra {
    position: i64,
    leaf: String,
}

/// The proof that goes with the file.
pub(super) fn proof(receipt: &Receipt) -> String {
    let leaf = receipt.leaf.bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let extra = serde_json::to_vec(&Extra { position: receipt.event.first, leaf }).expect("a number and a text are always JSON");
    ProofFile { extra: Some(extra), index: receipt.index, proof: receipt.proof.clone(), checkpoint: receipt.checkpoint.clone() }.write()
}

/// The document.
pub(super) fn document(
    share: &Share,
    (protocol, recipient): (&Protocol, &Recipient),
    coded: &[CodedLine],
    opened: &[(DataGroup, OpenedValue)],
    proof: &str,
) -> Zeroizing<Vec<u8>> {
    let mut data: BTreeMap<DataGroup, Vec<Said<'_>>> = BTreeMap::new();
    for line in coded {
        let value = Said { unit: line.unit.name(), sequence: line.sequence, field: line.field.name, value: &line.text };
        data.entry(line.group).or_default().push(value);
    }
    for (group, one) in opened {
        let value = Said { unit: one.unit.name(), sequence: one.sequence, field: one.field.name, value: &one.text };
        data.entry(*group).or_default().push(value);
    }
    let body = Body {
        lantern_share: VERSION,
        share: share.id,
        at: share.at,
        from: share.agency.as_str(),
        to: To { id: recipient.id.0, name: recipient.name.as_str() },
        purpose: share.purpose,
        protocol: Agreed { id: protocol.id, title: protocol.terms().title.as_str() },
        ground: Ground { basis: share.basis, id: share.basis_id },
        groups: share.groups.iter().copied().collect(),
        data,
        proof,
    };
    let length: usize = coded.iter().map(|line| line.text.len()).sum::<usize>() + opened.iter().map(|(_, one)| one.text.len()).sum::<usize>();
    // Room for all of it at once, every letter written as six: a growing buffer would leave copies behind that nobody wipes.
    let mut bytes = Zeroizing::new(Vec::with_capacity(6 * length + 200 * (coded.len() + opened.len()) + proof.len() * 2 + 8 * 1024));
    serde_json::to_writer_pretty(&mut *bytes, &body).expect("texts and numbers are always JSON, and memory takes every byte");
    bytes
}
