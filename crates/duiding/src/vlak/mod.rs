//! A map of a ban: the areas somebody may not enter, and the corridors through them that stay allowed (home, work, school,
//! care, a place of worship). Parsed once, at the edge, from the GeoJSON text of a form field; what exists is right.
//!
//! Distances and areas are measured on the Dutch grid (RD), which over a municipality is true to a few parts in ten thousand.

mod fout;
mod lezen;
mod schets;
mod woorden;

pub use fout::{GebiedskaartFout, Onderdeel, OnderdeelReden, Soort};
pub use lezen::{BREEDTE_M, GEWONE_BREEDTE_M, MEESTE_BYTES, MEESTE_ONDERDELEN, MEESTE_PUNTEN, MEESTE_TEKENS_NAAM};
pub use schets::svg;

use crate::geo::{Doos, Punt, Vlak, rd};
use ::geo::{Distance as _, Euclidean, Intersects as _, LineString, Point, Polygon};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, Position};
use std::fmt;

/// What an area may measure when a municipality did not choose otherwise: five square kilometres.
pub const HOOGSTENS_M2: u32 = 5_000_000;

/// Areas and the corridors through them, in WGS84 with six decimals (a decimetre).
#[derive(Clone, PartialEq)]
pub struct Gebiedskaart {
    gebieden: Vec<Gebied>,
    doorgangen: Vec<Doorgang>,
    oppervlakte_m2: f64,
}

#[derive(Clone, PartialEq)]
struct Gebied {
    vlak: Vlak,
    /// The same in metres.
    rd: Polygon,
}

/// A way through an area that stays allowed.
#[derive(Clone, PartialEq)]
pub struct Doorgang {
    naam: String,
    breedte_m: u8,
    punten: Vec<Punt>,
    /// The line in metres.
    rd: LineString,
}

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plek {
    /// In an area or on its border, and in no corridor.
    Binnen,
    /// In a corridor: at most half its width from its line. This comes before the area: being here is allowed.
    Doorgang,
    /// In no area and no corridor.
    Buiten,
}

impl Gebiedskaart {
    /// Reads the value of a form field: a GeoJSON FeatureCollection in WGS84 whose features have `properties.soort`:
    /// `gebied` (Polygon) or `doorgang` (LineString, with `naam` and perhaps `breedte_m`). All areas together may measure
    /// `hoogstens_m2`; usually [`HOOGSTENS_M2`].
    pub fn lees(tekst: &str, hoogstens_m2: u32) -> Result<Self, GebiedskaartFout> {
        lezen::lees(tekst, hoogstens_m2)
    }

    /// The areas, in the order of the text.
    pub fn gebieden(&self) -> impl ExactSizeIterator<Item = &Vlak> {
        self.gebieden.iter().map(|gebied| &gebied.vlak)
    }

    /// The corridors, in the order of the text.
    pub fn doorgangen(&self) -> &[Doorgang] {
        &self.doorgangen
    }

    /// Square metres of all areas together; where two overlap it counts once. Corridors are not taken off.
    pub fn oppervlakte_m2(&self) -> f64 {
        self.oppervlakte_m2
    }

    /// Where the point lies.
    pub fn bevat(&self, punt: Punt) -> Plek {
        let Some((x, y)) = rd::van_wgs84(punt) else { return Plek::Buiten };
        let punt = Point::new(x, y);
        if self.doorgangen.iter().any(|doorgang| Euclidean.distance(&punt, &doorgang.rd) <= doorgang.halve_breedte_m())
        {
            Plek::Doorgang
        } else if self.gebieden.iter().any(|gebied| gebied.rd.intersects(&punt)) {
            Plek::Binnen
        } else {
            Plek::Buiten
        }
    }

    /// The box around areas and corridors.
    pub fn omhullende(&self) -> Doos {
        let randen = self.gebieden.iter().flat_map(|gebied| gebied.vlak.ringen.iter().flatten());
        let lijnen = self.doorgangen.iter().flat_map(|doorgang| &doorgang.punten);
        randen.chain(lijnen).fold(Doos::LEEG, |doos, punt| doos.met(*punt))
    }

    /// The text to store: areas first, then corridors, six decimals at most. Reading it gives the same map, and equal maps
    /// have equal bytes.
    pub fn to_geojson(&self) -> String {
        let gebieden = self.gebieden.iter().map(|gebied| {
            let ringen = gebied.vlak.ringen.iter().map(|ring| posities(ring)).collect();
            feature(GeometryValue::Polygon { coordinates: ringen }, &[("soort", "gebied".into())])
        });
        let doorgangen = self.doorgangen.iter().map(|doorgang| {
            let lijn = GeometryValue::LineString { coordinates: posities(&doorgang.punten) };
            let eigenschappen = [
                ("breedte_m", doorgang.breedte_m.into()),
                ("naam", doorgang.naam.as_str().into()),
                ("soort", "doorgang".into()),
            ];
            feature(lijn, &eigenschappen)
        });
        FeatureCollection { bbox: None, features: gebieden.chain(doorgangen).collect(), foreign_members: None }
            .to_string()
    }

    /// The map in a line: "ongeveer 4 hectare, met 2 doorgangen: naar school, naar huis".
    pub fn in_woorden(&self) -> String {
        woorden::in_woorden(self)
    }
}

impl Doorgang {
    /// Where it leads, e.g. "naar school".
    pub fn naam(&self) -> &str {
        &self.naam
    }

    /// Whole width in metres.
    pub fn breedte_m(&self) -> u8 {
        self.breedte_m
    }

    /// The line in its middle.
    pub fn punten(&self) -> &[Punt] {
        &self.punten
    }

    fn halve_breedte_m(&self) -> f64 {
        f64::from(self.breedte_m) / 2.0
    }
}

/// Where somebody may not come and where he lives or goes to school is nothing for a log: only how much there is.
impl fmt::Debug for Gebiedskaart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gebiedskaart({} gebieden, {} doorgangen)", self.gebieden.len(), self.doorgangen.len())
    }
}

impl fmt::Debug for Doorgang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Doorgang({} punten)", self.punten.len())
    }
}

fn posities(punten: &[Punt]) -> Vec<Position> {
    punten.iter().map(|punt| Position::from([punt.lon(), punt.lat()])).collect()
}

fn feature(waarde: GeometryValue, eigenschappen: &[(&str, serde_json::Value)]) -> Feature {
    let properties = eigenschappen.iter().map(|(naam, waarde)| ((*naam).to_owned(), waarde.clone())).collect();
    Feature {
        bbox: None,
        geometry: Some(Geometry::new(waarde)),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}
