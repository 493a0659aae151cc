//! The XML of one part, element by element, with bounds on each.

use super::container::PartReader;
use crate::file::problem::FileProblem;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::BufReader;

/// How deep elements may stand in each other. Sheets need five levels, styles some more.
const DEPTH_MAX: usize = 64;
/// How much is unpacked at once.
const BUFFER_BYTES: usize = 32 << 10;

/// A part that is being read.
pub(super) struct Xml {
    reader: Reader<BufReader<PartReader>>,
    buffer: Vec<u8>,
    depth: usize,
    event_bytes_max: usize,
}

impl Xml {
    pub(super) fn new(part: PartReader, event_bytes_max: usize) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(BUFFER_BYTES, part));
        // An empty element then looks like any other.
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, event_bytes_max }
    }

    /// How many packed bytes have been read.
    pub(super) fn packed_bytes_read(&self) -> u64 {
        self.reader.get_ref().get_ref().packed_bytes_read()
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The next piece: an element's beginning or end, text, or the end of the part.
    pub(super) fn next(&mut self) -> Result<Event<'_>, FileProblem> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().allow(self.event_bytes_max + BUFFER_BYTES);
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|_| FileProblem::Damaged)?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(FileProblem::Damaged),
            Event::Eof if self.depth > 0 => return Err(FileProblem::Damaged),
            _ => {}
        }
        if self.depth > DEPTH_MAX { Err(FileProblem::Damaged) } else { Ok(event) }
    }

    /// Reads on to the end of the part, so that one which breaks off is noticed.
    pub(super) fn finish(&mut self) -> Result<(), FileProblem> {
        while !matches!(self.next()?, Event::Eof) {}
        Ok(())
    }
}

/// The value of an attribute as it stands, without its entities resolved: for numbers, references and identifiers.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<std::borrow::Cow<'a, str>> {
    element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name).map(|attribute| attribute.value)
}

/// The value of an attribute as text.
pub(super) fn text_attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attribute(element, name).and_then(|value| quick_xml::escape::unescape(&value).ok().map(std::borrow::Cow::into_owned))
}

/// What an entity in a text stands for: one of the five of XML itself, or a letter by its number. There are no others without a
/// document type.
pub(super) fn entity(reference: &BytesRef<'_>) -> Result<char, FileProblem> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|_| FileProblem::Damaged)? {
        return Ok(letter);
    }
    Ok(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return Err(FileProblem::Damaged),
    })
}
