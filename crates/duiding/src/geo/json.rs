//! The shapes of GeoJSON, as far as areas need them.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A FeatureCollection of which the features are not yet looked at.
#[derive(Deserialize)]
pub(crate) struct Verzameling<'b> {
    #[serde(rename = "type", borrow)]
    pub(crate) soort: Cow<'b, str>,
    #[serde(default)]
    pub(crate) crs: Option<serde_json::Value>,
    #[serde(borrow)]
    pub(crate) features: Vec<&'b RawValue>,
}

/// A feature of which the geometry is not yet looked at.
#[derive(Deserialize)]
pub(super) struct Feature<'b> {
    #[serde(default)]
    pub(super) properties: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(borrow)]
    pub(super) geometry: Option<Geometrie<'b>>,
}

/// A geometry of which the coordinates are not yet looked at: how deep they are depends on its kind.
#[derive(Deserialize)]
pub(super) struct Geometrie<'b> {
    #[serde(rename = "type", borrow)]
    pub(super) soort: Cow<'b, str>,
    // Other kinds may have none; they are refused by their kind.
    #[serde(borrow, default)]
    pub(super) coordinates: Option<&'b RawValue>,
}

/// The rings of a polygon.
pub(super) type Posities = Vec<Vec<Positie>>;

/// The first two numbers of a position; a height behind them is read over.
#[derive(Clone, Copy)]
pub(super) struct Positie(pub(super) [f64; 2]);

impl<'de> Deserialize<'de> for Positie {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Lezer;
        impl<'de> serde::de::Visitor<'de> for Lezer {
            type Value = Positie;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("two numbers")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut reeks: A) -> Result<Positie, A::Error> {
                let te_kort = |aantal| serde::de::Error::invalid_length(aantal, &"two numbers");
                let eerste = reeks.next_element()?.ok_or_else(|| te_kort(0))?;
                let tweede = reeks.next_element()?.ok_or_else(|| te_kort(1))?;
                while reeks.next_element::<f64>()?.is_some() {}
                Ok(Positie([eerste, tweede]))
            }
        }
        deserializer.deserialize_seq(Lezer)
    }
}
