//! A submit must come from a page of ours. The browser says where it comes from: `Sec-Fetch-Site`, or `Origin` when it
//! is old. A program that says neither may call us only without cookies, so there is nothing to abuse.

use crate::{App, Fout};
use axum::Router;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// Puts the check around the routes.
pub(super) fn protect(app: &App, routes: Router<App>) -> Router<App> {
    // Behind a proxy that rewrites `Host`, the address that people use is known from the configuration.
    let origin = &app.instellingen().basis_url;
    let layer = CsrfLayer::new().add_trusted_origin(origin).unwrap_or_else(|_| {
        tracing::warn!("basis_url is geen herkomst (https://host): verzoeken worden alleen met de Host vergeleken");
        CsrfLayer::new()
    });
    let layer = layer.with_rejection_response(|_: ProtectionError| refused());
    routes.layer(layer).layer(from_fn(unsigned_with_cookies))
}

async fn unsigned_with_cookies(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    let says_where = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    if safe || says_where || !headers.contains_key(header::COOKIE) {
        return next.run(request).await;
    }
    refused()
}

fn refused() -> Response {
    let uitleg =
        "Dit verzoek kwam niet van een pagina van deze website. Ga terug naar de website en probeer het daar opnieuw.";
    Fout::aanroep(StatusCode::FORBIDDEN, "andere-website", uitleg).into_response()
}
