//! A program that gets no answer tries again, and names its attempt, so that we do the work once.

use crate::{App, Fout};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

const HEADER: &str = "idempotency-key";
const MAX: usize = 64;

/// The header `Idempotency-Key`: up to 64 visible characters that the caller chose, the same for each attempt.
/// Whoever does the work keeps it beside the result in the same transaction, under the caller's own name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequestParts<App> for IdempotencyKey {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fout> {
        let Some(value) = parts.headers.get(HEADER) else { return Ok(Self(None)) };
        let key = value.to_str().ok().filter(|key| (1..=MAX).contains(&key.len()));
        let key = key.filter(|key| key.bytes().all(|byte| byte.is_ascii_graphic()));
        key.map(|key| Self(Some(key.to_owned()))).ok_or_else(|| {
            Fout::ongeldig("herhaalsleutel-ongeldig", "Idempotency-Key is 1 tot 64 zichtbare tekens zonder spaties.")
        })
    }
}
