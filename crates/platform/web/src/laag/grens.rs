//! Bounds: how many requests at a time, and for how long.

use crate::{App, Fout, body, meerdelig};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tracing::Instrument as _;

/// Requests that may be under way at one moment; the next one is told to come back.
const REQUESTS: u32 = 512;
/// Uploads among them. Each may hold 55 MB in memory.
const UPLOADS: u32 = 16;
const ORDINARY_TIME: Duration = Duration::from_secs(30);

/// Room for requests.
#[derive(Debug)]
pub(crate) struct Grens {
    requests: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
}

impl Default for Grens {
    fn default() -> Self {
        Self {
            requests: Arc::new(Semaphore::new(REQUESTS as usize)),
            uploads: Arc::new(Semaphore::new(UPLOADS as usize)),
        }
    }
}

impl Grens {
    /// Waits until nothing is under way any more.
    pub(crate) async fn idle(&self) {
        let _requests = self.requests.acquire_many(REQUESTS).await;
        let _uploads = self.uploads.acquire_many(UPLOADS).await;
    }
}

pub(super) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let upload = body::is_media(request.headers(), |kind| kind == "multipart/form-data");
    let (room, time) = if upload {
        (&app.grens().uploads, meerdelig::UPLOAD_TIME + ORDINARY_TIME)
    } else {
        (&app.grens().requests, ORDINARY_TIME)
    };
    let Ok(permit) = Arc::clone(room).try_acquire_owned() else {
        return Fout::tijdelijk("server", "te veel verzoeken tegelijk").into_response();
    };
    let read_only = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let run = async move {
        let response = next.run(request).await;
        drop(permit);
        response
    };
    let outcome = if read_only {
        timeout(time, run).await.map_err(|_| "te lang bezig")
    } else {
        // Somebody who closes the page must not leave half a submit behind: the rest runs on without him.
        let task = tokio::spawn(run.in_current_span());
        timeout(time, task).await.map_err(|_| "te lang bezig").and_then(|done| done.map_err(|_| "afgebroken"))
    };
    outcome.unwrap_or_else(|cause| Fout::tijdelijk("verzoek behandelen", cause).into_response())
}
