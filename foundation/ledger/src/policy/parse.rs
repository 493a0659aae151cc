//! The policy file, read line by line and written back.

use super::{Group, Log, Member, POLICY_BYTES_MAX, POLICY_ITEMS_MAX, Policy, Witness};
use crate::{CosignatureVerifier, LedgerError, NoteVerifier, checkpoint::decimal, cosignature, note::KeyLine};

/// The type byte of a plain Ed25519 log signature.
const ED25519: u8 = 0x01;

/// The name that means "no cosignature is asked for".
const NONE: &[u8] = b"none";

/// A policy on its way to being whole.
#[derive(Default)]
struct Draft {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    /// What is a member of a group already: nothing may count twice.
    members: Vec<Member>,
    /// The quorum line: its name, and what it names.
    quorum: Option<(Vec<u8>, Option<Member>)>,
}

impl Policy {
    /// Reads a policy file: lines that end in a newline, octets as the specification allows them.
    pub fn parse(file: impl AsRef<[u8]>) -> Result<Self, LedgerError> {
        let file = file.as_ref();
        let refused = |why| LedgerError::Policy { line: 0, why };
        if file.len() > POLICY_BYTES_MAX {
            return Err(LedgerError::TooLarge { what: "policy", maximum: "the limit of 512 KiB" });
        }
        let lines = file.strip_suffix(b"\n").ok_or(refused("its last line does not end in a newline"))?;
        let mut draft = Draft::default();
        for (number, line) in lines.split(|byte| *byte == b'\n').enumerate() {
            draft.line(line).map_err(|why| LedgerError::Policy { line: number + 1, why })?;
        }
        let (quorum_name, quorum) = draft.quorum.ok_or(refused("it has no quorum line"))?;
        Ok(Self { logs: draft.logs, witnesses: draft.witnesses, groups: draft.groups, quorum, quorum_name })
    }

    /// The policy as a file: logs, witnesses, groups, quorum. Octets, because names may be any.
    #[must_use]
    pub fn to_text(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut line = |items: &[&[u8]]| {
            file.extend_from_slice(&items.join(&b' '));
            file.push(b'\n');
        };
        for log in &self.logs {
            let key = log.key.to_line();
            line(&[&[b"log", key.as_bytes()], log.url.as_deref().as_slice()].concat());
        }
        for witness in &self.witnesses {
            let key = witness.key.to_line();
            line(&[&[b"witness", witness.name.as_slice(), key.as_bytes()], witness.url.as_deref().as_slice()].concat());
        }
        for group in &self.groups {
            let threshold = group.threshold.to_string();
            let members: Vec<&[u8]> = group.members.iter().map(|member| self.name(*member)).collect();
            line(&[&[b"group", group.name.as_slice(), threshold.as_bytes()], members.as_slice()].concat());
        }
        line(&[b"quorum", &self.quorum_name]);
        file
    }

    fn name(&self, member: Member) -> &[u8] {
        match member {
            Member::Witness(place) => &self.witnesses[place].name,
            Member::Group(place) => &self.groups[place].name,
        }
    }
}

impl Draft {
    fn line(&mut self, line: &[u8]) -> Result<(), &'static str> {
        if line.iter().any(|byte| (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f) {
            return Err("it has a control character");
        }
        let items: Vec<&[u8]> = line.split(|byte| matches!(byte, b' ' | b'\t')).filter(|item| !item.is_empty()).collect();
        match items.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with(b"#") => Ok(()),
            [b"log", key] => self.log(key, None),
            [b"log", key, url] => self.log(key, Some(url.to_vec())),
            [b"witness", name, key] => self.witness(name, key, None),
            [b"witness", name, key, url] => self.witness(name, key, Some(url.to_vec())),
            [b"group", name, threshold, members @ ..] => self.group(name, threshold, members),
            [b"quorum", name] => self.quorum(name),
            _ => Err("it is none of: log <vkey> [<url>], witness <name> <vkey> [<url>], group <name> <all|any|k> <name>..., quorum <name>"),
        }
    }

    fn log(&mut self, key: &[u8], url: Option<Vec<u8>>) -> Result<(), &'static str> {
        let key = key_line(key)?;
        let verifier = match key.kind {
            ED25519 => Some(NoteVerifier::parse(&key.to_line()).map_err(|_| "the log's key is not an Ed25519 key")?),
            cosignature::ML_DSA_44 => None,
            _ => return Err("the log's key has a type that signs no checkpoints"),
        };
        if self.logs.iter().any(|log| log.key.key == key.key) {
            return Err("the log's key is named twice");
        }
        bounded(&mut self.logs, Log { key, verifier, url })
    }

    fn witness(&mut self, name: &[u8], key: &[u8], url: Option<Vec<u8>>) -> Result<(), &'static str> {
        self.is_free(name)?;
        let key = key_line(key)?;
        let verifier = match key.kind {
            cosignature::ED25519_COSIGNATURE => Some(CosignatureVerifier::from_line(&key).map_err(|_| "the witness's key is not an Ed25519 key")?),
            cosignature::ML_DSA_44 => None,
            _ => return Err("the witness's key has a type that makes no cosignatures"),
        };
        if self.witnesses.iter().any(|witness| witness.key.key == key.key) {
            return Err("the witness's key is named twice");
        }
        bounded(&mut self.witnesses, Witness { name: name.to_vec(), key, verifier, url })
    }

    fn group(&mut self, name: &[u8], threshold: &[u8], names: &[&[u8]]) -> Result<(), &'static str> {
        self.is_free(name)?;
        let mut members = Vec::new();
        for name in names {
            let member = self.find(name).ok_or("a member of the group is not defined before it")?;
            if self.members.contains(&member) {
                return Err("a member of the group is a member of a group already");
            }
            self.members.push(member);
            members.push(member);
        }
        let threshold = match threshold {
            b"all" => Some(members.len()),
            b"any" => Some(1),
            number => std::str::from_utf8(number).ok().and_then(decimal).and_then(|number| usize::try_from(number).ok()),
        };
        let threshold = threshold.filter(|threshold| (1..=members.len()).contains(threshold));
        let threshold = threshold.ok_or("the group's threshold is not all, any, or a number from 1 to the number of its members")?;
        bounded(&mut self.groups, Group { name: name.to_vec(), threshold, members })
    }

    fn quorum(&mut self, name: &[u8]) -> Result<(), &'static str> {
        if self.quorum.is_some() {
            return Err("it is a second quorum line");
        }
        let member = if name == NONE { None } else { Some(self.find(name).ok_or("the quorum is not defined before it")?) };
        self.quorum = Some((name.to_vec(), member));
        Ok(())
    }

    fn is_free(&self, name: &[u8]) -> Result<(), &'static str> {
        if name == NONE {
            return Err("the name none is taken");
        }
        if self.find(name).is_some() { Err("the name is defined twice") } else { Ok(()) }
    }

    fn find(&self, name: &[u8]) -> Option<Member> {
        let witness = self.witnesses.iter().position(|witness| witness.name == name).map(Member::Witness);
        witness.or_else(|| self.groups.iter().position(|group| group.name == name).map(Member::Group))
    }
}

fn key_line(key: &[u8]) -> Result<KeyLine, &'static str> {
    std::str::from_utf8(key).ok().and_then(|key| KeyLine::parse(key).ok()).ok_or("its key is not of the form name+number+base64, or the number does not fit")
}

fn bounded<T>(items: &mut Vec<T>, item: T) -> Result<(), &'static str> {
    if items.len() == POLICY_ITEMS_MAX {
        return Err("it is the 65th of its kind");
    }
    items.push(item);
    Ok(())
}
