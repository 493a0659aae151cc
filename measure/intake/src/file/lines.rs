//! Lines of a text in bounded memory, for JSON lines.

use super::text::Text;
use std::io;

/// What stands on the next line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Its bytes, without the line end.
    Whole(&'a [u8]),
    /// It is longer than a row may be; it was skipped.
    TooLarge,
}

/// Reads one line after the other.
pub(super) struct Lines {
    text: Text,
    buffer: Vec<u8>,
    start: usize,
    number: u64,
    line_bytes_max: usize,
}

impl Lines {
    pub(super) fn new(text: Text, line_bytes_max: usize) -> Self {
        Self { text, buffer: Vec::new(), start: 0, number: 0, line_bytes_max }
    }

    pub(super) fn bytes_read(&self) -> u64 {
        self.text.bytes_read()
    }

    /// The number of the line that came last, from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next line, an empty one included.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        let mut searched = self.start;
        let mut too_large = false;
        loop {
            if let Some(end) = self.buffer[searched..].iter().position(|byte| *byte == b'\n').map(|at| searched + at) {
                let start = std::mem::replace(&mut self.start, end + 1);
                self.number += 1;
                too_large |= end - start > self.line_bytes_max;
                return Ok(Some(if too_large { Line::TooLarge } else { Line::Whole(without_return(&self.buffer[start..end])) }));
            }
            if self.buffer.len() - self.start > self.line_bytes_max {
                too_large = true;
                self.buffer.clear();
                self.start = 0;
            }
            self.buffer.drain(..self.start);
            self.start = 0;
            searched = self.buffer.len();
            if !self.text.fill(&mut self.buffer)? {
                return Ok(self.last(too_large));
            }
        }
    }

    /// The last line has no line end of its own.
    fn last(&mut self, too_large: bool) -> Option<Line<'_>> {
        if self.buffer.is_empty() && !too_large {
            return None;
        }
        self.number += 1;
        self.start = self.buffer.len();
        Some(if too_large { Line::TooLarge } else { Line::Whole(without_return(&self.buffer)) })
    }
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
