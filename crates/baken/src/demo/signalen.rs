//! A quarter of invented signals, each handled the way the work goes: weighed, told to the police, decided, answered.

use super::{DemoFout, beeld, plekken, read};
use crate::gemeentemap::Gemeentemap;
use crate::opbouw;
use crate::willekeurig::willekeurig;
use access::{Mislukt, Systeem, gebruiker};
use audit::{Ding, Gebeurtenis, Wie};
use dossier::access::DossierMaken;
use duiding::geo::Punt;
use jiff::civil::Date;
use kern::{Code, DossierId, GebruikerId, Kring, Moment, Persoonsgegeven, Rol, SignaalId, dag_van};
use serde::Deserialize;
use signalen::aannemen::{self, AanneemFout, Melder, Melding};
use signalen::categorie::Thema;
use signalen::inrichting::Inrichting;
use signalen::model::{Besluitsoort, Bron, Gaande, Politiewijze, Risico, Signaal, Status};
use signalen::store::brievenbus::{self, Berichtsoort, Van};
use signalen::store::rij;
use signalen::store::schrijven::{self, Daad, NieuwBesluit};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Store, Tx};

/// Days over which the signals are spread.
const KWARTAAL: i64 = 91;
/// The newest signals wait to be weighed.
const WACHT: usize = 9;
const DAG: i64 = 86_400;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gegevens {
    signaal: Vec<Verhaal>,
}

/// A signal as it stands in the data.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verhaal {
    c: String,
    p: String,
    t: String,
    #[serde(default)]
    m: String,
    #[serde(default)]
    b: String,
    #[serde(default)]
    o: String,
    #[serde(default)]
    spoed: bool,
    #[serde(default)]
    politie: Option<i64>,
    #[serde(default)]
    foto: bool,
    #[serde(default)]
    geluid: bool,
    #[serde(default)]
    wil: bool,
    #[serde(default)]
    risico: Option<(i64, i64)>,
    #[serde(default, rename = "loop")]
    afloop: String,
}

/// What people write per theme.
#[derive(Debug, Clone, Deserialize)]
struct Woorden {
    weging: Vec<String>,
    besluit: Vec<String>,
    antwoord: Vec<String>,
    vraag: Vec<String>,
    aanvulling: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Casus {
    titel: String,
    thema: String,
    plek: String,
}

struct Vuller {
    store: Store,
    inrichting: Arc<Inrichting>,
    adviseur: GebruikerId,
    partners: BTreeMap<String, (kern::OrganisatieId, Kring)>,
    woorden: BTreeMap<String, Woorden>,
    punten: BTreeMap<String, Punt>,
    casussen: BTreeMap<String, DossierId>,
    nu: Moment,
}

/// Fills the municipality; `melden` hears how far it is.
pub(super) fn maak(
    gemeente: &Gemeentemap,
    systeem: &Arc<Systeem>,
    nu: Moment,
    melden: impl Fn(usize, usize),
) -> Result<(), DemoFout> {
    let verhalen = read::<Gegevens>(include_str!("data/signalen.toml"))?.signaal;
    let vuller = Vuller::new(gemeente, systeem, nu)?;
    let all = verhalen.len();
    for (number, verhaal) in verhalen.iter().enumerate() {
        let ontvangen = ontvangen(number, all, nu);
        let id = vuller.neem_aan(verhaal, ontvangen, number)?;
        let waits = number + WACHT >= all || verhaal.afloop == "nieuw";
        if !waits {
            vuller.handel_af(id, verhaal, number)?;
        }
        melden(number + 1, all);
    }
    Ok(())
}

/// Spread over the quarter, at hours at which people report; the last one came in just now.
fn ontvangen(number: usize, all: usize, nu: Moment) -> Moment {
    let left = i64::try_from(all - 1 - number).unwrap_or(0);
    if left == 0 {
        return nu.plus_seconds(-25 * 60);
    }
    let days = left * KWARTAAL / i64::try_from(all).unwrap_or(1);
    let minutes = 7 * 60 + i64::try_from(number * 173 % 900).unwrap_or(0);
    let day = dag_van(nu).saturating_sub(jiff::Span::new().days(days));
    kern::moment_van(day.at(0, 0, 0, 0)).plus_seconds(minutes * 60).min(nu.plus_seconds(-left * 60 - 1800))
}

impl Vuller {
    fn new(gemeente: &Gemeentemap, systeem: &Arc<Systeem>, nu: Moment) -> Result<Self, DemoFout> {
        let store = gemeente.store.clone();
        let inrichting = opbouw::inrichting(gemeente).map_err(|error| DemoFout::Gegevens(error.to_string()))?;
        let people = store.read_blocking(gebruiker::gebruikers)?;
        let adviseur = people.iter().find(|person| person.rollen.contains(&Rol::Adviseur)).map(|person| person.id);
        let partners = store.read_blocking(|tx| {
            let all = access::organisatie::organisaties(tx)?;
            all.into_iter().map(|found| Ok::<_, store::StoreError>((found.naam, (found.id, found.kring)))).collect()
        })?;
        let punten = plekken::gegevens()?.plekken.into_values().flatten();
        let mut vuller = Self {
            inrichting: Arc::new(inrichting),
            adviseur: adviseur.ok_or_else(|| DemoFout::Gegevens("er is geen adviseur".to_owned()))?,
            partners,
            woorden: woorden()?,
            punten: punten.filter_map(|(naam, lat, lon)| Some((naam, Punt::new(lat, lon)?))).collect(),
            casussen: BTreeMap::new(),
            store,
            nu,
        };
        vuller.casussen = vuller.casussen(systeem)?;
        Ok(vuller)
    }

    fn casussen(&self, systeem: &Arc<Systeem>) -> Result<BTreeMap<String, DossierId>, DemoFout> {
        let casussen = casussen()?;
        let (systeem, domain, opened) =
            (Arc::clone(systeem), Arc::clone(&self.inrichting), self.nu.plus_seconds(-80 * DAG));
        let made = self.store.write_blocking(move |tx| {
            let mut made = BTreeMap::new();
            for Casus { titel, thema, plek } in casussen {
                let access = systeem.access::<DossierMaken>(tx, opened)?;
                let kring = domain.kringen.van(Thema::from_code(&thema).unwrap_or(Thema::Overig))?;
                let (id, _) = dossier::maak(tx, &access, &dossier::NieuwDossier::casus(kring, titel))?;
                made.insert(plek, id);
            }
            Ok::<_, Mislukt>(made)
        });
        Ok(made?)
    }

    fn neem_aan(&self, verhaal: &Verhaal, ontvangen: Moment, number: usize) -> Result<SignaalId, DemoFout> {
        let mut part = verhaal.m.split('|').map(|text| Persoonsgegeven::new(text.to_owned()));
        let mut next = || part.next().unwrap_or_default();
        let melder = Melder { naam: next(), email: next(), telefoon: next() };
        let vet = |bytes: &[u8], naam: &str| {
            bestand::keur(bytes, naam).map_err(|error| DemoFout::Gegevens(error.to_string()))
        };
        let mut bijlagen = Vec::new();
        if verhaal.foto {
            bijlagen.push(vet(&beeld::foto(), "foto.png")?);
        }
        if verhaal.geluid {
            bijlagen.push(vet(&beeld::geluid(), "opname.wav")?);
        }
        let bron = Bron::from_code(&verhaal.b).unwrap_or(Bron::Formulier);
        let street = verhaal.p.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let punt = self.punten.get(&verhaal.p).or_else(|| self.punten.get(street)).copied();
        let staff = matches!(bron, Bron::Medewerker | Bron::Telefoon);
        let melding = Melding {
            categorie: verhaal.c.clone(),
            titel: None,
            tekst: verhaal.t.clone(),
            plek: verhaal.p.clone(),
            punt: punt.and_then(|punt| nearby(punt, number)),
            gaande: [Gaande::Steeds, Gaande::Voorbij, Gaande::Voorbij][number % 3],
            gebeurd_op: Some(dag_van(ontvangen)),
            bron,
            organisatie: self.partner(&verhaal.o).map(|(id, _)| id),
            ingevoerd_door: staff.then_some(self.adviseur),
            ontvangen,
            spoed: verhaal.spoed,
            wil_antwoord: bron == Bron::Formulier && (verhaal.wil || !melder.is_leeg() || number % 3 == 0),
            melder,
            bijlagen,
            herkomst: None,
        };
        let ready = aannemen::bereid_voor(&self.inrichting, melding, willekeurig()?)?;
        let domain = Arc::clone(&self.inrichting);
        let done = self.store.write_blocking(move |tx| {
            Ok::<_, AanneemFout>(aannemen::leg_vast(tx, &domain, ready, Wie::Niemand, ontvangen)?.id)
        });
        Ok(done?)
    }

    fn partner(&self, code: &str) -> Option<(kern::OrganisatieId, Kring)> {
        let word = match code {
            "organisatie-politie" => "Politie",
            "organisatie-wonen" => "Wonen",
            "organisatie-jongerenwerk" => "Jongerenwerk",
            _ => return None,
        };
        self.partners.iter().find(|(naam, _)| naam.contains(word)).map(|(_, found)| *found)
    }

    fn handel_af(&self, id: SignaalId, verhaal: &Verhaal, number: usize) -> Result<(), DemoFout> {
        let (door, nu, casus) = (self.adviseur, self.nu, self.casussen.get(&verhaal.p).copied());
        let signaal = self.store.read_blocking(move |tx| rij::load(tx, id))?;
        let Some(woorden) = self.woorden.get(signaal.thema.code()).cloned() else {
            return Err(DemoFout::Gegevens(format!("geen woorden voor {}", signaal.thema.code())));
        };
        let verhaal = verhaal.clone();
        let done = self.store.write_blocking(move |tx| {
            let plan = Plan { id, door, nu, number, woorden, casus };
            plan.voer_uit(tx, &signaal, &verhaal)
        });
        Ok(done?)
    }
}

/// A little off the known point, so that not everything lies on one spot.
fn nearby(punt: Punt, number: usize) -> Option<Punt> {
    let off = |step: usize| (f64::from(u32::try_from(number * step % 21).unwrap_or(0)) - 10.0) * 0.00004;
    Punt::new(punt.lat() + off(7), punt.lon() + off(11))
}

fn woorden() -> Result<BTreeMap<String, Woorden>, DemoFout> {
    let mut all: toml::Table = read(include_str!("data/woorden.toml"))?;
    all.remove("casus");
    all.into_iter()
        .map(|(thema, words)| Ok((thema, words.try_into().map_err(|error| DemoFout::Gegevens(format!("{error}")))?)))
        .collect()
}

fn casussen() -> Result<Vec<Casus>, DemoFout> {
    #[derive(Deserialize)]
    struct Alleen {
        casus: Vec<Casus>,
    }
    Ok(read::<Alleen>(include_str!("data/woorden.toml"))?.casus)
}

/// How one signal is handled.
struct Plan {
    id: SignaalId,
    door: GebruikerId,
    nu: Moment,
    number: usize,
    woorden: Woorden,
    casus: Option<DossierId>,
}

impl Plan {
    fn pick<'a>(&self, from: &'a [String]) -> &'a str {
        from.get(self.number % from.len().max(1)).map_or("", String::as_str)
    }

    fn daad(&self, tx: &mut Tx<'_>, moment: Moment) -> store::Result<Daad> {
        let versie = rij::load(tx, self.id)?.versie;
        Ok(Daad { signaal: self.id, versie, door: self.door, moment: moment.min(self.nu) })
    }

    fn record(&self, tx: &mut Tx<'_>, soort: &'static str, kring: Kring, moment: Moment) -> store::Result<()> {
        let event = Gebeurtenis::new(soort, Ding::new("signaal", self.id.0)).kring(kring);
        audit::record(tx, moment.min(self.nu), &event.door(Wie::Gebruiker(self.door))).map(drop)
    }

    fn voer_uit(&self, tx: &mut Tx<'_>, signaal: &Signaal, verhaal: &Verhaal) -> store::Result<()> {
        let (binnen, kring) = (signaal.ontvangen, signaal.kring);
        if verhaal.spoed || verhaal.politie.is_some() {
            let moment = binnen.plus_seconds(verhaal.politie.unwrap_or(9) * 60);
            let daad = self.daad(tx, moment)?;
            schrijven::politie(tx, daad, Politiewijze::Telefoon, "meldkamer", "", binnen)?;
            self.record(tx, "signaal.politie", kring, moment)?;
        }
        let (gevolg, kans) = verhaal.risico.unwrap_or(((self.number % 4) as i64 + 1, (self.number / 2 % 4) as i64 + 1));
        if let Some(risico) = Risico::new(gevolg, kans) {
            let moment = binnen.plus_seconds(DAG / 2);
            let daad = self.daad(tx, moment)?;
            schrijven::weeg(tx, daad, risico, self.pick(&self.woorden.weging))?;
            self.record(tx, "signaal.gewogen", kring, moment)?;
        }
        if signaal.wil_antwoord {
            self.gesprek(tx, signaal)?;
        }
        self.besluit(tx, signaal)
    }

    /// A question now and then, and the answer: mostly in time.
    fn gesprek(&self, tx: &mut Tx<'_>, signaal: &Signaal) -> store::Result<()> {
        let binnen = signaal.ontvangen;
        if self.number % 5 == 0 {
            let (asked, added) = (binnen.plus_seconds(DAG), binnen.plus_seconds(2 * DAG));
            let vraag = self.pick(&self.woorden.vraag);
            brievenbus::schrijf(tx, self.id, Van::Gemeente, Berichtsoort::Vraag, vraag, Some(self.door), asked)?;
            let text = self.pick(&self.woorden.aanvulling);
            brievenbus::schrijf(tx, self.id, Van::Melder, Berichtsoort::Aanvulling, text, None, added)?;
        }
        let late = self.number % 11 == 0;
        let moment = binnen.plus_seconds(if late { 24 * DAG } else { 5 * DAG });
        // The promise of what came in lately is still running: it nears, or it was forgotten.
        if moment >= self.nu {
            return Ok(());
        }
        let text = self.pick(&self.woorden.antwoord);
        brievenbus::schrijf(tx, self.id, Van::Gemeente, Berichtsoort::Antwoord, text, Some(self.door), moment)?;
        let daad = self.daad(tx, moment)?;
        schrijven::beantwoord(tx, daad)?;
        if self.number % 4 == 0 {
            brievenbus::zet_oordeel(tx, self.id, self.number % 8 == 0)?;
        }
        self.record(tx, "signaal.beantwoord", signaal.kring, moment)
    }

    fn besluit(&self, tx: &mut Tx<'_>, signaal: &Signaal) -> store::Result<()> {
        let moment = signaal.ontvangen.plus_seconds(6 * DAG);
        let open_promise = rij::load(tx, self.id)?.beantwoord_op.is_none() && signaal.wil_antwoord;
        let today: Date = dag_van(self.nu);
        let (soort, status, tot) = match (self.casus, self.number % 6) {
            (Some(_), _) => (Besluitsoort::Toevoegen, Status::InDossier, None),
            (None, 1) => (Besluitsoort::Volgen, Status::Volgen, Some(today)),
            (None, 3) => (Besluitsoort::Volgen, Status::Volgen, Some(today.saturating_add(jiff::Span::new().days(9)))),
            (None, _) if open_promise => return Ok(()),
            (None, _) => (Besluitsoort::Afsluiten, Status::Afgesloten, None),
        };
        if moment >= self.nu && soort == Besluitsoort::Afsluiten {
            return Ok(());
        }
        let motivering = self.pick(&self.woorden.besluit).to_owned();
        let besluit = NieuwBesluit { soort, status, dossier: self.casus, doel: None, tot, motivering, overleg: None };
        let daad = self.daad(tx, moment)?;
        schrijven::besluit(tx, daad, &besluit)?;
        self.record(tx, "signaal.besloten", signaal.kring, moment)
    }
}
