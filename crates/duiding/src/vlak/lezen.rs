//! GeoJSON to a map of areas and corridors. What is not certainly right is refused, with the part and the reason: an area in
//! the wrong place would forbid somebody his own street.

use super::{Doorgang, Gebied, Gebiedskaart, GebiedskaartFout, Onderdeel, OnderdeelReden as Reden, Soort};
use crate::geo::{Punt, Vlak, json::Verzameling, rd};
use ::geo::algorithm::validation::InvalidPolygon;
use ::geo::{Area as _, Coord, Distance as _, Euclidean, LineString, Polygon, Validation as _, unary_union};
use geojson::{Feature, GeometryValue, JsonObject, Position};
use std::ops::RangeInclusive;

/// Bytes of the text.
pub const MEESTE_BYTES: usize = 64 << 10;
/// Areas and corridors together.
pub const MEESTE_ONDERDELEN: usize = 20;
/// Points of all of them together.
pub const MEESTE_PUNTEN: usize = 500;
/// Characters of the name of a corridor.
pub const MEESTE_TEKENS_NAAM: usize = 80;
/// How wide a corridor can be, in metres.
pub const BREEDTE_M: RangeInclusive<u8> = 2..=50;
/// How wide a corridor is that does not say so, in metres: a street with its pavements.
pub const GEWONE_BREEDTE_M: u8 = 10;

/// The Netherlands in Europe, in degrees.
const LENGTE: RangeInclusive<f64> = 3.2..=7.3;
const BREEDTE: RangeInclusive<f64> = 50.7..=53.7;
/// What is smaller is a slip of the hand.
const KLEINSTE_M2: f64 = 1.0;

pub(super) fn lees(tekst: &str, hoogstens_m2: u32) -> Result<Gebiedskaart, GebiedskaartFout> {
    if tekst.len() > MEESTE_BYTES {
        return Err(GebiedskaartFout::TeLang { bytes: tekst.len() });
    }
    if tekst.trim().is_empty() {
        return Err(GebiedskaartFout::Leeg);
    }
    let verzameling: Verzameling<'_> = serde_json::from_str(tekst)
        .map_err(|fout| GebiedskaartFout::GeenGeoJson { regel: fout.line(), kolom: fout.column() })?;
    if verzameling.soort != "FeatureCollection" {
        return Err(GebiedskaartFout::GeenVerzameling);
    }
    let aantal = verzameling.features.len();
    if aantal > MEESTE_ONDERDELEN {
        return Err(GebiedskaartFout::TeVeelOnderdelen { aantal });
    }
    let mut lezer = Lezer::default();
    for (plaats, rauw) in verzameling.features.into_iter().enumerate() {
        lezer.neem(rauw.get(), plaats + 1)?;
    }
    lezer.maak(hoogstens_m2)
}

#[derive(Default)]
struct Lezer {
    gebieden: Vec<Gebied>,
    doorgangen: Vec<Doorgang>,
    punten: usize,
}

impl Lezer {
    /// Reads one feature.
    fn neem(&mut self, rauw: &str, plaats: usize) -> Result<(), GebiedskaartFout> {
        let onbekend = Onderdeel { soort: None, nummer: plaats };
        let feature: Feature = rauw.parse().map_err(|_| fout(onbekend, Reden::GeenFeature))?;
        let eigenschappen = feature.properties.unwrap_or_default();
        let geometrie = feature.geometry.map(|geometrie| geometrie.value);
        match eigenschappen.get("soort").and_then(serde_json::Value::as_str) {
            Some("gebied") => {
                let onderdeel = Onderdeel { soort: Some(Soort::Gebied), nummer: self.gebieden.len() + 1 };
                let Some(GeometryValue::Polygon { coordinates }) = geometrie else {
                    return Err(fout(onderdeel, Reden::GeenVlak));
                };
                self.tel(coordinates.iter().map(Vec::len).sum())?;
                self.gebieden.push(gebied(&coordinates).map_err(|reden| fout(onderdeel, reden))?);
            }
            Some("doorgang") => {
                let onderdeel = Onderdeel { soort: Some(Soort::Doorgang), nummer: self.doorgangen.len() + 1 };
                let Some(GeometryValue::LineString { coordinates }) = geometrie else {
                    return Err(fout(onderdeel, Reden::GeenLijn));
                };
                self.tel(coordinates.len())?;
                self.doorgangen.push(doorgang(&coordinates, &eigenschappen).map_err(|reden| fout(onderdeel, reden))?);
            }
            _ => return Err(fout(onbekend, Reden::GeenSoort)),
        }
        Ok(())
    }

    fn tel(&mut self, punten: usize) -> Result<(), GebiedskaartFout> {
        self.punten += punten;
        let aantal = self.punten;
        if aantal > MEESTE_PUNTEN { Err(GebiedskaartFout::TeVeelPunten { aantal }) } else { Ok(()) }
    }

    /// Looks at the parts together.
    fn maak(self, hoogstens_m2: u32) -> Result<Gebiedskaart, GebiedskaartFout> {
        let Self { gebieden, doorgangen, .. } = self;
        if gebieden.is_empty() {
            return Err(GebiedskaartFout::GeenGebied);
        }
        let oppervlakte_m2 = match &*gebieden {
            [een] => een.rd.unsigned_area(),
            meer => unary_union(meer.iter().map(|gebied| &gebied.rd)).unsigned_area(),
        };
        if oppervlakte_m2 > hoogstens_m2.into() {
            return Err(GebiedskaartFout::TeGroot { m2: oppervlakte_m2, hoogstens_m2 });
        }
        let raakt = |doorgang: &Doorgang| {
            gebieden.iter().any(|gebied| Euclidean.distance(&doorgang.rd, &gebied.rd) <= doorgang.halve_breedte_m())
        };
        if let Some(plaats) = doorgangen.iter().position(|doorgang| !raakt(doorgang)) {
            let onderdeel = Onderdeel { soort: Some(Soort::Doorgang), nummer: plaats + 1 };
            return Err(fout(onderdeel, Reden::RaaktGeenGebied));
        }
        Ok(Gebiedskaart { gebieden, doorgangen, oppervlakte_m2 })
    }
}

fn fout(onderdeel: Onderdeel, reden: Reden) -> GebiedskaartFout {
    GebiedskaartFout::Onderdeel { onderdeel, reden }
}

fn gebied(ringen: &[Vec<Position>]) -> Result<Gebied, Reden> {
    let ringen = ringen.iter().map(|ring| rand(ring)).collect::<Result<Vec<_>, _>>()?;
    let mut lijnen = ringen.iter().map(|(_, rd)| rd.clone());
    let buiten = lijnen.next().ok_or(Reden::GeenOppervlak)?;
    let rd = Polygon::new(buiten, lijnen.collect());
    rd.check_validation().map_err(|fout| match fout {
        InvalidPolygon::TooFewPointsInRing(_) | InvalidPolygon::NonFiniteCoord(..) => Reden::GeenOppervlak,
        InvalidPolygon::SelfIntersection(_) => Reden::KruistZichzelf,
        _ => Reden::GatNietBinnen,
    })?;
    if rd.unsigned_area() < KLEINSTE_M2 {
        return Err(Reden::GeenOppervlak);
    }
    Ok(Gebied { vlak: Vlak { ringen: ringen.into_iter().map(|(ring, _)| ring).collect() }, rd })
}

/// A closed ring, in degrees and in metres.
fn rand(ring: &[Position]) -> Result<(Vec<Punt>, LineString), Reden> {
    let (punten, rd) = lijn(ring)?;
    match (punten.first(), punten.last()) {
        (None, _) => Err(Reden::GeenOppervlak),
        (eerste, laatste) if eerste != laatste => Err(Reden::NietGesloten),
        // The first corner comes back as the last.
        _ if punten.len() < 4 => Err(Reden::GeenOppervlak),
        _ => Ok((punten, rd)),
    }
}

fn doorgang(posities: &[Position], eigenschappen: &JsonObject) -> Result<Doorgang, Reden> {
    let (punten, rd) = lijn(posities)?;
    if punten.len() < 2 {
        return Err(Reden::GeenLengte);
    }
    Ok(Doorgang { naam: naam(eigenschappen)?, breedte_m: breedte_m(eigenschappen)?, punten, rd })
}

fn naam(eigenschappen: &JsonObject) -> Result<String, Reden> {
    let naam = eigenschappen.get("naam").and_then(serde_json::Value::as_str).unwrap_or_default().trim();
    if naam.is_empty() {
        return Err(Reden::GeenNaam);
    }
    if naam.chars().count() > MEESTE_TEKENS_NAAM || naam.chars().any(char::is_control) {
        return Err(Reden::Naam);
    }
    Ok(naam.to_owned())
}

fn breedte_m(eigenschappen: &JsonObject) -> Result<u8, Reden> {
    let Some(waarde) = eigenschappen.get("breedte_m") else { return Ok(GEWONE_BREEDTE_M) };
    let getal = waarde.as_f64().ok_or(Reden::Breedte)?;
    // 10.0 is 10 as well; 10.5 is none of these.
    BREEDTE_M.into_iter().find(|meters| f64::from(*meters).to_bits() == getal.to_bits()).ok_or(Reden::Breedte)
}

/// Points in degrees and in metres, without repeating one that stood there already.
fn lijn(posities: &[Position]) -> Result<(Vec<Punt>, LineString), Reden> {
    let mut punten: Vec<Punt> = Vec::with_capacity(posities.len());
    let mut rd: Vec<Coord> = Vec::with_capacity(posities.len());
    for positie in posities {
        let (punt, coord) = plek(positie)?;
        if punten.last() != Some(&punt) {
            punten.push(punt);
            rd.push(coord);
        }
    }
    Ok((punten, LineString::new(rd)))
}

fn plek(positie: &Position) -> Result<(Punt, Coord), Reden> {
    let &[lon, lat, ..] = positie.as_slice() else { return Err(Reden::GeenPunt) };
    let buiten = Reden::BuitenNederland { lon, lat };
    if !LENGTE.contains(&lon) || !BREEDTE.contains(&lat) {
        return Err(buiten);
    }
    let punt = Punt::new(zes_decimalen(lat), zes_decimalen(lon)).ok_or(buiten)?;
    let (x, y) = rd::van_wgs84(punt).ok_or(buiten)?;
    Ok((punt, Coord { x, y }))
}

fn zes_decimalen(graden: f64) -> f64 {
    (graden * 1e6).round() / 1e6
}
