//! Reading what a caller sends: never more than we take, never slower than we wait.

use crate::Fout;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt as _;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// What a form or an API call may weigh.
pub(crate) const MAX_BODY_BYTES: usize = 256 * 1024;
const FORM_TIME: Duration = Duration::from_secs(20);
/// A browser shows our page about "too large" only when it could send everything; so much we are willing to throw away.
const DRAIN_BYTES: usize = 64 * 1024 * 1024;
const DRAIN_TIME: Duration = Duration::from_secs(20);

/// How much and how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes in total.
    pub(crate) bytes: usize,
    /// Time for everything.
    pub(crate) total: Duration,
    /// Time between two pieces.
    pub(crate) idle: Duration,
}

/// A body in pieces, within limits.
pub(crate) struct Pieces {
    stream: BodyDataStream,
    limits: Limits,
    taken: usize,
    end: Instant,
}

impl Pieces {
    pub(crate) fn new(body: Body, limits: Limits) -> Self {
        Self { stream: body.into_data_stream(), limits, taken: 0, end: Instant::now() + limits.total }
    }

    /// The next piece; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, Fout> {
        let until = self.end.min(Instant::now() + self.limits.idle);
        let piece = timeout_at(until, self.stream.next()).await.map_err(|_| too_slow())?;
        let Some(piece) = piece else { return Ok(None) };
        // The connection broke, or the caller sent other than he announced.
        let piece = piece.map_err(|_| broken_off())?;
        self.taken += piece.len();
        if self.taken > self.limits.bytes {
            self.drain().await;
            return Err(too_large(self.limits.bytes));
        }
        Ok(Some(piece))
    }

    async fn drain(&mut self) {
        let until = Instant::now() + DRAIN_TIME;
        let mut drained = 0;
        while let Ok(Some(Ok(piece))) = timeout_at(until, self.stream.next()).await {
            drained += piece.len();
            if drained > DRAIN_BYTES {
                return;
            }
        }
    }
}

/// The whole body of a form or an API call.
pub(crate) async fn read(request: Request) -> Result<Bytes, Fout> {
    let limits = Limits { bytes: MAX_BODY_BYTES, total: FORM_TIME, idle: FORM_TIME };
    if announced(request.headers()).is_some_and(|bytes| bytes > limits.bytes + DRAIN_BYTES) {
        return Err(too_large(limits.bytes));
    }
    let mut pieces = Pieces::new(request.into_body(), limits);
    let Some(first) = pieces.next().await? else { return Ok(Bytes::new()) };
    let Some(second) = pieces.next().await? else { return Ok(first) };
    let mut whole = [first, second].concat();
    while let Some(piece) = pieces.next().await? {
        whole.extend_from_slice(&piece);
    }
    Ok(whole.into())
}

/// The size that the caller announced, when he did.
pub(crate) fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether the content is announced as this media type, whatever its parameters.
pub(crate) fn is_media(headers: &HeaderMap, wanted: impl Fn(&str) -> bool) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    wanted(&kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

fn too_slow() -> Fout {
    Fout::aanroep(StatusCode::REQUEST_TIMEOUT, "te-traag", "Het verzenden duurde te lang. Probeer het opnieuw.")
}

pub(crate) fn broken_off() -> Fout {
    Fout::ongeldig("afgebroken", "Wat u stuurde, kwam niet helemaal aan. Probeer het opnieuw.")
}

pub(crate) fn too_large(max_bytes: usize) -> Fout {
    let size = match max_bytes / (1024 * 1024) {
        0 => format!("{} kB", max_bytes / 1024),
        megabytes => format!("{megabytes} MB"),
    };
    Fout::te_groot(format!("U stuurt meer dan wij aannemen. Het mag samen hoogstens {size} zijn."))
}
