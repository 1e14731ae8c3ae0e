//! The secret: each field of it a word of its own that occurs nowhere else.

use super::mensen::{Wereld, laatste_punt};
use crate::steun::wav;
use bestand::keur;
use kern::Persoonsgegeven;
use signalen::aannemen::{self, AanneemFout, Melder, Melding};
use signalen::model::{Bron, Gaande};
use std::collections::BTreeSet;
use std::sync::Arc;
use web::testen::{Browser, Reply};

/// What a canary stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soort {
    /// A signal that nobody outside may know.
    Signaal,
    /// What the municipality thinks of it: weighing, police, decision.
    Oordeel,
    /// A signal that is shared with one partner.
    Gedeeld,
    /// Who reported.
    Melder,
    /// What was written to the reporter.
    Brief,
    /// The file.
    Casus,
    /// The point of the meeting.
    Overleg,
    /// Where an order holds.
    Maatregel,
    /// Whom it is about.
    Persoon,
    /// Why, and what stands in the letter.
    Grond,
}

impl Soort {
    pub const ALLE: [Self; 10] = [
        Self::Signaal,
        Self::Oordeel,
        Self::Gedeeld,
        Self::Melder,
        Self::Brief,
        Self::Casus,
        Self::Overleg,
        Self::Maatregel,
        Self::Persoon,
        Self::Grond,
    ];

    pub const fn letter(self) -> char {
        match self {
            Self::Signaal => 'S',
            Self::Oordeel => 'W',
            Self::Gedeeld => 'D',
            Self::Melder => 'M',
            Self::Brief => 'B',
            Self::Casus => 'C',
            Self::Overleg => 'O',
            Self::Maatregel => 'H',
            Self::Persoon => 'P',
            Self::Grond => 'G',
        }
    }

    pub const fn naam(self) -> &'static str {
        match self {
            Self::Signaal => "a signal",
            Self::Oordeel => "what the municipality thinks of it",
            Self::Gedeeld => "a signal that is shared",
            Self::Melder => "who reported",
            Self::Brief => "what was written to the reporter",
            Self::Casus => "a file",
            Self::Overleg => "a point of a meeting",
            Self::Maatregel => "where an order holds",
            Self::Persoon => "whom it is about",
            Self::Grond => "why",
        }
    }

    /// Its words.
    const fn kanaries(self) -> &'static [&'static str] {
        match self {
            Self::Signaal => &["bergkwartel", "Bergkwartelhof", "bergkwartelfoto", "rivierkwartel"],
            Self::Oordeel => &["wegingskwartel", "meldkamerkwartel", "besluitkwartel"],
            Self::Gedeeld => &["duinkwartel"],
            Self::Melder => &["Naamkwartel", "naamkwartel@voorbeeld.nl", "06 98765432", "0698765432"],
            Self::Brief => &["briefkwartel"],
            Self::Casus => &["casuskwartel", "notitiekwartel", "actiekwartel"],
            Self::Overleg => &["agendakwartel", "tafelkwartel"],
            Self::Maatregel => &["Klaverkwartel"],
            Self::Persoon => &["Persoonkwartel", "Contactkwartel"],
            Self::Grond => &["feitkwartel", "oordeelkwartel"],
        }
    }
}

/// Which kinds of canary stand in a reply, in its headers too.
pub fn gezien(reply: &Reply) -> BTreeSet<Soort> {
    let headers = reply.headers.values().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let text = headers.chain([reply.body.clone()]).collect::<Vec<_>>().join("\n").to_lowercase();
    let sees = |soort: &Soort| soort.kanaries().iter().any(|word| text.contains(&word.to_lowercase()));
    Soort::ALLE.into_iter().filter(sees).collect()
}

/// What was planted: what belongs in the addresses.
pub struct Geplant {
    /// Decided, in a file; not decided; shared.
    pub signalen: [String; 3],
    /// The number of the sound at the first.
    pub bijlage: i64,
    pub casus: String,
    pub overleg: i64,
    pub punt: i64,
    /// An order that holds.
    pub maatregel: String,
}

/// Plants it, along the doors that the people inside use.
pub fn geheim(wereld: &Wereld<'_>) -> Geplant {
    let eerste = meld(wereld, "Zilverreiger gezien, bergkwartel bij de loods.", "Bergkwartelhof 12", true);
    let tweede = meld(wereld, "Bosuil geroepen, rivierkwartel in de haven.", "Steiger", false);
    let derde = meld(wereld, "Roerdomp gehoord, duinkwartel in het riet.", "Rietland", true);
    let mut adviseur = wereld.ingewijde();
    adviseur.get("/signalenoverleg");
    besluit(&mut adviseur, &eerste, &[("besluit", "dossier"), ("titel", "Onderzoek casuskwartel")]);
    let kring = wereld.partner.0.to_string();
    let sharing = [
        ("besluit", "doorzetten"),
        ("kring", kring.as_str()),
        ("grondslag", "convenant"),
        ("tot_dag", "1"),
        ("tot_maand", "2"),
        ("tot_jaar", "2027"),
    ];
    besluit(&mut adviseur, &derde, &sharing);
    let spoed = [("spoed", "ja"), ("versie", "1")];
    gelukt(&adviseur.post(&format!("/signalen/{tweede}/spoed"), &spoed));
    let politie = [("wijze", "telefoon"), ("contact", "meldkamerkwartel"), ("notitie", "Gebeld."), ("versie", "2")];
    gelukt(&adviseur.post(&format!("/signalen/{tweede}/politie"), &politie));
    let vraag = [("soort", "vraag"), ("tekst", "Ziet u de briefkwartel nog?"), ("versie", "3"), ("actie", "versturen")];
    gelukt(&adviseur.post(&format!("/signalen/{tweede}/antwoord"), &vraag));
    let casus = casus(wereld, &mut adviseur);
    let (overleg, punt) = overleg(wereld, &mut adviseur);
    let sql = store::Sql { name: "BIJLAGE", text: "SELECT MAX(id) - 1 FROM bijlage" };
    let found = wereld.proef.gemeente.store.read_blocking(move |tx| tx.row(sql, &[])?.get(0));
    let bijlage = found.expect("two sounds were kept");
    let maatregel = maatregel(wereld);
    Geplant { signalen: [eerste, tweede, derde], bijlage, casus, overleg, punt, maatregel }
}

/// A picture of one point.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196,
    137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 218, 99, 100, 248, 207, 80, 15, 0, 3, 134, 1, 128, 90, 52, 125, 107, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

/// A huisverbod from draft to known, by the people inside.
fn maatregel(wereld: &Wereld<'_>) -> String {
    let of = |rol: &str| wereld.binnen.iter().find(|mens| mens.naam.contains(rol)).expect("inside").browser.clone();
    let (mut adviseur, mut burgemeester) = (of("adviseur"), of("burgemeester"));
    let named = [
        ("adres", "Klaverkwartel 14"),
        ("betrokkene_naam", "Bo Persoonkwartel"),
        ("betrokkene_geboortedatum_dag", "3"),
        ("betrokkene_geboortedatum_maand", "4"),
        ("betrokkene_geboortedatum_jaar", "1985"),
        ("contactverbod", "Li Contactkwartel"),
        ("mondeling", "nee"),
        ("kindermishandeling", "nee"),
        ("advocaat", "nee"),
    ];
    let made = adviseur.post("/maatregelen/nieuw/huisverbod", &named);
    gelukt(&made);
    let page = made.naar().to_owned();
    for onderdeel in ["incident", "persoon", "gezin"] {
        let feit = [("onderdeel", onderdeel), ("feit", "De feitkwartel."), ("bron", "buren")];
        gelukt(&adviseur.post_met_bestanden(
            &format!("{page}/besluit/1/feit"),
            &feit,
            &[("stuk", "stukkwartel.png", PNG)],
        ));
    }
    for vraag in ["gevaar", "evenredig"] {
        gelukt(&adviseur.post(&format!("{page}/besluit/1/oordeel"), &[("vraag", vraag), (vraag, "oordeelkwartel")]));
    }
    let versie = |browser: &mut Browser| {
        let body = browser.get(&page).body;
        let (_, rest) = body.split_once("name=\"versie\" value=\"").expect("a form");
        rest.split('"').next().expect("a version").to_owned()
    };
    let now = versie(&mut adviseur);
    gelukt(&adviseur.post(&format!("{page}/besluit/1/voorleggen"), &[("versie", &now)]));
    let now = versie(&mut burgemeester);
    gelukt(&burgemeester.post(&format!("{page}/besluit/1/nemen"), &[("versie", &now)]));
    let now = versie(&mut adviseur);
    let known = [("versie", now.as_str()), ("wijze", "uitgereikt"), ("op", "2026-11-24T12:00")];
    gelukt(&adviseur.post(&format!("{page}/besluit/1/bekendmaken"), &known));
    page.rsplit('/').next().expect("a reference").to_owned()
}

#[track_caller]
fn gelukt(reply: &Reply) {
    assert_eq!(reply.status.as_u16(), 303, "{}", reply.body);
}

fn besluit(browser: &mut Browser, kenmerk: &str, keuze: &[(&str, &str)]) {
    let weighed = [
        ("kenmerk", kenmerk),
        ("versie", "1"),
        ("gevolg", "3"),
        ("kans", "3"),
        ("motivering", "Om de wegingskwartel, besluitkwartel."),
    ];
    gelukt(&browser.post("/signalen/weging", &[&weighed, keuze].concat()));
}

fn casus(wereld: &Wereld<'_>, adviseur: &mut Browser) -> String {
    let sql = store::Sql { name: "LAATSTE", text: "SELECT jaar, volgnummer FROM dossier ORDER BY id DESC LIMIT 1" };
    let found = wereld.proef.gemeente.store.read_blocking(move |tx| {
        let row = tx.row(sql, &[])?;
        Ok::<_, store::StoreError>(dossier::Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? })
    });
    let kenmerk = found.expect("a file was opened").to_string();
    gelukt(&adviseur.post(&format!("/casussen/{kenmerk}/notitie"), &[("tekst", "Over de notitiekwartel.")]));
    let kring = wereld.kring;
    let people =
        wereld.proef.gemeente.store.read_blocking(move |tx| dossier::store::collegas(tx, kring, crate::steun::nu()));
    let wie = people.expect("the people of the kring")[0].0.to_string();
    let actie = [
        ("wat", "Bel over de actiekwartel"),
        ("wie", wie.as_str()),
        ("voor_dag", "30"),
        ("voor_maand", "11"),
        ("voor_jaar", "2026"),
    ];
    gelukt(&adviseur.post(&format!("/casussen/{kenmerk}/actie"), &actie));
    kenmerk
}

fn overleg(wereld: &Wereld<'_>, adviseur: &mut Browser) -> (i64, i64) {
    let room = adviseur.get("/signalenoverleg").naar().to_owned();
    let overleg: i64 = room.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the meeting has a number");
    let kring = wereld.kring.0.to_string();
    gelukt(&adviseur.post(&format!("{room}/punt"), &[("titel", "Over de agendakwartel"), ("kring", &kring)]));
    let (punt, versie) = laatste_punt(wereld.proef);
    let decided = [("besluit", "De tafelkwartel blijft."), ("motivering", "rust"), ("versie", versie.as_str())];
    gelukt(&adviseur.post(&format!("{room}/punt/{punt}"), &decided));
    (overleg, punt)
}

fn meld(wereld: &Wereld<'_>, tekst: &str, plek: &str, foto: bool) -> String {
    let text = |text: &str| Persoonsgegeven::new(text.to_owned());
    let bijlagen = if foto { vec![keur(&wav(), "bergkwartelfoto.wav").expect("a sound")] } else { Vec::new() };
    let melding = Melding {
        categorie: "drugs".to_owned(),
        titel: None,
        tekst: tekst.to_owned(),
        plek: plek.to_owned(),
        punt: duiding::geo::Punt::new(52.17, 5.29),
        gaande: Gaande::Voorbij,
        gebeurd_op: None,
        bron: Bron::Formulier,
        organisatie: None,
        ingevoerd_door: None,
        ontvangen: crate::steun::nu(),
        spoed: false,
        melder: Melder {
            naam: text("Jo Naamkwartel"),
            email: text("naamkwartel@voorbeeld.nl"),
            telefoon: text("06 98765432"),
        },
        wil_antwoord: true,
        bijlagen,
        herkomst: None,
    };
    let inrichting = Arc::new(baken::opbouw::inrichting(&wereld.proef.gemeente).expect("set up"));
    let random = baken::willekeurig::willekeurig().expect("randomness");
    let ready = aannemen::bereid_voor(&inrichting, melding, random).expect("a good report");
    let taken = wereld.proef.gemeente.store.write_blocking(move |tx| {
        let got = aannemen::leg_vast(tx, &inrichting, ready, audit::Wie::Niemand, crate::steun::nu())?;
        Ok::<_, AanneemFout>(got.kenmerk)
    });
    taken.expect("taken in").to_string()
}
