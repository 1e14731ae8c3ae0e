//! Lifting a hold before its time: only with a written reason, for afterwards the thing may go.

use super::{Bewaarplan, PAD};
use crate::acties::BewaarstopZetten;
use crate::{Gate, Lijst, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jobs::bewaren::stop::{self as holds, Bewaarstop};
use kern::Moment;
use serde::Deserialize;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    versie: String,
    #[serde(default)]
    reden: String,
}

#[derive(askama::Template)]
#[template(path = "bewaren_opheffen.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    naam: String,
    stop: Bewaarstop,
    nu: Moment,
}

async fn page(
    gate: &Gate<BewaarstopZetten>,
    app: &App,
    kader: Kader,
    id: i64,
    fouten: FormErrors,
    form: Option<Form>,
) -> Result<Pagina<Page>, Fout> {
    let plan = app.require::<Bewaarplan>()?;
    let found = gate.list(move |tx, access| {
        let stop = holds::one(tx, access.now(), id)?;
        let naam = plan.noem(tx, &stop.ding_soort, stop.ding, &stop.ding_soort)?;
        Ok::<_, StoreError>(Lijst::new("bewaarstop", vec![(naam, stop)]))
    });
    let (naam, stop) = found.await?.rijen.pop().ok_or_else(Fout::niet_gevonden)?;
    let form = form.unwrap_or_else(|| Form { versie: stop.versie.to_string(), reden: String::new() });
    let kader = kader.voor("Bewaarstop opheffen", PAD).fouten(&fouten);
    Ok(Pagina(Page { kader, fouten, form, naam, stop, nu: gate.now() }))
}

/// Asks why.
pub(crate) async fn form(
    gate: Gate<BewaarstopZetten>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    Ok(page(&gate, &app, kader, id, FormErrors::new(), None).await?.into_response())
}

/// Lifts it; who, when and why stand with the hold until it is erased, that it was done in the events.
pub(crate) async fn submit(
    gate: Gate<BewaarstopZetten>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    // A version that is no number is one that nobody saw: a conflict, not a guess.
    let (versie, reden) = (form.versie.parse().unwrap_or(-1), form.reden.clone());
    let done = gate.create(move |tx, access| {
        let door = access.gebruiker()?;
        holds::end(tx, access.now(), id, versie, door, &reden).map_err(Mislukt::from)
    });
    match done.await {
        Ok(()) => Ok(Naar::new(PAD).met(Flash::gelukt("De bewaarstop is opgeheven.")).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add("reden", weigering.reden);
            Ok(page(&gate, &app, kader, id, fouten, Some(form)).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}
