//! The Dutch grid, RD New (EPSG:28992), in metres.
//!
//! Public polynomial approximation by Schreutelkamp and Strang van Hees ("Benaderingsformules voor de transformatie tussen
//! RD- en WGS84-kaartcoördinaten", Geodesia 2001). It stays within a metre of the official transformation over the
//! Netherlands: enough to tell a neighbourhood, not to measure a boundary post.

use super::Punt;
use std::ops::RangeInclusive;

/// East of the grid, in metres: the area for which the grid is defined.
pub const X: RangeInclusive<f64> = -7_000.0..=300_000.0;
/// North of the grid, in metres.
pub const Y: RangeInclusive<f64> = 289_000.0..=629_000.0;

/// Amersfoort, where the grid is anchored.
const X0: f64 = 155_000.0;
const Y0: f64 = 463_000.0;
const LAT0: f64 = 52.155_174_40;
const LON0: f64 = 5.387_206_21;

/// Power of the first variable, power of the second, coefficient.
type Term = (i32, i32, f64);

/// Seconds of arc of latitude, from hundreds of kilometres east and north.
const LAT_VAN_RD: [Term; 11] = [
    (0, 1, 3_235.653_89),
    (2, 0, -32.582_97),
    (0, 2, -0.247_50),
    (2, 1, -0.849_78),
    (0, 3, -0.065_50),
    (2, 2, -0.017_09),
    (1, 0, -0.007_38),
    (4, 0, 0.005_30),
    (2, 3, -0.000_39),
    (4, 1, 0.000_33),
    (1, 1, -0.000_12),
];
/// Seconds of arc of longitude.
const LON_VAN_RD: [Term; 12] = [
    (1, 0, 5_260.529_16),
    (1, 1, 105.946_84),
    (1, 2, 2.456_56),
    (3, 0, -0.818_85),
    (1, 3, 0.055_94),
    (3, 1, -0.056_07),
    (0, 1, 0.011_99),
    (3, 2, -0.002_56),
    (1, 4, 0.001_28),
    (0, 2, 0.000_22),
    (2, 0, -0.000_22),
    (5, 0, 0.000_26),
];
/// Metres east, from units of 10,000 seconds of arc of latitude and longitude.
const X_VAN_WGS84: [Term; 9] = [
    (0, 1, 190_094.945),
    (1, 1, -11_832.228),
    (2, 1, -114.221),
    (0, 3, -32.391),
    (1, 0, -0.705),
    (3, 1, -2.340),
    (1, 3, -0.608),
    (0, 2, -0.008),
    (2, 3, 0.148),
];
/// Metres north.
const Y_VAN_WGS84: [Term; 10] = [
    (1, 0, 309_056.544),
    (0, 2, 3_638.893),
    (2, 0, 73.077),
    (1, 2, -157.984),
    (3, 0, 59.788),
    (0, 1, 0.433),
    (2, 2, -6.439),
    (1, 1, -0.032),
    (0, 4, 0.092),
    (1, 4, -0.054),
];

fn som(termen: &[Term], eerste: f64, tweede: f64) -> f64 {
    termen.iter().map(|&(p, q, factor)| factor * eerste.powi(p) * tweede.powi(q)).sum()
}

/// Whether these metres lie within the grid.
pub fn ligt_binnen(x: f64, y: f64) -> bool {
    X.contains(&x) && Y.contains(&y)
}

/// The point at these metres; `None` outside the grid, where the polynomial says nothing.
pub fn naar_wgs84(x: f64, y: f64) -> Option<Punt> {
    if !ligt_binnen(x, y) {
        return None;
    }
    let (dx, dy) = ((x - X0) * 1e-5, (y - Y0) * 1e-5);
    Punt::new(LAT0 + som(&LAT_VAN_RD, dx, dy) / 3600.0, LON0 + som(&LON_VAN_RD, dx, dy) / 3600.0)
}

/// Metres east and north of a point; `None` when it lies outside the grid.
pub fn van_wgs84(punt: Punt) -> Option<(f64, f64)> {
    // Far away the polynomial can come back into the grid, so look at the degrees first.
    if !(50.0..=54.5).contains(&punt.lat()) || !(2.5..=8.0).contains(&punt.lon()) {
        return None;
    }
    let (dlat, dlon) = (0.36 * (punt.lat() - LAT0), 0.36 * (punt.lon() - LON0));
    let (x, y) = (X0 + som(&X_VAN_WGS84, dlat, dlon), Y0 + som(&Y_VAN_WGS84, dlat, dlon));
    ligt_binnen(x, y).then_some((x, y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amersfoort_ligt_in_het_midden() {
        let punt = naar_wgs84(X0, Y0).expect("binnen het rooster");
        assert!((punt.lat() - LAT0).abs() < 1e-9 && (punt.lon() - LON0).abs() < 1e-9);
    }

    #[test]
    fn buiten_het_rooster_is_er_geen_antwoord() {
        for (x, y) in [(5.3, 52.1), (300_001.0, 463_000.0), (155_000.0, 288_999.0), (f64::NAN, 463_000.0)] {
            assert_eq!(naar_wgs84(x, y), None, "{x} {y}");
        }
        for (lat, lon) in [(0.0, 0.0), (52.0, 13.4), (-33.9, 151.2), (53.8, -2.4)] {
            assert_eq!(Punt::new(lat, lon).and_then(van_wgs84), None, "{lat} {lon}");
        }
    }

    proptest! {
        #[test]
        fn heen_en_terug_blijft_binnen_een_meter(x in 10_000.0..280_000.0_f64, y in 305_000.0..620_000.0_f64) {
            let terug = naar_wgs84(x, y).and_then(van_wgs84);
            let (tx, ty) = terug.expect("binnen het rooster");
            prop_assert!((tx - x).hypot(ty - y) < 1.0, "{} {} werd {} {}", x, y, tx, ty);
        }

        #[test]
        fn elk_getal_geeft_een_antwoord(x in any::<f64>(), y in any::<f64>()) {
            let _ = naar_wgs84(x, y);
            let _ = Punt::new(x, y).map(van_wgs84);
        }
    }
}
