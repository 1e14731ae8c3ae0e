//! `/toezicht/bewaren`: what is kept how long, what may go today and why, what a second person must agree to, and the
//! holds. Whoever looks here sees references and dates, never content.

mod handelen;
mod lijst_csv;
mod opheffen;
mod voorstel;

pub(super) use handelen::{stop, voorstellen};
pub(super) use lijst_csv::download;
pub(super) use opheffen::{form as opheffen, submit as stop_opheffen};
pub(super) use voorstel::{akkoord, intrekken, tonen as voorstel_tonen};

use super::toezicht::{naam_van, namen};
use crate::acties::{BewaarstopZetten, BewarenZien, InzageToetsen, VernietigingBesluiten};
use crate::{Gate, Getoond, Werkplek};
use audit::Wie;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jobs::bewaren::{
    Akkoord, Bewaarregel, Kandidaat, Lot, Overzicht, Status, Termijn, Vernietiging, dry_run, register, stop as holds,
};
use kern::{GebruikerId, Moment};
use std::sync::Arc;
use store::{Result, Tx};
use ui::{Datumvelden, FormErrors, Kader, Tab};
use web::{App, Fout, Pagina};

pub(super) const PAD: &str = "/toezicht/bewaren";
/// Things per rule on the page; the file has more.
const OP_DE_PAGINA: u32 = 50;
/// Lines of the register and holds on the page.
const REGELS: u32 = 50;

/// Names a thing by the reference that people use. Each module brings one for its own kinds.
pub type Noemer = fn(&mut Tx<'_>, &str, i64) -> Result<Option<String>>;

/// What the program puts in [`App::ext`] for these pages: the rules of all modules, and how their things are called.
#[derive(Debug, Clone)]
pub struct Bewaarplan {
    /// Every rule.
    pub regels: Arc<[Bewaarregel]>,
    /// How things are called.
    pub noemers: Vec<Noemer>,
}

impl Bewaarplan {
    fn regel(&self, naam: &str) -> std::result::Result<Bewaarregel, Fout> {
        self.regels.iter().find(|regel| regel.naam == naam).copied().ok_or_else(Fout::niet_gevonden)
    }

    /// The reference of a thing, or what kind it is when it has none.
    fn noem(&self, tx: &mut Tx<'_>, soort: &str, ding: i64, anders: &str) -> Result<String> {
        for noemer in &self.noemers {
            if let Some(name) = noemer(tx, soort, ding)? {
                return Ok(name);
            }
        }
        Ok(anders.to_owned())
    }
}

/// A thing that may go, or that a hold keeps.
pub(super) struct Rij {
    pub(super) naam: String,
    pub(super) anker: jiff::civil::Date,
    pub(super) laatste_dag: jiff::civil::Date,
    pub(super) gestopt: bool,
}

/// What one rule would do today.
struct Vandaag {
    regel: Bewaarregel,
    rijen: Vec<Rij>,
    meer: bool,
    reeks: i64,
    twee_personen: bool,
    loopt: bool,
}

struct Stop {
    id: i64,
    naam: String,
    reden: String,
    door: String,
    van: Moment,
    tot: Option<Moment>,
}

/// A hold that is over, with who lifted it and why.
struct Voorbij {
    stop: Stop,
    opgeheven: String,
    waarom: String,
}

pub(super) struct Regel {
    pub(super) lijst: Vernietiging,
    pub(super) wat: &'static str,
    pub(super) voorgesteld_door: String,
    goedgekeurd_door: String,
}

impl Regel {
    pub(super) const fn stand(&self) -> &'static str {
        match self.lijst.status {
            Status::Voorgesteld => "Wacht op een tweede persoon",
            Status::Goedgekeurd => "Wordt gewist",
            Status::Uitgevoerd => "Gewist",
            Status::Ingetrokken => "Ingetrokken",
        }
    }

    /// When it was done or withdrawn, or put forward.
    fn wanneer(&self) -> Moment {
        self.lijst.afgerond_op.unwrap_or(self.lijst.voorgesteld_op)
    }

    /// How many went, and how many stayed of what was put forward.
    fn aantallen(&self) -> String {
        let gone = format!("{}: {}", self.stand(), self.lijst.vernietigd);
        if self.lijst.overgeslagen > 0 { format!("{gone}, gebleven: {}", self.lijst.overgeslagen) } else { gone }
    }

    fn wie(&self) -> String {
        let names = [&self.voorgesteld_door, &self.goedgekeurd_door].into_iter().filter(|name| !name.is_empty());
        let names: Vec<&str> = names.map(String::as_str).collect();
        if names.is_empty() { "Vanzelf".to_owned() } else { names.join(" en ") }
    }
}

/// Everything on the page.
struct Beeld {
    vandaag: Vec<Vandaag>,
    open: Vec<Regel>,
    register: Vec<Regel>,
    stops: Vec<Stop>,
    voorbij: Vec<Voorbij>,
}

impl Getoond for Beeld {
    fn soort(&self) -> &'static str {
        "bewaarregel"
    }

    fn aantal(&self) -> usize {
        self.vandaag.iter().map(|regel| regel.rijen.len()).sum::<usize>()
            + self.register.len()
            + self.stops.len()
            + self.voorbij.len()
    }
}

/// What was typed in the form for a hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Getypt {
    pub(super) nummer: String,
    pub(super) reden: String,
    pub(super) tot: Datumvelden,
}

#[derive(askama::Template)]
#[template(path = "bewaren.html")]
struct Page {
    kader: Kader,
    tabs: Vec<Tab>,
    fouten: FormErrors,
    getypt: Getypt,
    beeld: Beeld,
    regels: Arc<[Bewaarregel]>,
    mag_stoppen: bool,
    mag_besluiten: bool,
    nu: Moment,
}

impl Page {
    /// How long, in words: "5 jaar na het sluiten".
    fn hoe_lang(regel: &Bewaarregel) -> String {
        match &regel.lot {
            Lot::Altijd => "Zolang de gemeente Baken gebruikt".to_owned(),
            Lot::Technisch => "Zolang het werk het nodig heeft".to_owned(),
            Lot::Wissen(wissen) if wissen.termijn == Termijn::Dagen(0) => format!("Meteen {}", wissen.na),
            Lot::Wissen(wissen) => ui::hoofdletter(format!("{} {}", wissen.termijn.in_woorden(), wissen.na)),
        }
    }

    /// How it goes.
    fn hoe(regel: &Bewaarregel) -> &'static str {
        match (&regel.lot, regel.per_ding().map(|(per_ding, _)| per_ding.akkoord)) {
            (Lot::Wissen(_), Some(Akkoord::TweePersonen)) => "Na akkoord van twee personen",
            (Lot::Wissen(_), _) => "Vanzelf, elke nacht om 03.00",
            _ => "Wordt niet gewist",
        }
    }

    fn iets_vandaag(&self) -> bool {
        self.beeld.vandaag.iter().any(|regel| !regel.rijen.is_empty() || regel.reeks > 0)
    }
}

/// The pages of supervision, seen from one of them.
pub(super) fn tabs(huidig: &str) -> Vec<Tab> {
    vec![Tab::new("Wie keek waarin", "/toezicht", huidig), Tab::new("Bewaren en wissen", PAD, huidig)]
}

pub(crate) async fn tonen(
    gate: Gate<BewarenZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> std::result::Result<Response, Fout> {
    Ok(page(&gate, &app, kader, FormErrors::new(), Getypt::default()).await?.into_response())
}

async fn page(
    gate: &Gate<BewarenZien>,
    app: &App,
    kader: Kader,
    fouten: FormErrors,
    getypt: Getypt,
) -> std::result::Result<Pagina<Page>, Fout> {
    let plan = app.require::<Bewaarplan>()?;
    let regels = Arc::clone(&plan.regels);
    let beeld = gate.list(move |tx, access| beeld(tx, &plan, access.now()).map_err(Fout::from)).await?;
    Ok(Pagina(Page {
        kader: kader.voor("Bewaren en wissen", PAD).fouten(&fouten),
        tabs: if gate.ook::<InzageToetsen>().is_some() { tabs(PAD) } else { Vec::new() },
        fouten,
        getypt,
        beeld,
        regels,
        mag_stoppen: gate.ook::<BewaarstopZetten>().is_some(),
        mag_besluiten: gate.ook::<VernietigingBesluiten>().is_some(),
        nu: gate.now(),
    }))
}

fn beeld(tx: &mut Tx<'_>, plan: &Bewaarplan, nu: Moment) -> Result<Beeld> {
    let namen = namen(tx)?;
    let name = |wie: Option<GebruikerId>| wie.map_or_else(String::new, |wie| naam_van(&namen, Wie::Gebruiker(wie)));
    let mut open = Vec::new();
    let mut done = Vec::new();
    for lijst in register(tx, None, REGELS)? {
        let known = plan.regels.iter().find(|regel| regel.naam == lijst.regel);
        let wat = known.map_or("Een regel die er niet meer is", |regel| regel.wat);
        let (voorgesteld_door, goedgekeurd_door) = (name(lijst.voorgesteld_door), name(lijst.goedgekeurd_door));
        let waits = lijst.status == Status::Voorgesteld;
        if waits { &mut open } else { &mut done }.push(Regel { lijst, wat, voorgesteld_door, goedgekeurd_door });
    }
    let mut vandaag = Vec::new();
    for overzicht in dry_run(tx, &plan.regels, nu, OP_DE_PAGINA)? {
        let loopt = open.iter().any(|regel| regel.lijst.regel == overzicht.regel.naam);
        vandaag.push(van_vandaag(tx, plan, overzicht, loopt)?);
    }
    let (stops, voorbij) = stops(tx, plan, &name, nu)?;
    Ok(Beeld { vandaag, open, register: done, stops, voorbij })
}

/// The holds in force, and those that are over.
fn stops(
    tx: &mut Tx<'_>,
    plan: &Bewaarplan,
    name: &impl Fn(Option<GebruikerId>) -> String,
    nu: Moment,
) -> Result<(Vec<Stop>, Vec<Voorbij>)> {
    let named = |tx: &mut Tx<'_>, stop: holds::Bewaarstop| {
        let naam = plan.noem(tx, &stop.ding_soort, stop.ding, &stop.ding_soort)?;
        let (reden, door) = (stop.reden.into_exposed(), name(Some(stop.door)));
        Ok::<_, store::StoreError>(Stop { id: stop.id, naam, reden, door, van: stop.van, tot: stop.tot })
    };
    let active = holds::active(tx, nu, None, REGELS)?;
    let active = active.into_iter().map(|stop| named(tx, stop)).collect::<Result<_>>()?;
    let over = holds::past(tx, nu, REGELS)?.into_iter().map(|past| {
        let opgeheven = name(past.door);
        let waarom = past.reden.map_or_else(String::new, kern::Persoonsgegeven::into_exposed);
        Ok(Voorbij { stop: named(tx, past.stop)?, opgeheven, waarom })
    });
    let over = over.collect::<Result<_>>()?;
    Ok((active, over))
}

/// The things of a rule, by the name that people use.
fn rijen(tx: &mut Tx<'_>, plan: &Bewaarplan, regel: &Bewaarregel, kandidaten: Vec<Kandidaat>) -> Result<Vec<Rij>> {
    let soort = regel.per_ding().map_or("", |(per_ding, _)| per_ding.ding);
    let named = kandidaten.into_iter().map(|Kandidaat { id, omschrijving, anker, laatste_dag, stop, .. }| {
        let naam = plan.noem(tx, soort, id, &omschrijving)?;
        Ok(Rij { naam, anker, laatste_dag, gestopt: stop.is_some() })
    });
    named.collect()
}

fn van_vandaag(tx: &mut Tx<'_>, plan: &Bewaarplan, overzicht: Overzicht, loopt: bool) -> Result<Vandaag> {
    let Overzicht { regel, kandidaten, meer, reeks } = overzicht;
    let rijen = rijen(tx, plan, &regel, kandidaten)?;
    let twee_personen = regel.per_ding().is_some_and(|(per_ding, _)| per_ding.akkoord == Akkoord::TweePersonen);
    Ok(Vandaag { regel, rijen, meer, reeks, twee_personen, loopt })
}
