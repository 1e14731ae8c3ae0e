//! How long a meeting is kept.

use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Termijn, Wijze, Wissen};
use kern::Moment;
use store::{Result, Tx, args};

store::sql! {
    KANDIDATEN = "SELECT id, gesloten, 'overleg van ' || datum FROM overleg WHERE gesloten < $1 AND id > $2
        ORDER BY id LIMIT $3";
    WIS_PUNTEN = "DELETE FROM agendapunt WHERE overleg = $1";
    WIS_AANWEZIG = "DELETE FROM overleg_aanwezig WHERE overleg = $1";
    WIS = "DELETE FROM overleg WHERE id = $1";
}

/// The rules of this crate.
pub(crate) fn regels() -> Vec<Bewaarregel> {
    let per_ding = PerDing {
        ding: "overleg",
        akkoord: Akkoord::TweePersonen,
        anker: Anker::Moment,
        kandidaten: KANDIDATEN,
        verwant: None,
        wis,
    };
    vec![Bewaarregel {
        naam: "overleg",
        wat: "Overleggen met hun punten en besluiten",
        grondslag: "Even lang als de zaken waarover is besloten",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen { termijn: Termijn::Jaren(5), na: "na het sluiten", wijze: Wijze::PerDing(per_ding) }),
    }]
}

fn wis(tx: &mut Tx<'_>, _nu: Moment, id: i64) -> Result<()> {
    for sql in [WIS_PUNTEN, WIS_AANWEZIG, WIS] {
        tx.exec(sql, args![id])?;
    }
    Ok(())
}
