//! Cookies: always `HttpOnly`, never readable by another site or another path.

use crate::App;
use axum::http::{HeaderMap, HeaderValue, header::COOKIE};
use std::fmt::Write as _;

/// Reads a cookie that was set with [`Cookie`] under this plain name.
pub fn cookie<'a>(headers: &'a HeaderMap, app: &App, naam: &str) -> Option<&'a str> {
    plain(headers, &full_name(app, naam))
}

/// Reads a cookie by the name it has on the wire.
pub(crate) fn plain<'a>(headers: &'a HeaderMap, naam: &str) -> Option<&'a str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|line| line.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == naam).map(|(_, value)| value)
}

/// A cookie to set. The value must hold only letters, digits and `-_.`: encode anything else.
#[derive(Debug, Clone)]
pub struct Cookie {
    naam: &'static str,
    waarde: String,
    seconden: Option<i64>,
    same_site: &'static str,
}

impl Cookie {
    /// A cookie that lives as long as the browser is open.
    pub fn new(naam: &'static str, waarde: impl Into<String>) -> Self {
        Self { naam, waarde: waarde.into(), seconden: None, same_site: "Lax" }
    }

    /// The order to forget a cookie.
    pub fn vergeet(naam: &'static str) -> Self {
        Self::new(naam, "").seconden(0)
    }

    /// Lives this many seconds.
    #[must_use]
    pub const fn seconden(mut self, seconden: i64) -> Self {
        self.seconden = Some(seconden);
        self
    }

    /// Is not sent at all when the person comes from another site, not even by a link.
    #[must_use]
    pub const fn strikt(mut self) -> Self {
        self.same_site = "Strict";
        self
    }

    /// The value for a `Set-Cookie` header; `None` when the value holds a character that a header cannot.
    pub fn header(&self, app: &App) -> Option<HeaderValue> {
        let name = full_name(app, self.naam);
        let mut text = format!("{name}={}; Path=/; HttpOnly; SameSite={}", self.waarde, self.same_site);
        if app.instellingen().https {
            text.push_str("; Secure");
        }
        if let Some(seconden) = self.seconden {
            let _ = write!(text, "; Max-Age={seconden}");
        }
        if self.waarde.contains([';', ',', ' ', '"']) { None } else { HeaderValue::from_str(&text).ok() }
    }
}

/// `__Host-` makes a browser refuse the cookie from a neighbouring subdomain; it exists only over https.
fn full_name(app: &App, naam: &str) -> String {
    if app.instellingen().https { format!("__Host-{naam}") } else { naam.to_owned() }
}

/// What a response wants to set; the layer that knows the [`App`] writes the headers.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToSet {
    pub(crate) cookies: Vec<Cookie>,
    pub(crate) melding: Option<ui::Flash>,
}
