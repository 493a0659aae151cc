//! Random bytes of the operating system, fetched a page at a time: an import needs two keys and a nonce for every row.

use crate::VaultError;
use zeroize::Zeroize;

const PAGE_BYTES: usize = 4096;

/// A page of system randomness; every byte is handed out once and wiped.
pub struct Entropy {
    // On the heap: a page inside every future of a commit would be copied with it.
    page: Box<[u8; PAGE_BYTES]>,
    used: usize,
}

impl Entropy {
    /// An empty page: the first request fills it.
    pub fn from_system() -> Self {
        Self { page: Box::new([0; PAGE_BYTES]), used: PAGE_BYTES }
    }

    /// `N` fresh bytes; `N` is at most a page.
    pub fn bytes<const N: usize>(&mut self) -> Result<[u8; N], VaultError> {
        const { assert!(N <= PAGE_BYTES, "more than a page") };
        if self.used + N > PAGE_BYTES {
            getrandom::fill(&mut self.page[..]).map_err(|_| VaultError::NoEntropy)?;
            self.used = 0;
        }
        let mut bytes = [0; N];
        let taken = &mut self.page[self.used..self.used + N];
        bytes.copy_from_slice(taken);
        taken.zeroize();
        self.used += N;
        Ok(bytes)
    }
}

impl Drop for Entropy {
    fn drop(&mut self) {
        self.page.zeroize();
    }
}
