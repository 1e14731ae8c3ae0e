//! Headers that tell a browser what it may not do.

use crate::{App, Gemeente};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// No script, style, frame or connection but our own.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; img-src 'self' data:";

/// On every reply. `same-origin` and not `no-referrer`: the address of a page never leaves our site either way, and
/// with `no-referrer` old browsers send a submit without a usable `Origin`.
const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), microphone=(), payment=(), usb=(), display-capture=(), browsing-topics=(), geolocation=(self)",
        ),
    ),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), HeaderValue::from_static("none")),
];

/// Unless the handler chose something stricter or, for files that never change, looser.
const UNLESS_SET: [(HeaderName, HeaderValue); 2] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// A year, as the standards forum asks of governments.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The content security policy of this municipality: its map tiles are the one exception.
pub(crate) fn csp(gemeente: &Gemeente) -> HeaderValue {
    let tiles = gemeente.kaarttegels.as_ref().map(|tegels| tegels.herkomst.as_str());
    // An origin with a space or a semicolon in it could add rules of its own.
    let tiles = tiles.filter(|origin| origin.starts_with("https://") && !origin.contains([' ', ';', ',', '\'']));
    let policy = tiles.map_or_else(|| CSP.to_owned(), |origin| format!("{CSP} {origin}"));
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(CSP))
}

pub(super) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.extend(ALWAYS);
    if app.instellingen().https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    for (name, value) in UNLESS_SET {
        headers.entry(name).or_insert(value);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| app.csp().clone());
    response
}
