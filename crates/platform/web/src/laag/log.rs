//! One line and two figures per request. Of the request only what says nothing about a person: the route as it stands
//! in the code, never the address itself, no query, no address of the sender, no browser.

use crate::Kenmerk;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;
use tracing::Instrument as _;

pub(super) async fn layer(mut request: Request, next: Next) -> Response {
    let kenmerk = Kenmerk::new();
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str).to_owned();
    request.extensions_mut().insert(kenmerk.clone());
    let begin = Instant::now();
    let span = tracing::info_span!("verzoek", kenmerk = kenmerk.as_str());
    let response = next.run(request).instrument(span).await;
    let seconds = begin.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    tracing::info!(kenmerk = kenmerk.as_str(), method, route, status, ms = (seconds * 1e3).round(), "verzoek");
    let class = match status {
        ..=399 => "ok",
        400..=499 => "aanroeper",
        500.. => "storing",
    };
    metrics::counter!("baken_verzoeken_total", "method" => method, "route" => route.clone(), "uitkomst" => class)
        .increment(1);
    metrics::histogram!("baken_verzoek_seconden", "route" => route).record(seconds);
    response
}

/// A method is a word that the caller chooses; only the known ones come into the log and the figures.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "ANDERS",
    }
}
