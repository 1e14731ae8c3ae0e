//! Why a file of areas is refused.

/// Why a file is refused. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum GeoFout {
    /// More bytes, areas or points than may be.
    #[error("Het bestand is te groot: {aantal} {eenheid}, en {meest} is het meeste wat mag.")]
    TeGroot {
        /// What there is.
        aantal: usize,
        /// Of what.
        eenheid: &'static str,
        /// What may be.
        meest: usize,
    },
    /// Not GeoJSON, or another kind of GeoJSON.
    #[error("Dit is geen GeoJSON met gebieden (FeatureCollection): fout op regel {regel}, kolom {kolom}.")]
    GeenGeoJson {
        /// Line, from 1; 0 when the whole is of another kind.
        regel: usize,
        /// Column.
        kolom: usize,
    },
    /// A coordinate system that is not understood.
    #[error(
        "Het bestand gebruikt het coördinatenstelsel '{0}'. Lever het aan in RD (EPSG:28992) of WGS84 (EPSG:4326)."
    )]
    OnbekendStelsel(String),
    /// Nothing in it.
    #[error("Er staan geen gebieden in het bestand.")]
    Leeg,
    /// One area is not right.
    #[error("Gebied {nummer}{}: {reden}", code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default())]
    Gebied {
        /// Place in the file, from 1.
        nummer: usize,
        /// Its code, when that could be read.
        code: Option<String>,
        /// What is wrong.
        reden: Reden,
    },
}

/// What is wrong with one area.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Reden {
    /// Not a feature.
    #[error("dit is geen GeoJSON-feature.")]
    GeenFeature,
    /// No geometry.
    #[error("er is geen vlak bij getekend.")]
    GeenGeometrie,
    /// Something else than an area.
    #[error("een gebied is een Polygon of MultiPolygon, en dit is een '{0}'.")]
    AndereSoort(String),
    /// The coordinates are not lists of number pairs of the right depth.
    #[error("de coördinaten zijn niet te lezen.")]
    Coordinaten,
    /// No code among the properties.
    #[error("er is geen code. Gezocht is naar: {0}.")]
    GeenCode(String),
    /// A code that an earlier area has.
    #[error("deze code is al van een eerder gebied.")]
    DubbeleCode,
    /// A ring of fewer than four points, or without width or height.
    #[error("een rand heeft geen oppervlak.")]
    GeenOppervlak,
    /// A ring that does not end where it began.
    #[error("een rand is niet gesloten: het laatste punt is niet het eerste.")]
    NietGesloten,
    /// Numbers outside the system of the file.
    #[error("het punt {eerste}, {tweede} past niet in het coördinatenstelsel van het bestand (RD of WGS84).")]
    BuitenStelsel {
        /// First number.
        eerste: f64,
        /// Second number.
        tweede: f64,
    },
    /// Latitude before longitude.
    #[error("bij het punt {eerste}, {tweede} zijn lengte en breedte verwisseld. In GeoJSON staat de lengte vooraan.")]
    Verwisseld {
        /// First number.
        eerste: f64,
        /// Second number.
        tweede: f64,
    },
}
