//! Step 2: where and when, with photos and sound. What was typed is always kept, right or not: files cannot be typed
//! again.

mod plek;

pub(super) use plek::{Herkomst, keuzes as als_keuzes, zoek as zoek_plekken};

use super::bestanden::{self, Oogst};
use super::bezoek::{Bezoek, Werk, nu_niet};
use super::concept::Bijlage;
use crate::aannemen::MAX_REGEL;
use crate::model::Gaande;
use crate::store::plekken::Plek;
use askama::Template;
use axum::response::{IntoResponse, Response};
use duiding::geo::Punt;
use jiff::civil::Date;
use kern::Code;
use serde::{Deserialize, Serialize};
use ui::{Datumvelden, FormErrors, Kader, Keuze};
use web::{Fout, Meerdelig, Pagina};

const PAD: &str = "/melden/waar";

/// The answers of this step.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Waar {
    pub(super) plek: String,
    pub(super) gaande: String,
    pub(super) datum: Datumvelden,
    /// Code of a neighbourhood that was chosen instead of a point.
    pub(super) gebied: String,
    pub(super) punt: Option<Punt>,
    pub(super) herkomst: Herkomst,
}

impl Waar {
    /// The place as people read it.
    pub(super) fn plek_in_woorden(&self) -> String {
        if self.plek.is_empty() { "Niet ingevuld".to_owned() } else { self.plek.clone() }
    }

    /// What is not right yet. `zonder_plek`: what was reported need not have a place.
    pub(super) fn controleer(&self, zonder_plek: bool, vandaag: Date) -> FormErrors {
        let mut fouten = FormErrors::new();
        let nowhere = self.plek.trim().is_empty() && self.punt.is_none() && self.gebied.is_empty();
        if nowhere && !zonder_plek {
            fouten.add("plek", "Vul een straat of plek in, of kies een plek op de kaart");
        }
        if self.plek.chars().count() > MAX_REGEL {
            fouten.add("plek", "Maak de beschrijving van de plek korter. Gebruik hoogstens 200 tekens");
        }
        if Gaande::from_code(&self.gaande).is_none() {
            fouten.add("gaande", "Kies of het nu nog gebeurt");
        }
        match self.datum.parse() {
            Err(zin) => fouten.add("datum", zin),
            Ok(Some(dag)) if dag > vandaag => fouten.add("datum", "Deze dag is nog niet geweest. Controleer de datum"),
            Ok(_) => {}
        }
        fouten
    }
}

/// What the form sends besides files.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Velden {
    plek: String,
    gaande: String,
    datum_dag: String,
    datum_maand: String,
    datum_jaar: String,
    suggestie: String,
    gevraagd: String,
}

#[derive(Template)]
#[template(path = "publiek/waar.html")]
struct Stap {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    waar: Waar,
    zonder_plek: bool,
    gekozen: String,
    gaande: Vec<Keuze>,
    suggesties: Vec<Keuze>,
    bijlagen: Vec<Bijlage>,
    vol: bool,
    htmx: Option<&'static str>,
}

struct Beeld<'a> {
    werk: Option<&'a Werk>,
    waar: Waar,
    fouten: FormErrors,
    suggesties: Vec<Keuze>,
    nu_niet: bool,
}

fn pagina(bezoek: &Bezoek, beeld: Beeld<'_>) -> Pagina<Stap> {
    let Beeld { werk, waar, fouten, suggesties, nu_niet } = beeld;
    let bijlagen = werk.map(|werk| werk.concept.bijlagen.clone()).unwrap_or_default();
    Pagina(Stap {
        kader: bezoek.kader("Stap 2 van 4: Waar en wanneer gebeurt het?", PAD).fouten(&fouten),
        gekozen: waar.op_de_kaart(&bezoek.inrichting),
        zonder_plek: werk.is_some_and(|werk| werk.concept.wat.plek_hoeft_niet(&bezoek.inrichting)),
        gaande: vec![
            Keuze::new("nu", "Ja, het is nu bezig").hint("Voelt u zich bedreigd? Bel 112."),
            Keuze::new("voorbij", "Nee, het is voorbij"),
            Keuze::new("steeds", "Het gebeurt steeds opnieuw"),
        ],
        vol: bestanden::ruimte(&bijlagen) == 0,
        htmx: ui::find("htmx.js"),
        bijlagen,
        fouten,
        nu_niet,
        waar,
        suggesties,
    })
}

/// The form.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let concept = match bezoek.lopend().await? {
        Ok(concept) => concept,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Some(sleutel) = bezoek.sleutel().cloned() else { return Ok(bezoek.verlopen()) };
    let werk = Werk { sleutel, concept, nieuw: false };
    let waar = werk.concept.waar.clone();
    let beeld = Beeld { werk: Some(&werk), waar, fouten: FormErrors::new(), suggesties: Vec::new(), nu_niet: false };
    Ok(pagina(&bezoek, beeld).into_response())
}

/// Keeps answers and files; then says what is not right, asks which place is meant, or goes on.
pub(super) async fn verder(bezoek: Bezoek, formulier: Meerdelig) -> Result<Response, Fout> {
    let velden: Velden = formulier.als()?;
    let mut typed = Waar::default();
    typed.neem_over(&velden);
    match behandel(&bezoek, formulier, &velden).await {
        Ok(response) => Ok(response),
        Err(fout) => nu_niet(fout, || {
            let beeld =
                Beeld { werk: None, waar: typed, fouten: FormErrors::new(), suggesties: Vec::new(), nu_niet: true };
            pagina(&bezoek, beeld).into_response()
        }),
    }
}

async fn behandel(bezoek: &Bezoek, formulier: Meerdelig, velden: &Velden) -> Result<Response, Fout> {
    let mut werk = bezoek.werk().await?;
    let Oogst { goed, afgewezen } = if formulier.bestanden.is_empty() && formulier.afgewezen.is_empty() {
        Oogst::default()
    } else {
        bezoek.inrichting.publiek.mag_schrijven(&bezoek.client, bezoek.nu())?;
        bestanden::keur(formulier, bestanden::ruimte(&werk.concept.bijlagen)).await?
    };
    werk.concept.waar.neem_over(velden);
    let gevonden = zoek(bezoek, &mut werk.concept.waar, velden).await?;
    let sealed = bestanden::verzegel(&mut werk, goed).await?;
    bezoek.bewaar(&werk, sealed).await?;
    let zonder_plek = werk.concept.wat.plek_hoeft_niet(&bezoek.inrichting);
    let mut fouten = werk.concept.waar.controleer(zonder_plek, bezoek.vandaag());
    if !afgewezen.is_empty() {
        fouten.add("bestanden", afgewezen.join(" "));
    }
    let suggesties = plek::keuzes(&bezoek.inrichting, &gevonden);
    if fouten.is_empty() && suggesties.is_empty() {
        return Ok(bezoek.verder(&werk, "/melden/wie"));
    }
    let refused = !fouten.is_empty();
    let waar = werk.concept.waar.clone();
    let page = pagina(bezoek, Beeld { werk: Some(&werk), waar, fouten, suggesties, nu_niet: false });
    let response = if refused { page.geweigerd() } else { page.into_response() };
    Ok(bezoek.met_cookie(response, &werk.sleutel.cookie()))
}

/// Finds the point of the place that was typed or chosen. What remains are the places that may be meant; they are asked
/// for once, and who goes on without choosing goes on.
async fn zoek(bezoek: &Bezoek, waar: &mut Waar, velden: &Velden) -> Result<Vec<Plek>, Fout> {
    if waar.herkomst == Herkomst::Kaart || waar.plek.is_empty() {
        return Ok(Vec::new());
    }
    let text = waar.plek.clone();
    let found = bezoek.app.store().read(move |tx| plek::zoek(tx, &text)).await?;
    Ok(waar.kies(found, &velden.suggestie, velden.gevraagd == waar.plek))
}
