//! What bytes weigh on the wire, and their integrity.
//!
//! Enters: a file's bytes. Leaves: its size as servers send it, or the value of an `integrity` attribute.

use std::io::Write;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha384};

/// Its size after brotli at the best quality.
///
/// # Errors
/// None that is known; the compressor may refuse.
pub(crate) fn brotli(bytes: &[u8]) -> Result<usize> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best)?;
    Ok(packed.len())
}

/// Its size after gzip at the best level.
///
/// # Errors
/// None that is known; the compressor may refuse.
pub(crate) fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?.len())
}

/// What `<script integrity>` must say of it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_that_of_the_standard() {
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), expected);
    }

    #[test]
    fn packed_is_smaller() -> Result<()> {
        let bytes = b"00610000006100000061000000".repeat(100);
        assert!(brotli(&bytes)? < 60 && gzip(&bytes)? < 100);
        Ok(())
    }
}
