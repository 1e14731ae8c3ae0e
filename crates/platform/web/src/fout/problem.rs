//! The error of the API: RFC 9457 problem details.

use super::{Fout, Veldfout};
use crate::Kenmerk;
use serde::Serialize;

/// What went wrong, for programs (RFC 9457). `code` is stable; the texts may change.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(title = "Problem")]
pub struct Problem {
    /// Always `about:blank`: the status says which class of problem it is, `code` which one.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What to do about it, in Dutch.
    pub detail: String,
    /// Which occurrence this is: name it when you contact the municipality.
    #[schema(format = "uri")]
    pub instance: String,
    /// Stable code of the problem.
    pub code: &'static str,
    /// The fields at fault, when that is the problem.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<Veldfout>,
}

impl Problem {
    pub(crate) fn of(fout: &Fout, kenmerk: &Kenmerk) -> Self {
        let status = fout.status();
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            status: status.as_u16(),
            detail: super::weergave::uitleg(fout).into_owned(),
            instance: format!("urn:baken:kenmerk:{}", kenmerk.as_str()),
            code: fout.code(),
            errors: match fout {
                Fout::Aanroep(aanroep) => aanroep.velden.clone(),
                Fout::Weigering(_) | Fout::Storing(_) => Vec::new(),
            },
        }
    }
}
