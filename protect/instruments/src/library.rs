//! The instruments that come with the program, and those that a deployment puts beside them.

use crate::{Files, Instrument, InstrumentError, read::FILE_BYTES_MAX};
use lantern_vocab::Language;
use std::{collections::BTreeMap, path::Path, sync::LazyLock};

/// The most instruments of one deployment.
const INSTRUMENTS_MAX: usize = 200;

#[derive(rust_embed::RustEmbed)]
#[folder = "data"]
struct Bundled;

/// Instruments by their ids.
#[derive(Debug, Clone, Default)]
pub struct Library(BTreeMap<String, Instrument>);

fn bundled_text(path: &str) -> Option<String> {
    String::from_utf8(Bundled::get(path)?.data.into_owned()).ok()
}

fn texts(read: impl Fn(&str) -> Option<String>) -> BTreeMap<&'static str, String> {
    Language::ALL.into_iter().filter_map(|language| Some((language.code(), read(&format!("{}.toml", language.code()))?))).collect()
}

impl Library {
    /// The instruments of the program. They are part of it, so one that cannot be read is a fault that its tests find.
    pub fn bundled() -> Result<&'static Self, &'static InstrumentError> {
        static BUNDLED: LazyLock<Result<Library, InstrumentError>> = LazyLock::new(|| {
            let mut library = Library::default();
            for path in Bundled::iter() {
                let Some(folder) = path.strip_suffix("/instrument.toml") else { continue };
                let files = Files {
                    structure: bundled_text(&path).unwrap_or_default(),
                    texts: texts(|name| bundled_text(&format!("{folder}/{name}"))),
                    common: common(),
                };
                library.add(&files).map_err(|error| InstrumentError { file: format!("{folder}/{}", error.file), ..error })?;
            }
            Ok(library)
        });
        BUNDLED.as_ref()
    }

    fn add(&mut self, files: &Files) -> Result<(), InstrumentError> {
        let instrument = Instrument::read(files)?;
        self.0.insert(instrument.id.clone(), instrument);
        Ok(())
    }

    /// The same with a deployment's own: each folder in `folder` is one; an id that the program has too replaces it.
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, InstrumentError> {
        let wrong = |file: &Path, what: String| InstrumentError { file: file.display().to_string(), place: "the file".into(), what };
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| wrong(folder, error.to_string()))?.take(INSTRUMENTS_MAX + 1) {
            paths.push(entry.map_err(|error| wrong(folder, error.to_string()))?.path());
        }
        if paths.len() > INSTRUMENTS_MAX {
            return Err(wrong(folder, format!("it has more than {INSTRUMENTS_MAX} folders")));
        }
        paths.sort();
        for path in paths.into_iter().filter(|path| path.join("instrument.toml").is_file()) {
            let read = |name: &str| {
                let path = path.join(name);
                std::fs::metadata(&path).is_ok_and(|about| about.len() <= FILE_BYTES_MAX as u64).then(|| std::fs::read_to_string(path).ok()).flatten()
            };
            let structure = read("instrument.toml").ok_or_else(|| wrong(&path, "instrument.toml is no UTF-8 text of at most 1 MB".into()))?;
            let files = Files { structure, texts: texts(read), common: common() };
            self.add(&files).map_err(|error| InstrumentError { file: path.join(&error.file).display().to_string(), ..error })?;
        }
        Ok(self)
    }

    /// One by its id.
    pub fn get(&self, id: &str) -> Option<&Instrument> {
        self.0.get(id)
    }

    /// All, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Instrument> {
        self.0.values()
    }
}

fn common() -> BTreeMap<&'static str, String> {
    texts(|name| bundled_text(&format!("common/{name}")))
}
