//! Making a decision known, and its last stage.

use super::toetsen::met_zaak;
use super::{In, Klaar, verloop};
use crate::access::MaatregelBijhouden;
use crate::model::{Besluit, Stadium, Termijnstand, Wijze};
use crate::store::{besluiten, gronden, termijnen, voorvallen};
use crate::volledig::Volledig;
use access::Access;
use audit::Gebeurtenis;
use kern::{BesluitId, Code as _, MaatregelId, Moment, Weigering};
use store::{StoreError, Tx};

/// When and how a decision was made known.
#[derive(Debug, Clone, Copy)]
pub struct Bekendmaking {
    /// When.
    pub op: Moment,
    /// How.
    pub wijze: Wijze,
}

/// Writes down that it was made known; the terms of the remedies run from then.
pub fn bekendmaken(
    tx: &mut Tx<'_>,
    access: &Access<MaatregelBijhouden>,
    inrichting: In<'_>,
    (id, besluit, versie): (MaatregelId, BesluitId, i64),
    hoe: Bekendmaking,
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let taken = volledig.besluit(besluit)?;
    let genomen = taken.genomen.filter(|_| taken.stadium == Stadium::Genomen).ok_or(StoreError::Conflict)?;
    if hoe.op > access.now() {
        return Err(Weigering::new("op", "Dit moment ligt in de toekomst. Vul in wanneer het is gebeurd.").into());
    }
    if minuut(hoe.op) < minuut(genomen) {
        return Err(Weigering::new("op", "Dit moment ligt voor het besluit zelf. Kijk naar dag en tijd.").into());
    }
    besluiten::maak_bekend(tx, besluit, versie, hoe.op, hoe.wijze)?;
    let known = Besluit { bekendgemaakt: Some(hoe.op), wijze: Some(hoe.wijze), ..taken.clone() };
    let soort = volledig.besluitsoort(taken)?;
    let gegevens = volledig.gegevens_met(taken);
    let gevolg = met_zaak(tx, &volledig, &known, &gegevens, None, genomen, |zaak| (soort.na_bekendmaking)(zaak))??;
    for nieuw in &gevolg.termijnen {
        termijnen::maak(tx, &volledig.maatregel, besluit, nieuw)?;
    }
    let steps = termijnen::van(tx, id)?.into_iter().filter(|stap| {
        stap.besluit == besluit
            && stap.stand == Termijnstand::Open
            && gedaan_door(hoe.wijze).contains(&stap.code.as_str())
    });
    for stap in steps {
        termijnen::gedaan(tx, id, stap.id, hoe.op, hoe.wijze.naam(), access.gebruiker()?)?;
    }
    let told = Gebeurtenis::new("besluit.bekendgemaakt", volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("besluit", taken.soort.clone()).met("wijze", hoe.wijze.code()))?;
    Ok(())
}

/// Forms know minutes.
const fn minuut(moment: Moment) -> i64 {
    moment.0.div_euclid(60_000_000)
}

/// Brings a decision that was taken to its last stage: no remedy is left, or a court annulled it.
pub fn rond_af(
    tx: &mut Tx<'_>,
    access: &Access<MaatregelBijhouden>,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    naar: Stadium,
    waarom: &str,
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let taken = volledig.besluit(besluit)?;
    let nu = access.now();
    match naar {
        Stadium::Onherroepelijk => onherroepelijk(tx, &volledig, taken, nu)?,
        Stadium::Vernietigd => {
            let plek = super::gronden::plek(id, besluit, access.gebruiker()?, nu);
            gronden::oordeel(tx, &volledig.kist, plek, VERNIETIGD, uitspraak(waarom)?)?;
        }
        _ => return Err(StoreError::NotFound.into()),
    }
    besluiten::rond_af(tx, taken, naar, nu)?;
    if naar == Stadium::Vernietigd {
        verloop::zonder(tx, inrichting, taken, &volledig, nu)?;
    }
    let told = Gebeurtenis::new("besluit.afgerond", volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("besluit", taken.soort.clone()).met("stadium", naar.code()))?;
    Ok(())
}

/// Which judgment or decision on objection annulled it.
fn uitspraak(waarom: &str) -> Result<&str, Weigering> {
    let waarom = waarom.trim();
    if waarom.is_empty() || waarom.chars().count() > 500 {
        let zin = "Schrijf op welke uitspraak of welk besluit op bezwaar dit besluit vernietigde, met de datum.";
        return Err(Weigering::new("vernietiging", zin));
    }
    Ok(waarom)
}

/// No remedy is left: its term passed, and nothing that was lodged still runs.
fn onherroepelijk(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, nu: Moment) -> Klaar {
    let terms = termijnen::van(tx, volledig.maatregel.id)?;
    let runs = terms.iter().find(|termijn| termijn.besluit == besluit.id && termijn.code == RECHTSMIDDEL);
    let Some(runs) = runs else {
        return Err(Weigering::new(
            "rechtsmiddel",
            "Het besluit is nog niet bekendgemaakt. Dan loopt de termijn voor bezwaar of beroep ook nog niet.",
        )
        .into());
    };
    if runs.uiterlijk >= nu {
        return Err(Weigering::new("rechtsmiddel", "De termijn voor bezwaar of beroep is nog niet voorbij.").into());
    }
    let lodged = voorvallen::van(tx, &volledig.kist, volledig.maatregel.id)?;
    if lodged.iter().any(|voorval| voorval.soort.loopt() && voorval.uitkomst.is_empty()) {
        return Err(Weigering::new(
            "rechtsmiddel",
            "Er loopt nog een bezwaar, beroep of verzoek. Schrijf eerst de uitkomst op.",
        )
        .into());
    }
    Ok(())
}

/// Code of the end of the order itself: once it has passed nobody has to do anything about it.
pub const EINDE: &str = "einde";

/// Code of a step that handing the decision over does by itself.
pub const UITREIKEN: &str = "uitreiken";

/// Code of a step that making the decision known on paper does by itself, handed over or sent.
pub const BEKENDMAKEN: &str = "bekendmaken";

/// The steps that this way of making known does.
const fn gedaan_door(wijze: Wijze) -> &'static [&'static str] {
    match wijze {
        Wijze::Uitgereikt => &[UITREIKEN, BEKENDMAKEN],
        Wijze::Verzonden | Wijze::Gedeponeerd => &[BEKENDMAKEN],
        Wijze::Mondeling => &[],
    }
}

/// Under this word is kept what annulled a decision.
pub(crate) const VERNIETIGD: &str = "vernietigd";

/// Code of the term in which a remedy can be used; every kind of order uses it.
pub const RECHTSMIDDEL: &str = "rechtsmiddel";
