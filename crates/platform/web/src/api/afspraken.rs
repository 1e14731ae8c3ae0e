//! What holds for every call of the API.

use super::VERSION;
use crate::Fout;
use crate::fout::weergave::is_api;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const API_VERSION: HeaderName = HeaderName::from_static("api-version");

/// Refuses a caller who does not want JSON, and says in each reply which version answered.
pub(crate) async fn conventions(request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    if !accepts_json(request.headers()) {
        let uitleg = "Deze API antwoordt alleen met application/json.";
        return Fout::aanroep(StatusCode::NOT_ACCEPTABLE, "niet-aanvaardbaar", uitleg).into_response();
    }
    let mut response = next.run(request).await;
    response.headers_mut().insert(API_VERSION, HeaderValue::from_static(VERSION));
    response
}

fn accepts_json(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(header::ACCEPT).iter().peekable();
    if lines.peek().is_none() {
        return true;
    }
    let ranges = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    ranges.map(|range| range.split(';').next().unwrap_or_default().trim()).any(|range| {
        let (kind, sub) = range.split_once('/').unwrap_or((range, ""));
        kind == "*" || (kind.eq_ignore_ascii_case("application") && (sub == "*" || sub.ends_with("json")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wie_geen_json_wil_krijgt_niets() {
        let accepts = |accept: &str| {
            accepts_json(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_str(accept).unwrap())]))
        };
        assert!(accepts("*/*") && accepts("application/json") && accepts("text/html, application/*;q=0.5"));
        assert!(accepts("application/problem+json") && accepts_json(&HeaderMap::new()));
        assert!(!accepts("text/html") && !accepts("application/xml") && !accepts(""));
    }
}
