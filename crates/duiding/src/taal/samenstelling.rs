//! Taking compounds apart: geluidsoverlast is geluid and overlast, bedrijventerreinen is bedrijf and terrein.

use super::{lexicon, stam::stam};

/// Shorter words are not compounds of words that mean something here.
const KORTSTE_SAMENSTELLING: usize = 6;
const LANGSTE_SAMENSTELLING: usize = 48;
const KORTSTE_DEEL: usize = 3;
const LANGSTE_DEEL: usize = 16;
const MEESTE_DELEN: usize = 4;
/// A last part this long is not there by chance, even when what stands in front is unknown.
const KORTSTE_ZELFSTANDIGE_STAART: usize = 6;
const LANGSTE_UITGANG: usize = 3;

/// What a word is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bouw {
    /// One word.
    Geheel,
    /// Known parts from end to end: the stems, in order.
    Delen(Vec<&'static str>),
    /// An unknown first part and a known last one: its stem.
    Staart(&'static str),
}

/// How a folded word with this stem is made.
pub(super) fn bouw(woord: &str, woordstam: &str) -> Bouw {
    let past = (KORTSTE_SAMENSTELLING..=LANGSTE_SAMENSTELLING).contains(&woord.len());
    // Only ASCII letters: cutting at any byte is then cutting between letters.
    if !past || !woord.bytes().all(|byte| byte.is_ascii_lowercase()) || lexicon::is_geheel(woord) {
        return Bouw::Geheel;
    }
    let mut delen = Vec::new();
    if neem_uiteen(woord, &mut delen) {
        return Bouw::Delen(delen);
    }
    bekende_staart(woord, woordstam).map_or(Bouw::Geheel, Bouw::Staart)
}

/// Longest first part first; fills `delen` and says whether everything was accounted for.
fn neem_uiteen(woord: &str, delen: &mut Vec<&'static str>) -> bool {
    if !delen.is_empty()
        && let Some(laatste) = sluitend_deel(woord)
    {
        delen.push(laatste);
        return true;
    }
    if delen.len() + 1 >= MEESTE_DELEN || woord.len() < 2 * KORTSTE_DEEL {
        return false;
    }
    for knip in (KORTSTE_DEEL..=(woord.len() - KORTSTE_DEEL).min(LANGSTE_DEEL)).rev() {
        let Some(deel) = lexicon::deel(&woord[..knip]) else { continue };
        delen.push(&deel.stam);
        if neem_uiteen(&woord[knip..], delen) {
            return true;
        }
        delen.pop();
    }
    false
}

fn sluitend_deel(rest: &str) -> Option<&'static str> {
    let precies = lexicon::deel(rest).filter(|deel| deel.kan_sluiten).map(|deel| deel.stam.as_str());
    precies.or_else(|| lexicon::verkleind(rest)).or_else(|| gelijke_stam(&stam(rest), rest))
}

/// The part with this stem, if `rest` also begins like it: the stemmer takes ge- off, and gehalte is no hal.
fn gelijke_stam(rest_stam: &str, rest: &str) -> Option<&'static str> {
    let (term, woord) = lexicon::sluitstam(rest_stam)?;
    rest.starts_with(woord.get(..KORTSTE_DEEL)?).then_some(term)
}

fn bekende_staart(woord: &str, woordstam: &str) -> Option<&'static str> {
    if !woordstam.is_ascii() {
        return None;
    }
    let laatste_knip = woordstam.len().checked_sub(KORTSTE_ZELFSTANDIGE_STAART)?;
    (KORTSTE_DEEL..=laatste_knip).find_map(|knip| {
        let term = gelijke_stam(&woordstam[knip..], woord.get(knip..)?)?;
        // A plural is a little longer than its stem; handelingen is another word than handel.
        (woord.len() - knip <= term.len() + LANGSTE_UITGANG).then_some(term)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bouw_van(woord: &str) -> Bouw {
        bouw(woord, &stam(woord))
    }

    fn stammen_van(woorden: &str) -> Vec<String> {
        woorden.split(' ').map(|woord| stam(woord).into_owned()).collect()
    }

    #[test]
    fn samenstellingen_vallen_uiteen_in_hun_delen() {
        for (woord, delen) in [
            ("geluidsoverlast", "geluid overlast"),
            ("geluidoverlast", "geluid overlast"),
            ("bedrijventerrein", "bedrijf terrein"),
            ("bedrijventerreinen", "bedrijf terrein"),
            ("jongerenoverlast", "jongere overlast"),
            ("hangjeugd", "hang jeugd"),
            ("jongerenontmoetingsplek", "jongere ontmoeting plek"),
            ("drugslab", "drugs lab"),
            ("drugsafval", "drugs afval"),
            ("stroomuitval", "stroom uitval"),
            ("studentenfeestjes", "student feest"),
            ("wietplantage", "wiet plantage"),
            ("fietsendiefstal", "fiets diefstal"),
        ] {
            let Bouw::Delen(gevonden) = bouw_van(woord) else { panic!("{woord} bleef heel") };
            assert_eq!(gevonden, stammen_van(delen), "{woord}");
        }
    }

    #[test]
    fn een_onbekend_begin_laat_de_staart_staan() {
        for (woord, staart) in
            [("noodstroomaggregaten", "aggregaat"), ("koffieterreinen", "terrein"), ("sloopaggregaten", "aggregaat")]
        {
            match bouw_van(woord) {
                Bouw::Staart(gevonden) => assert_eq!(gevonden, stam(staart), "{woord}"),
                Bouw::Delen(delen) => assert_eq!(delen.last(), Some(&&*stam(staart)), "{woord}"),
                Bouw::Geheel => panic!("{woord} bleef heel"),
            }
        }
    }

    #[test]
    fn gewone_woorden_blijven_heel() {
        for woord in [
            "vandaag",
            "huisverbod",
            "buurman",
            "vergadering",
            "dorpsstraat",
            "lindeveld",
            "koningsweg",
            "overlast",
            "verhandelingen",
            "begeleiding",
            "alcoholgehalte",
            "messen",
        ] {
            assert_eq!(bouw_van(woord), Bouw::Geheel, "{woord}");
        }
    }

    proptest! {
        #[test]
        fn elk_woord_heeft_een_bouw(woord in "\\PC{0,60}") {
            let _ = bouw_van(&woord);
        }

        #[test]
        fn herhaling_ontspoort_niet(stuk in "[a-z]{3,5}", keer in 1_usize..12) {
            let _ = bouw_van(&stuk.repeat(keer));
        }
    }
}
