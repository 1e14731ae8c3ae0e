//! Everything that somebody sees of one signal, read in one go.

use crate::inrichting::Inrichting;
use crate::model::Signaal;
use crate::store::brievenbus::{self, Bericht};
use crate::store::lijst::{self, Kaartje};
use crate::store::rij::{self, Besluit, Bijlage, Politiemelding, Weging};
use ::access::deling::{self, Deling};
use ::store::zoek::{self, Vraag};
use ::store::{Result, Tx};
use audit::Ding;
use dossier::Dossier;
use duiding::verwant::{Beeld as Vergelijk, Grenzen, Reden, redenen};
use duiding::{geo, taal};
use kern::{DossierId, GebruikerId, Kring, Moment, SignaalId};
use std::collections::BTreeMap;

/// How many things that may belong to it are shown.
const VERWANT: usize = 8;
/// How many words of a signal are looked for in others.
const WOORDEN: usize = 10;
/// How many signals that share words are compared.
const GELIJKENIS: u32 = 32;

/// A line of history in words.
pub(super) struct Regel {
    pub(super) titel: &'static str,
    pub(super) moment: Moment,
    pub(super) wie: String,
}

/// Another signal that may belong to this one, with the reasons.
pub(super) struct Verwant {
    pub(super) kaartje: Kaartje,
    pub(super) reden: String,
    dossier: Option<DossierId>,
}

/// An open file that this signal may belong to, with the reason.
pub(super) struct Casus {
    pub(super) dossier: Dossier,
    pub(super) reden: String,
}

/// The whole picture.
pub(super) struct Beeld {
    pub(super) signaal: Signaal,
    pub(super) categorie: String,
    pub(super) gebied: String,
    pub(super) heeft_melder: bool,
    pub(super) bijlagen: Vec<Bijlage>,
    pub(super) berichten: Vec<Bericht>,
    pub(super) wegingen: Vec<(Weging, String)>,
    pub(super) besluiten: Vec<(Besluit, String)>,
    pub(super) politie: Vec<(Politiemelding, String)>,
    pub(super) tijdlijn: Vec<Regel>,
    pub(super) verwant: Vec<Verwant>,
    pub(super) casussen: Vec<Casus>,
    pub(super) casus: Option<(String, String)>,
    pub(super) delingen: Vec<Deling>,
    /// False for who sees it only because it was shared: he sees what came in and where it stands, no more.
    pub(super) eigen: bool,
    pub(super) belofte: Option<recht::Termijn>,
}

/// Reads it for somebody in these kringen, who has been let through to this very signal. Judgements, decisions and the
/// conversation with the reporter are for the kring of the signal itself: a partner with whom it was shared does not
/// get them.
pub(super) fn laad(tx: &mut Tx<'_>, kringen: &[Kring], inrichting: &Inrichting, id: SignaalId) -> Result<Beeld> {
    let signaal = rij::load(tx, id)?;
    let gevonden = verwant(tx, kringen, &signaal)?;
    let categorie = inrichting.categorieen.zoek(&signaal.categorie);
    let belofte = categorie.filter(|_| signaal.antwoord_voor.is_some());
    let belofte = belofte.and_then(|found| inrichting.belofte(found, kern::dag_van(signaal.ontvangen)));
    let mut beeld = Beeld {
        categorie: inrichting.categorieen.naam(&signaal.categorie).to_owned(),
        gebied: inrichting.gebiednaam(&signaal.gebied),
        heeft_melder: rij::melder(tx, id)?.is_some(),
        bijlagen: rij::bijlagen(tx, id)?,
        casussen: casussen(tx, kringen, &signaal, &gevonden)?,
        verwant: gevonden,
        casus: casus(tx, kringen, &signaal)?,
        eigen: kringen.contains(&signaal.kring),
        belofte,
        berichten: Vec::new(),
        wegingen: Vec::new(),
        besluiten: Vec::new(),
        politie: Vec::new(),
        tijdlijn: Vec::new(),
        delingen: Vec::new(),
        signaal,
    };
    if beeld.eigen {
        werk(tx, &mut beeld)?;
    }
    Ok(beeld)
}

/// What was done with it, by whom.
fn werk(tx: &mut Tx<'_>, beeld: &mut Beeld) -> Result<()> {
    let id = beeld.signaal.id;
    let mut names = Namen::default();
    beeld.berichten = brievenbus::berichten(tx, id)?;
    beeld.delingen = deling::delingen_van(tx, Ding::new("signaal", id.0))?;
    for weging in rij::wegingen(tx, id)? {
        let door = names.van(tx, weging.door)?;
        beeld.wegingen.push((weging, door));
    }
    for besluit in rij::besluiten(tx, id)? {
        let door = names.van(tx, besluit.door)?;
        beeld.besluiten.push((besluit, door));
    }
    for melding in rij::politiemeldingen(tx, id)? {
        let door = names.van(tx, melding.door)?;
        beeld.politie.push((melding, door));
    }
    for line in audit::tijdlijn(tx, Ding::new("signaal", id.0), None, 50)? {
        let wie = line.wie.gebruiker().map_or_else(|| Ok("melder of Baken".to_owned()), |wie| names.van(tx, wie))?;
        beeld.tijdlijn.push(Regel { titel: in_woorden(&line.soort), moment: line.moment, wie });
    }
    Ok(())
}

#[derive(Default)]
struct Namen(BTreeMap<GebruikerId, String>);

impl Namen {
    fn van(&mut self, tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
        if let Some(known) = self.0.get(&wie) {
            return Ok(known.clone());
        }
        let naam = dossier::store::naam(tx, wie)?;
        self.0.insert(wie, naam.clone());
        Ok(naam)
    }
}

/// The file, when the reader may know of that too.
fn casus(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<Option<(String, String)>> {
    let Some(id) = signaal.dossier else { return Ok(None) };
    let dossier = dossier::load(tx, id)?;
    let visible = kringen.contains(&dossier.kring);
    Ok(visible.then(|| (dossier.kenmerk.to_string(), dossier.titel)))
}

/// Open files that hold one of the related signals, as far as the reader may know of them: the reason of the signal is
/// the reason of the file.
fn casussen(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal, verwant: &[Verwant]) -> Result<Vec<Casus>> {
    let mut found: Vec<Casus> = Vec::new();
    for other in verwant {
        let Some(id) = other.dossier.filter(|id| Some(*id) != signaal.dossier) else { continue };
        if found.iter().any(|casus| casus.dossier.id == id) {
            continue;
        }
        let dossier = dossier::load(tx, id)?;
        if kringen.contains(&dossier.kring) && dossier.status == dossier::Status::Open {
            found.push(Casus { dossier, reden: other.reden.clone() });
        }
    }
    Ok(found)
}

/// What may belong to it, newest first. Each source of candidates reads a bounded part of its own index; of what is
/// found only the words are loaded, and those in one go.
fn verwant(tx: &mut Tx<'_>, kringen: &[Kring], signaal: &Signaal) -> Result<Vec<Verwant>> {
    let grenzen = Grenzen::default();
    let mut near = dichtbij(tx, kringen, signaal, grenzen)?;
    let vraag = Vraag { groepen: twee_woorden(taal::kenwoorden(&signaal.tekst)), voor: None, limiet: GELIJKENIS };
    let hits = zoek::find(tx, kringen, &vraag)?.into_iter().filter(|hit| hit.soort == "signaal");
    let ids: Vec<SignaalId> = hits.map(|hit| SignaalId(hit.ding)).collect();
    let far = i64::from(grenzen.dagen_woorden + 1) * 86_400_000_000;
    let mut alike = lijst::vele(tx, &ids)?;
    alike.retain(|other| other.ontvangen.0.abs_diff(signaal.ontvangen.0) < far.unsigned_abs());
    near.extend(alike.into_iter().map(|kaartje| (kaartje.id, kaartje)));
    near.remove(&signaal.id);
    let mut texts = lijst::teksten(tx, &near.keys().copied().collect::<Vec<_>>())?;
    let own = vergelijk(signaal);
    let mut newest: Vec<Kaartje> = near.into_values().collect();
    newest.sort_by_key(|kaartje| std::cmp::Reverse((kaartje.ontvangen, kaartje.id)));
    // Comparing words is the dear part, so it stops when the page is full.
    let found = newest.into_iter().filter_map(|kaartje| {
        let words = texts.remove(&kaartje.id)?;
        let other = Vergelijk {
            adres: Some(words.adressleutel).filter(|key| !key.is_empty()),
            punt: kaartje.punt,
            moment: kaartje.ontvangen,
            kenwoorden: taal::kenwoorden(&words.tekst),
        };
        let reasons = redenen(&own, &other, grenzen, |_| false);
        (!reasons.is_empty()).then_some((kaartje, reasons, words.dossier))
    });
    let found: Vec<_> = found.take(VERWANT).collect();
    // Most have no words in common, and then the text is not read for them.
    let gelezen = std::cell::LazyCell::new(|| taal::Gelezen::van(&signaal.tekst));
    let verwant = found.into_iter().map(|(kaartje, reasons, dossier)| {
        let reden = reasons.iter().map(|reason| in_zinnen(reason, |words| gelezen.bij(words).join(", ")));
        Verwant { kaartje, reden: reden.collect::<Vec<_>>().join(", "), dossier }
    });
    Ok(verwant.collect())
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

/// The newest ones at the same address, and the newest ones near in place and time: enough of them to fill the page.
fn dichtbij(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    signaal: &Signaal,
    grenzen: Grenzen,
) -> Result<BTreeMap<SignaalId, Kaartje>> {
    let newest = |mut found: Vec<Kaartje>| {
        found.retain(|other| other.id != signaal.id);
        found.sort_by_key(|other| std::cmp::Reverse((other.ontvangen, other.id)));
        found.truncate(VERWANT);
        found.into_iter().map(|kaartje| (kaartje.id, kaartje))
    };
    let mut near = BTreeMap::new();
    if !signaal.adressleutel.is_empty() {
        near.extend(newest(lijst::op_adres(tx, kringen, &signaal.adressleutel)?));
    }
    if let Some(punt) = signaal.punt {
        // Whole days are compared, so the window is a day wider; what is just outside gets no reason.
        let window = i64::from(grenzen.dagen + 1) * 86_400;
        let window = (signaal.ontvangen.plus_seconds(-window), signaal.ontvangen.plus_seconds(window));
        let mut found = lijst::in_cellen(tx, kringen, &geo::cellen_rond(punt, grenzen.meters), window)?;
        found.retain(|other| other.punt.is_some_and(|there| geo::afstand_m(punt, there) <= grenzen.meters));
        near.extend(newest(found));
    }
    Ok(near)
}

fn vergelijk(signaal: &Signaal) -> Vergelijk {
    Vergelijk {
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

fn in_woorden(soort: &str) -> &'static str {
    match soort {
        "signaal.ontvangen" => "Ontvangen",
        "signaal.gewogen" => "Risico gewogen",
        "signaal.spoed" => "Spoed gegeven",
        "signaal.geen_spoed" => "Spoed eraf",
        "signaal.politie" => "Politie vastgelegd",
        "signaal.besloten" => "Besluit genomen",
        "signaal.beantwoord" => "Melder geantwoord",
        "signaal.gevraagd" => "Melder iets gevraagd",
        "signaal.aangevuld" => "Melder vulde aan",
        "signaal.heropend" => "Heropend",
        "signaal.heringedeeld" => "Andere categorie of naam",
        "deling.begonnen" => "Gedeeld",
        "deling.ingetrokken" => "Delen gestopt",
        _ => "Gewijzigd",
    }
}

impl Beeld {
    pub(super) fn kenmerk(&self) -> String {
        self.signaal.kenmerk.to_string()
    }

    pub(super) fn href(&self) -> String {
        super::href(self.signaal.kenmerk)
    }

    pub(super) fn risico(&self) -> String {
        self.signaal.risico.map_or_else(
            || "Nog niet gewogen".to_owned(),
            |risico| format!("{} ({} van 16)", risico.naam(), risico.waarde()),
        )
    }

    pub(super) fn risico_kleur(&self) -> &'static str {
        kleur(self.signaal.risico)
    }
}

/// The colour of a risk; words carry the meaning.
pub(super) fn kleur(risico: Option<crate::model::Risico>) -> &'static str {
    match risico.map(crate::model::Risico::waarde) {
        Some(9..) => "rood",
        Some(4..) => "amber",
        _ => "",
    }
}
