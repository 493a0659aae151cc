//! Texts as files write them, brought to one form: trimmed, composed, with western digits; and a folded form to compare by.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// A cell's text as it is read: without surrounding blanks and invisible marks, in NFC, with the digits 0 to 9.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(is_blank);
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| western(c) == c && !is_invisible(c);
    if text.chars().all(plain) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_invisible(*c)).map(western).nfc().collect())
}

/// The form in which headings, labels and codes are compared: lower case, without marks, spaces and signs. Runs of digits stay
/// apart (`9-17` is not `917`), and `+` stays, because it means "and over".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).map(western).flat_map(char::to_lowercase) {
        let c = match c {
            // Spellings of one letter that Arabic and Persian keyboards write differently.
            'ى' | 'ی' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            'ё' => 'е',
            other => other,
        };
        if c.is_alphanumeric() || c == '+' {
            if gap && c.is_ascii_digit() && folded.ends_with(|last: char| last.is_ascii_digit()) {
                folded.push('-');
            }
            folded.push(c);
            gap = false;
        } else if c != 'ـ' {
            gap = true;
        }
    }
    folded
}

/// The form in which the words of a layout are compared with cells: small letters, single blanks. Signs stay, because `N/A`
/// is not `NA` (Namibia) and `-99` is not an age.
pub fn word(text: &str) -> String {
    let text = clean(text);
    // Keys and codes, of which files are full, are one plain word.
    if text.bytes().all(|b| b.is_ascii_graphic()) {
        return text.to_ascii_lowercase();
    }
    let mut word = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !word.is_empty() {
            word.push(' ');
        }
        word.extend(part.chars().flat_map(char::to_lowercase));
    }
    word
}

/// Blanks at the ends of a cell, those that spreadsheets and right-to-left keyboards leave included.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

/// Marks that change nothing that is read: joiners, direction marks, the byte order mark.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The western digit for an Arabic-Indic, Persian, Devanagari, Myanmar or full-width one; the Arabic separators as points and commas.
const fn western(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06f0}'..='\u{06f9}' => 0x06f0,
        '\u{0966}'..='\u{096f}' => 0x0966,
        '\u{1040}'..='\u{1049}' => 0x1040,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        '٫' => return '.',
        '٬' => return ',',
        _ => return c,
    };
    match char::from_digit(c as u32 - zero, 10) {
        Some(digit) => digit,
        None => c,
    }
}

/// What a value looks like, without telling it: problem lists print this instead of the value, which may identify somebody.
pub fn shape(text: &str) -> String {
    let (mut letters, mut digits, mut others) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        match c {
            c if c.is_alphabetic() => letters += 1,
            c if c.is_numeric() => digits += 1,
            c if c.is_whitespace() => {}
            _ => others += 1,
        }
    }
    // Longer texts are told by their order of size only: an exact length narrows a name down.
    let about = |count: usize| if count <= 12 { count.to_string() } else { ">12".to_owned() };
    let mut shape = String::new();
    for (count, one, many) in [(letters, "letter", "letters"), (digits, "digit", "digits"), (others, "sign", "signs")] {
        if count > 0 {
            let join = if shape.is_empty() { "" } else { ", " };
            write!(shape, "{join}{} {}", about(count), if count == 1 { one } else { many }).expect("writing to memory cannot fail");
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Arabic-Indic and Persian digits, direction marks and no-break spaces leave a plain cell behind.
    #[test]
    fn cells_come_clean() {
        for (raw, expected) in
            [(" a ", "a"), ("\u{200f}١٤٤٥/٠٨/٢٤ ", "1445/08/24"), ("۱۴۰۳", "1403"), ("\u{a0}e\u{301}\u{feff}", "é"), ("\u{202b}ذكر\u{202c}", "ذكر")]
        {
            assert_eq!(clean(raw), expected);
        }
    }

    /// The words of layouts and cells meet without regard to capitals and blanks, in any script; signs stay.
    #[test]
    fn words_keep_their_signs() {
        for (raw, expected) in
            [(" N/A", "n/a"), ("-99", "-99"), ("P-0001", "p-0001"), ("No  Sabe\t", "no sabe"), ("\u{a0}ÉTÉ", "été"), ("a\u{b}b", "a b"), ("", "")]
        {
            assert_eq!(word(raw), expected);
        }
    }

    /// Spellings of one word fold together, and different ranges of ages do not.
    #[test]
    fn folding_joins_spellings_only() {
        for (one, other) in
            [("vic_Methods_of_Control", "vic_MethodsOfControl"), ("Forced labour", "forced_labour"), ("Féminin", "FEMININ"), ("أنثى", "انثي"), ("0--8", "0–8")]
        {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [("9-17", "917"), ("48+", "48"), ("1-8", "18")] {
            assert_ne!(fold(one), fold(other), "{one} {other}");
        }
    }

    /// A shape says how a value looks and nothing of what it says.
    #[test]
    fn shapes_tell_no_value() {
        assert_eq!(shape("Maria"), "5 letters");
        assert_eq!(shape("+33 6 12"), "5 digits, 1 sign");
        assert_eq!(shape("a long sentence about somebody"), ">12 letters");
    }
}
