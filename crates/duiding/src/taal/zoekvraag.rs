//! A question in the search box to an AND of ORs.

use super::{Verwijzing, stammen::ontleed, woorden::Woordenrij};
use crate::{
    adres::{Adres, Postcode},
    kenmerken,
};

/// Questions longer than this are cut: nobody types them, and each group costs a look in the index.
const MEESTE_GROEPEN: usize = 24;

/// Alternatives of which one is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groep {
    /// The word as it was asked, folded: what a typo is looked for in.
    pub woord: String,
    /// Terms; a document with any of them matches the group.
    pub termen: Vec<String>,
}

impl Groep {
    /// Adds a word that may have been meant: a candidate for a typing error, confirmed with
    /// [`crate::typfout::afstand_hoogstens_een`] against [`Groep::woord`].
    pub fn verruim(&mut self, kandidaat: &str) {
        let rij = Woordenrij::van(kandidaat);
        let nieuwe = (0..rij.len()).filter_map(|plaats| ontleed(&rij, plaats)).flat_map(|ontleding| ontleding.eigen);
        self.termen.extend(nieuwe);
        self.termen.sort_unstable();
        self.termen.dedup();
    }
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Zoekvraag {
    /// References in the question: look these up directly.
    pub verwijzingen: Vec<Verwijzing>,
    /// Postcodes in the question.
    pub postcodes: Vec<Postcode>,
    /// The question read as an address, when it has a house number with a street or postcode.
    pub adres: Option<Adres>,
    /// All groups should match. References and postcodes are groups as well, so that texts that mention them are found.
    pub groepen: Vec<Groep>,
}

impl Zoekvraag {
    /// How many groups a document matches, given whether it has a term.
    pub fn getroffen(&self, heeft: impl Fn(&str) -> bool) -> usize {
        self.groepen.iter().filter(|groep| groep.termen.iter().any(|term| heeft(term))).count()
    }
}

/// Reads a question. A compound asks for all its parts, or for the word itself under another name: (hang OR kjoep) AND
/// (plek OR kjoep). Words without meaning for search are left out; a question of only such words has no groups.
pub fn zoekvraag(q: &str) -> Zoekvraag {
    let mut vraag = Zoekvraag { adres: Adres::ontleed(q).filter(Adres::is_compleet), ..Zoekvraag::default() };
    let mut rest = String::with_capacity(q.len());
    let mut gelezen = 0;
    for kenmerk in kenmerken::vind(q) {
        let Some(term) = kenmerk.zoekterm(q) else { continue };
        rest.push_str(&q[gelezen..kenmerk.bereik.start]);
        // A full stop, so that words on either side do not become one clause.
        rest.push_str(" . ");
        gelezen = kenmerk.bereik.end;
        vraag.voeg_toe(term.clone(), vec![term]);
    }
    rest.push_str(&q[gelezen..]);
    vraag.lees_woorden(&Woordenrij::van(&rest));
    vraag
}

impl Zoekvraag {
    fn lees_woorden(&mut self, rij: &Woordenrij) {
        for plaats in 0..rij.len() {
            let woord = rij.woord(plaats);
            let Some(ontleding) = ontleed(rij, plaats) else { continue };
            self.verwijzingen.extend(Verwijzing::van_zoekterm(woord));
            self.postcodes.extend(Postcode::lees(woord));
            if ontleding.delen.is_empty() {
                self.voeg_toe(woord.to_owned(), ontleding.eigen);
                continue;
            }
            for mut deel in ontleding.delen {
                deel.extend(ontleding.eigen.iter().cloned());
                self.voeg_toe(woord.to_owned(), deel);
            }
        }
    }

    fn voeg_toe(&mut self, woord: String, mut termen: Vec<String>) {
        termen.sort_unstable();
        termen.dedup();
        if self.groepen.len() < MEESTE_GROEPEN && !self.groepen.iter().any(|groep| groep.termen == termen) {
            self.groepen.push(Groep { woord, termen });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn verwijzing_postcode_en_adres_worden_herkend() {
        let vraag = zoekvraag("s-2026-724 Lindeveld");
        assert_eq!(vraag.verwijzingen.iter().map(ToString::to_string).collect::<Vec<_>>(), ["S-2026-0724"]);
        assert_eq!(vraag.groepen[0].termen, ["s20260724"]);
        let vraag = zoekvraag("3761 AB 22");
        assert_eq!(vraag.postcodes.iter().map(ToString::to_string).collect::<Vec<_>>(), ["3761 AB"]);
        assert!(vraag.adres.is_some());
        assert_eq!(zoekvraag("Lindeveld 22").adres.and_then(|adres| adres.sleutel()).as_deref(), Some("lindeveld 22"));
        assert_eq!(zoekvraag("hangjeugd kjoep").adres, None);
    }

    #[test]
    fn een_samenstelling_vraagt_om_al_haar_delen() {
        let vraag = zoekvraag("geluidsoverlast");
        assert_eq!(vraag.groepen.len(), 2);
        assert!(vraag.groepen.iter().all(|groep| groep.woord == "geluidsoverlast"));
    }

    #[test]
    fn een_kenteken_of_nummer_is_een_groep_hoe_het_ook_is_getypt() {
        assert_eq!(zoekvraag("ab-123-c").groepen[0].termen, ["ab123c"]);
        assert_eq!(zoekvraag("06 12345678").groepen[0].termen, ["0612345678"]);
        assert_eq!(zoekvraag("+31612345678").groepen[0].termen, ["0612345678"]);
    }

    #[test]
    fn alleen_stopwoorden_is_geen_vraag() {
        assert!(zoekvraag("waar is het").groepen.is_empty());
        assert!(zoekvraag("").groepen.is_empty());
    }

    proptest! {
        #[test]
        fn elke_tekst_geeft_een_begrensde_vraag(tekst in "\\PC{0,400}") {
            let vraag = zoekvraag(&tekst);
            prop_assert!(vraag.groepen.len() <= MEESTE_GROEPEN);
            prop_assert!(vraag.groepen.iter().all(|groep| !groep.termen.is_empty()));
        }

        #[test]
        fn een_tekst_die_letterlijk_gezocht_wordt_treft_alle_groepen(tekst in "[a-zA-Z0-9 .,'-]{0,120}") {
            let termen = super::super::stammen(&tekst);
            let vraag = zoekvraag(&tekst);
            prop_assert_eq!(vraag.getroffen(|term| termen.iter().any(|t| t == term)), vraag.groepen.len(), "{:?} {:?}", vraag, termen);
        }
    }
}
