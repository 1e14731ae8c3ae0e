//! The page frame with what the server knows; `access` adds the person and the navigation.

use crate::{App, Fout, Melding, cookie};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, request::Parts};
use ui::{Kader, Modus};

/// Address of the municipality's theme.
pub(crate) const THEMA_URL: &str = "/thema.css";

/// A frame with the municipality, the theme and the light of the device; title and path come with [`Kader::voor`].
pub fn kader(app: &App, headers: &HeaderMap) -> Kader {
    let gemeente = app.gemeente();
    Kader {
        gemeente: gemeente.naam.clone(),
        telefoon: gemeente.telefoon.clone(),
        demo: app.instellingen().demo,
        thema_url: gemeente.thema_css.as_ref().map(|_| THEMA_URL.to_owned()),
        // Not a cookie of ours but of the page's own script, hence its plain name.
        modus: Modus::from_cookie(cookie::plain(headers, "modus").unwrap_or_default()),
        ..Kader::default()
    }
}

/// The frame of a page that anybody may see, with the message of the previous page.
#[derive(Debug, Clone)]
pub struct PubliekKader(pub Kader);

impl FromRequestParts<App> for PubliekKader {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        Ok(Self(Kader { melding: Melding::take(parts), ..kader(app, &parts.headers) }))
    }
}
