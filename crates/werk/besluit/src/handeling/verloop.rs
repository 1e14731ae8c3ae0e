//! How an order runs: what its decisions make of begin, end, terms and the card for the street. A decision that is annulled
//! never was: then the run is made anew from the decisions that are left.

use super::toetsen::{ZORGVULDIG, met_zaak};
use super::{In, Klaar};
use crate::inrichting::{STRAAT, kring_van};
use crate::model::{Besluit, Maatregel, Stadium, Stand, ZONDER_EINDE};
use crate::soort::{Einde, Gevolg, NieuweTermijn, Termijnsoort, Wanneer};
use crate::store::straat::{self, Kaart};
use crate::store::{besluiten, rij, termijnen};
use crate::volledig::Volledig;
use kern::{BesluitId, Bron, MaatregelId, Moment};
use store::Tx;

/// Telling who heard of a decision that it was annulled is practice, not text of the law.
const VERTELLEN: Bron = Bron { bevestigd: false, ..ZORGVULDIG };

/// Lets the order run as a decision that was just taken says, and writes its terms down.
pub(super) fn neem_op(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, gevolg: &Gevolg) -> Klaar<Maatregel> {
    let after = stap(tx, volledig, besluit, gevolg)?;
    for nieuw in &gevolg.termijnen {
        termijnen::maak(tx, &after, besluit.id, nieuw)?;
    }
    leg_vast(tx, volledig, &after, &volledig.gegevens_met(besluit))?;
    Ok(after)
}

/// What one decision makes of the run: withdraws what it ends, and takes away the steps that it makes superfluous.
fn stap(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, gevolg: &Gevolg) -> Klaar<Maatregel> {
    let before = &volledig.maatregel;
    for code in gevolg.vervangt {
        termijnen::vervang(tx, before.id, code, besluit.id)?;
    }
    if let Some(op) = gevolg.beeindigt {
        for earlier in volledig.besluiten.iter().filter(|andere| andere.id < besluit.id) {
            // What is about money goes on after the end.
            if volledig.besluitsoort(earlier)?.kan == Wanneer::Altijd {
                continue;
            }
            if earlier.stadium.kan_naar(Stadium::Ingetrokken) {
                besluiten::rond_af(tx, earlier, Stadium::Ingetrokken, op)?;
            }
            termijnen::verval_stappen(tx, earlier.id, besluit.id)?;
        }
    }
    Ok(na(before, gevolg))
}

/// The order as this consequence leaves it.
fn na(before: &Maatregel, gevolg: &Gevolg) -> Maatregel {
    let einde = match gevolg.einde {
        Some(Einde::Op(moment)) => moment,
        Some(Einde::Open) => ZONDER_EINDE,
        None => before.einde,
    };
    let after = Maatregel {
        // Costs can be settled after the end: that does not revive the order.
        stand: if before.stand == Stand::Beeindigd { Stand::Beeindigd } else { Stand::Geldt },
        begin: gevolg.begin.or(before.begin),
        einde,
        uiterste: gevolg.uiterste.or(before.uiterste),
        ..before.clone()
    };
    match gevolg.beeindigt {
        Some(op) => Maatregel { stand: Stand::Beeindigd, gesloten: Some(op), einde: op, ..after },
        None => after,
    }
}

/// Keeps the run, and shows the street what holds.
fn leg_vast(tx: &mut Tx<'_>, volledig: &Volledig, after: &Maatregel, gegevens: &crate::Gegevens) -> Klaar {
    rij::zet_loop(tx, after)?;
    if after.stand != Stand::Geldt {
        return Ok(straat::sluit(tx, after.id, after.einde)?);
    }
    let card = (volledig.soort.straat)(gegevens);
    let card = Kaart { wie: card.wie, waar: card.waar, wat: card.wat, uitzonderingen: card.uitzonderingen };
    let street = kring_van(tx, STRAAT.0)?;
    straat::zet(tx, &volledig.kist, after, street, &card)
}

/// Undoes what a decision did that was annulled just now, and gives the order as it runs without it.
pub(super) fn zonder(tx: &mut Tx<'_>, inrichting: In<'_>, weg: &Besluit, volledig: &Volledig, nu: Moment) -> Klaar {
    let id = volledig.maatregel.id;
    termijnen::verval_van_besluit(tx, weg.id)?;
    let first = volledig.besluiten.first().is_some_and(|eerste| eerste.id == weg.id);
    if first {
        let ended = Maatregel { stand: Stand::Beeindigd, gesloten: Some(nu), einde: nu, ..volledig.maatregel.clone() };
        termijnen::verval_alles(tx, id, weg.id)?;
        leg_vast(tx, volledig, &ended, &volledig.gegevens())?;
    } else {
        termijnen::herleef(tx, id, weg.id)?;
        leef_op(tx, volledig, weg)?;
        overnieuw(tx, inrichting, id, weg.id)?;
    }
    vertel(tx, volledig, weg, nu)
}

/// Decisions that the annulled one had withdrawn stand again.
fn leef_op(tx: &mut Tx<'_>, volledig: &Volledig, weg: &Besluit) -> Klaar {
    let ended = volledig.maatregel.stand == Stand::Beeindigd && volledig.maatregel.gesloten == weg.genomen;
    for earlier in volledig.besluiten.iter().filter(|een| een.stadium == Stadium::Ingetrokken && een.id < weg.id) {
        if ended && earlier.afgelopen == weg.genomen {
            besluiten::leef_op(tx, earlier)?;
        }
    }
    Ok(())
}

/// Makes the run from the decisions that took effect, oldest first.
fn overnieuw(tx: &mut Tx<'_>, inrichting: In<'_>, id: MaatregelId, weg: BesluitId) -> Klaar {
    let left = Volledig::laad(tx, inrichting, id)?;
    let mut all = Volledig::laad(tx, inrichting, id)?;
    all.maatregel = Maatregel {
        stand: Stand::Voorbereiding,
        begin: None,
        einde: ZONDER_EINDE,
        uiterste: None,
        gesloten: None,
        ..left.maatregel.clone()
    };
    for besluit in left.besluiten.iter().filter(|een| een.stadium.werkte()) {
        let Some(op) = besluit.genomen else { continue };
        let Some(gevolg) = gevolg_van(tx, &all, besluit, op)? else { continue };
        all.maatregel = stap(tx, &all, besluit, &gevolg)?;
        if besluit.id > weg {
            for nieuw in &gevolg.termijnen {
                termijnen::herzie(tx, &all.maatregel, (besluit.id, weg), nieuw)?;
            }
        }
    }
    leg_vast(tx, &left, &all.maatregel, &left.gegevens())
}

/// What a decision does to the run as it now is. `None` when it could only be taken while the order held and, without the
/// annulled decision, it no longer held then; or when it cannot be computed any more. Somebody is asked to look at both.
fn gevolg_van(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, op: Moment) -> Klaar<Option<Gevolg>> {
    let soort = volledig.besluitsoort(besluit)?;
    if soort.kan == Wanneer::Geldend && !volledig.maatregel.geldt_nog_op(op) {
        return Ok(None);
    }
    // What holds at this decision: the answers of the earlier ones with its own over them.
    let gegevens = volledig.gegevens_tot(besluit);
    Ok(met_zaak(tx, volledig, besluit, &gegevens, None, op, |zaak| (soort.gevolg)(zaak))?.ok())
}

/// Who heard of the decision must hear that it is gone, and somebody looks what that does to later decisions.
fn vertel(tx: &mut Tx<'_>, volledig: &Volledig, weg: &Besluit, nu: Moment) -> Klaar {
    let naam = volledig.besluitsoort(weg)?.naam;
    let tell = format!("Vertellen dat dit besluit is vernietigd, aan ieder die ervan hoorde: {naam}");
    termijnen::maak(
        tx,
        &volledig.maatregel,
        weg.id,
        &NieuweTermijn::direct("vernietigd", tell, "Gemeente", nu, VERTELLEN),
    )?;
    let later = volledig.besluiten.iter().any(|een| een.id > weg.id && een.stadium.werkte());
    if later {
        let look = ("gevolgen", "Nagaan wat de vernietiging betekent voor latere besluiten", "Jurist");
        termijnen::maak(
            tx,
            &volledig.maatregel,
            weg.id,
            &NieuweTermijn::gezet(look, Termijnsoort::Stap, VERTELLEN, nu),
        )?;
    }
    Ok(())
}
