//! The line of an agency's key file: open (version 1), or sealed by a passphrase (version 2).
//!
//! Version 2 is `lantern-agency-key-2:argon2id:v=19,m=…,t=…,p=…:SALT:PUBLIC:BOX`, all bytes in hexadecimal. BOX is the secret
//! key sealed (XChaCha20-Poly1305) under the stretched passphrase; everything before it and the agency's code are
//! authenticated with it, so that no work factor can be changed and no file be put in the place of another.

use crate::{AgencyPublic, AgencySecret, Cost, Entropy, Passphrase, Secret32, VaultError, files, hexadecimal, seal};
use zeroize::Zeroizing;

const OPEN_MARK: &str = "lantern-agency-key-1:";
const SEALED_MARK: &str = "lantern-agency-key-2:argon2id:v=19,";
const BOX_BYTES: usize = 1 + 24 + 32 + 16;

/// How a key file is to be protected.
#[derive(Debug, Clone, Copy)]
pub enum Protection<'a> {
    /// By its mode and the medium it lies on: for a stick that is put away.
    Open,
    /// By a passphrase.
    Passphrase(&'a Passphrase, Cost),
}

/// How a key file is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectionKind {
    /// Whoever has the file has the key.
    Open,
    /// A passphrase opens it.
    Passphrase,
}

struct Sealed<'a> {
    /// Everything before the box.
    head: &'a str,
    cost: Cost,
    salt: Zeroizing<[u8; 16]>,
    public: Zeroizing<[u8; 32]>,
    boxed: Zeroizing<[u8; BOX_BYTES]>,
}

enum KeyText<'a> {
    Open(Zeroizing<[u8; 32]>),
    Sealed(Sealed<'a>),
}

fn parse(text: &str) -> Option<KeyText<'_>> {
    let text = text.trim_end();
    if let Some(digits) = text.strip_prefix(OPEN_MARK) {
        return hexadecimal::parse(digits).map(KeyText::Open);
    }
    let rest = text.strip_prefix(SEALED_MARK)?;
    let mut parts = rest.split(':');
    let cost = Cost::parse(parts.next()?)?;
    let (salt, public, digits) = (hexadecimal::parse(parts.next()?)?, hexadecimal::parse(parts.next()?)?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let head = &text[..text.len() - digits.len()];
    Some(KeyText::Sealed(Sealed { head, cost, salt, public, boxed: hexadecimal::parse(digits)? }))
}

fn context(head: &str, agency: &str) -> Vec<u8> {
    [head.as_bytes(), agency.as_bytes()].concat()
}

fn name(agency: &str) -> String {
    format!("agency-{agency}.key")
}

/// Writes the line.
pub(crate) fn write(agency: &str, secret: &AgencySecret, protection: Protection<'_>, entropy: &mut Entropy) -> Result<Zeroizing<String>, VaultError> {
    let Protection::Passphrase(passphrase, cost) = protection else {
        return Ok(files::plain_text(OPEN_MARK, secret.expose()));
    };
    passphrase.check_strength()?;
    let salt = entropy.bytes::<16>()?;
    let mut text = Zeroizing::new(String::with_capacity(files::TEXT_BYTES_MAX));
    text.push_str(SEALED_MARK);
    text.push_str(&cost.to_text());
    text.push(':');
    hexadecimal::append(&salt, &mut text);
    text.push(':');
    hexadecimal::append(&secret.public().to_bytes(), &mut text);
    text.push(':');
    let key = passphrase.stretch(&salt, cost)?;
    let sealed = seal::seal(&key, &context(&text, agency), secret.expose(), entropy)?;
    hexadecimal::append(&sealed, &mut text);
    text.push('\n');
    Ok(text)
}

/// Opens the line of this agency.
pub(crate) fn open(agency: &str, text: &str, passphrase: Option<&Passphrase>) -> Result<AgencySecret, VaultError> {
    let sealed = match parse(text).ok_or_else(|| VaultError::NotAKeyFile(name(agency)))? {
        KeyText::Open(mut secret) => return Ok(AgencySecret::from_secret(Secret32::take(&mut secret))),
        KeyText::Sealed(sealed) => sealed,
    };
    let passphrase = passphrase.ok_or_else(|| VaultError::NeedsPassphrase(agency.to_owned()))?;
    let key = passphrase.stretch(&sealed.salt, sealed.cost)?;
    let wrong = || VaultError::WrongPassphrase(agency.to_owned());
    let inside = Zeroizing::new(seal::open(&key, &context(sealed.head, agency), &sealed.boxed[..]).map_err(|_| wrong())?);
    let mut secret = Zeroizing::new([0; 32]);
    if inside.len() != secret.len() {
        return Err(wrong());
    }
    secret.copy_from_slice(&inside);
    Ok(AgencySecret::from_secret(Secret32::take(&mut secret)))
}

/// How a line is protected.
pub(crate) fn protection(agency: &str, text: &str) -> Result<ProtectionKind, VaultError> {
    match parse(text).ok_or_else(|| VaultError::NotAKeyFile(name(agency)))? {
        KeyText::Open(_) => Ok(ProtectionKind::Open),
        KeyText::Sealed(_) => Ok(ProtectionKind::Passphrase),
    }
}

/// The public half, which needs no passphrase. It is authenticated only when the line is opened.
pub(crate) fn public(agency: &str, text: &str) -> Result<AgencyPublic, VaultError> {
    match parse(text).ok_or_else(|| VaultError::NotAKeyFile(name(agency)))? {
        KeyText::Open(mut secret) => Ok(AgencySecret::from_secret(Secret32::take(&mut secret)).public()),
        KeyText::Sealed(sealed) => AgencyPublic::from_bytes(&sealed.public[..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed_line() -> (AgencySecret, Passphrase, Zeroizing<String>) {
        let mut entropy = Entropy::from_system();
        let secret = AgencySecret::generate(&mut entropy).unwrap();
        let passphrase = Passphrase::new("seven lanterns over water".into()).unwrap();
        let text = write("shelter", &secret, Protection::Passphrase(&passphrase, Cost::LEAST), &mut entropy).unwrap();
        (secret, passphrase, text)
    }

    /// A sealed line opens with its passphrase for its agency only; the public half stands in it without one.
    #[test]
    fn a_sealed_line_opens_with_its_passphrase_only() {
        let (secret, passphrase, text) = sealed_line();
        assert_eq!(open("shelter", &text, Some(&passphrase)).unwrap().expose(), secret.expose());
        assert_eq!(public("shelter", &text).unwrap(), secret.public());
        assert!(matches!(open("shelter", &text, None), Err(VaultError::NeedsPassphrase(_))));
        let other = Passphrase::new("seven lanterns over waters".into()).unwrap();
        assert!(matches!(open("shelter", &text, Some(&other)), Err(VaultError::WrongPassphrase(_))));
        assert!(matches!(open("another", &text, Some(&passphrase)), Err(VaultError::WrongPassphrase(_))), "a file of another agency");
    }

    /// No letter of a sealed line can be changed: neither its work factors nor its public half.
    #[test]
    fn a_sealed_line_cannot_be_altered() {
        let (_, passphrase, text) = sealed_line();
        for at in 0..text.trim_end().len() {
            let mut altered = text.as_bytes().to_vec();
            altered[at] = if altered[at] == b'1' { b'2' } else { b'1' };
            let altered = String::from_utf8(altered).unwrap();
            assert!(open("shelter", &altered, Some(&passphrase)).is_err(), "letter {at}");
        }
    }

    /// The form of version 2 that was first shipped, with the passphrase "seven lanterns over water" and invented bytes, still opens.
    #[test]
    fn the_shipped_form_opens() {
        let text = concat!(
            "lantern-agency-key-2:argon2id:v=19,m=8,t=1,p=1:8662dbc012bedb754d9347d5fa33d41d:132c442be010fbd57e72603328aa76e71fccc1503aae219327d14d9c9993f472:",
            "018d03f464b6a82f7a825305ad59d6e9da6f2e670c4c87ef72d871ad289d25c3ee863e6c055fabc766a3fe47152ba81373dbe8fe09137094ce978c0fd69bbb841875d67b3b22b8c16d\n"
        );
        let passphrase = Passphrase::new("seven lanterns over water".into()).unwrap();
        let secret = open("shelter", text, Some(&passphrase)).unwrap();
        assert_eq!(secret.expose(), &[0x42; 32]);
    }
}
