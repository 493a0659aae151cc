//! The key files of agencies: made, given another passphrase, replaced, restored from recovery words.

use crate::{AgencyPublic, AgencySecret, Entropy, KeyFolder, Passphrase, Protection, ProtectionKind, VaultError, files, keytext};
use std::path::PathBuf;
use zeroize::Zeroizing;

pub(crate) const AGENCY_CODE_BYTES_MAX: usize = 40;

/// The code becomes part of a file's name.
pub(crate) fn check_agency(agency: &str) -> Result<(), VaultError> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    let fits = (1..=AGENCY_CODE_BYTES_MAX).contains(&agency.len()) && agency.bytes().all(allowed);
    if fits { Ok(()) } else { Err(VaultError::BadAgencyCode) }
}

impl KeyFolder {
    fn agency_file(&self, agency: &str) -> Result<PathBuf, VaultError> {
        check_agency(agency).map(|()| self.file(&format!("agency-{agency}.key")))
    }

    fn previous_file(&self, agency: &str) -> Result<PathBuf, VaultError> {
        check_agency(agency).map(|()| self.file(&format!("agency-{agency}.key.previous")))
    }

    /// Whether the agency has a key file here.
    pub fn has_agency_key(&self, agency: &str) -> bool {
        self.agency_file(agency).is_ok_and(|path| path.exists())
    }

    /// Makes and writes a key for the agency; refuses to overwrite one.
    pub fn create_agency_key(&self, agency: &str, protection: Protection<'_>, entropy: &mut Entropy) -> Result<AgencyPublic, VaultError> {
        let secret = AgencySecret::generate(entropy)?;
        self.restore_agency_key(agency, &secret, protection, entropy)
    }

    /// Writes a key that came back from recovery words; refuses to overwrite one.
    pub fn restore_agency_key(
        &self,
        agency: &str,
        secret: &AgencySecret,
        protection: Protection<'_>,
        entropy: &mut Entropy,
    ) -> Result<AgencyPublic, VaultError> {
        let path = self.agency_file(agency)?;
        files::write_new(&path, &keytext::write(agency, secret, protection, entropy)?)?;
        Ok(secret.public())
    }

    /// The agency's secret key out of an open key file; made and written where there is none.
    pub fn agency_key(&self, agency: &str, entropy: &mut Entropy) -> Result<AgencySecret, VaultError> {
        if !self.has_agency_key(agency) {
            self.create_agency_key(agency, Protection::Open, entropy)?;
        }
        keytext::open(agency, &self.agency_key_text(agency)?, None)
    }

    /// The line of the agency's key file: what the vault process is given to unlock it.
    pub fn agency_key_text(&self, agency: &str) -> Result<Zeroizing<String>, VaultError> {
        files::read_text(&self.agency_file(agency)?)
    }

    /// The agency's public key; needs no passphrase.
    pub fn agency_public(&self, agency: &str) -> Result<AgencyPublic, VaultError> {
        keytext::public(agency, &self.agency_key_text(agency)?)
    }

    /// How the agency's key file is protected; `None` where there is none.
    pub fn agency_protection(&self, agency: &str) -> Result<Option<ProtectionKind>, VaultError> {
        if !self.agency_file(agency)?.exists() {
            return Ok(None);
        }
        keytext::protection(agency, &self.agency_key_text(agency)?).map(Some)
    }

    /// Seals the key file anew, or opens it for good. The key stays the same; the old line may stay on the medium.
    pub fn set_passphrase(&self, agency: &str, old: Option<&Passphrase>, new: Protection<'_>, entropy: &mut Entropy) -> Result<(), VaultError> {
        let secret = keytext::open(agency, &self.agency_key_text(agency)?, old)?;
        files::replace(&self.agency_file(agency)?, &keytext::write(agency, &secret, new, entropy)?, None)
    }

    /// Puts a fresh key in the place of the agency's. The old file is kept until [`Self::finish_replacing`], because the keys
    /// of its persons are still wrapped to it: unlock the old line, then the new one, and rewrap.
    pub fn replace_agency_key(&self, agency: &str, protection: Protection<'_>, entropy: &mut Entropy) -> Result<AgencyPublic, VaultError> {
        let (path, previous) = (self.agency_file(agency)?, self.previous_file(agency)?);
        if previous.exists() {
            return Err(VaultError::ReplacementUnderWay(agency.to_owned()));
        }
        let secret = AgencySecret::generate(entropy)?;
        files::replace(&path, &keytext::write(agency, &secret, protection, entropy)?, Some(&previous))?;
        Ok(secret.public())
    }

    /// Writes a key that came back from recovery words in the place of a file that nobody opens any more: that of the key which is
    /// being replaced, where it is that one's, else the agency's. What `secret` must be is for the caller to have checked.
    pub fn recover_agency_key(&self, agency: &str, secret: &AgencySecret, protection: Protection<'_>, entropy: &mut Entropy) -> Result<(), VaultError> {
        let (path, previous) = (self.agency_file(agency)?, self.previous_file(agency)?);
        let text = keytext::write(agency, secret, protection, entropy)?;
        if self.previous_agency_public(agency)?.is_some_and(|replaced| replaced == secret.public()) {
            return files::replace(&previous, &text, None);
        }
        if path.exists() { files::replace(&path, &text, None) } else { files::write_new(&path, &text) }
    }

    /// The line of the key that is being replaced; `None` where none is.
    pub fn previous_agency_key_text(&self, agency: &str) -> Result<Option<Zeroizing<String>>, VaultError> {
        let previous = self.previous_file(agency)?;
        if previous.exists() { files::read_text(&previous).map(Some) } else { Ok(None) }
    }

    /// The public half of the key that is being replaced; `None` where none is.
    pub fn previous_agency_public(&self, agency: &str) -> Result<Option<AgencyPublic>, VaultError> {
        self.previous_agency_key_text(agency)?.map(|text| keytext::public(agency, &text)).transpose()
    }

    /// How the file of the key that is being replaced is protected; `None` where none is.
    pub fn previous_agency_protection(&self, agency: &str) -> Result<Option<ProtectionKind>, VaultError> {
        self.previous_agency_key_text(agency)?.map(|text| keytext::protection(agency, &text)).transpose()
    }

    /// Deletes the replaced key: nothing is wrapped to it any more.
    pub fn finish_replacing(&self, agency: &str) -> Result<(), VaultError> {
        let previous = self.previous_file(agency)?;
        if previous.exists() { files::remove(&previous) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cost;

    fn folder() -> (tempfile::TempDir, KeyFolder, Entropy) {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFolder::new(folder.path().join("keys"));
        (folder, keys, Entropy::from_system())
    }

    /// A passphrase is set, changed and taken away without changing the key; a wrong old one changes nothing.
    #[test]
    fn a_passphrase_is_changed_and_the_key_stays() {
        let (_folder, keys, mut entropy) = folder();
        let (first, second) = (Passphrase::new("first of all lanterns".into()).unwrap(), Passphrase::new("second of all lanterns".into()).unwrap());
        assert_eq!(keys.agency_protection("shelter").unwrap(), None);
        let public = keys.create_agency_key("shelter", Protection::Passphrase(&first, Cost::LEAST), &mut entropy).unwrap();
        assert_eq!(keys.agency_protection("shelter").unwrap(), Some(ProtectionKind::Passphrase));
        assert!(matches!(keys.agency_key("shelter", &mut entropy), Err(VaultError::NeedsPassphrase(_))), "a locked key is not replaced by an open one");
        let sealed = Protection::Passphrase(&second, Cost::LEAST);
        assert!(keys.set_passphrase("shelter", Some(&second), sealed, &mut entropy).is_err());
        assert!(keys.set_passphrase("shelter", None, Protection::Open, &mut entropy).is_err());
        keys.set_passphrase("shelter", Some(&first), sealed, &mut entropy).unwrap();
        assert!(keytext::open("shelter", &keys.agency_key_text("shelter").unwrap(), Some(&first)).is_err());
        keys.set_passphrase("shelter", Some(&second), Protection::Open, &mut entropy).unwrap();
        assert_eq!(keys.agency_key("shelter", &mut entropy).unwrap().public(), public);
        let weak = Passphrase::new("short".into()).unwrap();
        assert!(matches!(
            keys.set_passphrase("shelter", None, Protection::Passphrase(&weak, Cost::LEAST), &mut entropy),
            Err(VaultError::BadPassphrase { .. })
        ));
    }

    /// While a key is replaced both can be read, a second replacement is refused, and the old one goes at the end.
    #[test]
    fn a_key_is_replaced_in_two_steps() {
        let (_folder, keys, mut entropy) = folder();
        let old = keys.create_agency_key("shelter", Protection::Open, &mut entropy).unwrap();
        let new = keys.replace_agency_key("shelter", Protection::Open, &mut entropy).unwrap();
        assert_ne!(old, new);
        assert!(matches!(keys.replace_agency_key("shelter", Protection::Open, &mut entropy), Err(VaultError::ReplacementUnderWay(_))));
        assert_eq!(keytext::public("shelter", &keys.previous_agency_key_text("shelter").unwrap().unwrap()).unwrap(), old);
        assert_eq!(keys.agency_public("shelter").unwrap(), new);
        keys.finish_replacing("shelter").unwrap();
        assert!(keys.previous_agency_key_text("shelter").unwrap().is_none());
        assert_eq!(keys.agency_public("shelter").unwrap(), new);
    }

    /// Recovery words bring a key back whose passphrase is lost, and one whose file is gone; during a replacement each key goes where
    /// it belongs.
    #[test]
    fn a_key_comes_back_where_it_was() {
        let (_folder, keys, mut entropy) = folder();
        let (lost, known) = (Passphrase::new("first of all lanterns".into()).unwrap(), Passphrase::new("second of all lanterns".into()).unwrap());
        let sealed = |passphrase| Protection::Passphrase(passphrase, Cost::LEAST);
        let old = AgencySecret::generate(&mut entropy).unwrap();
        keys.restore_agency_key("shelter", &old, sealed(&lost), &mut entropy).unwrap();
        keys.recover_agency_key("shelter", &old, sealed(&known), &mut entropy).unwrap();
        assert!(keytext::open("shelter", &keys.agency_key_text("shelter").unwrap(), Some(&known)).is_ok());
        let new = keys.replace_agency_key("shelter", sealed(&known), &mut entropy).unwrap();
        keys.recover_agency_key("shelter", &old, sealed(&lost), &mut entropy).unwrap();
        assert_eq!(keys.agency_public("shelter").unwrap(), new);
        assert!(keytext::open("shelter", &keys.previous_agency_key_text("shelter").unwrap().unwrap(), Some(&lost)).is_ok());
        files::remove(&keys.agency_file("shelter").unwrap()).unwrap();
        let other = AgencySecret::generate(&mut entropy).unwrap();
        keys.recover_agency_key("shelter", &other, sealed(&known), &mut entropy).unwrap();
        assert_eq!(keys.agency_public("shelter").unwrap(), other.public());
    }

    /// A code that would leave the folder names no file.
    #[test]
    fn a_code_cannot_leave_the_folder() {
        let (_folder, keys, mut entropy) = folder();
        for bad in ["", "../store", "a/b", "A", "a.b", &"x".repeat(41)] {
            assert!(matches!(keys.create_agency_key(bad, Protection::Open, &mut entropy), Err(VaultError::BadAgencyCode)), "{bad}");
            assert!(!keys.has_agency_key(bad));
        }
    }
}
