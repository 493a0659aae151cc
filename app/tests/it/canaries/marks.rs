//! Marks: sixteen letters that stand nowhere else, and every form in which they could lie in a file.

use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use std::{collections::HashMap, fs, path::Path};

/// What was told, and where.
pub struct Mark {
    pub what: &'static str,
    pub bytes: Vec<u8>,
}

/// All marks of one test.
#[derive(Default)]
pub struct Marks(pub Vec<Mark>);

impl Marks {
    /// Sixteen small letters, made for this.
    pub fn letters(&mut self, what: &'static str) -> String {
        let hash = blake3::derive_key("lantern test canaries 1", what.as_bytes());
        let text: String = hash[..16].iter().map(|byte| char::from(b'a' + byte % 26)).collect();
        self.know(what, &text);
        text
    }

    /// Nine figures, as a telephone number has them.
    pub fn figures(&mut self, what: &'static str) -> String {
        let hash = blake3::derive_key("lantern test canaries 1", what.as_bytes());
        let text: String = hash[..12].iter().map(|byte| char::from(b'0' + byte % 10)).collect();
        self.know(what, &text);
        text
    }

    /// Something secret that the program made, or that has a form of its own.
    pub fn know(&mut self, what: &'static str, text: impl AsRef<[u8]>) {
        assert!(text.as_ref().len() >= SHORTEST, "{what} is too short to be looked for");
        self.0.push(Mark { what, bytes: text.as_ref().to_vec() });
    }
}

/// Nothing shorter is looked for: it would be found by chance.
const SHORTEST: usize = 8;

/// Looks for marks in bytes, in every form at once.
pub struct Search {
    /// By their first eight bytes.
    forms: HashMap<[u8; 8], Vec<(&'static str, Vec<u8>)>>,
    /// Whether a form begins with these two bytes.
    begins: Vec<bool>,
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// The forms of some bytes: as they are, in capitals, as hexadecimal, base64 at each of its three places, percent-encoded, and UTF-16.
fn forms(bytes: &[u8]) -> Vec<Vec<u8>> {
    let hexadecimal = hexadecimal(bytes);
    let percent = bytes.iter().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
    let mut forms = vec![bytes.to_vec(), bytes.to_ascii_uppercase(), hexadecimal.to_uppercase().into_bytes(), hexadecimal.into_bytes()];
    forms.extend([percent.to_lowercase().into_bytes(), percent.into_bytes()]);
    for before in 0..3 {
        let padded = [vec![0; before], bytes.to_vec()].concat();
        for text in [STANDARD_NO_PAD.encode(&padded), URL_SAFE_NO_PAD.encode(&padded)] {
            // What the neighbours change is left out.
            let (first, last) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
            forms.push(text.as_bytes()[first..last].to_vec());
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    forms.sort();
    forms.dedup();
    forms
}

impl Search {
    pub fn of(marks: &Marks) -> Self {
        let mut search = Self { forms: HashMap::new(), begins: vec![false; 1 << 16] };
        for mark in &marks.0 {
            for form in forms(&mark.bytes) {
                let Some(first) = form.first_chunk().copied() else { panic!("{}: a form is too short", mark.what) };
                search.begins[usize::from(form[0]) << 8 | usize::from(form[1])] = true;
                search.forms.entry(first).or_default().push((mark.what, form));
            }
        }
        search
    }

    /// The marks that stand in these bytes.
    pub fn found_in(&self, bytes: &[u8]) -> Vec<&'static str> {
        let mut found = Vec::new();
        for at in 0..bytes.len().saturating_sub(SHORTEST - 1) {
            if !self.begins[usize::from(bytes[at]) << 8 | usize::from(bytes[at + 1])] {
                continue;
            }
            let Some(same) = bytes[at..].first_chunk().and_then(|first| self.forms.get(first)) else { continue };
            found.extend(same.iter().filter(|(_, form)| bytes[at..].starts_with(form)).map(|(what, _)| *what));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The marks in every file below but those that are named, and in the names of files; counts the files.
    pub fn found_below(&self, folder: &Path, but: &dyn Fn(&Path) -> bool, found: &mut Vec<(String, &'static str)>) -> usize {
        let mut files = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if but(&path) {
                continue;
            }
            let name = path.display().to_string();
            found.extend(self.found_in(name.as_bytes()).into_iter().map(|what| (format!("the name of {name}"), what)));
            if path.is_dir() {
                files += self.found_below(&path, but, found);
            } else if let Ok(bytes) = fs::read(&path) {
                files += 1;
                found.extend(self.found_in(&bytes).into_iter().map(|what| (name.clone(), what)));
            }
        }
        files
    }
}

/// Each form is found wherever it begins, and nothing where there is nothing: a search that is blind would find every house clean.
#[test]
fn every_form_is_found() {
    let mut marks = Marks::default();
    let text = marks.letters("a test");
    let search = Search::of(&marks);
    for before in 0..7 {
        let around = |inner: &[u8]| [vec![b'x'; before], inner.to_vec(), b"yz".to_vec()].concat();
        let clear = around(text.as_bytes());
        let wide: Vec<u8> = around(b"").iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for form in
            [clear.clone(), hexadecimal(&clear).into_bytes(), STANDARD_NO_PAD.encode(&clear).into_bytes(), URL_SAFE_NO_PAD.encode(&clear).into_bytes(), wide]
        {
            assert_eq!(search.found_in(&form), ["a test"], "{before}: {}", String::from_utf8_lossy(&form));
        }
    }
    assert!(search.found_in(&[b'x'; 4_096]).is_empty() && search.found_in(&text.as_bytes()[1..]).is_empty() && search.found_in(b"").is_empty());
}
