//! What stands around every handler, from the outside in. The order is the design:
//!
//! 1. `log`: reference, log line, figures; sees every reply, also those of the layers below.
//! 2. `koppen`: security headers, also on errors.
//! 3. cookies and the message of the previous page.
//! 4. `weergave`: every error becomes a page or a problem. All below may return a bare [`Fout`].
//! 5. `grens`: no more at a time than the machine bears, no longer than people wait; a write runs to its end.
//! 6. a panic becomes an error. 7. API conventions. 8. requests from other sites are refused. 9. the handler.

mod csrf;
mod grens;
mod koppen;
mod log;

pub(crate) use grens::Grens;
pub(crate) use koppen::csp;

use crate::fout::weergave;
use crate::{App, Fout, api, body, flash, systeem};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

/// The whole service: these routes, those of the server itself, and every layer.
pub fn service(app: &App, routes: Router<App>) -> Router {
    let with_system = routes.merge(systeem::system_routes(app).into_router()).fallback(async || Fout::niet_gevonden());
    // The last layer added is the outermost.
    csrf::protect(app, with_system.layer(DefaultBodyLimit::max(body::MAX_BODY_BYTES)))
        .layer(from_fn(api::conventions))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), grens::layer))
        .layer(from_fn_with_state(app.clone(), weergave::layer))
        .layer(from_fn_with_state(app.clone(), flash::layer))
        .layer(from_fn_with_state(app.clone(), koppen::layer))
        .layer(from_fn(log::layer))
        .with_state(app.clone())
}

/// What the code said while it panicked may hold anything; the place is in the log already (`log::init`).
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Fout::storing("verzoek behandelen", "paniek").into_response()
}
