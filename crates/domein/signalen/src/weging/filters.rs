//! Mijn filters: choices on the list that somebody keeps for himself under a name, and the one that the list opens with.
//! A kept filter holds codes only; the name is private and stands in no address.

mod keuzes;
mod opslag;
#[cfg(test)]
mod tests;

pub(super) use self::keuzes::{Keuzes, Mogelijk};
pub(super) use self::opslag::{FilterId, Mijn, van};
pub(crate) use self::opslag::{SQL, bewaren};

use self::opslag::{BEZET, LANGST, Nieuw, Opening};
use super::lijst::Vraag;
use crate::access::FiltersBewaren;
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use ::access::{Gate, Lijst, Mislukt, Werkplek};
use ::store::StoreError;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use ui::{Flash, FormErrors, Kader, Tab};
use web::{App, Formulier, Fout, Naar, Pagina, Path, Query, Velden};

/// The list without any filter, whatever it opens with.
pub(super) const ALLE: &str = "/signalen?alle=ja";
const BEHEER: &str = "/signalen/filters";

/// The filters of the reader as tabs above the list, with the way out first. Without filters there is nothing to leave.
pub(super) fn tabs(mijn: &[Mijn], vraag: &Vraag) -> Vec<Tab> {
    if mijn.is_empty() {
        return Vec::new();
    }
    let here = hier(vraag);
    let own = mijn.iter().map(|filter| Tab {
        label: filter.naam.clone().into(),
        href: format!("{BEHEER}/{}", filter.id.0),
        aantal: None,
        huidig: filter.keuzes.adres() == here,
    });
    std::iter::once(Tab::new("Alle signalen", ALLE, &here)).chain(own).collect()
}

/// Where these choices can be kept; `None` when there are none, or when they are kept already.
pub(super) fn te_bewaren(mijn: &[Mijn], vraag: &Vraag) -> Option<String> {
    let here = hier(vraag);
    let known = mijn.iter().any(|filter| filter.keuzes.adres() == here);
    (here != ALLE && !known).then(|| here.replacen("/signalen?", "/signalen/filters/nieuw?", 1))
}

fn hier(vraag: &Vraag) -> String {
    vraag.adres("", None)
}

/// What the form sends besides the choices.
#[derive(Debug, Clone, Default, Deserialize)]
struct Form {
    #[serde(default)]
    naam: String,
    #[serde(default)]
    opent: String,
    #[serde(default)]
    vervang: String,
}

#[derive(askama::Template)]
#[template(path = "weging/filter.html")]
struct Bewaarblad {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    keuzes: Keuzes,
    woorden: String,
    bezet: bool,
}

fn blad(kader: Kader, domain: &Inrichting, keuzes: Keuzes, form: Form, fouten: FormErrors, bezet: bool) -> Bewaarblad {
    let woorden = keuzes.in_woorden(&Mogelijk::van(domain));
    let kader = kader.voor("Filter bewaren", "/signalen").fouten(&fouten);
    Bewaarblad { kader, fouten, form, keuzes, woorden, bezet }
}

fn niets_gekozen() -> Response {
    let melding = Flash::let_op("Kies eerst waarop je wilt filteren. Daarna kun je het filter bewaren.");
    Naar::new(ALLE).met(melding).into_response()
}

/// The form that asks for a name.
pub(crate) async fn form(
    _: Gate<FiltersBewaren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let domain = inrichting(&app)?;
    let chosen: Vec<(&str, &str)> = vraag.gekozen().collect();
    let (keuzes, _) = Keuzes::lees(&Mogelijk::van(&domain), &chosen);
    if keuzes.is_leeg() {
        return Ok(niets_gekozen());
    }
    Ok(Pagina(blad(kader, &domain, keuzes, Form::default(), FormErrors::new(), false)).into_response())
}

/// Keeps it.
pub(crate) async fn submit(
    gate: Gate<FiltersBewaren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    velden: Velden,
) -> Result<Response, Fout> {
    let domain = inrichting(&app)?;
    let form: Form = velden.als()?;
    let fields: Vec<(&str, &str)> = velden.iter().collect();
    let (keuzes, _) = Keuzes::lees(&Mogelijk::van(&domain), &fields);
    if keuzes.is_leeg() {
        return Ok(niets_gekozen());
    }
    let naam = form.naam.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut fouten = FormErrors::new();
    fouten.verplicht("naam", &naam, "Geef het filter een naam.");
    if naam.chars().count() > LANGST {
        fouten.add("naam", format!("De naam is te lang. Gebruik hoogstens {LANGST} tekens."));
    }
    if !fouten.is_empty() {
        return Ok(Pagina(blad(kader, &domain, keuzes, form, fouten, false)).geweigerd());
    }
    let (opent, vervang) = (!form.opent.is_empty(), !form.vervang.is_empty());
    let nieuw = Nieuw { naam, keuzes: keuzes.clone(), opent, vervang };
    let kept = Arc::clone(&domain);
    match gate.create(move |tx, access| opslag::bewaar(tx, access, &kept, &nieuw)).await {
        Ok(()) => Ok(Naar::new(keuzes.adres()).met(Flash::gelukt("Je filter is bewaard.")).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            fouten.add("naam", weigering.reden);
            let bezet = weigering.code == BEZET;
            Ok(Pagina(blad(kader, &domain, keuzes, form, fouten, bezet)).geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(askama::Template)]
#[template(path = "weging/filters.html")]
struct Overzicht {
    kader: Kader,
    mijn: Vec<Mijn>,
    mogelijk: Mogelijk,
}

impl Overzicht {
    fn keuzes(&self, filter: &Mijn) -> String {
        let kept = filter.keuzes.in_woorden(&self.mogelijk);
        let gone = weggelaten(filter).unwrap_or_default();
        [kept, gone].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ")
    }
}

/// The filters of the reader, to use, to open with, or to remove.
pub(crate) async fn lijst(
    gate: Gate<FiltersBewaren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let domain = inrichting(&app)?;
    let (wie, own) = (gate.actor().gebruiker(), Arc::clone(&domain));
    let found = gate.list(move |tx, _| Ok::<_, StoreError>(Lijst::new("signaalfilter", van(tx, &own, wie)?)));
    let mijn = found.await?.rijen;
    let mogelijk = Mogelijk::van(&domain);
    Ok(Pagina(Overzicht { kader: kader.voor("Mijn filters", "/signalen"), mijn, mogelijk }))
}

/// The list with a kept filter. What it chose and does not exist any more is left out, and said.
pub(super) async fn open(gate: &Gate<FiltersBewaren>, domain: &Arc<Inrichting>, id: FilterId) -> Result<Naar, Fout> {
    let own = Arc::clone(domain);
    let filter = gate.create(move |tx, access| opslag::gebruik(tx, access, &own, id)).await?;
    let naar = Naar::new(filter.keuzes.adres());
    Ok(match weggelaten(&filter) {
        Some(zin) => naar.met(Flash::let_op(format!("{zin}. De rest van het filter werkt nog."))),
        None => naar,
    })
}

fn weggelaten(filter: &Mijn) -> Option<String> {
    let kinds = filter.weggelaten.join(", ");
    (!kinds.is_empty()).then(|| format!("Deze keuze uit je filter bestaat niet meer en telt niet mee: {kinds}"))
}

/// Opens a kept filter.
pub(crate) async fn openen(
    gate: Gate<FiltersBewaren>,
    State(app): State<App>,
    Path(id): Path<i64>,
) -> Result<Naar, Fout> {
    open(&gate, &inrichting(&app)?, FilterId(id)).await
}

/// Which way the button was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Knop {
    #[serde(default)]
    aan: String,
}

/// Makes the list open with this filter, or without.
pub(crate) async fn opening(
    gate: Gate<FiltersBewaren>,
    State(app): State<App>,
    Path(id): Path<i64>,
    Formulier(knop): Formulier<Knop>,
) -> Result<Naar, Fout> {
    let domain = inrichting(&app)?;
    let (aan, zin) = if knop.aan == "ja" {
        (Opening::Aan, "Signalen opent voortaan met dit filter.")
    } else {
        (Opening::Uit, "Signalen opent voortaan met alle signalen.")
    };
    gate.create(move |tx, access| opslag::opening(tx, access, &domain, FilterId(id), aan)).await?;
    Ok(Naar::new(BEHEER).met(Flash::gelukt(zin)))
}

/// Removes a filter.
pub(crate) async fn verwijderen(
    gate: Gate<FiltersBewaren>,
    State(app): State<App>,
    Path(id): Path<i64>,
) -> Result<Naar, Fout> {
    let domain = inrichting(&app)?;
    gate.create(move |tx, access| opslag::verwijder(tx, access, &domain, FilterId(id))).await?;
    Ok(Naar::new(BEHEER).met(Flash::gelukt("Het filter is verwijderd.")))
}
