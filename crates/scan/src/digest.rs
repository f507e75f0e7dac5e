//! SHA-256 of the file under examination.

use std::io;

use onetake_report::digest::hex;
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

#[cfg(test)]
mod tests {
    use super::*;
    use onetake_report::digest::sha256_hex;

    use crate::source::Source;

    #[test]
    fn the_digest_is_that_of_fips_180_4() {
        // FIPS 180-4, examples for SHA-256: one block, and a million letters a.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), abc);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, vec![b'a'; 1_000_000]).unwrap();
        let source = Source::open(&path).unwrap();
        let digest = sha256_of(source.bytes(), &mut |_| true).unwrap();
        let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        assert_eq!(digest.as_deref(), Some(million));
    }

    #[test]
    fn the_digest_stops_when_asked_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, vec![0; 3 << 20]).unwrap();
        let source = Source::open(&path).unwrap();
        assert_eq!(sha256_of(source.bytes(), &mut |done| done < 2 << 20).unwrap(), None);
    }
}
