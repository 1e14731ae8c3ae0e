//! The bytes of a file on their way in: counted, unpacked within limits, hashed, and brought to UTF-8.

use super::{GROOTSTE_VERHOUDING, InvoerFout, KLEIN, MEEST_UITGEPAKT, bom, te_groot};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

/// Counts and hashes what is read through it.
pub(super) struct Geteld<R> {
    inner: R,
    hash: Sha256,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Geteld<R> {
    /// A reader, and the count that it keeps.
    pub(super) fn new(inner: R) -> (Self, Rc<Cell<u64>>) {
        let count = Rc::new(Cell::new(0));
        (Self { inner, hash: Sha256::new(), count: Rc::clone(&count) }, count)
    }

    /// The hash of everything, in hexadecimal; what was not read yet is read now.
    pub(super) fn som(mut self) -> std::io::Result<String> {
        let mut buffer = vec![0; 64 << 10];
        while self.read(&mut buffer)? > 0 {}
        Ok(data_encoding::HEXLOWER.encode(&self.hash.finalize()))
    }
}

impl<R: Read> Read for Geteld<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(&buffer[..count]);
        self.count.set(self.count.get() + count as u64);
        Ok(count)
    }
}

/// Refuses more than may be unpacked out of so many bytes.
pub(super) fn toets_omvang(ingepakt: u64, uitgepakt: u64) -> Result<(), InvoerFout> {
    if uitgepakt > KLEIN && uitgepakt / GROOTSTE_VERHOUDING > ingepakt {
        return Err(bom());
    }
    if uitgepakt > MEEST_UITGEPAKT { Err(te_groot()) } else { Ok(()) }
}

/// The signs that code page 1252 has where ISO 8859-1 has none.
const CP1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Turns Latin-1 into UTF-8 while reading.
pub(super) struct Latin1<R> {
    inner: R,
    ready: Vec<u8>,
    at: usize,
}

impl<R: Read> Latin1<R> {
    pub(super) const fn new(inner: R) -> Self {
        Self { inner, ready: Vec::new(), at: 0 }
    }
}

impl<R: Read> Read for Latin1<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.ready.len() {
            let mut raw = [0; 8 << 10];
            let count = self.inner.read(&mut raw)?;
            let sign = |byte: &u8| match byte {
                0x80..=0x9f => CP1252[usize::from(byte - 0x80)],
                other => char::from(*other),
            };
            self.ready = raw[..count].iter().map(sign).collect::<String>().into_bytes();
            self.at = 0;
        }
        let count = buffer.len().min(self.ready.len() - self.at);
        buffer[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// Checks in portions whether a text is UTF-8.
#[derive(Default)]
pub(super) struct Utf8 {
    /// The beginning of a sign whose end is in the next portion.
    rest: Vec<u8>,
}

impl Utf8 {
    /// False when what was seen up to now cannot be UTF-8.
    pub(super) fn past(&mut self, portion: &[u8]) -> bool {
        let mut bytes = std::mem::take(&mut self.rest);
        bytes.extend_from_slice(portion);
        match std::str::from_utf8(&bytes) {
            Ok(_) => true,
            Err(error) if error.error_len().is_none() => {
                self.rest = bytes.split_off(error.valid_up_to());
                true
            }
            Err(_) => false,
        }
    }

    /// False when the last sign was cut off.
    pub(super) fn is_af(&self) -> bool {
        self.rest.is_empty()
    }
}
