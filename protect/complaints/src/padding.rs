//! Size classes: the length of a sealed text tells nearly nothing about the text.

use crate::{ComplaintError, agefile::INTRODUCTION};
use zeroize::Zeroizing;

/// The three lengths that a sealed text may have, in bytes. The largest is one chunk of age's stream.
const CLASSES: [usize; 3] = [4 * 1024, 16 * 1024, 64 * 1024];
/// The longest plaintext.
pub(crate) const PADDED_BYTES_MAX: usize = CLASSES[CLASSES.len() - 1];
/// The longest header that a sealed text may have: one recipient, and the stanza that means nothing which Rust's age adds.
const HEADER_BYTES_MAX: usize = 1024;
/// The longest file of age that holds one.
pub(crate) const SEALED_BYTES_MAX: usize = HEADER_BYTES_MAX + NONCE_BYTES + PADDED_BYTES_MAX + TAG_BYTES;
const LENGTH_BYTES: usize = 4;
const NONCE_BYTES: usize = 16;
const TAG_BYTES: usize = 16;
/// The last line of a header: three dashes, a space, 43 characters of the authentication code.
const MAC_CHARACTERS: usize = 43;

/// Length (four bytes, big-endian), text, zeros up to the smallest class that holds it.
pub(crate) fn pad(text: &[u8]) -> Result<Zeroizing<Vec<u8>>, ComplaintError> {
    let needed = LENGTH_BYTES + text.len();
    let class =
        CLASSES.into_iter().find(|class| *class >= needed).ok_or(ComplaintError::TooLong { field: "text", bytes_max: PADDED_BYTES_MAX - LENGTH_BYTES })?;
    let length = u32::try_from(text.len()).expect("shorter than the largest class");
    let mut padded = Zeroizing::new(Vec::with_capacity(class));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(text);
    padded.resize(class, 0);
    Ok(padded)
}

/// The text of a padded plaintext. A wrong class or anything but zeros behind the text is refused: it could carry what nobody sees.
pub(crate) fn unpad(padded: &[u8]) -> Result<&[u8], ComplaintError> {
    let broken = ComplaintError::Malformed("the padding is not of the format");
    let (length, rest) = padded.split_first_chunk::<LENGTH_BYTES>().ok_or(broken.clone())?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| broken.clone())?;
    let (text, zeros) = rest.split_at_checked(length).ok_or(broken.clone())?;
    let sound = CLASSES.contains(&padded.len()) && zeros.iter().all(|byte| *byte == 0);
    if sound { Ok(text) } else { Err(broken) }
}

/// Whether a file of age, by its length alone, holds a padded text. A browser that did not pad is refused on receipt, while it can still be told.
pub(crate) fn is_padded_file(file: &[u8]) -> bool {
    if !file.starts_with(INTRODUCTION) || file.len() > SEALED_BYTES_MAX {
        return false;
    }
    let Some(dashes) = file.windows(5).position(|window| window == b"\n--- ") else { return false };
    let header = dashes + 5 + MAC_CHARACTERS + 1;
    header <= HEADER_BYTES_MAX
        && file.get(header - 1) == Some(&b'\n')
        && CLASSES.into_iter().any(|class| file.len() - header == NONCE_BYTES + class + TAG_BYTES)
}
