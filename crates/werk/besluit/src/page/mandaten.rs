//! The register of mandates: who may sign what, since when, and where that was decided.

use super::formulier::datumvelden;
use super::inrichting;
use super::register::{Periode, regel, vindplaats};
use crate::access::MandaatBeheren;
use crate::handeling;
use crate::inrichting::Inrichting;
use crate::store::mandaten::{self, Mandaat, NieuwMandaat};
use access::{Gate, Lijst, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::{Code as _, GebruikerId, Weigering, dag_van};
use recht::Door;
use std::sync::Arc;
use ui::{Datumvelden, Flash, FormErrors, Kader, Keuze};
use web::{App, Fout, Naar, Pagina, Path, Velden};

#[derive(askama::Template)]
#[template(path = "besluit/mandaten.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Mandaat>,
    mensen: Vec<Keuze>,
    als: Vec<Keuze>,
    soorten: Vec<Keuze>,
    fouten: FormErrors,
    getypt: Velden,
    van: Datumvelden,
    tot: Datumvelden,
    inrichting: Arc<Inrichting>,
    vandaag: Date,
}

impl Bladzijde {
    fn typed(&self, naam: &str) -> &str {
        self.getypt.get(naam).unwrap_or_default()
    }

    fn als_naam(&self, mandaat: &Mandaat) -> &'static str {
        mandaat.als.map_or("Onbekend", |als| als.naam())
    }

    fn voor(&self, mandaat: &Mandaat) -> &'static str {
        if mandaat.soort.is_empty() {
            return "Alle maatregelen";
        }
        self.inrichting.soort(&mandaat.soort).map_or("Onbekend", |soort| soort.meervoud)
    }

    fn periode(&self, mandaat: &Mandaat) -> String {
        van(mandaat).in_woorden()
    }

    fn loopt(&self, mandaat: &Mandaat) -> bool {
        van(mandaat).loopt(self.vandaag)
    }
}

const fn van(mandaat: &Mandaat) -> Periode {
    Periode { van: mandaat.van, tot: mandaat.tot }
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<MandaatBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, kader, &app, Velden::default(), FormErrors::new()).await?.into_response())
}

async fn bladzijde(
    gate: &Gate<MandaatBeheren>,
    kader: Kader,
    app: &App,
    getypt: Velden,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let set_up = inrichting(app)?;
    let rows = gate.list(|tx, _| Ok::<_, store::StoreError>(Lijst::new("mandaat", mandaten::lijst(tx)?))).await?;
    let people = gate.list(|tx, _| Ok::<_, store::StoreError>(Lijst::new("gebruiker", mandaten::mensen(tx)?))).await?;
    let signs = [Door::Burgemeester, Door::Locoburgemeester, Door::Hulpofficier, Door::Ambtenaar];
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Mandaatregister", "/mandaten").fouten(&fouten),
        rijen: rows.rijen,
        mensen: people.rijen.into_iter().map(|(id, naam)| Keuze::new(id.to_string(), naam)).collect(),
        als: signs.iter().map(|als| Keuze::new(als.code(), als.naam())).collect(),
        soorten: set_up.soorten.iter().map(|soort| Keuze::new(soort.code, soort.meervoud)).collect(),
        fouten,
        van: datumvelden(&getypt, "van"),
        tot: datumvelden(&getypt, "tot"),
        getypt,
        inrichting: set_up,
        vandaag: dag_van(gate.now()),
    }))
}

fn lees(velden: &Velden, set_up: &Inrichting) -> Result<NieuwMandaat, Weigering> {
    let typed = |naam: &str| regel(velden, naam);
    let gebruiker = typed("gebruiker").parse().map(GebruikerId);
    let gebruiker = gebruiker.map_err(|_| Weigering::new("gebruiker", "Kies wie het mandaat heeft."))?;
    let als = Door::from_code(&typed("als")).ok_or_else(|| Weigering::new("als", "Kies in welke hoedanigheid."))?;
    let soort = typed("soort");
    if !soort.is_empty() && set_up.soort(&soort).is_none() {
        return Err(Weigering::new("soort", "Kies een soort maatregel uit de lijst."));
    }
    let bron = typed("bron");
    if bron.is_empty() || bron.chars().count() > 300 {
        return Err(Weigering::new("bron", "Noem het besluit waarin dit staat, met de datum."));
    }
    let url = vindplaats(velden)?;
    let Periode { van, tot } = Periode::lees(velden)?;
    Ok(NieuwMandaat { gebruiker, als, soort, bron, url, van, tot })
}

/// Adds a line.
pub(crate) async fn submit(
    gate: Gate<MandaatBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    velden: Velden,
) -> Result<Response, Fout> {
    let nieuw = lees(&velden, &*inrichting(&app)?);
    let done = gate.create(move |tx, access| handeling::geef_mandaat(tx, access, &nieuw?));
    match done.await {
        Ok(()) => Ok(Naar::new("/mandaten").met(Flash::gelukt("Het mandaat staat in het register.")).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            Ok(bladzijde(&gate, kader, &app, velden, fouten).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

/// Ends a line with yesterday: from today it no longer counts. What was signed stays signed.
pub(crate) async fn eindigen(gate: Gate<MandaatBeheren>, Path(id): Path<i64>) -> Result<Response, Fout> {
    gate.create(move |tx, access| handeling::eindig_mandaat(tx, access, id)).await?;
    Ok(Naar::new("/mandaten").met(Flash::gelukt("Het mandaat is geëindigd.")).into_response())
}
