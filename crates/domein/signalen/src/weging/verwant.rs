//! Other signals that may belong to one, with the reasons: for a person to look at, never a score.

use crate::model::Signaal;
use crate::store::lijst::{self, Kaartje, Vergelijkbaar};
use ::store::zoek::{self, Vraag};
use ::store::{Result, Tx};
use duiding::verwant::{Beeld, Grenzen, Reden, redenen};
use duiding::{geo, taal};
use kern::{DossierId, Kring, SignaalId};
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// How many are shown.
const MEEST: usize = 8;
/// How many words of a signal are looked for in others.
const WOORDEN: usize = 8;
/// How many signals that share words are compared.
const GELIJKENIS: u32 = 24;

/// Another signal that may belong to this one, with the reasons.
pub(super) struct Verwant {
    pub(super) kaartje: Kaartje,
    pub(super) reden: String,
    pub(super) dossier: Option<DossierId>,
}

/// What may belong to it, newest first. Each source of candidates reads a bounded part of its own index; what they found
/// is loaded in one go.
pub(super) fn verwant(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<Vec<Verwant>> {
    let grenzen = Grenzen::default();
    let mut alike = op_woorden(tx, kringen, signaal)?;
    if !signaal.adressleutel.is_empty() {
        alike.extend(lijst::op_adres(tx, kringen, &signaal.adressleutel)?);
    }
    let mut all = alike.clone();
    all.extend(dichtbij(tx, kringen, signaal, grenzen)?);
    all.remove(&signaal.id);
    let mut found = lijst::vergelijkbaar(tx, &all.into_iter().collect::<Vec<_>>())?;
    found.sort_by_key(|other| std::cmp::Reverse((other.kaartje.ontvangen, other.kaartje.id)));
    let own = beeld_van(signaal);
    // A cell is wider than the circle: what lies outside that and was found by nothing else need not be compared.
    let in_circle = |other: &Vergelijkbaar| {
        let both = signaal.punt.zip(other.kaartje.punt);
        both.is_some_and(|(here, there)| geo::afstand_m(here, there) <= grenzen.meters)
    };
    let worth = found.into_iter().filter(|other| alike.contains(&other.kaartje.id) || in_circle(other));
    let with_reasons = worth.filter_map(|Vergelijkbaar { kaartje, tekst, adressleutel, dossier }| {
        let other = Beeld {
            adres: Some(adressleutel).filter(|key| !key.is_empty()),
            punt: kaartje.punt,
            moment: kaartje.ontvangen,
            kenwoorden: taal::kenwoorden(&tekst),
        };
        let reasons = redenen(&own, &other, grenzen, |_| false);
        (!reasons.is_empty()).then_some((kaartje, reasons, dossier))
    });
    // Most have no words in common, and then the text is not read for them. Comparing stops when the page is full.
    let gelezen = LazyCell::new(|| taal::Gelezen::van(&signaal.tekst));
    let verwant = with_reasons.take(MEEST).map(|(kaartje, reasons, dossier)| {
        let reden = reasons.iter().map(|reason| in_zinnen(reason, |words| gelezen.bij(words).join(", ")));
        Verwant { kaartje, reden: reden.collect::<Vec<_>>().join(", "), dossier }
    });
    Ok(verwant.collect())
}

fn op_woorden(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<BTreeSet<SignaalId>> {
    let vraag = Vraag { groepen: twee_woorden(taal::kenwoorden(&signaal.tekst)), voor: None, limiet: GELIJKENIS };
    let hits = zoek::find(tx, kringen, &vraag)?.into_iter().filter(|hit| hit.soort == "signaal");
    Ok(hits.map(|hit| SignaalId(hit.ding)).collect())
}

/// The question for what shares words with a text. Among many signals the newest that share one word share nothing else,
/// so two are asked for: the longest words, which mean the most, are dealt over two groups that both must match. Three
/// equal words, as the reason asks, lie nearly always in both.
fn twee_woorden(mut woorden: Vec<String>) -> Vec<Vec<String>> {
    woorden.sort_by_key(|woord| std::cmp::Reverse(woord.len()));
    woorden.truncate(WOORDEN);
    let mut groepen = [Vec::new(), Vec::new()];
    for (place, woord) in woorden.into_iter().enumerate() {
        groepen[place % 2].push(woord);
    }
    groepen.into()
}

fn dichtbij(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal, grenzen: Grenzen) -> Result<Vec<SignaalId>> {
    let Some(punt) = signaal.punt else { return Ok(Vec::new()) };
    // Whole days are compared, so the window is a day wider; what is just outside gets no reason.
    let window = i64::from(grenzen.dagen + 1) * 86_400;
    let window = (signaal.ontvangen.plus_seconds(-window), signaal.ontvangen.plus_seconds(window));
    lijst::in_cellen(tx, kringen, &geo::cellen_rond(punt, grenzen.meters), window)
}

fn beeld_van(signaal: &Signaal) -> Beeld {
    Beeld {
        adres: Some(signaal.adressleutel.clone()).filter(|key| !key.is_empty()),
        punt: signaal.punt,
        moment: signaal.ontvangen,
        kenwoorden: taal::kenwoorden(&signaal.tekst),
    }
}

fn in_zinnen(reden: &Reden, leesbaar: impl FnOnce(&[String]) -> String) -> String {
    match reden {
        Reden::ZelfdeAdres => "zelfde adres".to_owned(),
        Reden::DichtbijEnKort { meters, dagen } => format!("{meters} meter verderop, {dagen} dagen ertussen"),
        Reden::GelijkeWoorden(woorden) => format!("zelfde woorden: {}", leesbaar(woorden)),
    }
}
