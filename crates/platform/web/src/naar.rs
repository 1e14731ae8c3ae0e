//! After a submit: on to the page that shows the result.

use crate::{Cookie, Fout, cookie};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ui::Flash;

/// Sends the browser to a page of ours with a GET (303), so that "reload" never submits twice.
#[derive(Debug, Clone)]
pub struct Naar {
    pad: String,
    melding: Option<Flash>,
    cookies: Vec<Cookie>,
}

impl Naar {
    /// To this path. Anything that is not a path of ours becomes the first page: no open redirect.
    pub fn new(pad: impl Into<String>) -> Self {
        let pad = pad.into();
        let pad = if is_local(&pad) { pad } else { "/".to_owned() };
        Self { pad, melding: None, cookies: Vec::new() }
    }

    /// With a message that the next page shows once. It travels in a cookie: no personal data in it.
    #[must_use]
    pub fn met(mut self, melding: Flash) -> Self {
        self.melding = Some(melding);
        self
    }

    /// With a cookie to set or to forget.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie) -> Self {
        self.cookies.push(cookie);
        self
    }
}

/// Whether the text is a path on this server: `//host`, `/\host` and control characters lead elsewhere.
pub(crate) fn is_local(pad: &str) -> bool {
    let mut rest = pad.chars();
    rest.next() == Some('/') && !matches!(rest.next(), Some('/' | '\\')) && !pad.chars().any(char::is_control)
}

impl IntoResponse for Naar {
    fn into_response(self) -> Response {
        let Ok(location) = HeaderValue::from_str(&self.pad) else {
            return Fout::storing("doorverwijzen", "het pad past niet in een kop").into_response();
        };
        let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
        response.extensions_mut().insert(cookie::ToSet { cookies: self.cookies, melding: self.melding });
        response
    }
}
