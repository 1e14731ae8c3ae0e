//! Subsidy for victim support (R52): a rate for each inhabitant, compared with what was granted.
//!
//! Human judgement: what to grant. The figures say nothing about the total cost of the help: municipalities pay a small part.

use super::PROGRAMMABEGROTING;
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout};
use kern::Bron;
use serde_json::json;

/// The rate for each inhabitant, per the budget.
pub const BRON: Bron = PROGRAMMABEGROTING;

/// What is asked and what that is above the grant, in euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subsidie {
    /// What is asked, in cents.
    pub gevraagd_cent: i64,
    /// Asked less granted, in cents; negative when more was granted than asked.
    pub verschil_cent: i64,
}

/// The subsidy for so many inhabitants; `None` when the amount is too large to be one.
pub fn subsidie(tarief_cent: i64, inwoners: i64, verleend_cent: i64) -> Option<Subsidie> {
    let gevraagd_cent = tarief_cent.checked_mul(inwoners)?;
    Some(Subsidie { gevraagd_cent, verschil_cent: gevraagd_cent.checked_sub(verleend_cent)? })
}

/// R52.
pub const REGEL: Regel = Regel {
    code: "R52",
    titel: "Hoeveel subsidie wordt er gevraagd voor slachtofferhulp?",
    bronnen: &[BRON],
    velden: &[
        Veld::getal("tarief_cent", "Tarief per inwoner in centen"),
        Veld::getal("inwoners", "Aantal inwoners"),
        Veld::getal("verleend_cent", "Verleend bedrag in centen"),
    ],
    antwoord,
};

/// "47.000".
fn met_punten(getal: u64) -> String {
    let cijfers = getal.to_string();
    let mut tekst = String::new();
    for (plek, cijfer) in cijfers.chars().enumerate() {
        if plek > 0 && (cijfers.len() - plek).is_multiple_of(3) {
            tekst.push('.');
        }
        tekst.push(cijfer);
    }
    tekst
}

/// "1.234,50 euro"; the sentence around it says which way a difference goes.
fn euro(cent: i64) -> String {
    let cent = cent.unsigned_abs();
    format!("{},{:02} euro", met_punten(cent / 100), cent % 100)
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (tarief, inwoners, verleend) =
        (invoer.getal("tarief_cent")?, invoer.getal("inwoners")?, invoer.getal("verleend_cent")?);
    let Subsidie { gevraagd_cent, verschil_cent } =
        subsidie(tarief, inwoners, verleend).ok_or_else(|| Vraagfout::ongeldig("inwoners"))?;
    let zin =
        format!("{} inwoners maal {} is {}.", met_punten(inwoners.unsigned_abs()), euro(tarief), euro(gevraagd_cent));
    let mut uitleg = Uitleg::van(zin, BRON);
    uitleg.zin(format!("Verleend is {}.", euro(verleend)));
    uitleg.zin(match verschil_cent {
        0 => "Dat is precies het gevraagde bedrag.".to_owned(),
        1.. => format!("Er wordt {} meer gevraagd dan verleend.", euro(verschil_cent)),
        _ => format!("Er is {} meer verleend dan gevraagd.", euro(verschil_cent)),
    });
    Ok(uitleg.antwoord(json!({ "gevraagd_cent": gevraagd_cent, "verschil_cent": verschil_cent })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gevraagd_min_verleend_mag_onder_nul_komen() {
        for (naam, (tarief, inwoners, verleend), verwacht) in [
            ("soest 2023", (33, 47_000, 750_000), Some((1_551_000, 801_000))),
            ("oud tarief", (17, 44_118, 750_000), Some((750_006, 6))),
            ("meer verleend dan gevraagd", (17, 44_117, 750_000), Some((749_989, -11))),
            ("niemand", (33, 0, 750_000), Some((0, -750_000))),
            ("niets verleend", (33, 100, 0), Some((3_300, 3_300))),
            ("geen bedrag meer", (i64::MAX, 2, 0), None),
        ] {
            let gekregen = subsidie(tarief, inwoners, verleend).map(|sub| (sub.gevraagd_cent, sub.verschil_cent));
            assert_eq!(gekregen, verwacht, "{naam}");
        }
    }

    #[test]
    fn een_bedrag_heeft_punten_en_twee_decimalen() {
        for (cent, verwacht) in [
            (0, "0,00 euro"),
            (6, "0,06 euro"),
            (-801_000, "8.010,00 euro"),
            (123_456_789, "1.234.567,89 euro"),
            (99_999, "999,99 euro"),
        ] {
            assert_eq!(euro(cent), verwacht);
        }
    }
}
