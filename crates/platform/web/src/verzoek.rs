//! The reference of a request: what a user reads to us over the telephone, and what stands in our log.

use axum::extract::Request;

/// Without letters and digits that look alike.
const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// A random reference of eight characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kenmerk(String);

impl Kenmerk {
    /// A fresh one. Without randomness all references are alike: better than no answer.
    pub(crate) fn new() -> Self {
        let mut bytes = [0_u8; 8];
        let _ = getrandom::fill(&mut bytes);
        Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect())
    }

    /// The reference of this request.
    pub(crate) fn of(request: &Request) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_else(Self::new)
    }

    /// The reference as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
