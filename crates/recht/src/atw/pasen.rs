//! Easter Sunday in the Gregorian calendar.

/// Month and day of Easter Sunday (the anonymous algorithm of 1876, as printed by Meeus).
/// Right for every year of the Gregorian calendar; euclidean arithmetic keeps it total for years before it.
pub(super) fn pasen(jaar: i16) -> (i8, i8) {
    let jaar = i32::from(jaar);
    let (eeuw, rest) = (jaar.div_euclid(100), jaar.rem_euclid(100));
    let gulden = jaar.rem_euclid(19);
    let correctie = (eeuw + 8).div_euclid(25);
    let maansprong = (eeuw - correctie + 1).div_euclid(3);
    let epacta = (19 * gulden + eeuw - eeuw.div_euclid(4) - maansprong + 15).rem_euclid(30);
    let tot_zondag = (32 + 2 * eeuw.rem_euclid(4) + 2 * rest.div_euclid(4) - epacta - rest.rem_euclid(4)).rem_euclid(7);
    let laat = (gulden + 11 * epacta + 22 * tot_zondag).div_euclid(451);
    // Days counted from 1 March: always from 21 (22 March) to 55 (25 April).
    let vanaf_maart = epacta + tot_zondag - 7 * laat + 21;
    let (maand, dag) = if vanaf_maart < 31 { (3, vanaf_maart + 1) } else { (4, vanaf_maart - 30) };
    (maand, i8::try_from(dag).unwrap_or(i8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, Weekday};

    #[test]
    fn bekende_paasdagen() {
        for (jaar, verwacht) in [
            (1818, (3, 22)),
            (1943, (4, 25)),
            (1954, (4, 18)),
            (1981, (4, 19)),
            (2000, (4, 23)),
            (2008, (3, 23)),
            (2011, (4, 24)),
            (2024, (3, 31)),
            (2025, (4, 20)),
            (2026, (4, 5)),
            (2038, (4, 25)),
            (2049, (4, 18)),
            (2076, (4, 19)),
            (2285, (3, 22)),
        ] {
            assert_eq!(pasen(jaar), verwacht, "{jaar}");
        }
    }

    #[test]
    fn elk_jaar_een_zondag_tussen_22_maart_en_25_april() {
        for jaar in -9999..=9999 {
            let (maand, dag) = pasen(jaar);
            let datum = Date::new(jaar, maand, dag).unwrap();
            assert_eq!(datum.weekday(), Weekday::Sunday, "{datum}");
            assert!((3, 22) <= (maand, dag) && (maand, dag) <= (4, 25), "{datum}");
        }
    }
}
