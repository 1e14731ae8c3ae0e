//! `baken importeer straten`: names of streets and known places with a point, to suggest while somebody types an address.

use super::kaart::Bestand;
use super::rapport::{Afkeuring, Rapport, Reden};
use super::regel::getal;
use super::{Invoer, InvoerFout, tabel};
use crate::access::SignalenInlezen;
use crate::store::plekken;
use ::access::Access;
use audit::{Ding, Gebeurtenis};
use csv::StringRecord;
use duiding::geo::{Punt, rd};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Names of columns by which they are recognised, in lower case.
const NAAM: &[&str] = &["naam", "straat", "straatnaam", "openbareruimte", "openbareruimtenaam"];
const LAT: &[&str] = &["lat", "latitude", "breedte", "breedtegraad"];
const LON: &[&str] = &["lon", "lng", "longitude", "lengte", "lengtegraad"];
const X: &[&str] = &["x", "rd_x"];
const Y: &[&str] = &["y", "rd_y"];
/// Longest name.
const LANGSTE: usize = 200;
/// Streets that are stored together.
const PARTIJ: usize = 1_000;

/// A street with its point.
type Straat = (String, Punt);

/// Reads a CSV or XLSX file with a column `naam` and either `lat` and `lon` or `x` and `y` (RD). A name that is there already
/// in the same area is moved to its new point.
pub fn lees_in(invoer: &Invoer<'_>, pad: &Path) -> Result<Rapport, InvoerFout> {
    let bestand = Bestand::default();
    let sought: Vec<&str> = [NAAM, LAT, LON, X, Y].concat();
    let vorm = tabel::keur(pad, &bestand, &sought)?;
    let (mut rapport, mut kolommen, mut ready) = (Rapport::default(), None, Vec::new());
    tabel::lees(pad, &vorm, &bestand, &mut |regel, rij| {
        let Some(kolommen) = &kolommen else {
            kolommen = Some(Kolommen::vind(rij)?);
            return Ok(ControlFlow::Continue(()));
        };
        rapport.gelezen += 1;
        match kolommen.lees(rij) {
            Ok(straat) => ready.push(straat),
            Err((kolom, reden)) => {
                rapport.geweigerd += 1;
                rapport.noteer(Afkeuring { regel, kolom: kolom.to_owned(), reden });
            }
        }
        if ready.len() == PARTIJ {
            rapport.nieuw += bewaar(invoer, std::mem::take(&mut ready))?;
        }
        Ok(ControlFlow::Continue(()))
    })?;
    rapport.nieuw += bewaar(invoer, ready)?;
    Ok(rapport)
}

/// Where the columns are.
struct Kolommen {
    naam: usize,
    eerste: usize,
    tweede: usize,
    rd: bool,
}

impl Kolommen {
    fn vind(kop: &StringRecord) -> Result<Self, InvoerFout> {
        let place = |names: &[&str]| kop.iter().position(|name| names.contains(&name.trim().to_lowercase().as_str()));
        let degrees = place(LAT).zip(place(LON)).map(|pair| (pair, false));
        let metres = place(X).zip(place(Y)).map(|pair| (pair, true));
        match (place(NAAM), degrees.or(metres)) {
            (Some(naam), Some(((eerste, tweede), rd))) => Ok(Self { naam, eerste, tweede, rd }),
            _ => Err(InvoerFout::Vorm(
                "Dit bestand heeft niet de kolommen die nodig zijn: naam, en lat met lon of x met y.".to_owned(),
            )),
        }
    }

    fn lees(&self, rij: &StringRecord) -> Result<Straat, (&'static str, Reden)> {
        let field = |place: usize| rij.get(place).unwrap_or_default().trim();
        let naam = field(self.naam);
        if naam.is_empty() {
            return Err(("naam", Reden::Leeg));
        }
        if naam.chars().count() > LANGSTE {
            return Err(("naam", Reden::TeLang(LANGSTE)));
        }
        let number = |place, kolom| getal(field(place)).ok_or((kolom, Reden::GeenGetal));
        let (first, second) = if self.rd { ("x", "y") } else { ("lat", "lon") };
        let (a, b) = (number(self.eerste, first)?, number(self.tweede, second)?);
        let punt = if self.rd { rd::naar_wgs84(a, b) } else { Punt::new(a, b) };
        punt.map(|punt| (naam.to_owned(), punt)).ok_or((first, Reden::GeenPlek))
    }
}

fn bewaar(invoer: &Invoer<'_>, straten: Vec<Straat>) -> Result<u64, InvoerFout> {
    if straten.is_empty() {
        return Ok(0);
    }
    let (systeem, inrichting, nu) = (Arc::clone(invoer.systeem), Arc::clone(invoer.inrichting), invoer.nu);
    let done = invoer.store.write_blocking(move |tx| {
        let access: Access<SignalenInlezen> = systeem.access(tx, nu)?;
        for (naam, punt) in &straten {
            plekken::zet_plek(tx, naam, &inrichting.gebied_van(Some(*punt)), *punt)?;
        }
        let event = Gebeurtenis::new("plekken.ingelezen", Ding::new("plek", 0)).met("aantal", straten.len());
        access.record(tx, event)?;
        Ok::<_, store::StoreError>(straten.len() as u64)
    })?;
    Ok(done)
}
