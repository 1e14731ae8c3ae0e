//! Three kinds of error, three fates: the law or policy says no, the caller erred, we failed.
//!
//! A [`Fout`] carries what it is; how it looks (a page or problem+json) is decided at the edge, in `weergave`, which
//! knows the request. No kind ever carries what the person typed.

pub(crate) mod problem;
pub(crate) mod weergave;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kern::Weigering;
use std::borrow::Cow;
use std::fmt;
use store::StoreError;

/// Why a request has no ordinary answer.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fout {
    /// The law or policy says no (422); never logged as a failure.
    #[error("{0}")]
    Weigering(Box<Weigering>),
    /// The person or program that called erred (400-429).
    #[error("{0}")]
    Aanroep(Box<Aanroep>),
    /// We failed (500, or 503 when trying again may help); logged once, with a reference for the user.
    #[error("{0}")]
    Storing(Box<Storing>),
}

/// What the caller did wrong.
#[derive(Debug, Clone)]
pub struct Aanroep {
    /// Status of the reply.
    pub status: StatusCode,
    /// Stable code for programs.
    pub code: &'static str,
    /// What to do, in Dutch at B1; never what was sent.
    pub uitleg: Cow<'static, str>,
    /// The fields at fault.
    pub velden: Vec<Veldfout>,
    /// Try again after this many seconds.
    pub wacht_seconden: Option<u32>,
}

/// One field at fault.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Veldfout {
    /// Where: a JSON pointer into the body (RFC 6901), as a fragment.
    pub pointer: String,
    /// Stable code for programs.
    pub code: Cow<'static, str>,
    /// What to do.
    pub detail: String,
}

/// What we failed to do.
#[derive(Debug, Clone)]
pub struct Storing {
    /// What we were doing, in words of the code: "signaal opslaan".
    pub bewerking: &'static str,
    /// Why it failed; from typed errors, so without values.
    pub oorzaak: String,
    /// Which rows, by internal number.
    pub ids: Vec<(&'static str, i64)>,
    /// Whether the same request may succeed later.
    pub tijdelijk: bool,
}

impl Fout {
    /// Not there, or not there for this person: the same answer.
    pub fn niet_gevonden() -> Self {
        Self::aanroep(StatusCode::NOT_FOUND, "niet-gevonden", "Dit is er niet, of u mag het niet zien.")
    }

    /// Nobody is signed in. A page sends the person to sign in first.
    pub fn niet_ingelogd() -> Self {
        Self::aanroep(StatusCode::UNAUTHORIZED, "niet-ingelogd", "Log eerst in.")
    }

    /// Signed in, but the role does not have this action and the caller may know that it exists.
    pub fn geen_toegang() -> Self {
        Self::aanroep(StatusCode::FORBIDDEN, "geen-toegang", "Uw rol mag dit niet.")
    }

    /// The request makes no sense (400).
    pub fn ongeldig(code: &'static str, uitleg: impl Into<Cow<'static, str>>) -> Self {
        Self::aanroep(StatusCode::BAD_REQUEST, code, uitleg)
    }

    /// Fields of an API call are wrong (422). A page shows its form again instead.
    pub fn velden(velden: Vec<Veldfout>) -> Self {
        let uitleg = "Een of meer velden zijn niet goed ingevuld.";
        let mut aanroep = Aanroep::new(StatusCode::UNPROCESSABLE_ENTITY, "velden-ongeldig", uitleg);
        aanroep.velden = velden;
        Self::Aanroep(Box::new(aanroep))
    }

    /// Somebody else changed it in the meantime (409).
    pub fn intussen_gewijzigd() -> Self {
        let uitleg =
            "Iemand anders heeft dit intussen gewijzigd. Ga terug, bekijk de nieuwe versie en probeer het opnieuw.";
        Self::aanroep(StatusCode::CONFLICT, "intussen-gewijzigd", uitleg)
    }

    /// More was sent than we take (413).
    pub fn te_groot(uitleg: impl Into<Cow<'static, str>>) -> Self {
        Self::aanroep(StatusCode::PAYLOAD_TOO_LARGE, "te-groot", uitleg)
    }

    /// Another kind of content than we take (415).
    pub fn verkeerde_soort(uitleg: impl Into<Cow<'static, str>>) -> Self {
        Self::aanroep(StatusCode::UNSUPPORTED_MEDIA_TYPE, "verkeerde-soort", uitleg)
    }

    /// Too often in too short a time (429).
    pub fn te_vaak(wacht_seconden: u32) -> Self {
        let uitleg = "Dit ging te vaak achter elkaar. Wacht even en probeer het dan opnieuw.";
        let mut aanroep = Aanroep::new(StatusCode::TOO_MANY_REQUESTS, "te-vaak", uitleg);
        aanroep.wacht_seconden = Some(wacht_seconden);
        Self::Aanroep(Box::new(aanroep))
    }

    /// The caller erred in a way that has no constructor of its own.
    pub fn aanroep(status: StatusCode, code: &'static str, uitleg: impl Into<Cow<'static, str>>) -> Self {
        Self::Aanroep(Box::new(Aanroep::new(status, code, uitleg)))
    }

    /// We failed while doing this. `oorzaak` goes to the log: it must not hold anything a person typed.
    pub fn storing(bewerking: &'static str, oorzaak: impl fmt::Display) -> Self {
        let oorzaak = oorzaak.to_string();
        Self::Storing(Box::new(Storing { bewerking, oorzaak, ids: Vec::new(), tijdelijk: false }))
    }

    /// We cannot do this now, but may later (503).
    pub fn tijdelijk(bewerking: &'static str, oorzaak: impl fmt::Display) -> Self {
        let oorzaak = oorzaak.to_string();
        Self::Storing(Box::new(Storing { bewerking, oorzaak, ids: Vec::new(), tijdelijk: true }))
    }

    /// Says what we were doing, when it was we who failed.
    #[must_use]
    pub fn bij(mut self, bewerking: &'static str) -> Self {
        if let Self::Storing(storing) = &mut self {
            storing.bewerking = bewerking;
        }
        self
    }

    /// Says with which row, when it was we who failed.
    #[must_use]
    pub fn met_id(mut self, soort: &'static str, id: i64) -> Self {
        if let Self::Storing(storing) = &mut self {
            storing.ids.push((soort, id));
        }
        self
    }

    /// Status of the reply.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Weigering(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Aanroep(aanroep) => aanroep.status,
            Self::Storing(storing) if storing.tijdelijk => StatusCode::SERVICE_UNAVAILABLE,
            Self::Storing(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Weigering(weigering) => weigering.code,
            Self::Aanroep(aanroep) => aanroep.code,
            Self::Storing(storing) if storing.tijdelijk => "tijdelijk-niet-beschikbaar",
            Self::Storing(_) => "storing",
        }
    }
}

impl Aanroep {
    fn new(status: StatusCode, code: &'static str, uitleg: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code, uitleg: uitleg.into(), velden: Vec::new(), wacht_seconden: None }
    }
}

impl From<Weigering> for Fout {
    fn from(weigering: Weigering) -> Self {
        Self::Weigering(Box::new(weigering))
    }
}

impl From<StoreError> for Fout {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::niet_gevonden(),
            StoreError::Conflict => Self::intussen_gewijzigd(),
            StoreError::Duplicate(_) => Self::aanroep(StatusCode::CONFLICT, "bestaat-al", "Dit bestaat al."),
            error if error.is_temporary() => Self::tijdelijk("database", error),
            error => Self::storing("database", error),
        }
    }
}

impl fmt::Display for Aanroep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl fmt::Display for Storing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.bewerking, self.oorzaak)
    }
}

impl IntoResponse for Fout {
    /// Only the status and the error itself: the layer in `weergave` makes the page or the problem of it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
