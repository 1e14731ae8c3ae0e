//! Grid cells of about 250 metres: one whole number per point, so that any database finds what is near with an index.
//! The number is stored; changing anything here means computing every stored cell again.

use super::punt::{AARDSTRAAL_M, Punt};

/// Side of a cell in metres, at the southern edge of the cell.
const ZIJDE_M: f64 = 250.0;
/// Degrees of latitude per row.
const RIJHOOGTE: f64 = ZIJDE_M / AARDSTRAAL_M * 180.0 / std::f64::consts::PI;
/// Room for the columns of a row: the equator has 160,000.
const KOLOM_BITS: u32 = 20;

/// A larger circle is asked as this one: a list of ten thousand cells is no question any more.
pub const GROOTSTE_STRAAL_M: f64 = 10_000.0;

/// The cell of a point. Never negative; neighbours in a row have consecutive numbers.
pub fn cel(punt: Punt) -> i64 {
    let rij = rij_van(punt.lat());
    nummer(rij, kolom_van(punt.lon(), aantal_kolommen(rij)))
}

/// Every cell that a circle touches, sorted, each once: all points within `meters` lie in one of these, and so do some a
/// little further away. `meters` below zero counts as zero, above [`GROOTSTE_STRAAL_M`] as that.
pub fn cellen_rond(punt: Punt, meters: f64) -> Vec<i64> {
    // Distance and cells use one sphere; the hair on top is for rounding. The outer `max` makes zero of what is no number.
    let hoek = meters.clamp(0.0, GROOTSTE_STRAAL_M).max(0.0) / AARDSTRAAL_M + 1e-9;
    let graden = hoek.to_degrees();
    let (onder, boven) = (rij_van((punt.lat() - graden).max(-90.0)), rij_van((punt.lat() + graden).min(90.0)));
    let breedte = halve_breedte(punt.lat(), hoek);
    let mut cellen: Vec<i64> = (onder..=boven).flat_map(|rij| cellen_in_rij(rij, punt.lon(), breedte)).collect();
    cellen.sort_unstable();
    cellen.dedup();
    cellen
}

/// Degrees of longitude that a circle reaches to either side; all around when it holds a pole.
fn halve_breedte(lat: f64, hoek: f64) -> f64 {
    let verhouding = hoek.sin() / lat.to_radians().cos();
    if verhouding < 1.0 { verhouding.asin().to_degrees() } else { 180.0 }
}

fn cellen_in_rij(rij: i64, lon: f64, breedte: f64) -> impl Iterator<Item = i64> {
    let kolommen = aantal_kolommen(rij);
    let rond = breedte >= 180.0;
    let west = if rond { 0 } else { ruwe_kolom(lon - breedte, kolommen) };
    let oost = if rond { kolommen - 1 } else { ruwe_kolom(lon + breedte, kolommen) };
    // The row is a ring: beyond the date line the columns start again.
    (west..=oost.min(west + kolommen - 1)).map(move |kolom| nummer(rij, kolom.rem_euclid(kolommen)))
}

fn nummer(rij: i64, kolom: i64) -> i64 {
    (rij << KOLOM_BITS) | kolom
}

fn rij_van(lat: f64) -> i64 {
    naar_geheel((lat + 90.0) / RIJHOOGTE)
}

/// As many columns as give cells of about the right width at the southern edge of the row.
fn aantal_kolommen(rij: i64) -> i64 {
    let lat = van_geheel(rij).mul_add(RIJHOOGTE, -90.0);
    naar_geheel(lat.to_radians().cos() * 360.0 / RIJHOOGTE).max(1)
}

fn kolom_van(lon: f64, kolommen: i64) -> i64 {
    ruwe_kolom(lon, kolommen).rem_euclid(kolommen)
}

fn ruwe_kolom(lon: f64, kolommen: i64) -> i64 {
    naar_geheel((lon + 180.0) / 360.0 * van_geheel(kolommen))
}

#[expect(clippy::cast_possible_truncation, reason = "degrees over a cell stay far below 2^53")]
fn naar_geheel(waarde: f64) -> i64 {
    waarde.floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "rows and columns stay far below 2^53")]
fn van_geheel(waarde: i64) -> f64 {
    waarde as f64
}

#[cfg(test)]
mod tests {
    use super::super::afstand_m;
    use super::*;
    use proptest::prelude::*;

    fn punt(lat: f64, lon: f64) -> Punt {
        Punt::new(lat, lon).expect("een bestaand punt")
    }

    #[test]
    fn een_cel_is_ongeveer_250_meter() {
        let hier = punt(52.17, 5.29);
        assert_eq!(cellen_rond(hier, 0.0).len(), 1);
        let rond_een_kilometer = cellen_rond(hier, 1000.0).len();
        assert!((64..=100).contains(&rond_een_kilometer), "{rond_een_kilometer}");
    }

    #[test]
    fn de_cel_verandert_niet_stilletjes() {
        assert_eq!(cel(punt(52.17, 5.29)), 66_305_705_330);
    }

    #[test]
    fn ook_aan_de_randen_van_de_kaart() {
        for (lat, lon) in [(90.0, 0.0), (-90.0, 180.0), (89.99, -180.0), (0.0, 180.0), (0.0, -180.0)] {
            let hier = punt(lat, lon);
            assert!(cellen_rond(hier, 500.0).contains(&cel(hier)), "{lat} {lon}");
        }
        let over_de_datumgrens = cellen_rond(punt(0.0, 179.999), 1000.0);
        assert!(over_de_datumgrens.contains(&cel(punt(0.0, -179.999))));
    }

    #[test]
    fn ook_een_dwaze_straal_geeft_een_begrensd_antwoord() {
        for straal in [f64::NAN, f64::INFINITY, -5.0, 1e12] {
            let aantal = cellen_rond(punt(52.0, 5.0), straal).len();
            assert!((1..=7_000).contains(&aantal), "{straal}: {aantal}");
        }
    }

    proptest! {
        #[test]
        fn wat_binnen_de_straal_ligt_zit_in_de_cellen(
            lat in -89.9..89.9_f64, lon in -180.0..180.0_f64, meters in 0.0..2_000.0_f64, dlat in -0.02..0.02_f64, dlon in -0.03..0.03_f64,
        ) {
            let hier = punt(lat, lon);
            let Some(daar) = Punt::new(lat + dlat, lon + dlon) else { return Ok(()) };
            if afstand_m(hier, daar) <= meters {
                prop_assert!(cellen_rond(hier, meters).contains(&cel(daar)));
            }
        }
    }
}
