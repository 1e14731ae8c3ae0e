//! GeoJSON to areas. What is not certainly right is refused with the feature and the reason: an area in the wrong place would
//! put every signal in the wrong neighbourhood, and nobody would see it.

use super::{
    Gebied, Gebieden, GeoFout, Punt, Reden, Vlak,
    crs::Stelsel,
    json::{Feature, Geometrie, Positie, Posities, Verzameling},
};
use serde_json::value::RawValue;
use std::collections::HashSet;

/// Names of properties to look in, in order; capitals make no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eigenschappen {
    /// Where the code stands.
    pub code: Vec<String>,
    /// Where the name stands; without a name the code is the name.
    pub naam: Vec<String>,
}

impl Default for Eigenschappen {
    /// What CBS, Kadaster and PDOK write: the smallest area first, because a file of neighbourhoods names its municipality too.
    fn default() -> Self {
        let namen = |lijst: &[&str]| lijst.iter().map(|naam| (*naam).to_owned()).collect();
        Self {
            code: namen(&[
                "bu_code",
                "buurtcode",
                "wk_code",
                "wijkcode",
                "gm_code",
                "gemeentecode",
                "statcode",
                "code",
                "postcode",
                "objectid",
                "id",
            ]),
            naam: namen(&[
                "bu_naam",
                "buurtnaam",
                "wk_naam",
                "wijknaam",
                "gm_naam",
                "gemeentenaam",
                "statnaam",
                "naam",
                "name",
                "district",
                "plaats",
            ]),
        }
    }
}

/// How much a file may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grenswaarden {
    /// Bytes of the file.
    pub bytes: usize,
    /// Areas in the file.
    pub gebieden: usize,
    /// Points in all rings together.
    pub punten: usize,
}

impl Default for Grenswaarden {
    /// 32 MiB, 20,000 areas and a million points: every neighbourhood of the Netherlands, simplified; far more than a region.
    fn default() -> Self {
        Self { bytes: 32 << 20, gebieden: 20_000, punten: 1_000_000 }
    }
}

/// Reads a whole file, or nothing of it.
pub(super) fn lees(bytes: &[u8], eigenschappen: &Eigenschappen, grens: Grenswaarden) -> Result<Gebieden, GeoFout> {
    toets(bytes.len(), "bytes", grens.bytes)?;
    // Programs on Windows put a mark in front of UTF-8.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let verzameling: Verzameling<'_> = serde_json::from_slice(bytes)
        .map_err(|fout| GeoFout::GeenGeoJson { regel: fout.line(), kolom: fout.column() })?;
    if verzameling.soort != "FeatureCollection" {
        return Err(GeoFout::GeenGeoJson { regel: 0, kolom: 0 });
    }
    toets(verzameling.features.len(), "gebieden", grens.gebieden)?;
    let mut lezer = Lezer { stelsel: stelsel_volgens(verzameling.crs.as_ref())?, punten: 0, grens };
    let mut codes = HashSet::new();
    let mut gebieden = Vec::with_capacity(verzameling.features.len());
    for (plaats, rauw) in verzameling.features.into_iter().enumerate() {
        let gebied = lezer.lees_feature(rauw, eigenschappen, plaats + 1)?;
        if !codes.insert(gebied.code().to_owned()) {
            return Err(fout(plaats + 1, Some(gebied.code()), Reden::DubbeleCode));
        }
        gebieden.push(gebied);
    }
    if gebieden.is_empty() { Err(GeoFout::Leeg) } else { Ok(Gebieden::new(gebieden)) }
}

/// Reads back what [`Gebied::geometrie`] wrote.
pub(super) fn lees_geometrie(geometrie: &str) -> Result<Vec<Vlak>, Reden> {
    let geometrie: Geometrie<'_> = serde_json::from_str(geometrie).map_err(|_| Reden::Coordinaten)?;
    let mut lezer = Lezer { stelsel: Some(Stelsel::Wgs84), punten: 0, grens: Grenswaarden::default() };
    lezer.lees_vlakken(&geometrie)
}

fn toets(aantal: usize, eenheid: &'static str, meest: usize) -> Result<(), GeoFout> {
    if aantal > meest { Err(GeoFout::TeGroot { aantal, eenheid, meest }) } else { Ok(()) }
}

fn fout(nummer: usize, code: Option<&str>, reden: Reden) -> GeoFout {
    GeoFout::Gebied { nummer, code: code.map(str::to_owned), reden }
}

/// The system that the file names; `None` when it names none.
fn stelsel_volgens(crs: Option<&serde_json::Value>) -> Result<Option<Stelsel>, GeoFout> {
    let Some(crs) = crs else { return Ok(None) };
    let naam = crs.pointer("/properties/name").and_then(serde_json::Value::as_str);
    match naam.and_then(Stelsel::van_naam) {
        Some(stelsel) => Ok(Some(stelsel)),
        None => Err(GeoFout::OnbekendStelsel(naam.unwrap_or("onbekend").chars().take(80).collect())),
    }
}

struct Lezer {
    /// Named by the file, or decided by its first position; every later one must fit.
    stelsel: Option<Stelsel>,
    punten: usize,
    grens: Grenswaarden,
}

impl Lezer {
    fn lees_feature(&mut self, rauw: &RawValue, namen: &Eigenschappen, nummer: usize) -> Result<Gebied, GeoFout> {
        let feature: Feature<'_> =
            serde_json::from_str(rauw.get()).map_err(|_| fout(nummer, None, Reden::GeenFeature))?;
        let eigenschappen = feature.properties.unwrap_or_default();
        let code = zoek(&eigenschappen, &namen.code)
            .ok_or_else(|| fout(nummer, None, Reden::GeenCode(namen.code.join(", "))))?;
        let geometrie = feature.geometry.ok_or_else(|| fout(nummer, Some(&code), Reden::GeenGeometrie))?;
        let vlakken = self.lees_vlakken(&geometrie).map_err(|reden| fout(nummer, Some(&code), reden))?;
        toets(self.punten, "punten", self.grens.punten)?;
        let naam = zoek(&eigenschappen, &namen.naam).unwrap_or_else(|| code.clone());
        Ok(Gebied::new(code, naam, vlakken))
    }

    fn lees_vlakken(&mut self, geometrie: &Geometrie<'_>) -> Result<Vec<Vlak>, Reden> {
        let rauw = geometrie.coordinates.map_or("null", RawValue::get);
        let vlakken: Vec<Posities> = match &*geometrie.soort {
            "Polygon" => serde_json::from_str(rauw).map(|vlak| vec![vlak]),
            "MultiPolygon" => serde_json::from_str(rauw),
            ander => return Err(Reden::AndereSoort(ander.chars().take(40).collect())),
        }
        .map_err(|_| Reden::Coordinaten)?;
        if vlakken.is_empty() || vlakken.iter().any(Vec::is_empty) {
            return Err(Reden::GeenOppervlak);
        }
        let maak_vlak = |ringen: Posities| {
            let ringen = ringen.into_iter().map(|ring| self.lees_ring(&ring)).collect::<Result<_, _>>()?;
            Ok(Vlak { ringen })
        };
        vlakken.into_iter().map(maak_vlak).collect()
    }

    fn lees_ring(&mut self, ring: &[Positie]) -> Result<Vec<Punt>, Reden> {
        self.punten += ring.len();
        let punten = ring.iter().map(|positie| self.lees_punt(positie.0)).collect::<Result<Vec<_>, _>>()?;
        if punten.first() != punten.last() {
            return Err(Reden::NietGesloten);
        }
        let verschilt =
            |maat: fn(Punt) -> f64| punten.windows(2).any(|paar| maat(paar[0]).to_bits() != maat(paar[1]).to_bits());
        if punten.len() < 4 || !verschilt(Punt::lat) || !verschilt(Punt::lon) {
            return Err(Reden::GeenOppervlak);
        }
        Ok(punten)
    }

    fn lees_punt(&mut self, getallen: [f64; 2]) -> Result<Punt, Reden> {
        let [eerste, tweede] = getallen;
        let stelsel =
            self.stelsel.or_else(|| Stelsel::van_getallen(getallen)).ok_or(Reden::BuitenStelsel { eerste, tweede })?;
        self.stelsel = Some(stelsel);
        stelsel.punt(getallen)
    }
}

/// The first property with one of these names that has a value. CBS pads its keys with spaces, and some tools make a number of
/// a postcode: 3761.0 is 3761.
fn zoek(eigenschappen: &serde_json::Map<String, serde_json::Value>, namen: &[String]) -> Option<String> {
    namen.iter().find_map(|naam| {
        let (_, waarde) = eigenschappen.iter().find(|(sleutel, _)| sleutel.eq_ignore_ascii_case(naam))?;
        let tekst = match waarde {
            serde_json::Value::String(tekst) => tekst.trim().to_owned(),
            serde_json::Value::Number(getal) => {
                let tekst = getal.to_string();
                tekst.strip_suffix(".0").map(str::to_owned).unwrap_or(tekst)
            }
            _ => return None,
        };
        (!tekst.is_empty() && tekst.len() <= 120).then_some(tekst)
    })
}
