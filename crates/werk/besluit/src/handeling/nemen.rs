//! Taking a decision: who may, in which capacity, and what follows. The letter is made before, from what was read, and
//! kept only when nothing changed in between: who signs, signs what he saw.

use super::toetsen::{met_zaak, tijdstip, toets};
use super::{In, Klaar, verloop};
use crate::Uitwerking;
use crate::access::BesluitNemen;
use crate::brief;
use crate::model::{Besluit, Stadium};
use crate::soort::{Gevolg, Ogen};
use crate::store::besluiten::{self, Handtekening};
use crate::store::{brieven, mandaten, rij};
use crate::volledig::Volledig;
use access::{Access, Action};
use audit::Gebeurtenis;
use documents::Brief;
use kern::{BesluitId, Bron, Code as _, GebruikerId, MaatregelId, Moment, Weigering, dag_van};
use recht::Door;
use store::{StoreError, Tx};

/// Nobody signs what he drafted: a choice of the product, to keep decisions sound.
const VIER_OGEN: &str =
    "Wie een besluit opstelt, ondertekent het niet. Laat iemand anders die in het mandaatregister staat dit tekenen.";

/// The register of mandates.
const MANDAAT: Bron = Bron {
    regeling: "Algemene wet bestuursrecht",
    artikel: "art. 10:3",
    geldig_vanaf: "2026-01-01",
    url: "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel10:3",
    bevestigd: false,
};

/// How somebody signs.
#[derive(Debug, Clone, Default)]
pub struct Ondertekening {
    /// In which capacity; `None` when there is only one.
    pub als: Option<Door>,
    /// Why he signs what he drafted himself; empty when another did.
    pub zelfde_hand: String,
}

/// A decision about to be taken: everything but the signature.
#[derive(Debug)]
pub struct Voorgenomen {
    /// In which capacity.
    pub als: Door,
    /// From when it counts.
    pub op: Moment,
    /// Its letter as it would go out.
    pub brief: Brief,
    /// Which text was used.
    pub sjabloon: (String, i64),
    gevolg: Gevolg,
    zelfde_hand: Option<String>,
}

/// In which capacities somebody may sign this decision today. Refused with the article when there is none.
pub fn kan_tekenen(
    tx: &mut Tx<'_>,
    volledig: &Volledig,
    besluit: &Besluit,
    wie: GebruikerId,
    nu: Moment,
) -> Klaar<Vec<Door>> {
    let soort = volledig.besluitsoort(besluit)?;
    let has = mandaten::van(tx, wie, volledig.soort.code, dag_van(nu))?;
    if has.is_empty() {
        let zin = "U staat vandaag niet in het mandaatregister. Vraag de jurist om u daar in te zetten.";
        return Err(Weigering { bron: Some(MANDAAT), ..Weigering::new("geen-mandaat", zin) }.into());
    }
    let may: Vec<_> = has.iter().copied().filter(|als| soort.bevoegd.iter().any(|(door, _)| door == als)).collect();
    if may.is_empty() {
        return Err(onbevoegd(volledig, soort.bevoegd, &has).into());
    }
    Ok(may)
}

/// Who may, said to who may not.
/// Where the power is that of the order itself, its article is that of the order as it is: a closure for drugs does not rest
/// on that of a closure for nuisance.
fn onbevoegd(volledig: &Volledig, bevoegd: &[(Door, Bron)], has: &[Door]) -> Weigering {
    let mine = has.iter().map(|als| als.naam().to_lowercase()).collect::<Vec<_>>().join(" of ");
    let may = bevoegd.iter().map(|(door, _)| door.naam().to_lowercase()).collect::<Vec<_>>().join(" of ");
    let zin = format!("Dit besluit neemt {may}. U kunt het als {mine} niet nemen.");
    let power = bevoegd.first().map(|(_, bron)| *bron);
    let imposing = volledig.soort.eerste().and_then(|eerste| eerste.bevoegd.first()).map(|(_, bron)| *bron);
    let bron = if power == imposing { Some((volledig.soort.grondslag)(&volledig.gegevens())) } else { power };
    Weigering { bron, ..Weigering::new("onbevoegd", zin) }
}

/// What would be signed. Refuses everything that stands in the way, in the order of the law.
pub fn voorgenomen<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    hand: &Ondertekening,
) -> Klaar<Voorgenomen> {
    let (wie, nu) = (access.gebruiker()?, access.now());
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let draft = volledig.besluit(besluit)?;
    if draft.stadium != Stadium::Voorgelegd {
        return Err(StoreError::Conflict.into());
    }
    let soort = volledig.besluitsoort(draft)?;
    let may = kan_tekenen(tx, &volledig, draft, wie, nu)?;
    let als = match hand.als {
        Some(als) if may.contains(&als) => als,
        Some(_) => return Err(onbevoegd(&volledig, soort.bevoegd, &may).into()),
        None => may.first().copied().ok_or(StoreError::NotFound)?,
    };
    let zelfde_hand = ogen(draft, wie, als, soort.ogen, &hand.zelfde_hand)?;
    let found = toets(tx, inrichting, &volledig, draft, Some(als), nu)?;
    if let Some(beletsel) = found.beletsel() {
        return Err(Weigering { bron: beletsel.bron, ..Weigering::new("toets", beletsel.zin.clone()) }.into());
    }
    let (op, gegevens) = (tijdstip(soort, draft, nu), volledig.gegevens_met(draft));
    let gevolg = met_zaak(tx, &volledig, draft, &gegevens, Some(als), op, |zaak| (soort.gevolg)(zaak))??;
    let naam = rij::naam(tx, wie)?;
    let (brief, sjabloon) =
        brief::maak(tx, inrichting, &volledig, draft, &gevolg, &brief::Slot::Getekend { als, op, naam, nu })?;
    Ok(Voorgenomen { als, op, brief, sjabloon, gevolg, zelfde_hand })
}

/// Four eyes.
fn ogen(draft: &Besluit, wie: GebruikerId, als: Door, ogen: Ogen, why: &str) -> Klaar<Option<String>> {
    if draft.opsteller != wie {
        return Ok(None);
    }
    if ogen != Ogen::VierTenzij(als) {
        return Err(Weigering::new("vier-ogen", VIER_OGEN).into());
    }
    let why = why.trim();
    if why.is_empty() || why.chars().count() > 2_000 {
        let zin = "U stelde dit besluit zelf op. Schrijf op waarom er nu niemand anders kan tekenen.";
        return Err(Weigering::new("zelfde_hand", zin).into());
    }
    Ok(Some(why.to_owned()))
}

/// Takes it. `klaar` is the letter made from [`voorgenomen`]; when anything changed since, nothing is taken:
/// [`StoreError::Conflict`].
pub fn neem(
    tx: &mut Tx<'_>,
    access: &Access<BesluitNemen>,
    inrichting: In<'_>,
    (id, besluit, versie): (MaatregelId, BesluitId, i64),
    hand: &Ondertekening,
    klaar: &brief::Gemaakt,
) -> Klaar {
    let now = voorgenomen(tx, access, inrichting, (id, besluit), hand)?;
    let brief = klaar.bewaar_als(&now.sjabloon, &now.brief).ok_or(StoreError::Conflict)?;
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let draft = volledig.besluit(besluit)?;
    let (wie, nu) = (access.gebruiker()?, access.now());
    let sign = Handtekening { wie, als: now.als, op: now.op, zelfde_hand: now.zelfde_hand.clone() };
    besluiten::neem(tx, &volledig.kist, (besluit, versie), &sign, &Uitwerking::from(&now.gevolg))?;
    brieven::bewaar(tx, &volledig.kist, (id, besluit), &brief, nu)?;
    let ended = verloop::neem_op(tx, &volledig, draft, &now.gevolg)?;
    let told = Gebeurtenis::new("besluit.genomen", ended.ding()).kring(ended.kring).met("besluit", draft.soort.clone());
    access.record(tx, told.met("als", now.als.code()).met("vingerafdruk", brief.vingerafdruk.clone()))?;
    Ok(())
}
