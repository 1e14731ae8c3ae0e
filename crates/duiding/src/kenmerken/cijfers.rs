//! Rows of digit groups, such as people write long numbers in.

use std::ops::Range;

/// Digit groups with single separators between: "06 12 34 56 78", "123.456.782".
#[derive(Debug)]
pub(super) struct Cijferrij {
    /// Where the row stands.
    pub(super) bereik: Range<usize>,
    /// All digits, without separators.
    pub(super) cijfers: String,
    /// Length of each group.
    pub(super) groepen: Vec<usize>,
    /// The separators between the groups.
    pub(super) tekens: String,
}

/// Longer rows are no number anybody writes; they are cut here, so that a hostile text costs linear time.
const MEESTE_CIJFERS: usize = 20;

/// All maximal rows in a text with these separators. A row touches no letter on either side.
pub(super) fn rijen(tekst: &str, scheidingstekens: &[u8]) -> Vec<Cijferrij> {
    let bytes = tekst.as_bytes();
    let mut gevonden = Vec::new();
    let mut plaats = 0;
    while let Some(stap) = bytes[plaats..].iter().position(u8::is_ascii_digit) {
        let begin = plaats + stap;
        let rij = neem_rij(tekst, begin, scheidingstekens);
        plaats = rij.bereik.end;
        if super::begint_woord(tekst, begin)
            && super::eindigt_woord(tekst, plaats)
            && rij.cijfers.len() <= MEESTE_CIJFERS
        {
            gevonden.push(rij);
        }
    }
    gevonden
}

fn neem_rij(tekst: &str, begin: usize, scheidingstekens: &[u8]) -> Cijferrij {
    let bytes = tekst.as_bytes();
    let mut rij =
        Cijferrij { bereik: begin..begin, cijfers: String::new(), groepen: Vec::new(), tekens: String::new() };
    let mut van = begin;
    loop {
        let tot = van + bytes[van..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        rij.cijfers.push_str(&tekst[van..tot]);
        rij.groepen.push(tot - van);
        rij.bereik.end = tot;
        match bytes.get(tot..tot + 2) {
            Some(&[teken, cijfer]) if scheidingstekens.contains(&teken) && cijfer.is_ascii_digit() => {
                rij.tekens.push(char::from(teken));
                van = tot + 1;
            }
            _ => return rij,
        }
    }
}
