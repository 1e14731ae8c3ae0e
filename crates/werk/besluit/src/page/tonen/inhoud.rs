//! What the page of an order shows, read in one go.

use crate::handeling::{self, Toets};
use crate::inrichting::Inrichting;
use crate::model::{Besluit, Maatregel, Stadium};
use crate::soort::{Besluitsoort, Klasse, Onderdeel, Oordeelvraag, Veld, Veldsoort, Wanneer};
use crate::store::brieven::{self, Briefregel};
use crate::store::gronden::{Feitregel, Oordeelregel};
use crate::store::rij;
use crate::store::stukken::{self, Stuk};
use crate::store::termijnen::{self, Termijn};
use crate::store::voorvallen::{self, Voorval};
use crate::volledig::Volledig;
use crate::{Gegevens, brief};
use access::Mislukt;
use kern::{BesluitId, Bron, GebruikerId, Kring, MaatregelId, Moment, Weigering};
use recht::Door;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Tx, args};

/// Lines of history on the page.
const REGELS: u32 = 60;

store::sql! {
    LEDEN = "SELECT COUNT(DISTINCT gebruiker) FROM kring_lid WHERE kring = $1 AND van <= $2 AND (tot > $2 OR tot IS NULL)";
}

/// A decision as it is shown.
pub(super) struct Besluitkaart {
    pub besluit: Besluit,
    pub soort: &'static Besluitsoort,
    pub opsteller: String,
    pub ondertekenaar: String,
    pub brieven: Vec<Briefregel>,
    pub antwoorden: Vec<(&'static str, String)>,
    pub vernietigd: String,
}

pub(super) struct Regel {
    pub titel: String,
    pub moment: Moment,
    pub wie: String,
}

/// A fact with who wrote it down, and its documents.
pub(super) struct Feitkaart {
    pub regel: Feitregel,
    pub door: String,
    pub stukken: Vec<Stuk>,
}

/// An element with its facts.
pub(super) struct Grond {
    pub onderdeel: &'static Onderdeel,
    pub feiten: Vec<Feitkaart>,
}

/// A question with its judgement.
pub(super) struct Afweging {
    pub vraag: &'static Oordeelvraag,
    pub oordeel: Option<(Oordeelregel, String)>,
}

impl Afweging {
    pub(super) const fn knop(&self) -> &'static str {
        if self.oordeel.is_some() { "Afweging vervangen" } else { "Afweging bewaren" }
    }
}

/// An area that the order is about.
pub(super) struct Kaartblad {
    pub label: &'static str,
    pub geojson: String,
    pub woorden: String,
}

pub(super) struct Inhoud {
    pub maatregel: Maatregel,
    pub soort: &'static crate::soort::Soort,
    pub leden: i64,
    pub besluiten: Vec<Besluitkaart>,
    pub gronden: Vec<Grond>,
    pub afwegingen: Vec<Afweging>,
    pub toets: Toets,
    pub terug: Option<(String, String, Moment)>,
    pub termijnen: Vec<Termijn>,
    pub voorvallen: Vec<(Voorval, String)>,
    pub verder: Vec<&'static Besluitsoort>,
    pub geldt: Vec<String>,
    pub wet: Bron,
    pub kaarten: Vec<Kaartblad>,
    pub tijdlijn: Vec<Regel>,
    pub tekenen: Result<Vec<Door>, Weigering>,
    pub zelf: bool,
}

/// Reads it.
pub(super) fn inhoud(
    tx: &mut Tx<'_>,
    set_up: &Arc<Inrichting>,
    id: MaatregelId,
    wie: Option<GebruikerId>,
    nu: Moment,
) -> Result<Inhoud, Mislukt> {
    let volledig = Volledig::laad(tx, set_up, id)?;
    let mut names = Namen::default();
    let open = volledig.open_besluit();
    // What nobody works on any more is shown as it was decided.
    let shown = open.or_else(|| volledig.laatste()).or_else(|| volledig.besluiten.last());
    let first = volledig.besluiten.first().map(|een| een.id);
    let toets = match open {
        Some(besluit) => handeling::toets(tx, set_up, &volledig, besluit, None, nu)?,
        None => Toets::default(),
    };
    let ground = first.filter(|first| shown.is_some_and(|shown| shown.id == *first) || open.is_none());
    let tekenen = match (open.filter(|een| een.stadium == Stadium::Voorgelegd), wie) {
        (Some(besluit), Some(wie)) => match handeling::kan_tekenen(tx, &volledig, besluit, wie, nu) {
            Ok(may) => Ok(may),
            Err(Mislukt::Weigering(weigering)) => Err(weigering),
            Err(other) => return Err(other),
        },
        _ => Ok(Vec::new()),
    };
    let terug = match open.filter(|een| een.stadium == Stadium::Concept) {
        Some(besluit) => match volledig.oordeel_van(besluit.id, "terug") {
            Some(regel) => {
                let oordeel = &regel.oordeel;
                Some((oordeel.motivering.clone(), names.van(tx, oordeel.door)?, oordeel.moment))
            }
            None => None,
        },
        None => None,
    };
    let gegevens = volledig.gegevens();
    Ok(Inhoud {
        leden: leden(tx, volledig.maatregel.kring, nu)?,
        besluiten: kaarten(tx, &volledig, &mut names)?,
        gronden: match ground {
            Some(besluit) => gronden(tx, &volledig, besluit, &mut names)?,
            None => Vec::new(),
        },
        afwegingen: match ground {
            Some(besluit) => afwegingen(tx, &volledig, besluit, &mut names)?,
            None => Vec::new(),
        },
        toets,
        terug,
        termijnen: termijnen::van(tx, id)?,
        voorvallen: voorvallen::van(tx, &volledig.kist, id)?
            .into_iter()
            .map(|een| Ok((een.clone(), names.van(tx, een.door)?)))
            .collect::<Result<_, Mislukt>>()?,
        verder: verder(&volledig, nu),
        geldt: (volledig.soort.geldt)(&gegevens),
        wet: (volledig.soort.grondslag)(&gegevens),
        kaarten: bladen(&volledig, &gegevens),
        tijdlijn: tijdlijn(tx, &volledig.maatregel, &mut names)?,
        zelf: open.is_some_and(|een| Some(een.opsteller) == wie),
        tekenen,
        soort: volledig.soort,
        maatregel: volledig.maatregel,
    })
}

/// Names of colleagues, each read once.
#[derive(Default)]
struct Namen(BTreeMap<GebruikerId, String>);

impl Namen {
    fn van(&mut self, tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String, Mislukt> {
        if let Some(known) = self.0.get(&wie) {
            return Ok(known.clone());
        }
        let naam = rij::naam(tx, wie)?;
        self.0.insert(wie, naam.clone());
        Ok(naam)
    }
}

fn leden(tx: &mut Tx<'_>, kring: Kring, nu: Moment) -> Result<i64, Mislukt> {
    Ok(tx.row(LEDEN, args![kring, nu])?.get(0)?)
}

fn kaarten(tx: &mut Tx<'_>, volledig: &Volledig, names: &mut Namen) -> Result<Vec<Besluitkaart>, Mislukt> {
    let letters = brieven::van(tx, volledig.maatregel.id)?;
    let mut cards = Vec::new();
    for besluit in volledig.besluiten.iter().rev() {
        let soort = volledig.besluitsoort(besluit)?;
        // What a row of the policy gave stands in its own fields.
        let shown = |veld: &&Veld| veld.klasse == Klasse::Zaak && !matches!(veld.soort, Veldsoort::Beleid(_));
        let open = soort.velden().filter(shown).filter(|veld| besluit.gegevens.heeft(veld.naam));
        let antwoorden = open.map(|veld| {
            (veld.label.trim_end_matches('?'), brief::in_woorden(veld.soort, &besluit.gegevens, veld.naam))
        });
        cards.push(Besluitkaart {
            antwoorden: antwoorden.collect(),
            vernietigd: volledig
                .oordeel_van(besluit.id, handeling::VERNIETIGD)
                .map(|regel| regel.oordeel.motivering.clone())
                .unwrap_or_default(),
            soort,
            opsteller: names.van(tx, besluit.opsteller)?,
            ondertekenaar: match besluit.ondertekenaar {
                Some(wie) => names.van(tx, wie)?,
                None => String::new(),
            },
            brieven: letters.iter().filter(|een| een.besluit == besluit.id).cloned().collect(),
            besluit: besluit.clone(),
        });
    }
    Ok(cards)
}

fn gronden(tx: &mut Tx<'_>, volledig: &Volledig, besluit: BesluitId, names: &mut Namen) -> Result<Vec<Grond>, Mislukt> {
    let mut all = Vec::new();
    let documents = stukken::van(tx, &volledig.kist, volledig.maatregel.id)?;
    for onderdeel in volledig.soort.onderdelen {
        let mut feiten = Vec::new();
        for feit in volledig.feiten_van(besluit).filter(|feit| feit.onderdeel == onderdeel.code) {
            let stukken = documents.iter().filter(|stuk| stuk.feit == feit.id).cloned().collect();
            feiten.push(Feitkaart { door: names.van(tx, feit.door)?, regel: feit.clone(), stukken });
        }
        all.push(Grond { onderdeel, feiten });
    }
    Ok(all)
}

fn afwegingen(
    tx: &mut Tx<'_>,
    volledig: &Volledig,
    besluit: BesluitId,
    names: &mut Namen,
) -> Result<Vec<Afweging>, Mislukt> {
    let mut all = Vec::new();
    for vraag in volledig.soort.oordelen {
        let oordeel = match volledig.oordeel_van(besluit, vraag.code) {
            Some(regel) => Some((regel.clone(), names.van(tx, regel.oordeel.door)?)),
            None => None,
        };
        all.push(Afweging { vraag, oordeel });
    }
    Ok(all)
}

/// The maps of what holds, or of the draft that makes the order.
fn bladen(volledig: &Volledig, gegevens: &Gegevens) -> Vec<Kaartblad> {
    let fields = volledig.soort.eerste().into_iter().flat_map(Besluitsoort::velden);
    let drawn = fields.filter(|veld| matches!(veld.soort, Veldsoort::Kaart));
    let shown = drawn.filter_map(|veld| {
        let kaart = brief::kaart(gegevens.tekst(veld.naam))?;
        Some(Kaartblad { label: veld.label, geojson: kaart.to_geojson(), woorden: kaart.in_woorden() })
    });
    shown.collect()
}

/// Further decisions that can be started now.
fn verder(volledig: &Volledig, nu: Moment) -> Vec<&'static Besluitsoort> {
    let later = volledig.soort.besluiten.iter().filter(|soort| soort.kan != Wanneer::Begin);
    later.filter(|soort| handeling::kan_beginnen(volledig, soort.kan, nu).is_ok()).collect()
}

fn tijdlijn(tx: &mut Tx<'_>, maatregel: &Maatregel, names: &mut Namen) -> Result<Vec<Regel>, Mislukt> {
    let mut all = Vec::new();
    for line in audit::tijdlijn(tx, maatregel.ding(), None, REGELS)? {
        let wie = match line.wie.gebruiker() {
            Some(wie) => names.van(tx, wie)?,
            None => "Baken".to_owned(),
        };
        all.push(Regel { titel: in_woorden(&line.soort).to_owned(), moment: line.moment, wie });
    }
    Ok(all)
}

fn in_woorden(soort: &str) -> &'static str {
    match soort {
        "maatregel.begonnen" => "Concept begonnen",
        "besluit.begonnen" => "Nieuw besluit begonnen",
        "besluit.gewijzigd" => "Concept gewijzigd",
        "besluit.vervallen" => "Concept weggegooid",
        "besluit.voorgelegd" => "Voorgelegd om te tekenen",
        "besluit.teruggelegd" => "Teruggelegd bij de opsteller",
        "besluit.genomen" => "Besluit genomen",
        "besluit.bekendgemaakt" => "Besluit bekendgemaakt",
        "besluit.afgerond" => "Besluit afgerond",
        "maatregel.feit" => "Feit opgeschreven",
        "maatregel.feit_weg" => "Feit weggehaald",
        "maatregel.oordeel" => "Afweging opgeschreven",
        "maatregel.afwijking" => "Reden opgeschreven om door te gaan",
        "maatregel.voorval" => "Voorval opgeschreven",
        "voorval.afgelopen" => "Uitkomst opgeschreven",
        "termijn.gedaan" => "Stap afgevinkt",
        "termijn.heropend" => "Stap weer open",
        "deling.begonnen" => "Gedeeld",
        "deling.ingetrokken" => "Delen gestopt",
        _ => "Gewijzigd",
    }
}
