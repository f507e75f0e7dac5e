//! SHA-256 of the file under examination.

use std::io;

use sha2::{Digest, Sha256};

use crate::source::ByteView;

const BLOCK_BYTES: usize = 1 << 20;

/// SHA-256 of all bytes, as 64 lower-case hexadecimal digits; `None` when `go_on` said no. `go_on` is asked after each
/// block with the count of bytes done.
///
/// # Errors
///
/// The error of the file system.
pub fn sha256_of(bytes: &ByteView, go_on: &mut dyn FnMut(u64) -> bool) -> io::Result<Option<String>> {
    let mut hasher = Sha256::new();
    let mut block = vec![0; BLOCK_BYTES];
    let mut done = 0;
    loop {
        let count = bytes.read_at(done, &mut block)?;
        let Some(read) = block.get(..count).filter(|read| !read.is_empty()) else {
            return Ok(Some(hex(&hasher.finalize())));
        };
        hasher.update(read);
        done += count as u64;
        if !go_on(done) {
            return Ok(None);
        }
    }
}

/// SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
