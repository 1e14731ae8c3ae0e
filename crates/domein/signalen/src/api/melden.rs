//! Open intake: what the form does, for an app of the municipality itself.

use super::{inrichting, neem_aan};
use crate::aannemen::{Melder, Melding};
use crate::model::{Bron, Gaande};
use axum::extract::State;
use axum::http::StatusCode;
use duiding::geo::Punt;
use kern::{Code, Persoonsgegeven};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{App, Fout, Json, Veldfout};

/// A choice of the form.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CategorieUit {
    /// Stable code, for `categorie`.
    code: String,
    /// What the resident reads.
    naam: String,
    /// One line of explanation.
    uitleg: String,
    /// Working days within which the reporter hears what was done.
    antwoord_werkdagen: u32,
}

/// The choices that anybody may report under.
#[utoipa::path(get, path = "/categorieen", responses((status = 200, body = Vec<CategorieUit>)))]
pub(crate) async fn categorieen(State(app): State<App>) -> Result<Json<Vec<CategorieUit>>, Fout> {
    let inrichting = inrichting(&app)?;
    let each = |categorie: &crate::categorie::Categorie| CategorieUit {
        code: categorie.code.clone(),
        naam: categorie.naam.clone(),
        uitleg: categorie.uitleg.clone(),
        antwoord_werkdagen: categorie.antwoord_werkdagen,
    };
    Ok(Json(inrichting.categorieen.publiek().map(each).collect()))
}

/// A point in WGS84, in degrees.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PuntIn {
    /// Latitude.
    #[schema(minimum = -90, maximum = 90)]
    pub(crate) lat: f64,
    /// Longitude.
    #[schema(minimum = -180, maximum = 180)]
    pub(crate) lon: f64,
}

/// A report as it comes in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeldingIn {
    /// Code of the category, from `/categorieen`.
    pub(crate) categorie: String,
    /// What is going on, in the reporter's words.
    #[schema(max_length = 8000)]
    pub(crate) tekst: String,
    /// Address or place.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(crate) plek: String,
    /// Where, when known.
    #[serde(default)]
    pub(crate) punt: Option<PuntIn>,
    /// `nu`, `voorbij` or `steeds`.
    pub(crate) gaande: String,
    /// Somebody sees direct danger. Call 112 first.
    #[serde(default)]
    pub(crate) spoed: bool,
    /// The reporter wants to hear what is done.
    #[serde(default)]
    pub(crate) wil_antwoord: bool,
    /// Name; leave out to report anonymously.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub(crate) naam: Persoonsgegeven<String>,
    /// Mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub(crate) email: Persoonsgegeven<String>,
    /// Telephone number.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub(crate) telefoon: Persoonsgegeven<String>,
}

/// The receipt. The code is shown this once and stored nowhere.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OntvangstUit {
    /// Reference.
    pub(crate) kenmerk: String,
    /// Opens the mailbox of this report.
    pub(crate) code: String,
    /// Day by which an answer is promised.
    #[schema(format = Date)]
    pub(crate) antwoord_voor: Option<String>,
}

/// Takes in a report without an account.
#[utoipa::path(post, path = "/meldingen", request_body = MeldingIn,
    responses((status = 201, body = OntvangstUit, description = "Ontvangen en bewaard")))]
pub(crate) async fn melden(
    State(app): State<App>,
    Json(input): Json<MeldingIn>,
) -> Result<(StatusCode, Json<OntvangstUit>), Fout> {
    let inrichting = inrichting(&app)?;
    let publiek = inrichting.categorieen.zoek(&input.categorie).is_some_and(|categorie| categorie.publiek);
    if !publiek {
        return Err(veld("/categorie", "onbekend", "Kies een code uit de lijst van categorieën."));
    }
    let melding = melding(input, Bron::Formulier, app.now())?;
    let ontvangst = neem_aan(&app, &inrichting, melding).await?;
    let uit = OntvangstUit {
        kenmerk: ontvangst.kenmerk.to_string(),
        code: ontvangst.code.into_exposed(),
        antwoord_voor: ontvangst.antwoord_voor.map(|dag| dag.to_string()),
    };
    Ok((StatusCode::CREATED, Json(uit)))
}

/// The fields as a report; what does not fit is named by its pointer.
pub(super) fn melding(input: MeldingIn, bron: Bron, nu: kern::Moment) -> Result<Melding, Fout> {
    let Some(gaande) = Gaande::from_code(&input.gaande) else {
        return Err(veld("/gaande", "onbekend", "Kies nu, voorbij of steeds."));
    };
    let punt = match input.punt {
        None => None,
        Some(PuntIn { lat, lon }) => match Punt::new(lat, lon) {
            None => return Err(veld("/punt", "ongeldig", "Dit punt ligt niet op de aarde.")),
            point => point,
        },
    };
    let too_long = |field: &Persoonsgegeven<String>| field.expose().chars().count() > crate::aannemen::MAX_REGEL;
    for (pointer, field) in [("/naam", &input.naam), ("/email", &input.email), ("/telefoon", &input.telefoon)] {
        if too_long(field) {
            return Err(veld(pointer, "te-lang", "Gebruik hoogstens 200 tekens."));
        }
    }
    let email = input.email.expose().trim();
    if !email.is_empty() && !email.contains('@') {
        return Err(veld("/email", "ongeldig", "Vul een e-mailadres in, zoals naam@voorbeeld.nl."));
    }
    Ok(Melding {
        categorie: input.categorie,
        titel: None,
        tekst: input.tekst,
        plek: input.plek,
        punt,
        gaande,
        gebeurd_op: None,
        bron,
        organisatie: None,
        ingevoerd_door: None,
        ontvangen: nu,
        spoed: input.spoed,
        melder: Melder { naam: input.naam, email: input.email, telefoon: input.telefoon },
        wil_antwoord: input.wil_antwoord,
        bijlagen: Vec::new(),
        herkomst: None,
    })
}

/// One field at fault.
pub(super) fn veld(pointer: &str, code: &'static str, detail: &str) -> Fout {
    Fout::velden(vec![Veldfout { pointer: format!("#{pointer}"), code: code.into(), detail: detail.to_owned() }])
}
