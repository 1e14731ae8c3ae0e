//! The analysis itself: one word to its terms.

use super::{
    families, lexicon, samenstelling,
    samenstelling::Bouw,
    scheidbaar,
    stam::stam,
    stopwoorden::is_stopwoord,
    thesaurus,
    woorden::{Woordenrij, is_viertal, zijn_cijfers},
};
use crate::kenmerken;

/// What one word is found by.
#[derive(Debug, Default)]
pub(super) struct Ontleding {
    /// The word as a whole: stem, family, thesaurus keys. Any of them finds it.
    pub(super) eigen: Vec<String>,
    /// The parts of a compound, each with its keys. All of them together find it too.
    pub(super) delen: Vec<Vec<String>>,
    /// Only for what is stored: broader notions, loose last parts, the number in front of a letter.
    pub(super) bredere: Vec<String>,
}

/// The search terms of a stored text, sorted and each once. Terms are lower-case letters and digits: one token in any index.
pub fn stammen(tekst: &str) -> Vec<String> {
    let rij = Woordenrij::van(tekst);
    let mut termen = Vec::with_capacity(rij.len() * 2);
    for plaats in 0..rij.len() {
        if let Some(ontleding) = ontleed(&rij, plaats) {
            ontleding.verzamel(&mut termen);
        }
    }
    // A telephone number, plate or account number is found whatever its spacing.
    termen.extend(kenmerken::vind(tekst).into_iter().filter_map(|kenmerk| kenmerk.zoekterm(tekst)));
    termen.sort_unstable();
    termen.dedup();
    termen
}

/// What a text is about: one term per word that means something, the most general spelling of it, sorted and each once.
/// Two texts that share some of these speak of the same things; [`stammen`] would count one word several times over.
pub fn kenwoorden(tekst: &str) -> Vec<String> {
    let rij = Woordenrij::van(tekst);
    let mut termen = Vec::with_capacity(rij.len());
    for ontleding in (0..rij.len()).filter_map(|plaats| ontleed(&rij, plaats)) {
        let is_bekend_als_geheel = ontleding.eigen.len() > 1 || ontleding.delen.is_empty();
        let groepen = if is_bekend_als_geheel { vec![ontleding.eigen] } else { ontleding.delen };
        // Within a group the stem comes first, its family after it and its thesaurus key last.
        termen.extend(groepen.into_iter().filter_map(|mut groep| groep.pop()));
    }
    termen.sort_unstable();
    termen.dedup();
    termen
}

/// The words of a text, as written there in lower case, with the terms that each carries: to show people, in the words
/// they read, why texts are alike.
#[derive(Debug)]
pub struct Gelezen(Vec<(String, Vec<String>)>);

impl Gelezen {
    /// Reads the text once; [`Gelezen::bij`] may be asked many times.
    pub fn van(tekst: &str) -> Self {
        let rij = Woordenrij::van(tekst);
        let woorden = (0..rij.len()).filter_map(|plaats| {
            let mut termen = Vec::new();
            ontleed(&rij, plaats)?.verzamel(&mut termen);
            Some((rij.woord(plaats).to_owned(), termen))
        });
        Self(woorden.collect())
    }

    /// The words that carry one of these terms, each once.
    pub fn bij(&self, gezocht: &[String]) -> Vec<&str> {
        let mut gevonden: Vec<&str> = Vec::new();
        for (woord, termen) in &self.0 {
            if termen.iter().any(|term| gezocht.contains(term)) && !gevonden.contains(&woord.as_str()) {
                gevonden.push(woord);
            }
        }
        gevonden
    }
}

impl Ontleding {
    fn verzamel(self, termen: &mut Vec<String>) {
        termen.extend(self.eigen);
        termen.extend(self.delen.into_iter().flatten());
        termen.extend(self.bredere);
    }
}

/// Everything the word at this place is found by; nothing for a stop word.
pub(super) fn ontleed(rij: &Woordenrij, plaats: usize) -> Option<Ontleding> {
    let woord = rij.woord(plaats);
    if is_stopwoord(woord) {
        return None;
    }
    let mut ontleding = Ontleding::default();
    if let Some(cijfers) = getal_voor_letters(woord) {
        ontleding.eigen.push(woord.to_owned());
        ontleding.bredere.extend(cijfers.map(str::to_owned));
        return Some(ontleding);
    }
    let woordstam = stam(woord);
    let bouw = samenstelling::bouw(woord, &woordstam);
    let noties = [families::notie(woord, &woordstam), scheidbaar::notie(rij, plaats), lexicon::verkleind(woord)];
    ontleding.eigen.push(woordstam.into_owned());
    for notie in noties.into_iter().flatten() {
        voeg_toe(&mut ontleding.eigen, notie);
    }
    vul_aan(&mut ontleding.eigen);
    match bouw {
        Bouw::Geheel => {}
        Bouw::Staart(staart) => ontleding.bredere.push(staart.to_owned()),
        Bouw::Delen(delen) => {
            ontleding.delen = delen.into_iter().map(|deel| vec![deel.to_owned()]).collect();
            ontleding.delen.iter_mut().for_each(vul_aan);
        }
    }
    ontleding.vul_bredere();
    Some(ontleding)
}

impl Ontleding {
    /// Broader notions of all that is known by now, and of those notions: a joint is blowen, cannabis and drugs.
    fn vul_bredere(&mut self) {
        let bekend = self.eigen.iter().chain(self.delen.iter().flatten()).chain(&self.bredere);
        let mut ruimere: Vec<&'static String> = bekend.flat_map(|term| thesaurus::ruimere(term)).collect();
        ruimere.extend(ruimere.clone().into_iter().flat_map(|term| thesaurus::ruimere(term)));
        self.bredere.extend(ruimere.into_iter().cloned());
    }
}

/// Adds the thesaurus keys of the terms.
fn vul_aan(termen: &mut Vec<String>) {
    for plaats in 0..termen.len() {
        for sleutel in thesaurus::gelijke(&termen[plaats]) {
            voeg_toe(termen, sleutel);
        }
    }
}

fn voeg_toe(termen: &mut Vec<String>, term: &str) {
    if !termen.iter().any(|bekend| bekend == term) {
        termen.push(term.to_owned());
    }
}

/// For a word with digits: the number in front of its letters (22 of 22a, 3761 of 3761ab), when there is one.
#[expect(
    clippy::option_option,
    reason = "no digits at all, and digits without a number in front, are different answers"
)]
fn getal_voor_letters(woord: &str) -> Option<Option<&str>> {
    woord.bytes().any(|byte| byte.is_ascii_digit()).then(|| {
        let (getal, letters) = woord.split_at(woord.find(|letter: char| !letter.is_ascii_digit())?);
        let is_huisnummer = letters.len() == 1 && (1..=5).contains(&getal.len());
        let is_postcode = letters.len() == 2 && is_viertal(getal);
        (zijn_cijfers(getal) && (is_huisnummer || is_postcode)).then_some(getal)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bevat(tekst: &str, woord: &str) -> bool {
        stammen(tekst).iter().any(|term| *term == stam(woord))
    }

    #[test]
    fn een_tekst_wordt_gevonden_onder_wat_hij_betekent() {
        for (tekst, woord) in [
            ("Vannacht is mijn fiets gejat", "diefstal"),
            ("er is geprobeerd in te breken", "inbraak"),
            ("ze hangen bij de JOP", "kjoep"),
            ("Geluidoverlast van hiernaast", "geluid"),
            ("bedrijventerreinen", "bedrijf"),
            ("noodstroomaggregaat", "aggregaat"),
            ("hij had een mes", "wapen"),
            ("een jointje", "drugs"),
            ("Lindeveld 22-A", "22"),
            ("3761 AB", "3761"),
            ("ik werd bedreigd", "bedreiging"),
        ] {
            assert!(bevat(tekst, woord), "{tekst}: {:?} mist {woord}", stammen(tekst));
        }
    }

    #[test]
    fn wat_niet_hetzelfde_is_blijft_apart() {
        for (tekst, woord) in
            [("mest op het land", "mes"), ("wapens", "mes"), ("op 22-04", "22a"), ("waar is het", "het")]
        {
            assert!(!bevat(tekst, woord), "{tekst}: {:?} heeft {woord}", stammen(tekst));
        }
    }

    #[test]
    fn een_nummer_is_een_term_hoe_het_ook_is_getypt_en_een_bsn_niet() {
        assert!(bevat("bel 06 12 34 56 78", "0612345678"));
        assert!(bevat("kenteken AB-123-C", "ab123c"));
        assert!(!bevat("bsn 111.222.333 ", "111222333 "));
    }

    #[test]
    fn kenwoorden_tellen_een_woord_een_keer() {
        assert_eq!(kenwoorden("Geluidsoverlast! geluidoverlast en herrie"), [stam("lawaai")]);
        assert_eq!(kenwoorden("de hangplek bij de kjoep"), [stam("kjoep")]);
    }

    #[test]
    fn de_woorden_achter_gelijke_termen_zijn_leesbaar() {
        let gezocht = [stam("kjoep").into_owned(), stam("schreeuwen").into_owned()];
        assert_eq!(Gelezen::van("Geschreeuw bij de JOP, weer de jop").bij(&gezocht), ["geschreeuw", "jop"]);
    }

    proptest! {
        #[test]
        fn elke_tekst_geeft_gesorteerde_termen_van_letters_en_cijfers(tekst in "\\PC*") {
            let termen = stammen(&tekst);
            prop_assert!(termen.is_sorted_by(|a, b| a < b));
            for term in termen.iter().chain(&kenwoorden(&tekst)) {
                prop_assert!(!term.is_empty() && term.chars().all(char::is_alphanumeric), "{}", term);
            }
        }
    }
}
