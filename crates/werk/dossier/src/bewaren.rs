//! How long a file is kept.

use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Termijn, Wijze, Wissen};
use kern::Moment;
use store::{Result, Tx, args};

store::sql! {
    KANDIDATEN = "SELECT id, gesloten, 'casus ' || CAST(jaar AS TEXT) || '-' || CAST(volgnummer AS TEXT) FROM dossier
        WHERE gesloten < $1 AND id > $2 ORDER BY id LIMIT $3";
    WIS_DINGEN = "DELETE FROM dossier_ding WHERE dossier = $1";
    WIS_NOTITIES = "DELETE FROM dossier_notitie WHERE dossier = $1";
    WIS_ACTIES = "DELETE FROM dossier_actie WHERE dossier = $1";
    WIS = "DELETE FROM dossier WHERE id = $1";
}

/// The rules of this crate.
pub(crate) fn regels() -> Vec<Bewaarregel> {
    vec![Bewaarregel {
        naam: "dossier",
        wat: "Casussen met hun notities en acties",
        grondslag: "Archiefwet en selectielijst gemeenten",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen {
            termijn: Termijn::Jaren(5),
            na: "na het sluiten",
            wijze: Wijze::PerDing(PerDing {
                ding: "dossier",
                akkoord: Akkoord::TweePersonen,
                anker: Anker::Moment,
                kandidaten: KANDIDATEN,
                verwant: None,
                wis,
            }),
        }),
    }]
}

fn wis(tx: &mut Tx<'_>, _nu: Moment, id: i64) -> Result<()> {
    store::zoek::remove(tx, "dossier", id)?;
    for sql in [WIS_DINGEN, WIS_NOTITIES, WIS_ACTIES, WIS] {
        tx.exec(sql, args![id])?;
    }
    Ok(())
}
