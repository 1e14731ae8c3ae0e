//! How an order runs: what its decisions make of begin, end, terms and the card for the street. A decision that is annulled
//! never was: then the run is made anew from the decisions that are left.

use super::toetsen::{ZORGVULDIG, met_zaak};
use super::{In, Klaar};
use crate::Uitwerking;
use crate::inrichting::{STRAAT, kring_van};
use crate::model::{Besluit, Maatregel, Stadium, Stand, ZONDER_EINDE};
use crate::soort::{Gevolg, NieuweTermijn, Wanneer};
use crate::store::straat::{self, Kaart};
use crate::store::{besluiten, rij, termijnen};
use crate::volledig::Volledig;
use access::Mislukt;
use kern::{BesluitId, Bron, MaatregelId, Moment};
use store::Tx;

/// Telling who heard of a decision that it was annulled is practice, not text of the law.
const VERTELLEN: Bron = Bron { bevestigd: false, ..ZORGVULDIG };

/// Lets the order run as a decision that was just taken says, and writes its terms down.
pub(super) fn neem_op(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, gevolg: &Gevolg) -> Klaar<Maatregel> {
    let after = stap(tx, volledig, besluit, &Uitwerking::from(gevolg))?;
    for nieuw in &gevolg.termijnen {
        termijnen::maak(tx, &after, besluit.id, nieuw)?;
    }
    leg_vast(tx, volledig, &after, &volledig.gegevens_met(besluit))?;
    Ok(after)
}

/// What one decision makes of the run: withdraws what it ends, and takes away the steps that it makes superfluous.
fn stap(tx: &mut Tx<'_>, volledig: &Volledig, besluit: &Besluit, uitwerking: &Uitwerking) -> Klaar<Maatregel> {
    let before = &volledig.maatregel;
    for code in &uitwerking.vervangt {
        termijnen::vervang(tx, before.id, code, besluit.id)?;
    }
    if let Some(op) = uitwerking.beeindigt {
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
    Ok(uitwerking.op(before))
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
        termijnen::verval_alles(tx, id, weg.id)?;
        // An order that was over keeps the day on which it ended.
        if volledig.maatregel.geldt_nog_op(nu) {
            let ended =
                Maatregel { stand: Stand::Beeindigd, gesloten: Some(nu), einde: nu, ..volledig.maatregel.clone() };
            leg_vast(tx, volledig, &ended, &volledig.gegevens())?;
        }
    } else {
        termijnen::herleef(tx, id, weg.id)?;
        leef_op(tx, volledig, weg)?;
        let changed = overnieuw(tx, inrichting, id, weg.id)?;
        nagaan(tx, volledig, weg, &changed, nu)?;
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

/// What an annulment meant for a decision that came after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Later {
    /// Counted anew it does what it did, and its terms stay as they are.
    Gelijk,
    /// It counts from what is left.
    Herrekend,
    /// It could only be taken while the order held, and without the annulled decision that was over.
    Verlopen,
    /// It cannot be counted anew: it keeps what it had, since it stands until somebody ends it.
    Onveranderd,
}

/// Makes the run from the decisions that took effect, oldest first. Those before the annulled one keep what they had;
/// those after it are counted anew, and told.
fn overnieuw(tx: &mut Tx<'_>, inrichting: In<'_>, id: MaatregelId, weg: BesluitId) -> Klaar<Vec<(BesluitId, Later)>> {
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
    let mut told = Vec::new();
    for besluit in left.besluiten.iter().filter(|een| een.stadium.werkte()) {
        let kept = besluit.uitwerking.clone();
        let uitwerking = match kept {
            Some(kept) if besluit.id < weg => kept,
            kept => {
                let (uitwerking, later) = herreken(tx, &all, besluit, kept, weg)?;
                besluiten::werkt_uit(tx, besluit.id, &uitwerking)?;
                told.push((besluit.id, later));
                uitwerking
            }
        };
        all.maatregel = stap(tx, &all, besluit, &uitwerking)?;
    }
    leg_vast(tx, &left, &all.maatregel, &left.gegevens())?;
    Ok(told)
}

/// Counts a decision anew on the run as it now is, with the terms that follow.
fn herreken(
    tx: &mut Tx<'_>,
    volledig: &Volledig,
    besluit: &Besluit,
    kept: Option<Uitwerking>,
    weg: BesluitId,
) -> Klaar<(Uitwerking, Later)> {
    let soort = volledig.besluitsoort(besluit)?;
    let op = besluit.genomen.ok_or(Mislukt::Machine("een besluit dat werkte is niet genomen"))?;
    if soort.kan == Wanneer::Geldend && !volledig.maatregel.geldt_nog_op(op) {
        termijnen::verval_stappen(tx, besluit.id, weg)?;
        return Ok((Uitwerking::default(), Later::Verlopen));
    }
    // What holds at this decision: the answers of the earlier ones with its own over them.
    let gegevens = volledig.gegevens_tot(besluit);
    let Ok(gevolg) = met_zaak(tx, volledig, besluit, &gegevens, None, op, |zaak| (soort.gevolg)(zaak))? else {
        return Ok((kept.unwrap_or_default(), Later::Onveranderd));
    };
    let uitwerking = Uitwerking::from(&gevolg);
    if kept.as_ref() == Some(&uitwerking) {
        return Ok((uitwerking, Later::Gelijk));
    }
    if besluit.id > weg {
        let after = uitwerking.op(&volledig.maatregel);
        for nieuw in &gevolg.termijnen {
            termijnen::herzie(tx, &after, (besluit.id, weg), nieuw)?;
        }
    }
    Ok((uitwerking, Later::Herrekend))
}

/// Asks somebody to look at each decision that came after the annulled one, and says what Baken made of it.
fn nagaan(tx: &mut Tx<'_>, volledig: &Volledig, weg: &Besluit, changed: &[(BesluitId, Later)], nu: Moment) -> Klaar {
    for (id, later) in changed {
        let naam = volledig.besluitsoort(volledig.besluit(*id)?)?.naam;
        let meaning = match later {
            Later::Gelijk => "de datums blijven gelijk",
            Later::Herrekend => "de datums zijn opnieuw geteld",
            Later::Verlopen => "de maatregel gold toen niet meer, dit besluit telt niet mee",
            Later::Onveranderd => "de datums zijn niet opnieuw te tellen en bleven zoals ze waren",
        };
        let what = format!("Nagaan wat de vernietiging betekent voor een later besluit. {naam}: {meaning}");
        let look = NieuweTermijn::direct("gevolgen", what, "Jurist", nu, VERTELLEN);
        termijnen::maak(tx, &volledig.maatregel, weg.id, &look)?;
    }
    Ok(())
}

/// Who heard of the decision must hear that it is gone.
fn vertel(tx: &mut Tx<'_>, volledig: &Volledig, weg: &Besluit, nu: Moment) -> Klaar {
    let naam = volledig.besluitsoort(weg)?.naam;
    let tell = format!("Vertellen dat dit besluit is vernietigd, aan ieder die ervan hoorde: {naam}");
    termijnen::maak(
        tx,
        &volledig.maatregel,
        weg.id,
        &NieuweTermijn::direct("vernietigd", tell, "Gemeente", nu, VERTELLEN),
    )?;
    Ok(())
}
