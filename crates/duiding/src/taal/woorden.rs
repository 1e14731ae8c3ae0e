//! Text to words. Numbers that belong together stay together: 22-A is one house number, 3761 AB one postcode.

use super::{stopwoorden::is_stopwoord, verwijzing, vouwen::vouw};

/// One word in the buffer of [`Woordenrij`].
#[derive(Debug, Clone, Copy)]
struct Plek {
    van: usize,
    tot: usize,
    /// A clause ends after this word: a comma, a full stop, a new line.
    grens: bool,
}

/// The words of a text, in one buffer: a report of sixty words costs two allocations.
#[derive(Debug, Default)]
pub(super) struct Woordenrij {
    tekst: String,
    plekken: Vec<Plek>,
}

/// Lower-case words and numbers of a text, in order: marks off, digits kept, house numbers (22a), postcodes (3761ab),
/// references (s20260724) and amounts (1500) as one word each.
pub fn woorden(tekst: &str) -> Vec<String> {
    let rij = Woordenrij::van(tekst);
    (0..rij.len()).map(|plaats| rij.woord(plaats).to_owned()).collect()
}

impl Woordenrij {
    /// Cuts a text into words.
    pub(super) fn van(tekst: &str) -> Self {
        let gevouwen = vouw(tekst);
        let mut rij =
            Self { tekst: String::with_capacity(gevouwen.len()), plekken: Vec::with_capacity(gevouwen.len() / 5) };
        let mut rest = gevouwen.as_str();
        while let Some(begin) = rest.find(char::is_alphanumeric) {
            rij.sluit_bijzin(&rest[..begin]);
            rest = rij.neem_woord(&rest[begin..]);
        }
        rij.sluit_bijzin(rest);
        rij
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.plekken.len()
    }

    /// The word at a place; empty beyond the end.
    pub(super) fn woord(&self, plaats: usize) -> &str {
        self.plekken.get(plaats).map_or("", |plek| &self.tekst[plek.van..plek.tot])
    }

    /// Whether a clause ends after the word at this place; beyond the end it always does.
    pub(super) fn eindigt_bijzin(&self, plaats: usize) -> bool {
        self.plekken.get(plaats).is_none_or(|plek| plek.grens)
    }

    fn sluit_bijzin(&mut self, tussen: &str) {
        if let Some(laatste) = self.plekken.last_mut() {
            laatste.grens |= tussen.contains(['.', ',', ';', ':', '!', '?', '\n', '(', ')']);
        }
    }

    /// Takes one word from the front of `tekst`, which starts with a letter or digit; gives what is left.
    fn neem_woord<'t>(&mut self, tekst: &'t str) -> &'t str {
        let van = self.tekst.len();
        let (kop, rest) = splits_loop(tekst);
        let rest = if let Some((verwijzing, rest)) = verwijzing::aan_kop(tekst) {
            self.tekst.push_str(&verwijzing.zoekterm());
            rest
        } else {
            self.tekst.push_str(kop);
            self.plak_aan(kop, rest)
        };
        self.plekken.push(Plek { van, tot: self.tekst.len(), grens: false });
        rest
    }

    /// Adds what belongs to the word `kop` although punctuation or a space stands between.
    fn plak_aan<'t>(&mut self, kop: &str, rest: &'t str) -> &'t str {
        let Some(teken @ (' ' | '-' | '\'' | '.')) = rest.chars().next() else { return rest };
        let (staart, daarna) = splits_loop(&rest[1..]);
        let hoort_erbij = match teken {
            // An ending behind an apostrophe is left off: foto's is foto, sms'je is sms, Anna's is Anna.
            '\'' if !zijn_cijfers(kop)
                && matches!(staart, "s" | "en" | "er" | "ers" | "je" | "jes" | "tje" | "tjes") =>
            {
                return daarna;
            }
            '-' => zijn_cijfers(kop) && staart.len() == 1 && zijn_letters(staart),
            ' ' => is_viertal(kop) && staart.len() == 2 && zijn_letters(staart) && !is_stopwoord(staart),
            '.' if zijn_cijfers(kop) => return self.plak_duizendtallen(rest),
            _ => false,
        };
        if hoort_erbij {
            self.tekst.push_str(staart);
            return daarna;
        }
        rest
    }

    /// Groups of three digits after a full stop: 2.300 and 1.234.567 are one number.
    fn plak_duizendtallen<'t>(&mut self, mut rest: &'t str) -> &'t str {
        while let Some(na_punt) = rest.strip_prefix('.') {
            let (groep, daarna) = splits_loop(na_punt);
            if groep.len() != 3 || !zijn_cijfers(groep) {
                break;
            }
            self.tekst.push_str(groep);
            rest = daarna;
        }
        rest
    }
}

/// The run of letters and digits at the front, and the rest.
fn splits_loop(tekst: &str) -> (&str, &str) {
    tekst.split_at(tekst.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(tekst.len()))
}

/// Whether the word can be the four digits of a postcode.
pub(super) fn is_viertal(woord: &str) -> bool {
    woord.len() == 4 && !woord.starts_with('0') && zijn_cijfers(woord)
}

pub(super) fn zijn_cijfers(woord: &str) -> bool {
    woord.bytes().all(|byte| byte.is_ascii_digit())
}

fn zijn_letters(woord: &str) -> bool {
    woord.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wat_bij_elkaar_hoort_blijft_een_woord() {
        for (tekst, verwacht) in [
            ("De buren op nummer 14!", "de buren op nummer 14"),
            ("Lindeveld 22-A en 22a, 22 - 24", "lindeveld 22a en 22a 22 24"),
            ("3761 AB, 3761ab en 3761 in", "3761ab 3761ab en 3761 in"),
            ("2.300 euro, 1.234.567, 12.05.2023", "2300 euro 1234567 12 05 2023"),
            ("zie S-2026-0724 en w-2026-412.", "zie s20260724 en w20260412"),
            ("sms'jes, foto’s, 's nachts", "sms foto s nachts"),
            ("top-X Bibob-toets", "top x bibob toets"),
            ("Café Ñandú", "cafe nandu"),
            ("", ""),
            (" -- '' .. ", ""),
        ] {
            assert_eq!(woorden(tekst).join(" "), verwacht, "{tekst}");
        }
    }

    #[test]
    fn leestekens_sluiten_een_bijzin_en_streepjes_niet() {
        let rij = Woordenrij::van("hij brak in, en rende-weg snel");
        let grenzen: Vec<_> = (0..rij.len()).filter(|plaats| rij.eindigt_bijzin(*plaats)).collect();
        assert_eq!(grenzen, [2]);
        assert!(rij.eindigt_bijzin(99));
    }

    #[test]
    fn een_eindeloos_getal_vraagt_geen_eindeloze_stapel() {
        assert_eq!(woorden(&format!("1{}", ".000".repeat(200_000))).len(), 1);
    }

    proptest! {
        #[test]
        fn elke_tekst_valt_in_niet_lege_woorden(tekst in "\\PC*") {
            for woord in woorden(&tekst) {
                prop_assert!(!woord.is_empty());
                prop_assert!(woord.chars().all(char::is_alphanumeric), "{}", woord);
            }
        }
    }
}
