//! What a page or an address sends along, as types.

use crate::{App, Fout, Velden, body};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// A submitted form (`application/x-www-form-urlencoded`, at most 256 kB). See [`Velden::als`].
/// Fields that a person fills in are best `String`s with `#[serde(default)]`: then the form can come back with them.
#[derive(Debug, Clone)]
pub struct Formulier<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Formulier<T> {
    type Rejection = Fout;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fout> {
        Ok(Self(Velden::from_request(request, app).await?.als()?))
    }
}

impl FromRequest<App> for Velden {
    type Rejection = Fout;

    async fn from_request(request: Request, _: &App) -> Result<Self, Fout> {
        if !body::is_media(request.headers(), |kind| kind == "application/x-www-form-urlencoded") {
            return Err(Fout::verkeerde_soort("Dit adres verwacht een formulier."));
        }
        Self::parse(&body::read(request).await?)
    }
}

/// The query of the address, as a type. Never put personal data in one.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Query<T> {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fout> {
        let velden = Velden::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let wrong = |_| {
            Fout::ongeldig(
                "query-ongeldig",
                "Het adres van deze pagina klopt niet. Begin opnieuw vanaf de vorige pagina.",
            )
        };
        velden.als().map(Self).map_err(wrong)
    }
}

/// The parameters in the path. What does not fit the type is an address that does not exist.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Path<T> {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let path = axum::extract::Path::from_request_parts(parts, app).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| Fout::niet_gevonden())
    }
}
