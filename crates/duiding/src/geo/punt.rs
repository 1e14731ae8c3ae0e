//! A point on the map.

/// Mean radius of the earth in metres (IUGG).
pub(super) const AARDSTRAAL_M: f64 = 6_371_008.8;

/// A point in WGS84 that exists: latitude -90 to 90, longitude -180 to 180, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Rauw", into = "Rauw")]
pub struct Punt {
    lat: f64,
    lon: f64,
}

/// What is not a point on earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Dit punt bestaat niet: de breedte ligt tussen -90 en 90 graden en de lengte tussen -180 en 180 graden.")]
pub struct PuntFout;

impl Punt {
    /// The point at this latitude and longitude; `None` when there is no such place.
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        // A range holds no NaN and no infinity. Adding zero turns -0 into 0: one place, one value.
        let bestaat = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        bestaat.then_some(Self { lat: lat + 0.0, lon: lon + 0.0 })
    }

    /// Latitude in degrees.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude in degrees.
    pub const fn lon(self) -> f64 {
        self.lon
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Rauw {
    lat: f64,
    lon: f64,
}

impl TryFrom<Rauw> for Punt {
    type Error = PuntFout;

    fn try_from(rauw: Rauw) -> Result<Self, PuntFout> {
        Self::new(rauw.lat, rauw.lon).ok_or(PuntFout)
    }
}

impl From<Punt> for Rauw {
    fn from(punt: Punt) -> Self {
        Self { lat: punt.lat, lon: punt.lon }
    }
}

/// Metres between two points over the surface of a sphere (haversine): within half a percent of the true distance.
pub fn afstand_m(a: Punt, b: Punt) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let halve_lat = ((lat_b - lat_a) / 2.0).sin();
    let halve_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let boog = halve_lat * halve_lat + lat_a.cos() * lat_b.cos() * halve_lon * halve_lon;
    2.0 * AARDSTRAAL_M * boog.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn punt(lat: f64, lon: f64) -> Punt {
        Punt::new(lat, lon).expect("een bestaand punt")
    }

    #[test]
    fn een_punt_ligt_op_aarde() {
        for (lat, lon, bestaat) in [
            (90.0, 180.0, true),
            (-90.0, -180.0, true),
            (90.000_1, 0.0, false),
            (0.0, -180.1, false),
            (f64::NAN, 0.0, false),
            (0.0, f64::INFINITY, false),
        ] {
            assert_eq!(Punt::new(lat, lon).is_some(), bestaat, "{lat} {lon}");
        }
        assert!(serde_json::from_str::<Punt>(r#"{"lat":52.1,"lon":5.3}"#).is_ok());
        assert!(serde_json::from_str::<Punt>(r#"{"lat":152.1,"lon":5.3}"#).is_err());
    }

    #[test]
    fn bekende_afstanden() {
        // A degree of a great circle is 111,195 metres on this sphere; the poles are half a circle apart.
        assert!((afstand_m(punt(52.0, 5.0), punt(53.0, 5.0)) - 111_195.0).abs() < 1.0);
        assert!((afstand_m(punt(90.0, 0.0), punt(-90.0, 50.0)) - 20_015_115.0).abs() < 10.0);
        assert!((afstand_m(punt(0.0, 179.999), punt(0.0, -179.999)) - 222.4).abs() < 0.1);
    }

    proptest! {
        #[test]
        fn afstand_is_wederzijds_en_nooit_negatief(a in -90.0..90.0_f64, b in -180.0..180.0_f64, c in -90.0..90.0_f64, d in -180.0..180.0_f64) {
            let heen = afstand_m(punt(a, b), punt(c, d));
            prop_assert!((0.0..20_015_200.0).contains(&heen));
            prop_assert!((heen - afstand_m(punt(c, d), punt(a, b))).abs() < 1e-6);
            prop_assert!(afstand_m(punt(a, b), punt(a, b)) < 1e-6);
        }
    }
}
