//! What stays in the memory of a vault that was used, and of one that was locked.
//!
//! Not guaranteed, and not looked for: registers, the kernel's socket buffers, the scalar that the curve's arithmetic works with,
//! what root reads while the agency is unlocked.

use crate::asking::Log;
use crypto_box::{PublicKey, SalsaBox, SecretKey, aead::Aead};
use lantern_ledger::AccessKind;
use lantern_vault::{
    AgencySecret, Cost, Entropy, KeyFolder, Passphrase, Protection, Secret32,
    process::{IndexItem, MemoryLock, SealedField, Vault, run, serve},
};
use std::{
    fs::File,
    io::ErrorKind,
    os::{fd::AsFd, unix::fs::FileExt, unix::net::UnixStream},
};

const SUBJECT: [u8; 16] = [1; 16];
const PASSPHRASE: &str = "heron lagoon under glass";
const NAME: &str = "Quillonexa Brundlevantrix";
const SOUGHT: &str = "Zephyrolantha Omberwickst";

/// Standard input, where it is a socket: somebody who runs every test of this file starts the bodies below without one.
fn socket() -> Option<UnixStream> {
    let stream = UnixStream::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap());
    stream.peer_addr().is_ok().then_some(stream)
}

/// The body of the vault process that the tests below start.
#[test]
#[ignore = "it is started by the tests below, as their child process"]
fn protected_vault() {
    if socket().is_some() {
        run().unwrap();
    }
}

/// The same without protection, for a machine where nobody but root reads a protected one.
#[test]
#[ignore = "it is started by the tests below, as their child process"]
fn open_vault() {
    if let Some(stream) = socket() {
        serve(stream).unwrap();
    }
}

fn start(body: &str, log: &Log) -> Vault {
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", body, "--ignored", "--nocapture", "--test-threads=1"];
    Vault::spawn_with(&program, &args, &log.signer.verifier()).unwrap()
}

/// How often each needle stands in the writable memory of a process; `None` where it may not be read.
fn count(process: u32, needles: &[(&str, Vec<u8>)]) -> Option<Vec<usize>> {
    let memory = match File::open(format!("/proc/{process}/mem")) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return None,
        opened => opened.unwrap(),
    };
    let mut counts = vec![0; needles.len()];
    for line in std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, mode) = (parts.next().unwrap(), parts.next().unwrap());
        let (from, to) = range.split_once('-').unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        if !mode.starts_with("rw") {
            continue;
        }
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        if memory.read_exact_at(&mut bytes, from).is_err() {
            continue;
        }
        for (count, (_, needle)) in counts.iter_mut().zip(needles) {
            *count += bytes.windows(needle.len()).filter(|window| window == needle).count();
        }
    }
    Some(counts)
}

/// What was planted: secret bytes by their middle, which the curve does not change.
fn needles(secret: &[u8; 32], person: &[u8; 32]) -> Vec<(&'static str, Vec<u8>)> {
    let hexadecimal = secret[..8].iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    vec![
        ("the agency's key", secret[8..24].to_vec()),
        ("the person's key", person[8..24].to_vec()),
        ("the agency's key as text", hexadecimal.into_bytes()),
        ("the passphrase", PASSPHRASE.as_bytes().to_vec()),
        ("the name", NAME.as_bytes()[4..].to_vec()),
        ("the folded name", b"brundlevantrix".to_vec()),
        ("the text sought for", SOUGHT.as_bytes()[4..].to_vec()),
        ("the folded text sought for", b"omberwickst".to_vec()),
    ]
}

/// Wraps a known key as version 2 says, without the crate's own code.
fn wrap(agency: [u8; 32], person: &[u8; 32]) -> Vec<u8> {
    let own = SecretKey::from_bytes([5; 32]);
    let public: PublicKey = SecretKey::from_bytes(agency).public_key();
    let sealed = SalsaBox::new(&public, &own).encrypt(&[6; 24].into(), &[&SUBJECT[..], person].concat()[..]).unwrap();
    [&[2][..], own.public_key().as_bytes(), &[6; 24], &sealed].concat()
}

/// What is asked at once: many, so that what is left behind does not hide under the next small answer.
const MANY: usize = 200;

/// A vault in another process, and what must not stay in it.
struct Watched {
    vault: Vault,
    log: Log,
    needles: Vec<(&'static str, Vec<u8>)>,
}

impl Watched {
    fn counts(&self) -> Vec<usize> {
        count(self.vault.process_id().unwrap(), &self.needles).unwrap()
    }

    /// Nothing is found but, while it is unlocked, the agency's key itself.
    fn search(&mut self, after: &str, is_unlocked: bool) {
        // An answer is wiped once it is sent: the next one shows that it was.
        self.vault.unlocked().unwrap();
        let counts = self.counts();
        let found = self.needles.iter().zip(&counts).skip(usize::from(is_unlocked)).filter(|(_, count)| **count > 0);
        let found: Vec<_> = found.map(|((name, _), count)| format!("{name} {count} times")).collect();
        assert!(found.is_empty(), "in memory after {after}: {found:?}");
        assert!(!is_unlocked || counts[0] == 1, "the unlocked key stands {} times in memory after {after}", counts[0]);
    }
}

/// A vault whose memory can be read from here.
fn watched(secret: &[u8; 32], person: &[u8; 32]) -> Option<Watched> {
    let (log, needles) = (Log::new(1), needles(secret, person));
    let mut vault = start("memory::protected_vault", &log);
    assert!(vault.hardening().is_private);
    if count(vault.process_id().unwrap(), &needles).is_none() {
        println!("a protected vault may not be read here, as it should be: an unprotected one is searched");
        vault = start("memory::open_vault", &log);
        assert_eq!(vault.hardening().memory, MemoryLock::Nothing);
    }
    if count(vault.process_id().unwrap(), &needles).is_none() {
        assert!(std::env::var_os("CI").is_none(), "CI must be able to read the memory of a child process");
        println!("no child process may be read here: its memory is not searched");
        return None;
    }
    Some(Watched { vault, log, needles })
}

/// Each use leaves nothing of what it handled; the agency's key stands there once, and is gone when it is locked.
#[test]
fn a_used_vault_holds_the_key_alone_and_a_locked_one_nothing() {
    let mut entropy = Entropy::from_system();
    let (secret, person): ([u8; 32], [u8; 32]) = (entropy.bytes().unwrap(), entropy.bytes().unwrap());
    let Some(mut watched) = watched(&secret, &person) else { return };
    watched.search("the start", false);
    let agency = AgencySecret::from_secret(Secret32::take(&mut secret.clone()));
    unlock(&mut watched, &agency);
    open_and_search(&mut watched, wrap(secret, &person));
    let (receipt, wrapped) = (watched.log.look(AccessKind::Keys, &[SUBJECT]), vec![(SUBJECT, wrap(secret, &person)); MANY]);
    assert!(watched.vault.rewrap("shelter", &receipt, &agency.public(), &wrapped).unwrap().iter().all(Option::is_some));
    watched.search("rewrapping", true);
    let receipt = watched.log.look(AccessKind::Keys, &[]);
    let sheets = watched.vault.shares("shelter", &receipt, 2, 16).unwrap();
    assert_eq!(lantern_vault::shares::combine(&[&sheets[0], &sheets[15]]).unwrap().expose(), &secret);
    watched.needles.extend(sheets.iter().map(|sheet| ("a recovery sheet", sheet.as_bytes()[60..90].to_vec())));
    watched.search("dividing", true);
    watched.vault.lock_all().unwrap();
    watched.search("locking", false);
}

fn unlock(watched: &mut Watched, agency: &AgencySecret) {
    let folder = tempfile::tempdir().unwrap();
    let files = KeyFolder::new(folder.path().join("keys"));
    let passphrase = Passphrase::new(PASSPHRASE.into()).unwrap();
    for protection in [Protection::Open, Protection::Passphrase(&passphrase, Cost::LEAST)] {
        files.restore_agency_key("shelter", agency, protection, &mut Entropy::from_system()).unwrap();
        let text = files.agency_key_text("shelter").unwrap();
        watched.vault.unlock("shelter", &text, Some(&passphrase), &watched.log.checkpoint()).unwrap();
        watched.search("unlocking", true);
        std::fs::remove_file(folder.path().join("keys/agency-shelter.key")).unwrap();
    }
}

fn open_and_search(watched: &mut Watched, wrapped: Vec<u8>) {
    let Watched { vault, log, .. } = watched;
    let receipt = log.look(AccessKind::Identity, &[SUBJECT]);
    let key = vault.open_keys("shelter", &receipt, &vec![(SUBJECT, wrapped.clone()); MANY]).unwrap().remove(0).unwrap();
    watched.search("opening keys", true);
    let sealed = key.seal(b"here", NAME.as_bytes(), &mut Entropy::from_system()).unwrap();
    let item = IndexItem { subject: SUBJECT, wrapped, values: vec![SealedField { field: 9, context: b"here".to_vec(), sealed }; 4] };
    let receipt = watched.log.look(AccessKind::Reindex, &[SUBJECT]);
    let tokens = watched.vault.index("shelter", &receipt, 1, &vec![item; MANY]).unwrap();
    assert_eq!(tokens[0].as_ref().unwrap().len(), 2);
    watched.search("indexing", true);
    let receipt = watched.log.look(AccessKind::Search, &[]);
    assert_eq!(watched.vault.search_tokens("shelter", &receipt, 1, &[(9, SOUGHT); MANY]).unwrap()[0].len(), 2);
    watched.search("searching", true);
}

/// The vault ends when the command lets go of it, and the process is gone.
#[test]
fn a_vault_ends_with_its_command() {
    let log = Log::new(1);
    let vault = start("memory::protected_vault", &log);
    let process = format!("/proc/{}", vault.process_id().unwrap());
    assert!(std::path::Path::new(&process).exists());
    drop(vault);
    assert!(!std::path::Path::new(&process).exists());
}
