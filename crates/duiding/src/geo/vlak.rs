//! Polygons: which point lies inside.

use super::Punt;

/// The smallest box around something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Doos {
    /// Southern edge, degrees of latitude.
    pub zuid: f64,
    /// Western edge, degrees of longitude.
    pub west: f64,
    /// Northern edge.
    pub noord: f64,
    /// Eastern edge.
    pub oost: f64,
}

impl Doos {
    /// A box that holds nothing yet.
    pub(crate) const LEEG: Self =
        Self { zuid: f64::INFINITY, west: f64::INFINITY, noord: f64::NEG_INFINITY, oost: f64::NEG_INFINITY };

    /// The box around both.
    #[must_use]
    pub(crate) fn met(self, punt: Punt) -> Self {
        Self {
            zuid: self.zuid.min(punt.lat()),
            west: self.west.min(punt.lon()),
            noord: self.noord.max(punt.lat()),
            oost: self.oost.max(punt.lon()),
        }
    }

    /// Whether the point lies in the box or on its edge.
    pub fn bevat(&self, punt: Punt) -> bool {
        (self.zuid..=self.noord).contains(&punt.lat()) && (self.west..=self.oost).contains(&punt.lon())
    }
}

/// A polygon: an outer ring and its holes. Each ring is closed: its last point is its first.
#[derive(Debug, Clone, PartialEq)]
pub struct Vlak {
    /// The outer ring first, then the holes.
    pub ringen: Vec<Vec<Punt>>,
}

impl Vlak {
    /// Whether the point lies in the polygon and in none of its holes.
    ///
    /// By counting the edges that a line to the east crosses. An edge holds its southern end and not its northern one, and is
    /// computed from south to north whichever way the ring runs. So a point on an edge that two areas share is in exactly one
    /// of them, and always in the same.
    pub fn bevat(&self, punt: Punt) -> bool {
        self.ringen.iter().flat_map(|ring| ring.windows(2)).filter(|kant| kruist(kant[0], kant[1], punt)).count() % 2
            == 1
    }
}

fn kruist(a: Punt, b: Punt, punt: Punt) -> bool {
    let (zuid, noord) = if a.lat() <= b.lat() { (a, b) } else { (b, a) };
    if punt.lat() < zuid.lat() || punt.lat() >= noord.lat() {
        return false;
    }
    let deel = (punt.lat() - zuid.lat()) / (noord.lat() - zuid.lat());
    punt.lon() < zuid.lon() + deel * (noord.lon() - zuid.lon())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(punten: &[(f64, f64)]) -> Vec<Punt> {
        punten.iter().map(|&(lon, lat)| Punt::new(lat, lon).expect("een bestaand punt")).collect()
    }

    fn rechthoek(west: f64, zuid: f64, oost: f64, noord: f64) -> Vec<Punt> {
        ring(&[(west, zuid), (oost, zuid), (oost, noord), (west, noord), (west, zuid)])
    }

    #[test]
    fn binnen_buiten_en_in_het_gat() {
        let vlak = Vlak { ringen: vec![rechthoek(0.0, 0.0, 4.0, 4.0), rechthoek(1.0, 1.0, 2.0, 2.0)] };
        for (lat, lon, verwacht) in
            [(3.0, 3.0, true), (1.5, 1.5, false), (5.0, 1.0, false), (1.5, 0.5, true), (1.5, 3.0, true)]
        {
            assert_eq!(Punt::new(lat, lon).map(|punt| vlak.bevat(punt)), Some(verwacht), "{lat} {lon}");
        }
    }

    proptest! {
        #[test]
        fn een_punt_op_een_gedeelde_grens_ligt_in_precies_een_vlak(knik_lon in -1.0..1.0_f64, knik_lat in -1.0..1.0_f64, deel in 0.0..1.0_f64) {
            // Two halves of a square along a bent line; the second half runs along that line the other way.
            let knik = (knik_lon, knik_lat);
            let west = Vlak { ringen: vec![ring(&[(-2.0, -2.0), (0.0, -2.0), knik, (0.0, 2.0), (-2.0, 2.0), (-2.0, -2.0)])] };
            let oost = Vlak { ringen: vec![ring(&[(2.0, -2.0), (2.0, 2.0), (0.0, 2.0), knik, (0.0, -2.0), (2.0, -2.0)])] };
            for (lon, lat) in [knik, (knik_lon * deel, (knik_lat + 2.0).mul_add(deel, -2.0)), (0.5, deel), (deel - 0.5, -1.0)] {
                let punt = Punt::new(lat, lon).expect("een bestaand punt");
                prop_assert!(west.bevat(punt) != oost.bevat(punt));
            }
        }
    }
}
