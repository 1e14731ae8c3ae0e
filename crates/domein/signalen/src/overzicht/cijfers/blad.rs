//! The figures as a sheet of parts: what the page shows and the file holds, with how each was counted.

use super::klein::{self, Getoond, Vorm};
use super::maat::{Maat, Rij};
use super::periode::{Periode, Vak};
use super::tellen::Telling;
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use kern::Code;
use std::collections::BTreeSet;
use ui::{Grafiek, Punt};

/// A table with its words.
#[derive(Debug, Clone)]
pub(super) struct Onderdeel {
    /// Heading.
    pub(super) titel: &'static str,
    /// For links within the page.
    pub(super) id: &'static str,
    /// Heading of the first column.
    pub(super) kop: &'static str,
    /// Its rows.
    pub(super) rijen: Vec<Rij>,
    /// How it is counted, in Dutch at B1.
    pub(super) uitleg: &'static str,
}

/// What came in per week or month.
#[derive(Debug, Clone)]
pub(super) struct Reeks {
    /// Heading.
    pub(super) titel: &'static str,
    /// What a point is.
    pub(super) kop: &'static str,
    /// The points in order.
    pub(super) punten: Vec<(String, Getoond)>,
}

/// Everything of one period beside an earlier one.
#[derive(Debug, Clone)]
pub(super) struct Blad {
    /// What came in over time.
    pub(super) reeks: Reeks,
    /// The tables.
    pub(super) onderdelen: Vec<Onderdeel>,
}

/// What is counted, now and earlier, and for whom.
pub(super) struct Bron<'a> {
    /// The period.
    pub(super) periode: Periode,
    /// Its stretches.
    pub(super) vakken: &'a [Vak],
    /// Its counts.
    pub(super) nu: &'a Telling,
    /// The counts to compare with.
    pub(super) eerder: &'a Telling,
    /// The lines of the programme that the reader may know of.
    pub(super) themas: &'a [Thema],
    /// For the names of neighbourhoods.
    pub(super) inrichting: &'a Inrichting,
    /// For whom.
    pub(super) vorm: Vorm,
}

impl Reeks {
    /// As a chart; `None` when a point is hidden, for a bar of no height would say zero.
    pub(super) fn grafiek(&self) -> Option<Grafiek> {
        let point = |(naam, getoond): &(String, Getoond)| {
            getoond.precies().map(|aantal| Punt::new(naam.clone(), u32::try_from(aantal).unwrap_or(u32::MAX)))
        };
        let punten = self.punten.iter().map(point).collect::<Option<Vec<_>>>()?;
        Some(Grafiek::new(self.titel, self.kop, "Signalen", punten))
    }
}

impl Bron<'_> {
    /// All of it.
    pub(super) fn blad(&self) -> Blad {
        let onderdelen = vec![
            self.binnen(),
            self.themas(),
            self.bronnen(),
            self.gebieden(),
            self.besluiten(),
            self.antwoorden(),
            self.oordelen(),
            self.spoed(),
        ];
        Blad { reeks: self.reeks(), onderdelen }
    }

    fn reeks(&self) -> Reeks {
        let (titel, kop) =
            if self.periode.per_week() { ("Signalen per week", "Week") } else { ("Signalen per maand", "Maand") };
        let shown = klein::verdeling(&self.nu.vakken, self.vorm);
        Reeks { titel, kop, punten: self.vakken.iter().map(|vak| vak.naam.clone()).zip(shown).collect() }
    }

    fn rij(&self, naam: &str, maat: impl Fn(&Telling) -> Maat) -> Rij {
        Rij::maat(naam, maat(self.nu), maat(self.eerder), self.vorm)
    }

    fn binnen(&self) -> Onderdeel {
        Onderdeel {
            titel: "Binnengekomen",
            id: "binnen",
            kop: "Wat",
            rijen: vec![self.rij("Signalen", |telling| Maat::Aantal(telling.ontvangen()))],
            uitleg: "Elk signaal telt op de dag waarop het binnenkwam, van middernacht tot middernacht. De eerste en de \
                     laatste week of maand kunnen korter zijn dan de rest. Signalen die na hun bewaartermijn zijn gewist, \
                     tellen niet meer mee. Signalen uit een andere kring die met jou zijn gedeeld, tellen hier niet mee.",
        }
    }

    fn themas(&self) -> Onderdeel {
        let count = |telling: &Telling, thema| telling.themas.get(&thema).copied().unwrap_or(0);
        let rows = self
            .themas
            .iter()
            .map(|thema| (thema.naam().to_owned(), count(self.nu, *thema), count(self.eerder, *thema)));
        Onderdeel {
            titel: "Per thema",
            id: "thema",
            kop: "Thema",
            rijen: Rij::verdeling(rows.collect(), self.vorm),
            uitleg: "Het thema waar het signaal nu onder valt. Wordt een signaal anders ingedeeld, dan verhuist het ook \
                     in deze telling.",
        }
    }

    fn bronnen(&self) -> Onderdeel {
        let count = |telling: &Telling, bron| telling.bronnen.get(&bron).copied().unwrap_or(0);
        let rows = crate::model::Bron::ALL
            .iter()
            .map(|bron| (bron.naam().to_owned(), count(self.nu, *bron), count(self.eerder, *bron)));
        Onderdeel {
            titel: "Van wie",
            id: "bron",
            kop: "Van",
            rijen: Rij::verdeling(rows.filter(bekend).collect(), self.vorm),
            uitleg: "De weg waarlangs het signaal binnenkwam: het formulier van de website is Inwoner.",
        }
    }

    fn gebieden(&self) -> Onderdeel {
        let codes: BTreeSet<&String> = self.nu.gebieden.keys().chain(self.eerder.gebieden.keys()).collect();
        let count = |telling: &Telling, code: &String| telling.gebieden.get(code).copied().unwrap_or(0);
        let name = |code: &String| match code.as_str() {
            "" => "Wijk onbekend".to_owned(),
            code => self.inrichting.gebiednaam(code),
        };
        let mut rows: Vec<_> =
            codes.into_iter().map(|code| (name(code), count(self.nu, code), count(self.eerder, code))).collect();
        rows.sort();
        Onderdeel {
            titel: "Per wijk",
            id: "wijk",
            kop: "Wijk",
            rijen: Rij::verdeling(rows, self.vorm),
            uitleg: "De wijk of buurt van de plek die de melder opgaf, op volgorde van naam. Zonder plek op de kaart is \
                     de wijk onbekend. Wijk en thema staan nooit samen in een tabel: dan worden de getallen te klein.",
        }
    }

    fn besluiten(&self) -> Onderdeel {
        let count = |telling: &Telling, soort| telling.besluiten.get(&soort).copied().unwrap_or(0);
        let rows = crate::model::Besluitsoort::ALL
            .iter()
            .map(|soort| (soort.naam().to_owned(), count(self.nu, *soort), count(self.eerder, *soort)));
        Onderdeel {
            titel: "Wat is besloten",
            id: "besluit",
            kop: "Besluit",
            rijen: Rij::verdeling(rows.filter(bekend).collect(), self.vorm),
            uitleg: "Elk besluit telt op de dag waarop het is genomen, ook als het signaal eerder binnenkwam. Over een \
                     signaal kan vaker worden besloten. Het besluit telt bij de kring waarin het signaal toen stond.",
        }
    }

    fn antwoorden(&self) -> Onderdeel {
        let rijen = vec![
            self.rij("Beloofde antwoorden", |telling| Maat::Aantal(telling.beloften.alle)),
            self.rij("Op tijd beantwoord", |t| Maat::Deel(t.beloften.op_tijd, t.beloften.alle)),
            self.rij("Nog niet beantwoord", |t| Maat::Aantal(t.beloften.alle - t.beloften.beantwoord)),
            self.rij("Middelste tijd tot het antwoord", |t| Maat::Dagen(t.beloften.dagen, t.beloften.beantwoord)),
        ];
        Onderdeel {
            titel: "Antwoord aan melders",
            id: "antwoord",
            kop: "Wat",
            rijen,
            uitleg: "Een belofte telt in de periode waarin haar laatste dag valt. Op tijd is een antwoord op die dag of \
                     eerder. Wat vandaag nog beantwoord kan worden, telt nog niet. De middelste tijd: de helft van de \
                     melders met een antwoord had het binnen zoveel dagen, een begonnen dag telt als dag. Bij een \
                     heropend signaal gelden de nieuwe belofte en het nieuwe antwoord. Vandaag telt anders: daar tellen \
                     alleen de antwoorden die zijn gegeven.",
        }
    }

    fn oordelen(&self) -> Onderdeel {
        let rijen = vec![
            self.rij("Reacties van melders", |telling| Maat::Aantal(telling.oordelen.0)),
            self.rij("Het heeft geholpen", |telling| Maat::Deel(telling.oordelen.1, telling.oordelen.0)),
            self.rij("Heropend op verzoek van de melder", |telling| Maat::Aantal(telling.heropend)),
        ];
        Onderdeel {
            titel: "Wat melders ervan vonden",
            id: "oordeel",
            kop: "Wat",
            rijen,
            uitleg: "Melders die op hun pagina hebben laten weten of het hielp, op de dag waarop zij dat deden. Niet \
                     iedereen reageert: dit zegt niets over wie niets liet weten.",
        }
    }

    fn spoed(&self) -> Onderdeel {
        let mut rijen = vec![self.rij("Signalen met spoed", |telling| Maat::Aantal(telling.spoed.alle))];
        let part = |naam: &str, pick: fn(&Telling) -> u64| (naam.to_owned(), pick(self.nu), pick(self.eerder));
        let parts = vec![
            part("Politie geïnformeerd", |t| t.spoed.verteld),
            part("Niet nodig, met reden", |t| t.spoed.afgewogen),
            part("Nog niet vastgelegd", |t| t.spoed.alle.saturating_sub(t.spoed.verteld + t.spoed.afgewogen)),
        ];
        rijen.extend(Rij::verdeling(parts, self.vorm));
        rijen.push(
            self.rij("Middelste tijd tot de politie het wist", |t| Maat::Minuten(t.spoed.minuten, t.spoed.verteld)),
        );
        Onderdeel {
            titel: "Spoed",
            id: "spoed",
            kop: "Wat",
            rijen,
            uitleg: "Signalen die in de periode binnenkwamen en nu spoed hebben. De middelste tijd loopt van het \
                     binnenkomen tot de politie het wist: de helft was zo snel of sneller. Kreeg een signaal pas later \
                     spoed, dan telt de tijd toch vanaf het binnenkomen.",
        }
    }
}

/// A row of which there was one at least, now or earlier.
fn bekend((_, nu, eerder): &(String, u64, u64)) -> bool {
    nu + eerder > 0
}
