//! Areas: neighbourhoods, districts, postcodes.

use super::{Doos, Eigenschappen, GeoFout, Grenswaarden, Punt, Reden, Vlak, lezen};
use serde_json::json;

/// An area with a code and a name, in WGS84.
#[derive(Debug, Clone, PartialEq)]
pub struct Gebied {
    code: String,
    naam: String,
    vlakken: Vec<Vlak>,
    doos: Doos,
}

impl Gebied {
    pub(super) fn new(code: String, naam: String, vlakken: Vec<Vlak>) -> Self {
        let punten = vlakken.iter().flat_map(|vlak| vlak.ringen.iter().flatten());
        let doos = punten.fold(Doos::LEEG, |doos, punt| doos.met(*punt));
        Self { code, naam, vlakken, doos }
    }

    /// Reads an area back from the three columns in which it is stored.
    pub fn lees(code: &str, naam: &str, geometrie: &str) -> Result<Self, GeoFout> {
        let fout = |reden: Reden| GeoFout::Gebied { nummer: 1, code: Some(code.to_owned()), reden };
        Ok(Self::new(code.to_owned(), naam.to_owned(), lezen::lees_geometrie(geometrie).map_err(fout)?))
    }

    /// Code, such as WK034201.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name.
    pub fn naam(&self) -> &str {
        &self.naam
    }

    /// The polygons it consists of, to draw it.
    pub fn vlakken(&self) -> &[Vlak] {
        &self.vlakken
    }

    /// The box around it.
    pub fn doos(&self) -> Doos {
        self.doos
    }

    /// Whether the point lies in it.
    pub fn bevat(&self, punt: Punt) -> bool {
        self.doos.bevat(punt) && self.vlakken.iter().any(|vlak| vlak.bevat(punt))
    }

    /// Its geometry as GeoJSON MultiPolygon in WGS84, with every digit, so that a point on a border stays on its side.
    pub fn geometrie(&self) -> String {
        let ring = |ring: &Vec<Punt>| ring.iter().map(|punt| json!([punt.lon(), punt.lat()])).collect::<Vec<_>>();
        let vlakken: Vec<Vec<_>> = self.vlakken.iter().map(|vlak| vlak.ringen.iter().map(ring).collect()).collect();
        json!({ "type": "MultiPolygon", "coordinates": vlakken }).to_string()
    }
}

/// A set of areas in which points are looked up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gebieden {
    /// By code, so that overlapping areas give the same answer whatever the order of the file.
    gebieden: Vec<Gebied>,
}

impl Gebieden {
    /// A set of areas.
    pub fn new(mut gebieden: Vec<Gebied>) -> Self {
        gebieden.sort_by(|a, b| a.code.cmp(&b.code));
        Self { gebieden }
    }

    /// Reads a GeoJSON FeatureCollection in RD or WGS84 with the usual property names and limits.
    pub fn from_geojson(bytes: &[u8]) -> Result<Self, GeoFout> {
        Self::from_geojson_with(bytes, &Eigenschappen::default(), Grenswaarden::default())
    }

    /// Reads a GeoJSON FeatureCollection with property names and limits of your own.
    pub fn from_geojson_with(
        bytes: &[u8],
        eigenschappen: &Eigenschappen,
        grens: Grenswaarden,
    ) -> Result<Self, GeoFout> {
        lezen::lees(bytes, eigenschappen, grens)
    }

    /// The area in which the point lies. A point on a shared border is in one of the two, always the same; where areas overlap
    /// the first by code wins. Every box is looked at: for the areas of a region that costs less than an index.
    pub fn zoek(&self, punt: Punt) -> Option<&Gebied> {
        self.gebieden.iter().find(|gebied| gebied.bevat(punt))
    }

    /// The area with this code.
    pub fn met_code(&self, code: &str) -> Option<&Gebied> {
        let plek = self.gebieden.binary_search_by(|gebied| gebied.code.as_str().cmp(code)).ok()?;
        self.gebieden.get(plek)
    }

    /// All areas, by code.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Gebied> {
        self.gebieden.iter()
    }
}
