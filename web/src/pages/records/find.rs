//! The find field of the frame: a record code, the name of a file, or an area.

use crate::{AppState, View, WebError, parts::Address, scope::Scope};
use lantern_model::RecordId;
use lantern_vocab::Language;

/// How many files are looked through, newest first.
const FILES_MAX: u32 = 500;

/// The longest text that is looked for, in bytes.
const TEXT_BYTES_MAX: usize = 200;

/// The beginning of a record code in its hyphenated form; nothing for a text that is none.
pub fn code_prefix(text: &str) -> Option<String> {
    let signs: Vec<char> = text.chars().filter(|c| *c != '-').collect();
    let fits = (1..=32).contains(&signs.len()) && signs.iter().all(char::is_ascii_hexdigit);
    fits.then(|| {
        let mut code = String::with_capacity(36);
        for (at, sign) in signs.iter().enumerate() {
            if matches!(at, 8 | 12 | 16 | 20) {
                code.push('-');
            }
            code.push(sign.to_ascii_lowercase());
        }
        code
    })
}

/// Where a text leads that is a whole code, or none at all.
pub async fn elsewhere(state: &AppState, view: &View, scope: &Scope, text: &str) -> Result<Option<String>, WebError> {
    if text.is_empty() || text.len() > TEXT_BYTES_MAX {
        return Ok(None);
    }
    if let Some(code) = code_prefix(text) {
        let whole = RecordId::parse(&code).filter(|_| code.len() == 36);
        return Ok(match whole {
            Some(record) => {
                state.store.record(record).await?.filter(|found| scope.holds(&found.summary.agency)).map(|_| view.to(&format!("/records/{record}")))
            }
            None => None,
        });
    }
    if let Some(area) = area(state, text) {
        return Ok(Some(Address::new(view.to("/records")).with("by", "exploitation_area").with("value", &area).into_text()));
    }
    let wanted = text.to_lowercase();
    let file =
        state.store.imports(FILES_MAX).await?.into_iter().find(|import| scope.holds(&import.agency) && import.file_name.to_lowercase().contains(&wanted));
    Ok(file.map(|import| view.to(&format!("/files/{}", import.import))))
}

/// The area with this code, or with this name in any of the six languages.
fn area(state: &AppState, text: &str) -> Option<String> {
    let wanted = text.to_lowercase();
    let is_named = |code: &str| Language::ALL.into_iter().filter_map(|language| state.places.area(code, language)).any(|name| name.to_lowercase() == wanted);
    state.places.area_codes().find(|code| code.to_lowercase() == wanted || is_named(code)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only signs of a code reach the store, in the form in which it keeps them.
    #[test]
    fn codes_are_brought_to_one_form() {
        assert_eq!(code_prefix("7F3").as_deref(), Some("7f3"));
        assert_eq!(code_prefix("0123456789abcdef0123456789abcdef").as_deref(), Some("01234567-89ab-cdef-0123-456789abcdef"));
        assert_eq!(code_prefix("01234567-89a").as_deref(), Some("01234567-89a"));
        for text in ["", "-", "arrivals.csv", "7f%", "7f_", "0123456789abcdef0123456789abcdef0"] {
            assert_eq!(code_prefix(text), None, "{text}");
        }
    }
}
