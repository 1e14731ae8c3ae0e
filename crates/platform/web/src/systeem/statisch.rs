//! Files that are the same for everybody.

use crate::{App, Fout, Path};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ui::Asset;

/// The name carries a hash of the content: another content is another address.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const TEN_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=600");

pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Fout> {
    let asset = ui::asset(&name).ok_or_else(Fout::niet_gevonden)?;
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|etag| etag.as_bytes() == asset.etag.as_bytes());
    let cache = [
        (header::CACHE_CONTROL, FOR_EVER),
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, cache).into_response());
    }
    let (body, encoding) = smallest(&asset, &headers);
    let mut response = (cache, [(header::CONTENT_TYPE, asset.content_type)], body).into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

/// The smallest form of the file that the browser takes.
fn smallest(asset: &Asset, headers: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    match (asset.br, asset.gz) {
        (Some(br), _) if accepts(headers, "br") => (br, Some("br")),
        (_, Some(gz)) if accepts(headers, "gzip") => (gz, Some("gzip")),
        _ => (asset.bytes, None),
    }
}

fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case(encoding) && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// The municipality's own colours and letters.
pub(super) async fn thema(State(app): State<App>) -> Result<Response, Fout> {
    let css = app.gemeente().thema_css.clone().ok_or_else(Fout::niet_gevonden)?;
    let headers = [
        (header::CACHE_CONTROL, TEN_MINUTES),
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
    ];
    Ok((headers, css).into_response())
}

/// A practice environment must not turn up where people search for the real one.
pub(super) async fn robots(State(app): State<App>) -> &'static str {
    if app.instellingen().demo {
        "User-agent: *\nDisallow: /\n"
    } else {
        "User-agent: *\nDisallow: /api/\nDisallow: /inloggen\n"
    }
}
