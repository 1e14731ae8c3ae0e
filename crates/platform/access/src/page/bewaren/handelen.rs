//! Proposing a list, and laying or lifting a hold.

use super::{Bewaarplan, Getypt, PAD, page};
use crate::acties::{BewaarstopZetten, BewarenZien, VernietigingBesluiten};
use crate::page::toezicht::{Wijzers, find};
use crate::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use jobs::bewaren::propose;
use jobs::bewaren::stop::{self as holds, NieuweStop};
use kern::{Weigering, moment_van};
use serde::Deserialize;
use ui::{Datumvelden, Flash, FormErrors};
use web::{App, Formulier, Fout, Naar, Path};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    nummer: String,
    #[serde(default)]
    reden: String,
    #[serde(default)]
    tot_dag: String,
    #[serde(default)]
    tot_maand: String,
    #[serde(default)]
    tot_jaar: String,
}

impl Form {
    fn getypt(&self) -> Getypt {
        let tot = Datumvelden::new(&self.tot_dag, &self.tot_maand, &self.tot_jaar);
        Getypt { nummer: self.nummer.clone(), reden: self.reden.clone(), tot }
    }
}

/// Lays a hold on the thing with this reference.
pub(crate) async fn stop(
    gate: Gate<BewaarstopZetten>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let wijzers = app.require::<Wijzers>()?;
    let typed = form.getypt();
    let done = gate.create(move |tx, access| {
        let ding = find(tx, &wijzers, &typed.nummer.trim().to_uppercase())?;
        let ding = ding.ok_or_else(|| Weigering::new("nummer", "Dit nummer bestaat niet"))?;
        let day = typed.tot.parse().map_err(|zin| Weigering::new("tot", zin))?;
        // The last day counts whole: the hold ends when the next one begins.
        let next = day.map(|day| day.checked_add(1.day())).transpose();
        let next = next.map_err(|_| Weigering::new("tot", "Kies een datum die eerder komt"))?;
        let tot = next.map(|day| moment_van(day.at(0, 0, 0, 0)));
        let nieuw = NieuweStop { ding, reden: &typed.reden, door: access.gebruiker()?, tot };
        holds::place(tx, access.now(), &nieuw).map_err(Mislukt::from)
    });
    match done.await {
        Ok(_) => {
            let naar = Naar::new(PAD).met(Flash::gelukt("Dit blijft bewaard zolang de bewaarstop geldt."));
            Ok(naar.into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let veld = match weigering.code {
                "bewaarstop_zonder_reden" => "reden",
                "bewaarstop_voorbij" => "tot",
                code => code,
            };
            let mut fouten = FormErrors::new();
            fouten.add(veld, weigering.reden);
            let lezen = gate.ook::<BewarenZien>().ok_or_else(Fout::niet_gevonden)?;
            Ok(page(&lezen, &app, kader, fouten, form.getypt()).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Gezien {
    #[serde(default)]
    pub(super) versie: String,
}

impl Gezien {
    /// A version that is no number is one that nobody saw: a conflict, not a guess.
    pub(super) fn versie(&self) -> i64 {
        self.versie.parse().unwrap_or(-1)
    }
}

/// Puts forward everything that a rule may erase today.
pub(crate) async fn voorstellen(
    gate: Gate<VernietigingBesluiten>,
    State(app): State<App>,
    Path(regel): Path<String>,
) -> Result<Naar, Fout> {
    let regel = app.require::<Bewaarplan>()?.regel(&regel)?;
    let made = gate
        .create(move |tx, access| {
            let door = access.gebruiker()?;
            propose(tx, access.now(), &regel, door).map_err(Mislukt::from)
        })
        .await?;
    Ok(match made {
        Some(id) => Naar::new(format!("{PAD}/voorstel/{id}"))
            .met(Flash::gelukt("Het voorstel staat klaar. Een ander moet akkoord geven.")),
        None => Naar::new(PAD).met(Flash::gelukt("Er is niets dat nu weg mag.")),
    })
}
