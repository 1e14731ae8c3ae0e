//! A file to keep or to look at: an export, an attachment.

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;

/// What RFC 8187 leaves as it is in `filename*`.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// Somebody else's file may do nothing at all in our origin.
const SANDBOX: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox");

/// A file in a reply. The browser takes it for what we say it is and runs nothing in it.
#[derive(Debug, Clone)]
pub struct Download {
    inhoud: Bytes,
    soort: HeaderValue,
    disposition: &'static str,
    naam: String,
}

impl Download {
    /// A file that the browser stores.
    pub fn new(naam: impl Into<String>, soort: &'static str, inhoud: impl Into<Bytes>) -> Self {
        Self {
            inhoud: inhoud.into(),
            soort: HeaderValue::from_static(soort),
            disposition: "attachment",
            naam: naam.into(),
        }
    }

    /// A file that the browser may show, such as a photo in a page.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.disposition = "inline";
        self
    }

    /// Old browsers get the plain characters of the name, all others the name itself.
    fn content_disposition(&self) -> HeaderValue {
        let plain: String =
            self.naam.chars().map(|c| if c.is_ascii_alphanumeric() || "-._ ".contains(c) { c } else { '_' }).collect();
        let mut text = format!("{}; filename=\"{plain}\"", self.disposition);
        if plain != self.naam {
            let _ = write!(text, "; filename*=UTF-8''{}", utf8_percent_encode(&self.naam, ATTR_CHAR));
        }
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
    }
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let disposition = self.content_disposition();
        let headers: [(HeaderName, HeaderValue); 3] = [
            (header::CONTENT_TYPE, self.soort),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CONTENT_SECURITY_POLICY, SANDBOX),
        ];
        (headers, self.inhoud).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_naam_kan_niet_uit_de_kop_breken() {
        let value = Download::new("a\"\r\nX: y;é.csv", "text/csv", "").content_disposition();
        assert_eq!(value, "attachment; filename=\"a___X_ y__.csv\"; filename*=UTF-8''a%22%0D%0AX%3A%20y%3B%C3%A9.csv");
        assert_eq!(
            Download::new("lijst.csv", "text/csv", "").inline().content_disposition(),
            "inline; filename=\"lijst.csv\""
        );
    }
}
