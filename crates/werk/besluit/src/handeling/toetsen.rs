//! Looking at a decision as the law does: what is missing, what is not allowed, what asks for a reason.

use super::{In, Klaar};
use crate::model::Besluit;
use crate::soort::{Besluitsoort, Bevinding, Ernst, Nodig, Veld, Wanneer, Zaak};
use crate::store::{mandaten, rij, voorvallen};
use crate::volledig::Volledig;
use crate::{Gegevens, brief};
use kern::{Bron, Moment, dag_van};
use recht::Door;
use store::Tx;

/// The duty to weigh and to give reasons, for what the law of the kind itself does not say.
pub(crate) const ZORGVULDIG: Bron = Bron {
    regeling: "Algemene wet bestuursrecht",
    artikel: "art. 3:2 en 3:46",
    geldig_vanaf: "2026-01-01",
    url: "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Hoofdstuk3",
    bevestigd: false,
};

/// What stands in the way of a decision.
#[derive(Debug, Clone, Default)]
pub struct Toets {
    /// Everything found, in order.
    pub bevindingen: Vec<(Bevinding, Oordeelstand)>,
}

/// Whether somebody gave a reason to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oordeelstand {
    /// It stands in the way.
    Open,
    /// Somebody goes on, with a reason.
    Gemotiveerd,
    /// It does not stand in the way.
    Vrij,
}

impl Toets {
    /// The first finding that stands in the way.
    pub fn beletsel(&self) -> Option<&Bevinding> {
        self.bevindingen.iter().find(|(_, stand)| *stand == Oordeelstand::Open).map(|(bevinding, _)| bevinding)
    }

    /// How many stand in the way.
    pub fn open(&self) -> usize {
        self.bevindingen.iter().filter(|(_, stand)| *stand == Oordeelstand::Open).count()
    }
}

/// When a decision counts from: now, or when it was said aloud before. What is said to be later counts from now, and is
/// found to be wrong.
pub(super) fn tijdstip(soort: &Besluitsoort, besluit: &Besluit, nu: Moment) -> Moment {
    gezegd(soort, besluit).filter(|said| *said <= nu).unwrap_or(nu)
}

fn gezegd(soort: &Besluitsoort, besluit: &Besluit) -> Option<Moment> {
    if soort.tijdstip.is_empty() { None } else { besluit.gegevens.moment(soort.tijdstip) }
}

/// So long ago at most was something said aloud without anybody asking why it is only now on paper: a choice of the product.
const GEZEGD_UREN: i64 = 24;

/// A moment that cannot be, or that is so long ago that it may be a slip.
fn tijdstip_past(soort: &Besluitsoort, besluit: &Besluit, nu: Moment) -> Option<Bevinding> {
    let said = gezegd(soort, besluit)?;
    if said > nu {
        let zin = "Het besluit zou pas later ingaan dan nu. Kijk naar dag en tijd van het opleggen.";
        return Some(Bevinding::blokkeert("tijdstip", zin, ZORGVULDIG).bij(soort.tijdstip));
    }
    (nu.0 - said.0 > GEZEGD_UREN * UUR).then(|| {
        let zin = format!(
            "Het besluit zou zijn aangezegd op {}, meer dan {GEZEGD_UREN} uur geleden. Kijk dag en tijd na. Klopt het? \
             Schrijf dan op waarom het besluit nu pas op papier komt.",
            ui::datum_tijd_lang(said)
        );
        Bevinding::afwijkbaar("lang-geleden", zin, ZORGVULDIG).bij(soort.tijdstip)
    })
}

/// Microseconds.
const UUR: i64 = 3_600_000_000;

/// A decision that can only be taken while the order holds, and it does not any more.
fn te_laat(volledig: &Volledig, soort: &Besluitsoort, op: Moment) -> Option<Bevinding> {
    (soort.kan == Wanneer::Geldend && !volledig.maatregel.geldt_nog_op(op)).then(|| {
        let zin = "De maatregel is niet meer van kracht. Dit besluit kan niet meer.";
        Bevinding::blokkeert("maatregel-geldt-niet", zin, ZORGVULDIG)
    })
}

/// Checks a decision as it stands now. `door` is who would sign; `None` leaves that out.
pub fn toets(
    tx: &mut Tx<'_>,
    inrichting: In<'_>,
    volledig: &Volledig,
    besluit: &Besluit,
    door: Option<Door>,
    nu: Moment,
) -> Klaar<Toets> {
    let soort = volledig.besluitsoort(besluit)?;
    let op = tijdstip(soort, besluit, nu);
    let gegevens = volledig.gegevens_met(besluit);
    let mut found = ontbrekende_velden(soort.velden(), &besluit.gegevens);
    let first = volledig.soort.eerste().is_some_and(|eerste| eerste.code == besluit.soort);
    if first {
        found.extend(gronden(volledig, besluit));
        found.extend(dubbel(tx, volledig, op)?);
    }
    found.extend(met_zaak(tx, volledig, besluit, &gegevens, door, op, |zaak| (soort.toets)(zaak))?);
    found.extend(tijdstip_past(soort, besluit, nu));
    found.extend(brief::gebreken(tx, inrichting, volledig, besluit)?);
    // The law of the kind says it better, where it says it.
    if !found.iter().any(|bevinding| bevinding.ernst == Ernst::Blokkeert) {
        found.extend(te_laat(volledig, soort, op));
    }
    let settle = |bevinding: Bevinding| {
        let stand = match bevinding.ernst {
            Ernst::LetOp => Oordeelstand::Vrij,
            Ernst::Afwijkbaar if volledig.afwijking_van(besluit.id, &bevinding.code).is_some() => {
                Oordeelstand::Gemotiveerd
            }
            Ernst::Afwijkbaar | Ernst::Blokkeert => Oordeelstand::Open,
        };
        (bevinding, stand)
    };
    Ok(Toets { bevindingen: found.into_iter().map(settle).collect() })
}

/// Does something with the decision as a check sees it.
pub(crate) fn met_zaak<T>(
    tx: &mut Tx<'_>,
    volledig: &Volledig,
    besluit: &Besluit,
    gegevens: &Gegevens,
    door: Option<Door>,
    op: Moment,
    work: impl FnOnce(&Zaak<'_>) -> T,
) -> Klaar<T> {
    let feiten: Vec<_> = volledig.feiten_van(besluit.id).map(|feit| feit.onderdeel.clone()).collect();
    let eerder = volledig.eerder(besluit);
    let voorvallen = voorvallen::van(tx, &volledig.kist, volledig.maatregel.id)?;
    let hulpofficier = mandaten::iemand(tx, Door::Hulpofficier, volledig.soort.code, dag_van(op))?;
    Ok(work(&Zaak {
        gegevens,
        eigen: &besluit.gegevens,
        feiten: &feiten,
        eerder: &eerder,
        voorvallen: &voorvallen,
        begin: volledig.maatregel.begin,
        einde: volledig.maatregel.eindigt().filter(|_| volledig.maatregel.begin.is_some()),
        door: door.or(besluit.hoedanigheid),
        mandaat_hulpofficier: hulpofficier,
        op: besluit.genomen.unwrap_or(op),
        bekendgemaakt: besluit.bekendgemaakt,
    }))
}

/// Answers that must be there and are not.
fn ontbrekende_velden(velden: impl Iterator<Item = &'static Veld>, gegevens: &Gegevens) -> Vec<Bevinding> {
    let missing = velden.filter(|veld| {
        let needed = match veld.nodig {
            Nodig::Altijd => true,
            Nodig::Nee | Nodig::Toets => false,
            Nodig::Als(other, waarde) => gegevens.tekst(other) == waarde,
            Nodig::AlsEen(other, waarden) => waarden.contains(&gegevens.tekst(other)),
        };
        needed && !gegevens.heeft(veld.naam)
    });
    let told = missing.map(|veld| {
        let zin = format!("Nog niet ingevuld: {}.", veld.label.trim_end_matches('?'));
        Bevinding::blokkeert(format!("veld-{}", veld.naam), zin, ZORGVULDIG).bij(veld.naam)
    });
    told.collect()
}

/// Elements without facts, and questions that nobody answered.
fn gronden(volledig: &Volledig, besluit: &Besluit) -> Vec<Bevinding> {
    let count = |code: &str| volledig.feiten_van(besluit.id).filter(|feit| feit.onderdeel == code).count();
    let elements = volledig.soort.onderdelen.iter().filter(|onderdeel| count(onderdeel.code) < onderdeel.minstens);
    let told = elements.map(|onderdeel| {
        let zin = match onderdeel.minstens {
            1 => format!("Er is nog geen feit met bron bij: {}.", onderdeel.naam),
            more => format!("Er zijn minstens {more} feiten met bron nodig bij: {}.", onderdeel.naam),
        };
        let found = Bevinding { ernst: onderdeel.ernst, ..Bevinding::blokkeert("", zin, onderdeel.bron) };
        Bevinding { code: format!("grond-{}", onderdeel.code), ..found.bij(onderdeel.code) }
    });
    let open = volledig.soort.oordelen.iter().filter(|vraag| volledig.oordeel_van(besluit.id, vraag.code).is_none());
    let asked = open.map(|vraag| {
        let zin = format!("Nog niet afgewogen: {}", vraag.vraag);
        Bevinding::blokkeert(format!("oordeel-{}", vraag.code), zin, vraag.bron).bij(vraag.code)
    });
    told.chain(asked).collect()
}

/// Another order of this kind at this address.
fn dubbel(tx: &mut Tx<'_>, volledig: &Volledig, nu: Moment) -> Klaar<Vec<Bevinding>> {
    let others = rij::andere(tx, &volledig.maatregel, nu)?;
    let told = others.into_iter().map(|kenmerk| {
        let zin = format!(
            "Op dit adres geldt al een maatregel van deze soort: {kenmerk}. Kijk of dit besluit daarnaast nodig is."
        );
        Bevinding::afwijkbaar("maatregel-loopt-al", zin, ZORGVULDIG)
    });
    Ok(told.take(1).collect())
}
