//! How wide text is, roughly, and how to break or shorten it so that it never leaves its place.

/// Longest text that is kept for a person who points at a shortened label.
const FULL_TEXT_CHARACTERS_MAX: usize = 400;

/// Advance widths of the printable ASCII characters in hundredths of the type size, measured in Noto Sans Regular.
const ASCII: [u8; 95] = [
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43, 90, 64, 65, 63, 73, 56, 52,
    73, 74, 34, 27, 62, 52, 91, 76, 78, 60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44, 28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94,
    62, 60, 62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
];

/// Width of one character in hundredths of the type size. Beyond ASCII these are upper averages per script; Arabic counts the 118 % that the interface gives
/// to Naskh.
fn hundredths(character: char) -> u32 {
    let code = u32::from(character);
    match code {
        0x20..=0x7E => u32::from(ASCII[(code - 0x20) as usize]),
        0x00..=0x1F | 0x7F..=0x9F | 0x0300..=0x036F | 0x064B..=0x065F | 0x0670 | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F => 0,
        0xA0 | 0x202F | 0x2009 | 0x066B | 0x066C => 26,
        0x0400..=0x042F => 75,
        0x0430..=0x045F => 64,
        0x0627 | 0x0622 | 0x0623 | 0x0625 | 0x0644 => 34,
        0x0633..=0x0636 => 95,
        0x0660..=0x0669 => 54,
        0x066A => 60,
        0x0600..=0x06FF => 56,
        0x2010..=0x2015 => 55,
        0x2018..=0x201F => 35,
        0x2026 => 82,
        0x2E80..=0x9FFF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x1F000..=0x3FFFF => 100,
        0x1F00..=0x2DFF => 70,
        _ => 65,
    }
}

/// A type size and weight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Face {
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

impl Face {
    /// Width of a text in pixels, a little more than the truth: another font of the stack may be wider.
    pub(crate) fn width(self, text: &str) -> f64 {
        let total: u32 = text.chars().take(2_000).map(hundredths).sum();
        let weight = if self.bold { 1.09 } else { 1.03 };
        f64::from(total) / 100.0 * self.size * weight
    }

    /// The widest of some texts.
    pub(crate) fn widest<'a>(self, texts: impl Iterator<Item = &'a str>) -> f64 {
        texts.map(|text| self.width(text)).fold(0.0, f64::max)
    }

    /// Breaks a text into at most `lines_max` lines of at most `room` pixels; what does not fit ends in an ellipsis.
    pub(crate) fn wrap(self, text: &str, room: f64, lines_max: usize) -> Lines {
        let pieces = pieces(text);
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut rest = pieces.into_iter().peekable();
        let mut shortened = false;
        while let Some(piece) = rest.next() {
            let longer = format!("{line}{piece}");
            if self.width(longer.trim_end()) <= room {
                line = longer;
                continue;
            }
            if lines.len() + 1 >= lines_max.max(1) {
                line = self.shorten(&format!("{longer}{}", rest.next().unwrap_or_default()), room);
                shortened = true;
                break;
            }
            if line.trim().is_empty() {
                let (head, tail) = self.split(&piece, room);
                lines.push(head);
                line = tail;
                // A piece that is still too long is shortened: three lines of one unbroken word help nobody.
                if self.width(line.trim_end()) > room {
                    line = self.shorten(&line, room);
                    shortened = true;
                    break;
                }
            } else {
                lines.push(line.trim_end().to_owned());
                piece.trim_start().clone_into(&mut line);
                if self.width(line.trim_end()) > room {
                    line = self.shorten(&line, room);
                    shortened = true;
                    break;
                }
            }
        }
        if !line.trim().is_empty() || lines.is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        Lines { lines, full: shortened.then(|| text.chars().take(FULL_TEXT_CHARACTERS_MAX).collect()) }
    }

    fn split(self, piece: &str, room: f64) -> (String, String) {
        let mut head = String::new();
        let mut characters = piece.chars();
        for character in characters.by_ref() {
            head.push(character);
            if self.width(&head) > room {
                let last = head.pop().into_iter();
                return (head, last.chain(characters).collect());
            }
        }
        (head, String::new())
    }

    fn shorten(self, text: &str, room: f64) -> String {
        let mut short = String::new();
        for character in text.chars() {
            short.push(character);
            if self.width(&short) + self.width("…") > room {
                short.pop();
                break;
            }
        }
        format!("{}…", short.trim_end())
    }
}

/// A text in lines, and the whole of it where it had to be shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) lines: Vec<String>,
    pub(crate) full: Option<String>,
}

impl Lines {
    pub(crate) fn count(&self) -> usize {
        self.lines.len()
    }
}

/// Where a line may be broken: after spaces and hyphens, and between Chinese characters except before closing punctuation.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for character in text.chars().take(2_000) {
        let han = matches!(u32::from(character), 0x2E80..=0x9FFF | 0xAC00..=0xD7FF);
        let closing = matches!(character, '，' | '。' | '、' | '；' | '：' | '）' | '」' | '》');
        if han && !closing && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(if character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}') { ' ' } else { character });
        if character == ' ' || character == '-' || character == '/' || character.is_ascii_whitespace() {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// Writes a text so that it can stand in an element or an attribute. Characters that XML cannot hold, and overrides of direction, become the replacement
/// character:
/// a label from a file must not turn the text beside it around.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::Face;

    const FACE: Face = Face { size: 13.0, bold: false };

    /// Every line of a wrapped text fits its room, in four scripts and for one endless word.
    #[test]
    fn lines_fit_their_room() {
        let endless = "x".repeat(500);
        let texts = [
            "Recruitment and use of children by armed groups",
            "استخدام الأطفال من جانب الجماعات المسلحة والقوات",
            "武装团体招募和使用儿童以及强迫劳动",
            &endless,
        ];
        for text in texts {
            for room in [40.0, 90.0, 200.0] {
                let lines = FACE.wrap(text, room, 2);
                assert!(lines.count() <= 2, "{text}");
                assert!(lines.lines.iter().all(|line| FACE.width(line) <= room), "{lines:?} in {room}");
            }
        }
    }

    /// A text that fits is left as it is, and a shortened one keeps its whole self beside.
    #[test]
    fn shortened_text_keeps_the_whole() {
        assert_eq!(FACE.wrap("Telmar", 200.0, 1).full, None);
        let lines = FACE.wrap("Use by armed groups and forces", 80.0, 1);
        assert!(lines.lines[0].ends_with('…'));
        assert_eq!(lines.full.as_deref(), Some("Use by armed groups and forces"));
    }
}
