//! Taking in a signal, along whatever way it comes: form, employee, partner, telephone, file.
//!
//! First everything that takes time or can be refused (analysis, encryption, files on disk), outside any transaction;
//! then one transaction with the signal, its event, its mailbox, the search index and the receipt that has to be sent.

use crate::categorie::Categorie;
use crate::inrichting::Inrichting;
use crate::model::{Bron, Gaande, Kenmerk};
use crate::store::{brievenbus, schrijven};
use crate::{code, sleutels, woordenlijst};
use bestand::{Gekeurd, KluisFout, Sleutelbos};
use duiding::{adres::Adres, geo::Punt, taal};
use jiff::civil::Date;
use kern::{GebruikerId, Kring, Moment, OrganisatieId, Persoonsgegeven, Secret, SignaalId, Weigering};
use store::{StoreError, Tx};

/// Longest text that is taken in, in characters.
pub const MAX_TEKST: usize = 8_000;
/// Longest place, name or title.
pub const MAX_REGEL: usize = 200;

/// Who reported. Never logged, never in an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Melder {
    /// Name.
    pub naam: Persoonsgegeven<String>,
    /// Mail address; empty when not given.
    pub email: Persoonsgegeven<String>,
    /// Telephone number; empty when not given.
    pub telefoon: Persoonsgegeven<String>,
}

impl Melder {
    /// True when nothing was filled in: an anonymous report.
    pub fn is_leeg(&self) -> bool {
        [&self.naam, &self.email, &self.telefoon].iter().all(|field| field.expose().is_empty())
    }
}

/// A report as it comes in, its fields already parsed.
#[derive(Debug, Clone)]
pub struct Melding {
    /// Code of the category.
    pub categorie: String,
    /// Short name; made from the text when absent.
    pub titel: Option<String>,
    /// The reporter's words.
    pub tekst: String,
    /// Address or place.
    pub plek: String,
    /// Chosen on the map or with a suggestion.
    pub punt: Option<Punt>,
    /// Whether it goes on.
    pub gaande: Gaande,
    /// Day on which it last happened.
    pub gebeurd_op: Option<Date>,
    /// Along which way.
    pub bron: Bron,
    /// Partner that brings it.
    pub organisatie: Option<OrganisatieId>,
    /// Who typed it in.
    pub ingevoerd_door: Option<GebruikerId>,
    /// When it came in: now, or in the past for an import.
    pub ontvangen: Moment,
    /// Somebody sees direct danger.
    pub spoed: bool,
    /// Who reported; empty is anonymous.
    pub melder: Melder,
    /// The reporter wants to hear what is done.
    pub wil_antwoord: bool,
    /// Vetted files.
    pub bijlagen: Vec<Gekeurd>,
    /// Reference at the source.
    pub herkomst: Option<String>,
}

/// Why a report cannot be taken in.
#[derive(Debug, thiserror::Error)]
pub enum AanneemFout {
    /// It is not right; the reporter can mend it.
    #[error(transparent)]
    Weigering(#[from] Weigering),
    /// The vault failed.
    #[error("de kluis: {0}")]
    Kluis(#[from] KluisFout),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A report that is ready to be stored.
#[derive(Debug)]
pub struct Voorbereid {
    nieuw: schrijven::Nieuw,
    melder_kring: Kring,
    termen: Vec<String>,
    code: Secret<String>,
    codehash: [u8; 32],
    melder: Option<Vec<u8>>,
    bijlagen: Vec<Opgeslagen>,
    bos: Option<Sleutelbos>,
    email: Option<String>,
}

impl Voorbereid {
    /// In this neighbourhood, when no point says in which: the reporter chose it from a list.
    #[must_use]
    pub(crate) fn in_gebied(mut self, code: String) -> Self {
        if self.nieuw.gebied.is_empty() {
            self.nieuw.gebied = code;
        }
        self
    }

    /// When it came in.
    pub const fn ontvangen(&self) -> Moment {
        self.nieuw.ontvangen
    }

    /// The files that already lie in the vault, to take them away when the report is not stored after all.
    pub(crate) fn bestanden(&self) -> Vec<String> {
        self.bijlagen.iter().map(|bijlage| bijlage.bestand.clone()).collect()
    }
}

#[derive(Debug)]
struct Opgeslagen {
    naam: String,
    soort: &'static str,
    bytes: i64,
    bestand: String,
}

/// What the reporter gets: shown once, the code is stored nowhere.
#[derive(Debug, Clone)]
pub struct Ontvangst {
    /// Internal number.
    pub id: SignaalId,
    /// Reference.
    pub kenmerk: Kenmerk,
    /// Opens the status page.
    pub code: Secret<String>,
    /// Day by which the answer is promised.
    pub antwoord_voor: Option<Date>,
}

/// Checks, analyses and encrypts. Files are on the disk when this returns; they are unreadable without the row that is
/// not there yet, and cleaned up when it never comes. `willekeurig` are fresh random bytes.
pub fn bereid_voor(
    inrichting: &Inrichting,
    melding: Melding,
    willekeurig: [u8; 26],
) -> Result<Voorbereid, AanneemFout> {
    let categorie = controleer(inrichting, &melding)?;
    let (merk, rest) = willekeurig.split_at(16);
    let mut merk_bytes = [0; 16];
    merk_bytes.copy_from_slice(merk);
    let mut code_bytes = [0; 10];
    code_bytes.copy_from_slice(rest);
    let code = code::maak(code_bytes);
    let codehash = codehash(inrichting, &code);
    let secret = !melding.melder.is_leeg() || !melding.bijlagen.is_empty();
    let key = secret.then(|| sleutels::nieuw(&inrichting.kluis, merk_bytes)).transpose()?;
    let (bos, sleutel) = key.unzip();
    let mut melder = None;
    let mut bijlagen = Vec::new();
    if let Some(bos) = &bos {
        if !melding.melder.is_leeg() {
            let json = serde_json::to_string(&melding.melder).map_err(|_| KluisFout::Beschadigd)?;
            melder = Some(bos.versleutel_tekst("melder.gegevens", &json)?);
        }
        for gekeurd in &melding.bijlagen {
            bijlagen.push(sla_op(inrichting, bos, gekeurd)?);
        }
    }
    let email = Some(melding.melder.email.expose().trim().to_owned()).filter(|email| !email.is_empty());
    let melder_kring = inrichting.kringen.melder;
    let nieuw = nieuw(inrichting, categorie, melding, sleutel)?;
    let termen = zoektermen(&nieuw.titel, &nieuw.tekst, &nieuw.plek);
    Ok(Voorbereid { nieuw, melder_kring, termen, code, codehash, melder, bijlagen, bos, email })
}

/// What the index knows of a signal: its words and its place.
pub(crate) fn zoektermen(titel: &str, tekst: &str, plek: &str) -> Vec<String> {
    taal::stammen(&format!("{titel}. {tekst}. {plek}"))
}

/// The hash under which a mailbox is found.
pub(crate) fn codehash(inrichting: &Inrichting, code: &Secret<String>) -> [u8; 32] {
    let signs: String = code.expose().chars().filter(char::is_ascii_alphanumeric).collect();
    inrichting.kluis.sleutelhash("brievenbus", signs.as_bytes())
}

fn controleer<'a>(inrichting: &'a Inrichting, melding: &Melding) -> Result<&'a Categorie, Weigering> {
    let refuse = |code, reden: &str| Err(Weigering::new(code, reden));
    let Some(categorie) = inrichting.categorieen.zoek(&melding.categorie) else {
        return refuse("categorie", "Kies waar het over gaat.");
    };
    if melding.tekst.trim().is_empty() {
        return refuse("tekst", "Vertel wat er aan de hand is.");
    }
    if melding.tekst.chars().count() > MAX_TEKST {
        return refuse("tekst", "Uw tekst is te lang. Gebruik hoogstens 8.000 tekens.");
    }
    let too_long = |text: &str| text.chars().count() > MAX_REGEL;
    if too_long(&melding.plek) || melding.titel.as_deref().is_some_and(too_long) {
        return refuse("plek", "De plek of de titel is te lang. Gebruik hoogstens 200 tekens.");
    }
    if melding.bijlagen.len() > bestand::MAX_PER_MELDING {
        return refuse("bijlagen", "U kunt hoogstens 5 bestanden meesturen.");
    }
    Ok(categorie)
}

fn sla_op(inrichting: &Inrichting, bos: &Sleutelbos, gekeurd: &Gekeurd) -> Result<Opgeslagen, KluisFout> {
    let opslag = inrichting.kluis.bewaar(bos, &gekeurd.bytes)?;
    Ok(Opgeslagen {
        naam: gekeurd.naam.clone(),
        soort: gekeurd.soort.mediatype(),
        bytes: i64::try_from(gekeurd.bytes.len()).unwrap_or(i64::MAX),
        bestand: opslag.to_string(),
    })
}

/// The row of a report whose category is known.
pub(crate) fn nieuw(
    inrichting: &Inrichting,
    categorie: &Categorie,
    melding: Melding,
    sleutel: Option<Vec<u8>>,
) -> Result<schrijven::Nieuw, AanneemFout> {
    let thema = categorie.thema();
    let dag = kern::dag_van(melding.ontvangen);
    let belofte = if melding.wil_antwoord { inrichting.belofte(categorie, dag) } else { None };
    let adres = Adres::ontleed(&melding.plek).filter(Adres::is_compleet);
    Ok(schrijven::Nieuw {
        kring: inrichting.kringen.van(thema)?,
        thema,
        categorie: categorie.code.clone(),
        titel: melding.titel.unwrap_or_else(|| titel_uit(&melding.tekst)),
        adressleutel: adres.and_then(|adres| adres.sleutel()).unwrap_or_default(),
        gebied: inrichting.gebied_van(melding.punt),
        tekst: melding.tekst,
        plek: melding.plek,
        punt: melding.punt,
        gaande: melding.gaande,
        gebeurd_op: melding.gebeurd_op,
        bron: melding.bron,
        organisatie: melding.organisatie,
        ingevoerd_door: melding.ingevoerd_door,
        ontvangen: melding.ontvangen,
        spoed: melding.spoed,
        wil_antwoord: melding.wil_antwoord,
        antwoord_voor: belofte.map(|termijn| termijn.uitkomst),
        sleutel,
        herkomst: melding.herkomst,
    })
}

/// The first words of the first sentence, as a name to recognise the signal by until somebody gives it a better one.
fn titel_uit(tekst: &str) -> String {
    const LENGTE: usize = 60;
    let first = tekst.split(['\n', '.', '!', '?']).map(str::trim).find(|part| !part.is_empty()).unwrap_or(tekst.trim());
    let mut titel = String::new();
    for woord in first.split_whitespace() {
        if !titel.is_empty() && titel.chars().count() + woord.chars().count() >= LENGTE {
            titel.push('…');
            break;
        }
        if !titel.is_empty() {
            titel.push(' ');
        }
        titel.extend(woord.chars().take(LENGTE));
    }
    titel
}

/// Stores a prepared report: all of it or nothing. `wie` is who brings it, as it stands in the logs.
pub fn leg_vast(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    voorbereid: Voorbereid,
    wie: audit::Wie,
    nu: Moment,
) -> Result<Ontvangst, AanneemFout> {
    let Voorbereid { nieuw, melder_kring, termen, code, codehash, melder, bijlagen, bos, email } = voorbereid;
    let (id, kenmerk) = schrijven::insert(tx, &nieuw)?;
    brievenbus::insert(tx, id, &codehash)?;
    if let Some(gegevens) = melder {
        schrijven::insert_melder(tx, id, melder_kring, gegevens)?;
    }
    for bijlage in &bijlagen {
        schrijven::insert_bijlage(tx, id, &bijlage.naam, bijlage.soort, bijlage.bytes, &bijlage.bestand)?;
    }
    store::zoek::index_new(tx, &[document(id, nieuw.kring, &[], &termen)])?;
    woordenlijst::voeg_toe(tx, &inrichting.woorden, &format!("{} {} {}", nieuw.titel, nieuw.tekst, nieuw.plek))?;
    let gebeurtenis = audit::Gebeurtenis::new("signaal.ontvangen", audit::Ding::new("signaal", id.0))
        .kring(nieuw.kring)
        .door(wie)
        .met("bron", kern::Code::code(nieuw.bron))
        .met("thema", kern::Code::code(nieuw.thema))
        .met("categorie", nieuw.categorie.clone())
        .met("gebied", nieuw.gebied.clone());
    audit::record(tx, nu, &gebeurtenis)?;
    let ontvangst = Ontvangst { id, kenmerk, code, antwoord_voor: nieuw.antwoord_voor };
    if let (Some(bos), Some(email)) = (&bos, email) {
        crate::post::ontvangst(tx, inrichting, &ontvangst, &nieuw, bos, &email, nu)?;
    }
    Ok(ontvangst)
}

/// Puts a signal in the index under its own kring and those it is shared with.
pub(crate) fn indexeer(
    tx: &mut Tx<'_>,
    id: SignaalId,
    kring: Kring,
    gedeeld: &[Kring],
    termen: &[String],
) -> Result<(), StoreError> {
    store::zoek::index(tx, &document(id, kring, gedeeld, termen))
}

fn document<'a>(id: SignaalId, kring: Kring, gedeeld: &'a [Kring], termen: &'a [String]) -> store::zoek::Document<'a> {
    let analyse = taal::ANALYSE_VERSIE;
    store::zoek::Document { soort: "signaal", ding: id.0, kring, gedeeld, analyse, termen }
}

#[cfg(test)]
mod tests {
    use super::titel_uit;

    #[test]
    fn de_titel_is_de_eerste_zin_en_nooit_te_lang() {
        assert_eq!(titel_uit("  Man bedreigt buren. Hij sloeg."), "Man bedreigt buren");
        assert_eq!(titel_uit("\n\n!"), "\n\n!".trim());
        let long = titel_uit(&"heel ".repeat(50));
        assert!(long.chars().count() <= 61 && long.ends_with('…'), "{long}");
        assert!(titel_uit(&"x".repeat(500)).chars().count() <= 60);
    }
}
