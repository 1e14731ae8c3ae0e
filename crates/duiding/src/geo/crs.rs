//! In which system the numbers of a file are: what the file says, and what the numbers say.

use super::{Punt, Reden, rd};

/// A coordinate system that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stelsel {
    /// Longitude and latitude in degrees, in that order (EPSG:4326 as GeoJSON writes it, CRS84).
    Wgs84,
    /// The Dutch grid in metres, EPSG:28992.
    Rd,
}

impl Stelsel {
    /// The system with this name in a `crs` member: a URN (urn:ogc:def:crs:EPSG::28992) or a short name (EPSG:28992).
    pub(super) fn van_naam(naam: &str) -> Option<Self> {
        match naam.trim().to_ascii_uppercase().rsplit([':', '/']).next()? {
            "28992" => Some(Self::Rd),
            "CRS84" | "4326" => Some(Self::Wgs84),
            _ => None,
        }
    }

    /// The system these two numbers can be in, for a file that does not say. No pair of numbers fits both.
    pub(super) fn van_getallen([eerste, tweede]: [f64; 2]) -> Option<Self> {
        if rd::ligt_binnen(eerste, tweede) {
            return Some(Self::Rd);
        }
        Punt::new(tweede, eerste).map(|_| Self::Wgs84)
    }

    /// The point, or why these numbers are no point in this system.
    pub(super) fn punt(self, [eerste, tweede]: [f64; 2]) -> Result<Punt, Reden> {
        let punt = match self {
            Self::Rd => rd::naar_wgs84(eerste, tweede),
            Self::Wgs84 if is_verwisseld(eerste, tweede) => return Err(Reden::Verwisseld { eerste, tweede }),
            Self::Wgs84 => Punt::new(tweede, eerste),
        };
        punt.ok_or(Reden::BuitenStelsel { eerste, tweede })
    }
}

/// Latitude first is a common mistake; it would put Soest in the sea near Somalia. Recognised where swapping lands in the Netherlands.
fn is_verwisseld(eerste: f64, tweede: f64) -> bool {
    (50.6..=53.7).contains(&eerste) && (3.2..=7.4).contains(&tweede)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namen_zoals_ze_in_bestanden_staan() {
        for (naam, stelsel) in [
            ("urn:ogc:def:crs:EPSG::28992", Some(Stelsel::Rd)),
            ("EPSG:28992", Some(Stelsel::Rd)),
            ("http://www.opengis.net/def/crs/EPSG/0/28992", Some(Stelsel::Rd)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(Stelsel::Wgs84)),
            ("epsg:4326", Some(Stelsel::Wgs84)),
            ("urn:ogc:def:crs:EPSG::3857", None),
            ("EPSG:27700", None),
            ("EPSG:128992", None),
            ("", None),
        ] {
            assert_eq!(Stelsel::van_naam(naam), stelsel, "{naam}");
        }
    }

    #[test]
    fn getallen_passen_in_hoogstens_een_stelsel() {
        for (getallen, stelsel) in [
            ([5.29, 52.17], Some(Stelsel::Wgs84)),
            ([148_851.0, 467_720.0], Some(Stelsel::Rd)),
            // Web Mercator, UTM 31 and the British grid: metres, but not ours.
            ([588_000.0, 6_830_000.0], None),
            ([655_000.0, 5_780_000.0], None),
            ([350_000.0, 430_000.0], None),
            ([467_720.0, 148_851.0], None),
        ] {
            assert_eq!(Stelsel::van_getallen(getallen), stelsel, "{getallen:?}");
        }
    }

    #[test]
    fn verwisselde_graden_worden_geweigerd() {
        assert!(matches!(Stelsel::Wgs84.punt([52.17, 5.29]), Err(Reden::Verwisseld { .. })));
        assert!(Stelsel::Wgs84.punt([-2.4, 53.8]).is_ok());
    }
}
