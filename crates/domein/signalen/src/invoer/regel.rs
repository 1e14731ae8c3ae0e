//! One row of a table to one signal, with the mapping.

use super::InvoerFout;
use super::datum::Formaat;
use super::kaart::{Deel, Kaart, Keuze, Puntkolommen, Sjabloon};
use super::rapport::{Afkeuring, Reden};
use crate::aannemen::{self, AanneemFout, MAX_REGEL, MAX_TEKST, Melder, Melding};
use crate::inrichting::Inrichting;
use crate::model::{Gaande, Status};
use crate::store::schrijven;
use csv::StringRecord;
use duiding::geo::{Punt, rd};
use jiff::civil::{Date, DateTime, Time};
use kern::{Moment, moment_van};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Longest reference that a source may use.
const LANGSTE_KENMERK: usize = 100;
/// Older than this is a mistake, not a signal.
const OUDSTE_JAAR: i16 = 1900;
/// As cells with a date come out of Excel, whatever the mapping says.
static ISO: LazyLock<Vec<Formaat>> =
    LazyLock::new(|| ["jjjj-mm-dd", "jjjj-mm-dd uu:mm:ss"].into_iter().filter_map(Formaat::lees).collect());

/// A mapping that knows where the columns of this file are.
#[derive(Debug)]
pub(super) struct Gebonden<'k> {
    kaart: &'k Kaart,
    plaats: HashMap<&'k str, usize>,
    breedte: usize,
}

/// A row that is right.
#[derive(Debug)]
pub(super) struct Ingelezen {
    /// Its line.
    pub(super) regel: u64,
    /// The signal.
    pub(super) nieuw: schrijven::Nieuw,
    /// Where it stands.
    pub(super) status: Status,
}

/// What is wrong with a row, before its line is known.
type Afgekeurd = (String, Reden);

impl<'k> Gebonden<'k> {
    /// Finds the columns of the mapping in the heading of the file.
    pub(super) fn new(kaart: &'k Kaart, kop: &StringRecord) -> Result<Self, InvoerFout> {
        let names: Vec<&str> = kop.iter().map(|name| name.trim().trim_start_matches('\u{feff}')).collect();
        let mut plaats = HashMap::new();
        let mut missing = Vec::new();
        for wanted in kaart.kolommen() {
            let mut places = names.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(place, _)| place);
            match (places.next(), places.next()) {
                (Some(place), None) => drop(plaats.insert(wanted, place)),
                (Some(_), Some(_)) => {
                    return Err(InvoerFout::Vorm(format!("De kolom '{wanted}' komt twee keer voor.")));
                }
                (None, _) => missing.push(wanted),
            }
        }
        if !missing.is_empty() {
            let known: String = names.join(", ").chars().take(400).collect();
            let missing = missing.join(", ");
            return Err(InvoerFout::Vorm(format!("In het bestand ontbreekt: {missing}. Wel gevonden: {known}.")));
        }
        Ok(Self { kaart, plaats, breedte: names.len() })
    }

    /// Reads a row. `volgorde` is its place among the rows, `nu` the moment after which nothing can have happened.
    pub(super) fn lees(
        &self,
        regel: u64,
        volgorde: u64,
        rij: &StringRecord,
        inrichting: &Inrichting,
        nu: Moment,
    ) -> Result<Result<Ingelezen, Afkeuring>, InvoerFout> {
        let melding = self.melding(volgorde, rij, nu);
        let (melding, status) = match melding {
            Ok(found) => found,
            Err((kolom, reden)) => return Ok(Err(Afkeuring { regel, kolom, reden })),
        };
        let Some(categorie) = inrichting.categorieen.zoek(&melding.categorie) else {
            return Ok(Err(Afkeuring { regel, kolom: String::new(), reden: Reden::OnbekendeWaarde }));
        };
        match aannemen::nieuw(inrichting, categorie, melding, None) {
            Ok(nieuw) => Ok(Ok(Ingelezen { regel, nieuw, status })),
            Err(AanneemFout::Store(error)) => Err(error.into()),
            Err(_) => Ok(Err(Afkeuring { regel, kolom: String::new(), reden: Reden::Onleesbaar })),
        }
    }

    fn melding(&self, volgorde: u64, rij: &StringRecord, nu: Moment) -> Result<(Melding, Status), Afgekeurd> {
        if rij.len() != self.breedte {
            return Err((String::new(), Reden::Kolommen { gevonden: rij.len(), verwacht: self.breedte }));
        }
        let kaart = self.kaart;
        let tekst = self.vul(&kaart.tekst, rij, "tekst", MAX_TEKST)?;
        let tekst = tekst.ok_or_else(|| ("tekst".to_owned(), Reden::Leeg))?;
        let optional = |template: &Option<Sjabloon>, naam: &str| {
            template.as_ref().map_or(Ok(None), |template| self.vul(template, rij, naam, MAX_REGEL))
        };
        let (gebeurd, ontvangen) = self.moment(rij, nu)?;
        let melding = Melding {
            categorie: self.kies(&kaart.categorie, rij, "categorie")?,
            titel: optional(&kaart.titel, "titel")?,
            tekst,
            plek: optional(&kaart.plek, "plek")?.unwrap_or_default(),
            punt: self.punt(rij)?,
            gaande: Gaande::Voorbij,
            gebeurd_op: Some(gebeurd),
            bron: self.kies(&kaart.bron, rij, "bron")?,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen,
            spoed: self.kies(&kaart.spoed, rij, "spoed")?,
            melder: Melder::default(),
            wil_antwoord: false,
            bijlagen: Vec::new(),
            herkomst: Some(self.herkomst(volgorde, rij)?),
        };
        Ok((melding, self.kies(&kaart.status, rij, "status")?))
    }

    /// The field of a column, without spaces around it.
    fn veld<'r>(&self, kolom: &str, rij: &'r StringRecord) -> &'r str {
        self.plaats.get(kolom).and_then(|place| rij.get(*place)).unwrap_or_default().trim()
    }

    /// `None` when every column of the template is empty: words around nothing say nothing.
    fn vul(
        &self,
        template: &Sjabloon,
        rij: &StringRecord,
        naam: &str,
        meest: usize,
    ) -> Result<Option<String>, Afgekeurd> {
        let (mut text, mut something) = (String::new(), false);
        for part in &template.0 {
            match part {
                Deel::Tekst(fixed) => text.push_str(fixed),
                Deel::Kolom(column) => {
                    let field = self.veld(column, rij);
                    something |= !field.is_empty();
                    text.push_str(field);
                }
            }
        }
        let text = text.trim();
        if text.chars().count() > meest {
            return Err((naam.to_owned(), Reden::TeLang(meest)));
        }
        Ok(something.then(|| text.to_owned()))
    }

    fn kies<T: Clone>(&self, keuze: &Keuze<T>, rij: &StringRecord, naam: &str) -> Result<T, Afgekeurd> {
        let known = keuze.kolommen.iter().find_map(|kolom| {
            let field = self.veld(kolom, rij);
            keuze.waarden.get(field).or_else(|| keuze.waarden.get(&field.to_lowercase()))
        });
        let chosen = known.or(keuze.anders.as_ref());
        chosen
            .cloned()
            .ok_or_else(|| (keuze.kolommen.first().map_or(naam, String::as_str).to_owned(), Reden::OnbekendeWaarde))
    }

    fn moment(&self, rij: &StringRecord, nu: Moment) -> Result<(Date, Moment), Afgekeurd> {
        let kolom = self.kaart.datum.as_str();
        let reject = |reden| (kolom.to_owned(), reden);
        let field = self.veld(kolom, rij);
        if field.is_empty() {
            return Err(reject(Reden::Leeg));
        }
        let formats = self.kaart.datum_formaten.iter().chain(ISO.iter());
        let found: DateTime =
            formats.into_iter().find_map(|format| format.datum(field)).ok_or_else(|| reject(Reden::GeenDatum))?;
        let found = match self.tijd(rij)? {
            Some(time) => found.date().to_datetime(time),
            None => found,
        };
        let moment = moment_van(found);
        if found.year() < OUDSTE_JAAR || moment > nu {
            return Err(reject(Reden::OnmogelijkeDatum));
        }
        Ok((found.date(), moment))
    }

    fn tijd(&self, rij: &StringRecord) -> Result<Option<Time>, Afgekeurd> {
        let Some((kolom, formats)) = &self.kaart.tijd else { return Ok(None) };
        let field = self.veld(kolom, rij);
        if field.is_empty() {
            return Ok(None);
        }
        let found = formats.iter().find_map(|format| format.tijd(field));
        found.map(Some).ok_or_else(|| (kolom.clone(), Reden::GeenTijd))
    }

    fn punt(&self, rij: &StringRecord) -> Result<Option<Punt>, Afgekeurd> {
        let Some(columns) = &self.kaart.punt else { return Ok(None) };
        let (eerste, tweede) = match columns {
            Puntkolommen::Wgs84 { lat: a, lon: b } | Puntkolommen::Rd { x: a, y: b } => (a, b),
        };
        let (first, second) = (self.veld(eerste, rij), self.veld(tweede, rij));
        if first.is_empty() && second.is_empty() {
            return Ok(None);
        }
        if first.is_empty() || second.is_empty() {
            return Err((eerste.clone(), Reden::HalfPunt));
        }
        let number = |text, kolom: &String| getal(text).ok_or_else(|| (kolom.clone(), Reden::GeenGetal));
        let (a, b) = (number(first, eerste)?, number(second, tweede)?);
        plaats(columns, a, b).map(Some).map_err(|reden| (eerste.clone(), reden))
    }

    fn herkomst(&self, volgorde: u64, rij: &StringRecord) -> Result<String, Afgekeurd> {
        let naam = &self.kaart.naam;
        let Some(kolom) = &self.kaart.kenmerk else {
            let mut hash = Sha256::new();
            hash.update(volgorde.to_be_bytes());
            for field in rij {
                hash.update((field.len() as u64).to_be_bytes());
                hash.update(field);
            }
            return Ok(format!("{naam}:#{}", data_encoding::HEXLOWER.encode(&hash.finalize()[..16])));
        };
        match self.veld(kolom, rij) {
            "" => Err((kolom.clone(), Reden::Leeg)),
            long if long.chars().count() > LANGSTE_KENMERK => Err((kolom.clone(), Reden::TeLang(LANGSTE_KENMERK))),
            kenmerk => Ok(format!("{naam}:{kenmerk}")),
        }
    }
}

/// A point in the system of the mapping, or why it is none: a signal in the wrong place is worse than one without.
fn plaats(columns: &Puntkolommen, a: f64, b: f64) -> Result<Punt, Reden> {
    match columns {
        Puntkolommen::Rd { .. } => rd::naar_wgs84(a, b).ok_or(Reden::GeenPlek),
        // Latitude and longitude of the Netherlands do not overlap.
        Puntkolommen::Wgs84 { .. } if (3.2..=7.4).contains(&a) && (50.6..=53.7).contains(&b) => Err(Reden::Verwisseld),
        Puntkolommen::Wgs84 { .. } if a == 0.0 && b == 0.0 => Err(Reden::GeenPlek),
        Puntkolommen::Wgs84 { .. } => Punt::new(a, b).ok_or(Reden::GeenPlek),
    }
}

/// A number with a decimal point or a decimal comma, and no other signs.
pub(super) fn getal(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-.,".contains(&byte));
    if !plain || text.matches(['.', ',']).count() > 1 {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

/// For the fuzz target: a mapping and a row of fields, whatever they are.
pub(super) fn fuzz(kaart: &str, rij: &str) {
    let Ok(categorieen) = crate::categorie::Categorieen::standaard() else { return };
    let Ok(kaart) = Kaart::lees(kaart, &categorieen) else { return };
    let kop: StringRecord = kaart.kolommen().into_iter().collect();
    let Ok(gebonden) = Gebonden::new(&kaart, &kop) else { return };
    let fields: StringRecord = rij.split('\n').chain(std::iter::repeat("")).take(kop.len()).collect();
    drop(gebonden.melding(1, &fields, Moment(0)));
}
