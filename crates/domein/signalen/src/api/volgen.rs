//! A partner's system follows the signals that its organisation may know.

use crate::access::{SignaalLezen, SignalenZien};
use crate::model::{Kenmerk, Signaal};
use crate::store::lijst::{self, Filter, Kaartje};
use crate::store::rij;
use access::{ApiGate, Lijst, Scope};
use axum::extract::State;
use kern::{Code, SignaalId};
use serde::{Deserialize, Serialize};
use store::args;
use utoipa::{IntoParams, ToSchema};
use web::{App, Fout, Json, Path, Query};

/// Rows on a page.
const PAGINA: usize = 50;

/// Which page, and of what.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Vraag {
    /// Only signals that stand here: `nieuw`, `volgen`, `dossier`, `doorgezet` or `afgesloten`.
    #[serde(default)]
    status: Option<String>,
    /// The `volgende` of the page before.
    #[serde(default)]
    onder: Option<String>,
}

/// A signal as a partner sees it: no reporter, no judgement, no colleagues.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignaalUit {
    /// Reference.
    kenmerk: String,
    /// Short name.
    titel: String,
    /// Code of the category.
    categorie: String,
    /// Where it stands.
    status: &'static str,
    /// Place as given.
    plek: String,
    /// When it came in.
    #[schema(format = DateTime)]
    ontvangen: String,
    /// The words, only for one signal that is opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    tekst: Option<String>,
}

/// A page of signals, newest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Bladzijde {
    /// The signals.
    signalen: Vec<SignaalUit>,
    /// For `onder`, when there is more.
    volgende: Option<String>,
}

impl From<&Kaartje> for SignaalUit {
    fn from(kaartje: &Kaartje) -> Self {
        Self {
            kenmerk: kaartje.kenmerk.to_string(),
            titel: kaartje.titel.clone(),
            categorie: kaartje.categorie.clone(),
            status: kaartje.status.code(),
            plek: kaartje.plek.clone(),
            ontvangen: kern::lokaal(kaartje.ontvangen).timestamp().to_string(),
            tekst: None,
        }
    }
}

impl From<Signaal> for SignaalUit {
    fn from(signaal: Signaal) -> Self {
        Self {
            kenmerk: signaal.kenmerk.to_string(),
            titel: signaal.titel,
            categorie: signaal.categorie,
            status: signaal.status.code(),
            plek: signaal.plek,
            ontvangen: kern::lokaal(signaal.ontvangen).timestamp().to_string(),
            tekst: Some(signaal.tekst),
        }
    }
}

/// The signals that the organisation of the token brought in or that are shared with it.
#[utoipa::path(get, path = "/signalen", params(Vraag), responses((status = 200, body = Bladzijde)))]
pub(crate) async fn lijst(
    gate: ApiGate<SignalenZien>,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Json<Bladzijde>, Fout> {
    let unknown = || Fout::ongeldig("query-ongeldig", "status of onder heeft een waarde die niet bestaat.");
    let status = vraag.status.map(|word| Code::from_code(&word).ok_or_else(unknown)).transpose()?;
    let onder = vraag.onder.map(|text| grens(&text).ok_or_else(unknown)).transpose()?;
    let (filter, nu) = (Filter { status, ..Filter::default() }, app.now());
    let found = gate.list(move |tx, access| {
        let rows = lijst::lijst(tx, access.kringen(), &filter, onder, PAGINA, nu)?;
        Ok::<_, Fout>(Lijst::new("signaal", rows))
    });
    let rijen = found.await?.rijen;
    let last = rijen.last().filter(|_| rijen.len() == PAGINA);
    let volgende = last.map(|row| format!("{}-{}", row.ontvangen.0, row.id));
    Ok(Json(Bladzijde { signalen: rijen.iter().map(SignaalUit::from).collect(), volgende }))
}

fn grens(text: &str) -> Option<lijst::Grens> {
    let (moment, id) = text.split_once('-')?;
    Some((kern::Moment(moment.parse().ok()?), SignaalId(id.parse().ok()?)))
}

/// One signal, and the look is logged.
#[utoipa::path(get, path = "/signalen/{kenmerk}", params(("kenmerk" = String, Path, example = "S-2026-0724")),
    responses((status = 200, body = SignaalUit)))]
pub(crate) async fn tonen(gate: ApiGate<SignaalLezen>, Path(kenmerk): Path<String>) -> Result<Json<SignaalUit>, Fout> {
    let Kenmerk { jaar, volgnummer } = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
    let scope = Scope::new("signaal", rij::SCOPE, args![jaar, volgnummer]);
    let signaal = gate.open(scope, |tx, _, id| rij::load(tx, SignaalId(id)).map_err(Fout::from));
    Ok(Json(signaal.await?.into()))
}
