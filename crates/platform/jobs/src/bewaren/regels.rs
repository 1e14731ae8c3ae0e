//! The rules that every installation has, and those of the tables of this crate and of `audit`.

use super::Termijn;
use super::regel::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Reeks, Wijze, Wissen};
use kern::Moment;
use store::{Result, Tx, args};

store::sql! {
    TAKEN_TEL = "SELECT COUNT(*) FROM taak WHERE status IN ('klaar', 'vervallen') AND afgerond_op < $1";
    TAKEN_WIS = "DELETE FROM taak WHERE id IN
        (SELECT id FROM taak WHERE status IN ('klaar', 'vervallen') AND afgerond_op < $1 LIMIT $2)";
    GESTOPT = "SELECT id, afgerond_op, soort || ' ' || COALESCE(laatste_fout, '') FROM taak
        WHERE status = 'gestopt' AND afgerond_op < $1 AND id > $2 ORDER BY id LIMIT $3";
    GESTOPT_WIS = "DELETE FROM taak WHERE id = $1 AND status = 'gestopt'";
    STOPS = "SELECT id, tot, ding_soort FROM bewaarstop WHERE tot < $1 AND id > $2 ORDER BY id LIMIT $3";
    STOPS_WIS = "DELETE FROM bewaarstop WHERE id = $1";
    /// The oldest look at a thing that a hold keeps: the log of who looked at it stays as well.
    OUDSTE_VASTE_INZAGE = "SELECT MIN(inzage.moment) FROM inzage
        JOIN bewaarstop ON bewaarstop.ding_soort = inzage.ding_soort AND bewaarstop.ding = inzage.ding
        WHERE tot > $1 OR tot IS NULL";
}

/// Rules of this crate, of `audit`, and the two that any table may name.
pub fn regels() -> Vec<Bewaarregel> {
    vec![altijd(), technisch(), taak(), taak_gestopt(), bewaarstop(), inzage()]
}

const fn altijd() -> Bewaarregel {
    Bewaarregel {
        naam: "altijd",
        wat: "Instellingen en registers",
        grondslag: "Nodig zolang de gemeente Baken gebruikt; er staan geen woorden over personen in.",
        bron: None,
        te_bevestigen: false,
        lot: Lot::Altijd,
    }
}

const fn technisch() -> Bewaarregel {
    Bewaarregel {
        naam: "technisch",
        wat: "Gegevens waar het programma zelf op draait",
        grondslag: "Zegt niets over personen en verdwijnt met het werk waar het bij hoort.",
        bron: None,
        te_bevestigen: false,
        lot: Lot::Technisch,
    }
}

const fn taak() -> Bewaarregel {
    Bewaarregel {
        naam: "taak",
        wat: "Afgeronde taken van het programma, zoals een verzonden mail",
        grondslag: "Een maand om na te gaan of iets verzonden is; de inhoud is dan al weg.",
        bron: None,
        te_bevestigen: false,
        lot: Lot::Wissen(Wissen {
            termijn: Termijn::Dagen(30),
            na: "na het afronden",
            wijze: Wijze::Reeks(Reeks {
                tel: |tx, grens| tx.row(TAKEN_TEL, args![grens])?.get(0),
                wis: |tx, _now, grens, limiet| tx.exec(TAKEN_WIS, args![grens, limiet]),
            }),
        }),
    }
}

const fn taak_gestopt() -> Bewaarregel {
    Bewaarregel {
        naam: "taak_gestopt",
        wat: "Taken die niet gelukt zijn en waar niemand naar heeft gekeken",
        grondslag: "Een half jaar om het alsnog te doen; daarna is bezorgen niet meer zinvol.",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen {
            termijn: Termijn::Maanden(6),
            na: "na het stoppen",
            wijze: Wijze::PerDing(PerDing {
                ding: "taak",
                akkoord: Akkoord::Vanzelf,
                anker: Anker::Moment,
                kandidaten: GESTOPT,
                verwant: None,
                wis: |tx, _now, id| tx.exec_one(GESTOPT_WIS, args![id]),
            }),
        }),
    }
}

const fn bewaarstop() -> Bewaarregel {
    Bewaarregel {
        naam: "bewaarstop",
        wat: "Bewaarstops die voorbij zijn",
        grondslag: "Een jaar om uit te kunnen leggen waarom iets langer bleef.",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen {
            termijn: Termijn::Jaren(1),
            na: "na het einde van de stop",
            wijze: Wijze::PerDing(PerDing {
                ding: "bewaarstop",
                akkoord: Akkoord::Vanzelf,
                anker: Anker::Moment,
                kandidaten: STOPS,
                verwant: None,
                wis: |tx, _now, id| tx.exec_one(STOPS_WIS, args![id]),
            }),
        }),
    }
}

const fn inzage() -> Bewaarregel {
    Bewaarregel {
        naam: "inzage",
        wat: "Wie wat heeft bekeken en waarvoor",
        grondslag: "Toezicht op het gebruik van persoonsgegevens. Regels over een ding met een bewaarstop blijven.",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen {
            termijn: Termijn::Jaren(5),
            na: "na het kijken",
            wijze: Wijze::Reeks(Reeks { tel: |tx, grens| audit::te_oud(tx, grens), wis: inzage_wis }),
        }),
    }
}

/// The chain can only be shortened from its oldest end, so it is cut before the first line that must stay.
fn inzage_wis(tx: &mut Tx<'_>, now: Moment, grens: Moment, limiet: u32) -> Result<u64> {
    let held: Option<Moment> = tx.row(OUDSTE_VASTE_INZAGE, args![now])?.get(0)?;
    let grens = held.map_or(grens, |held| held.min(grens));
    Ok(audit::opruimen(tx, now, grens, limiet)?.aantal as u64)
}
