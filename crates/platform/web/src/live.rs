//! Figures that change while somebody looks: server-sent events, only when there is something new.

use crate::{App, Fout};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;
use tokio::time::sleep;

/// Open pages with live figures on one server.
pub(crate) const CONNECTIONS: usize = 500;
const EVERY: Duration = Duration::from_secs(2);
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Sends what `poll` returns now, and again each time it differs. `poll` must check itself that the person may still
/// look: its first error ends the stream, and the browser's next attempt meets the ordinary sign-in.
/// Errors: 503 when too many pages are open.
pub fn live<P, F>(app: &App, poll: P) -> Result<Response, Fout>
where
    P: FnMut() -> F + Send + 'static,
    F: Future<Output = Result<String, Fout>> + Send,
{
    let permit =
        app.live().try_acquire_owned().map_err(|_| Fout::tijdelijk("live cijfers", "te veel open pagina's"))?;
    let state = (poll, String::new(), app.clone(), permit);
    let events = stream::unfold(state, |(mut poll, last, app, permit)| async move {
        let mut stopping = app.stopping();
        loop {
            match poll().await {
                Ok(now) if now == last => {}
                Ok(now) => {
                    let event = Event::default().event("stand").data(&now);
                    return Some((Ok::<_, Infallible>(event), (poll, now, app, permit)));
                }
                Err(_) => return None,
            }
            tokio::select! {
                () = sleep(EVERY) => {}
                _ = stopping.wait_for(|stop| *stop) => return None,
            }
        }
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response())
}
