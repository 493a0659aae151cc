//! Places for secret bytes that are wiped when they are left, also when a buffer has to grow.

use std::convert::Infallible;
use zeroize::Zeroize;

/// Thirty-two secret bytes, behind a pointer so that moving the value leaves no copy.
pub struct Secret32(Box<[u8; 32]>);

impl Secret32 {
    /// Takes the bytes over and wipes where they came from.
    pub fn take(from: &mut [u8; 32]) -> Self {
        let mut own = Box::new([0; 32]);
        own.copy_from_slice(from);
        from.zeroize();
        Self(own)
    }

    /// The bytes.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Secret32 {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret32(…)")
    }
}

/// A growing buffer. A `Vec` that grows leaves its old place unwiped; this one does not.
#[derive(Default)]
pub(crate) struct SecretBytes(Vec<u8>);

impl SecretBytes {
    pub(crate) fn as_slice(&self) -> &[u8] {
        &self.0
    }

    fn append(&mut self, bytes: &[u8]) {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut larger = Vec::with_capacity(needed.next_power_of_two().max(1024));
            larger.extend_from_slice(&self.0);
            self.0.zeroize();
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
    }
}

impl minicbor::encode::Write for SecretBytes {
    type Error = Infallible;

    fn write_all(&mut self, bytes: &[u8]) -> Result<(), Infallible> {
        self.append(bytes);
        Ok(())
    }
}

impl Drop for SecretBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

const SCRUBBED_BYTES: usize = 256 * 1024;

/// Overwrites the stack below the caller: ciphers and curves leave parts of keys in frames that have ended.
/// What stands in registers, or deeper than this, is not reached.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack itself is what is overwritten")]
pub(crate) fn scrub_stack() {
    let mut frames = [0_u8; SCRUBBED_BYTES];
    frames.zeroize();
    std::hint::black_box(&frames);
}
