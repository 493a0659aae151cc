//! Golden drawings. `LANTERN_GOLDEN=write` writes them anew; look at them in a browser before they are kept.

use crate::samples::{TONGUES, all};
use lantern_pictures::Width;
use std::path::PathBuf;

/// Each picture is the same, byte for byte, as the one that somebody looked at, in both directions and at two widths.
#[test]
fn pictures_are_as_somebody_saw_them() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let write = std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write");
    let mut differing = Vec::new();
    for tongue in &TONGUES {
        for (width, suffix) in [(Width::Wide, "wide"), (Width::Narrow, "narrow")] {
            for (name, picture) in all(tongue, width) {
                let path = folder.join(format!("{name}.{}.{suffix}.svg", tongue.suffix));
                // One element a line, so that a difference can be read.
                let text = picture.svg().replace("><", ">\n<") + "\n";
                if write {
                    std::fs::write(&path, text).expect("the folder of goldens can be written");
                } else if std::fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
                    differing.push(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
                }
            }
        }
    }
    assert!(differing.is_empty(), "these drawings changed: {differing:?}; look at them, then write them with LANTERN_GOLDEN=write");
}
