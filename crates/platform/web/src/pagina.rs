//! A page: a template, rendered.

use crate::Fout;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// A rendered template.
#[derive(Debug, Clone)]
pub struct Pagina<T>(pub T);

impl<T: Template> Pagina<T> {
    /// The same page with status 422: the form came back, or the law or policy said no.
    pub fn geweigerd(self) -> Response {
        self.met_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// The same page with this status.
    pub fn met_status(self, status: StatusCode) -> Response {
        match self.0.render() {
            Ok(html) => (status, Html(html)).into_response(),
            Err(error) => Fout::storing("pagina opmaken", error).into_response(),
        }
    }
}

impl<T: Template> IntoResponse for Pagina<T> {
    fn into_response(self) -> Response {
        self.met_status(StatusCode::OK)
    }
}
