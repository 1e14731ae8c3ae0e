//! From a rule to the functions that compute it, and from there to the tests and to who uses them.

use super::lezen::{Bestand, Functie, Wijze};
use std::collections::BTreeSet;

/// The law, read.
pub struct Wet {
    pub bestanden: Vec<Bestand>,
}

/// A function of the law: the place of its file, and its name.
pub type Plek = (usize, String);

/// Words in a signature of what explains and does not compute.
const UITLEG: [&str; 5] = ["Uitleg", "Invoer", "Bron", "String", "str"];

impl Wet {
    /// Every rule with the place of its file, in the order of the files.
    pub fn declaraties(&self) -> impl Iterator<Item = (usize, &super::lezen::Declaratie)> {
        let each = self.bestanden.iter().enumerate();
        each.flat_map(|(at, bestand)| bestand.regels.iter().map(move |regel| (at, regel)))
    }

    /// The typed functions behind a function that answers: the first ones on the way down that are for everybody.
    pub fn rekent(&self, plek: Plek) -> BTreeSet<Plek> {
        let (mut found, mut seen, mut todo) = (BTreeSet::new(), BTreeSet::new(), vec![plek]);
        while let Some(plek) = todo.pop() {
            if !seen.insert(plek.clone()) {
                continue;
            }
            for functie in self.functies(&plek) {
                if functie.publiek && is_getypt(functie) {
                    if self.bestanden[plek.0].is_artikel() {
                        found.insert(plek.clone());
                    }
                } else if !is_vertellen(functie) {
                    todo.extend(self.roept(&self.bestanden[plek.0], Some(plek.0), functie));
                }
            }
        }
        found
    }

    /// Those functions of the law that a function elsewhere calls, on its own or by a function beside it.
    pub fn bereikt(&self, bestand: &Bestand, eigen: Option<usize>, functie: &Functie) -> BTreeSet<Plek> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::from([functie.naam.clone()]));
        let mut todo = vec![functie];
        while let Some(functie) = todo.pop() {
            found.extend(self.roept(bestand, eigen, functie));
            let beside = bestand.functies.iter().filter(|other| other.in_tests == functie.in_tests && !other.test);
            for other in beside {
                let calls = functie.roept.iter().any(|(_, naam)| *naam == other.naam);
                // In a file of the law itself what is tested stands beside it: that is found, not passed through.
                if calls && (eigen.is_none() || other.in_tests) && seen.insert(other.naam.clone()) {
                    todo.push(other);
                }
            }
        }
        found
    }

    /// Whether a function computes, and does not explain.
    pub fn is_getypt(&self, plek: &Plek) -> bool {
        self.functies(plek).any(is_getypt)
    }

    fn functies(&self, (at, naam): &Plek) -> impl Iterator<Item = &Functie> {
        self.bestanden[*at].functies.iter().filter(move |functie| functie.naam == *naam && !functie.in_tests)
    }

    /// What a function calls that is a function of the law.
    fn roept(&self, bestand: &Bestand, eigen: Option<usize>, functie: &Functie) -> Vec<Plek> {
        let each = functie.roept.iter();
        each.flat_map(|(wijze, naam)| {
            let found = match wijze {
                Wijze::Methode => self.methode(bestand, eigen, None, naam),
                Wijze::Van(soort) if soort == "Self" => self.methode(bestand, eigen, functie.van.as_deref(), naam),
                Wijze::Van(soort) => self.methode(bestand, eigen, Some(soort), naam),
                Wijze::Uit(module) => self.los(bestand, eigen, Some(module), naam),
                Wijze::Los => self.los(bestand, eigen, None, naam),
            };
            found.into_iter().map(|at| (at, naam.clone()))
        })
        .collect()
    }

    /// A function of a type: in the law one of the file itself, elsewhere one of a type that is named there.
    fn methode(&self, bestand: &Bestand, eigen: Option<usize>, soort: Option<&str>, naam: &str) -> Vec<usize> {
        let files = eigen.map_or_else(|| (0..self.bestanden.len()).collect(), |at| vec![at]);
        let fits = |functie: &Functie| {
            let Some(van) = functie.van.as_deref() else { return false };
            soort.is_none_or(|soort| soort == van) && (eigen.is_some() || bestand.namen.contains(van))
        };
        files.into_iter().filter(|at| self.functies(&(*at, naam.to_owned())).any(fits)).collect()
    }

    /// A function that stands by itself.
    fn los(&self, bestand: &Bestand, eigen: Option<usize>, module: Option<&str>, naam: &str) -> Vec<usize> {
        let here = |at: usize| {
            self.functies(&(at, naam.to_owned()))
                .any(|functie| functie.van.is_none() && (eigen.is_some() || functie.publiek))
        };
        let module = module.map(|module| bestand.bijnamen.get(module).map_or(module, String::as_str));
        if let Some(at) = eigen.filter(|at| here(*at) && module.is_none()) {
            return vec![at];
        }
        let beside = || bestand.functies.iter().any(|functie| functie.van.is_none() && functie.naam == naam);
        if eigen.is_none() && module.is_none() && beside() {
            return Vec::new();
        }
        let known = |at: &usize| {
            let law = &self.bestanden[*at];
            match module {
                Some(module) => law.stam() == module || law.map() == module,
                None => bestand.namen.contains(naam) && (noemt(bestand, law.stam()) || noemt(bestand, law.map())),
            }
        };
        let all = (0..self.bestanden.len()).filter(|at| Some(*at) != eigen && here(*at));
        let found: Vec<usize> = all.filter(known).collect();
        // Two of the same name in one folder: the one whose file is named.
        let named = |at: &usize| noemt(bestand, self.bestanden[*at].stam());
        let sure: Vec<usize> = found.iter().copied().filter(named).collect();
        if found.len() > 1 && !sure.is_empty() { sure } else { found }
    }
}

fn noemt(bestand: &Bestand, module: &str) -> bool {
    // Inside the folder itself a neighbour is `super`.
    bestand.namen.contains(module) || (bestand.map() == module && bestand.namen.contains("super"))
}

/// Adds sentences to an explanation: nothing that the answer rests on.
fn is_vertellen(functie: &Functie) -> bool {
    functie.woorden.contains("mut") && functie.woorden.contains("Uitleg")
}

fn is_getypt(functie: &Functie) -> bool {
    !UITLEG.iter().any(|word| functie.woorden.contains(*word))
}
