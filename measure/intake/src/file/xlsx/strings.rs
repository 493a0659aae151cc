//! The texts that cells share, and how a text is read from XML.

use super::xml::{Xml, entity};
use crate::file::input::Limits;
use crate::file::problem::FileProblem;
use quick_xml::events::Event;

/// All shared texts of a workbook, one behind the other: two allocations, however many there are.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn read(mut xml: Xml, limits: &Limits) -> Result<Self, FileProblem> {
        let mut strings = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    let start = strings.text.len();
                    read_text(&mut xml, &mut strings.text, limits.cell_bytes)?;
                    unescape(&mut strings.text, start);
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
            if strings.text.len() + strings.ends.len() * size_of::<usize>() > limits.xlsx_texts_bytes {
                return Err(FileProblem::TooLarge);
            }
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        Some(&self.text[start..end])
    }
}

/// Appends the text of the element that was just entered, up to its end: all `t` in it, but no reading aids (`rPh`, ECMA-376
/// 18.4.6). A text longer than `bytes_max` is cut a little behind that, so that its row is told as too large.
pub(super) fn read_text(xml: &mut Xml, into: &mut String, bytes_max: usize) -> Result<(), FileProblem> {
    let outside = xml.depth() - 1;
    let start = into.len();
    let mut in_text = false;
    let mut aid_depth = None;
    while xml.depth() > outside {
        match xml.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => aid_depth = Some(xml.depth()),
                _ => {}
            },
            Event::End(_) => {
                in_text = false;
                if aid_depth.is_some_and(|depth| xml.depth() < depth) {
                    aid_depth = None;
                }
            }
            event if in_text && aid_depth.is_none() && into.len() - start <= bytes_max => append(&event, into)?,
            _ => {}
        }
    }
    Ok(())
}

/// Appends what a piece of text says.
pub(super) fn append(event: &Event<'_>, into: &mut String) -> Result<(), FileProblem> {
    match event {
        Event::Text(text) => into.push_str(&text.xml10_content()),
        Event::CData(text) => into.push_str(&text.xml10_content()),
        Event::GeneralRef(reference) => into.push(entity(reference)?),
        _ => {}
    }
    Ok(())
}

/// Undoes `_x000D_`, by which spreadsheets write letters that XML cannot (ECMA-376 22.4.2.4), in the text from `start` on.
pub(super) fn unescape(text: &mut String, start: usize) {
    if !text[start..].contains("_x") {
        return;
    }
    let escaped = text.split_off(start);
    let mut rest = escaped.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let letter = rest.get(2..6).filter(|_| rest.as_bytes().get(6) == Some(&b'_')).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(letter) = letter.and_then(char::from_u32) {
            text.push(letter);
            rest = &rest[7..];
        } else {
            text.push_str("_x");
            rest = &rest[2..];
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Escaped letters come back, an escaped escape stays as text, and anything else is left alone.
    #[test]
    fn escapes_are_undone() {
        let mut text = "keep _x0041_|a_x000D_b|_x005F_x000D_|_x12|_xZZZZ_|_x00é".to_owned();
        unescape(&mut text, 5);
        assert_eq!(text, "keep A|a\rb|_x000D_|_x12|_xZZZZ_|_x00é");
    }
}
