//! Frames on the socket: length (4 bytes, big-endian), then so many bytes. Buffers are wiped.

use crate::secret::SecretBytes;
use std::io::{self, ErrorKind, Read, Write};
use zeroize::Zeroizing;

/// No frame is longer.
pub(super) const FRAME_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A whole frame; `None` where the other end is closed between frames.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length[..1]) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    from.read_exact(&mut length[1..])?;
    let length = u32::from_be_bytes(length) as usize;
    if length > FRAME_BYTES_MAX {
        return Err(io::Error::new(ErrorKind::InvalidData, "a frame of more than 16 MiB was announced"));
    }
    let mut bytes = Zeroizing::new(vec![0; length]);
    from.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// Writes a frame; what is longer than a frame is not sent.
pub(super) fn write(to: &mut impl Write, bytes: &SecretBytes) -> io::Result<()> {
    let bytes = bytes.as_slice();
    let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= FRAME_BYTES_MAX);
    let length = length.ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "a frame has at most 16 MiB"))?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(bytes)
}
