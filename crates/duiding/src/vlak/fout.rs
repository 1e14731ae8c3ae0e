//! Why a drawn map is refused. The sentences stand at a form field; they name a part by its number, as the list under the map
//! does, and never by the name a corridor has.

use super::lezen::{BREEDTE_M, MEESTE_BYTES, MEESTE_ONDERDELEN, MEESTE_PUNTEN, MEESTE_TEKENS_NAAM};
use super::woorden::oppervlakte;
use std::fmt;

/// Why a map is refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum GebiedskaartFout {
    /// No text.
    #[error("Teken een gebied op de kaart, of plak de tekst van een gebied.")]
    Leeg,
    /// More bytes than may be.
    #[error("De tekst van het gebied is te lang: {bytes} bytes. Hoogstens {MEESTE_BYTES} mag.")]
    TeLang {
        /// What there is.
        bytes: usize,
    },
    /// Not GeoJSON, or another kind of GeoJSON.
    #[error(
        "Dit is geen tekst van een gebied (GeoJSON, FeatureCollection). De fout zit bij regel {regel}, teken {kolom}."
    )]
    GeenGeoJson {
        /// Line, from 1.
        regel: usize,
        /// Column.
        kolom: usize,
    },
    /// GeoJSON of another kind.
    #[error("Deze GeoJSON is geen verzameling van gebieden (FeatureCollection).")]
    GeenVerzameling,
    /// More parts than may be.
    #[error("Er zijn te veel gebieden en doorgangen: {aantal}. Hoogstens {MEESTE_ONDERDELEN} samen mag.")]
    TeVeelOnderdelen {
        /// What there is.
        aantal: usize,
    },
    /// More points than may be.
    #[error("De tekening heeft te veel punten: {aantal}. Hoogstens {MEESTE_PUNTEN} mag. Teken het gebied eenvoudiger.")]
    TeVeelPunten {
        /// What there is, up to the part that was too much.
        aantal: usize,
    },
    /// Corridors only, or nothing at all.
    #[error("Er is nog geen gebied getekend. Teken minstens 1 gebied.")]
    GeenGebied,
    /// More square metres than may be.
    #[error("Het gebied is te groot: {}. Hoogstens {} mag.", oppervlakte(*m2), oppervlakte((*hoogstens_m2).into()))]
    TeGroot {
        /// What it measures.
        m2: f64,
        /// What may be.
        hoogstens_m2: u32,
    },
    /// One part is not right.
    #[error("{onderdeel}: {reden}")]
    Onderdeel {
        /// Which one.
        onderdeel: Onderdeel,
        /// What is wrong.
        reden: OnderdeelReden,
    },
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soort {
    /// Where somebody may not come.
    Gebied,
    /// A way through that stays allowed.
    Doorgang,
}

/// A part of a map as people count: the second corridor, or the third part when it does not say what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Onderdeel {
    /// What it is, when it says so.
    pub soort: Option<Soort>,
    /// Its number from 1 among its kind, or in the whole text when its kind is unknown.
    pub nummer: usize,
}

impl fmt::Display for Onderdeel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let woord = match self.soort {
            Some(Soort::Gebied) => "Gebied",
            Some(Soort::Doorgang) => "Doorgang",
            None => "Onderdeel",
        };
        write!(f, "{woord} {}", self.nummer)
    }
}

/// What is wrong with one part.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum OnderdeelReden {
    /// Not a feature.
    #[error("dit is niet te lezen als GeoJSON (Feature).")]
    GeenFeature,
    /// Neither an area nor a corridor.
    #[error("er staat niet bij of dit een gebied of een doorgang is (eigenschap soort).")]
    GeenSoort,
    /// No geometry, or one of another kind.
    #[error("een gebied is een vlak (Polygon).")]
    GeenVlak,
    /// No geometry, or one of another kind.
    #[error("een doorgang is een lijn (LineString).")]
    GeenLijn,
    /// Something else than pairs of numbers.
    #[error("een punt bestaat uit twee getallen: lengte en breedte.")]
    GeenPunt,
    /// A point outside the Netherlands.
    #[error(
        "het punt {lon}, {lat} ligt niet in Nederland. Eerst staat de lengte (ongeveer 5), dan de breedte (ongeveer 52)."
    )]
    BuitenNederland {
        /// First number.
        lon: f64,
        /// Second number.
        lat: f64,
    },
    /// A ring that does not end where it began.
    #[error("de rand is niet gesloten: het laatste punt is niet het eerste.")]
    NietGesloten,
    /// Fewer than three corners, or none of the surface of the earth.
    #[error("de rand heeft minstens 3 verschillende punten nodig, die niet op een lijn liggen.")]
    GeenOppervlak,
    /// A border that crosses or touches itself.
    #[error("de rand kruist of raakt zichzelf. Teken de rand zo dat de lijn nergens over zichzelf gaat.")]
    KruistZichzelf,
    /// A hole that is not within the area, or holes over each other.
    #[error("een gat in het gebied ligt niet helemaal binnen de rand, of over een ander gat.")]
    GatNietBinnen,
    /// A line of one point.
    #[error("een doorgang heeft minstens 2 verschillende punten nodig.")]
    GeenLengte,
    /// No name.
    #[error("geef de doorgang een naam, bijvoorbeeld: naar school.")]
    GeenNaam,
    /// A name that is too long, or with signs that cannot be read.
    #[error("de naam heeft hoogstens {MEESTE_TEKENS_NAAM} tekens, op 1 regel.")]
    Naam,
    /// A width that is not a whole number, or too small or large.
    #[error("de breedte is een heel getal van {} tot en met {} meter.", BREEDTE_M.start(), BREEDTE_M.end())]
    Breedte,
    /// A corridor through nothing.
    #[error("deze doorgang komt niet in of tegen een gebied. Dan is hij niet nodig.")]
    RaaktGeenGebied,
}
