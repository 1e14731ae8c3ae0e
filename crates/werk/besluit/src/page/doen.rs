//! Writing in an order. A refused form comes back on the page with what was typed.

use super::tonen::{Terug, bladzijde};
use super::{href, inrichting, scope};
use crate::access::{BesluitOpstellen, MaatregelenZien, PersonenZien};
use crate::handeling;
use crate::inrichting::Inrichting;
use crate::store::gronden::Feit;
use crate::store::stukken;
use crate::volledig::Volledig;
use access::{Access, Action, Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bestand::{Afwijzing, Document};
use kern::{BesluitId, MaatregelId, Weigering};
use std::sync::Arc;
use store::{StoreError, Tx};
use ui::{Flash, FormErrors, Kader};
use web::{App, Download, Fout, Meerdelig, Naar, Path, Velden};

/// A refusal is shown at its field, or on top when it is the law that refuses; both with everything that was typed.
pub(super) async fn antwoord(
    done: Result<(), Mislukt>,
    lezen: Option<Gate<MaatregelenZien>>,
    (kader, app): (Kader, &App),
    kenmerk: &str,
    getypt: Velden,
    melding: &'static str,
) -> Result<Response, Fout> {
    let Some(lezen) = lezen else { return Err(Fout::niet_gevonden()) };
    match done {
        Ok(()) => {
            let kenmerk = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
            Ok(Naar::new(href(kenmerk)).met(Flash::gelukt(melding)).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            let lawful = weigering.bron.is_some() || LOS.contains(&weigering.code);
            if !lawful {
                fouten.add(weigering.code, weigering.reden.clone());
            }
            let terug = Terug { getypt, fouten, weigering: lawful.then_some(weigering), botsing: false };
            Ok(bladzijde(&lezen, kader, app, kenmerk, terug).await?.geweigerd())
        }
        Err(Mislukt::Store(StoreError::Conflict)) => {
            let terug = Terug { getypt, botsing: true, ..Terug::default() };
            Ok(bladzijde(&lezen, kader, app, kenmerk, terug).await?.met_status(StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

/// Refusals without an article that belong to no field.
const LOS: &[&str] = &[
    "toets",
    "vier-ogen",
    "geen-concept",
    "besluit-loopt",
    "geen-besluit",
    "termijn",
    "brief",
    "maatregel-afgelopen",
    "maatregel-geldt-niet",
];

/// Does something with the order in scope.
pub(super) async fn doe<A: Action>(
    gate: &Gate<A>,
    app: &App,
    kenmerk: &str,
    work: impl FnOnce(&mut Tx<'_>, &Access<A>, &Inrichting, MaatregelId) -> Result<(), Mislukt> + Send + 'static,
) -> Result<Result<(), Mislukt>, Fout> {
    let set_up: Arc<Inrichting> = inrichting(app)?;
    Ok(gate.submit(scope(kenmerk)?, move |tx, access, id| work(tx, access, &set_up, MaatregelId(id))).await)
}

type Wie = (String, i64);

/// Writes a fact down, with the documents that come with it.
pub(crate) async fn feit(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    form: Meerdelig,
) -> Result<Response, Fout> {
    let typed = |naam: &str| form.velden.get(naam).unwrap_or_default().to_owned();
    let (onderdeel, feit) =
        (typed("onderdeel"), Feit { feit: typed("feit"), bron: typed("bron"), document: typed("document") });
    let (velden, documenten) = (form.velden.clone(), keur(form).await);
    let done = match documenten {
        Ok(documenten) => {
            doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
                handeling::feit(tx, access, set_up, (id, BesluitId(besluit)), &onderdeel, (&feit, &documenten))
            })
            .await?
        }
        Err(weigering) => Err(weigering.into()),
    };
    antwoord(done, gate.ook(), (kader, &app), &kenmerk, velden, "Het feit is opgeschreven.").await
}

/// The files that came along, vetted: reading somebody's file is work for a thread of its own, which may also fail.
async fn keur(form: Meerdelig) -> Result<Vec<Document>, Weigering> {
    if let Some(refused) = form.afgewezen.first() {
        let zin = format!("{} is te groot of te veel. Hoogstens 5 bestanden van elk 10 MB.", refused.naam);
        return Err(Weigering::new("stuk", zin));
    }
    let files = form.bestanden.into_iter().filter(|file| file.veld == "stuk").collect::<Vec<_>>();
    let work = tokio::task::spawn_blocking(move || {
        files.iter().map(|file| bestand::keur_document(&file.inhoud, &file.naam)).collect::<Result<Vec<_>, _>>()
    });
    let vetted = work.await.unwrap_or(Err(Afwijzing::Beschadigd));
    vetted.map_err(|refusal| Weigering::new("stuk", refusal.to_string()))
}

/// Sends a document of a fact, to keep.
pub(crate) async fn stuk(
    gate: Gate<PersonenZien>,
    State(app): State<App>,
    Path((kenmerk, stuk)): Path<Wie>,
) -> Result<Download, Fout> {
    let set_up = inrichting(&app)?;
    let found = gate.open(scope(&kenmerk)?, move |tx, _, id| {
        let volledig = Volledig::laad(tx, &set_up, MaatregelId(id))?;
        stukken::inhoud(tx, &volledig.kist, MaatregelId(id), stuk)
    });
    let (soort, naam, bytes) = found.await?;
    Ok(Download::new(naam, soort, bytes))
}

/// Takes a fact away.
pub(crate) async fn feit_weg(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit, feit)): Path<(String, i64, i64)>,
) -> Result<Response, Fout> {
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        handeling::feit_weg(tx, access, set_up, (id, BesluitId(besluit)), feit)
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, Velden::default(), "Het feit is weggehaald.").await
}

/// Writes a judgement down.
pub(crate) async fn oordeel(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let vraag = velden.get("vraag").unwrap_or_default().to_owned();
    let motivering = velden.get(&vraag).unwrap_or_default().to_owned();
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        handeling::oordeel(tx, access, set_up, (id, BesluitId(besluit)), &vraag, &motivering)
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "De afweging is opgeschreven.").await
}

/// Goes on without something, with a reason.
pub(crate) async fn afwijken(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
    velden: Velden,
) -> Result<Response, Fout> {
    let code = velden.get("bevinding").unwrap_or_default().to_owned();
    let reden = velden.get("afwijken").unwrap_or_default().to_owned();
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        if code.is_empty() {
            return Err(Weigering::new("bevinding", "Kies waarvoor u een reden geeft.").into());
        }
        handeling::afwijken(tx, access, set_up, (id, BesluitId(besluit)), &code, &reden)
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, velden, "De reden is opgeschreven.").await
}

/// Throws a draft away.
pub(crate) async fn weggooien(
    gate: Gate<BesluitOpstellen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path((kenmerk, besluit)): Path<Wie>,
) -> Result<Response, Fout> {
    let done = doe(&gate, &app, &kenmerk, move |tx, access, set_up, id| {
        handeling::weggooien(tx, access, set_up, id, BesluitId(besluit))
    });
    antwoord(done.await?, gate.ook(), (kader, &app), &kenmerk, Velden::default(), "Het concept is weggegooid.").await
}
