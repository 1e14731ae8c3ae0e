//! How long orders are kept. A huisverbod goes decision by decision (Wth art. 10 lid 1); what else there is goes as a whole.

use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Termijn, Wijze, Wissen};
use kern::{BesluitId, MaatregelId, Moment};
use store::{Result, Tx, args};

store::sql! {
    /// Orders of a kind that goes as a whole, over since before the day.
    MAATREGELEN = "SELECT id, einde, 'maatregel ' || CAST(jaar AS TEXT) || '-' || CAST(volgnummer AS TEXT) FROM maatregel
        WHERE bewaar = 'na_einde' AND einde < $1 AND id > $2 ORDER BY id LIMIT $3";
    /// Decisions of a kind that goes decision by decision; a draft that was never taken counts from its beginning.
    BESLUITEN = "SELECT b.id, COALESCE(b.genomen, b.opgesteld),
            'besluit bij maatregel ' || CAST(m.jaar AS TEXT) || '-' || CAST(m.volgnummer AS TEXT)
        FROM maatregel_besluit b JOIN maatregel m ON m.id = b.maatregel
        WHERE m.bewaar = 'per_besluit' AND COALESCE(b.genomen, b.opgesteld) < $1 AND b.id > $2 ORDER BY b.id LIMIT $3";
    BIJ_BESLUIT = "SELECT 'maatregel', maatregel FROM maatregel_besluit WHERE id = $1";
    VAN_BESLUIT = "SELECT maatregel FROM maatregel_besluit WHERE id = $1";
    OVER = "SELECT COUNT(*) FROM maatregel_besluit WHERE maatregel = $1";
    WIS_FEIT = "DELETE FROM maatregel_feit WHERE besluit = $1";
    WIS_STUK = "DELETE FROM maatregel_stuk WHERE besluit = $1";
    WIS_OORDEEL = "DELETE FROM maatregel_oordeel WHERE besluit = $1";
    WIS_AFWIJKING = "DELETE FROM maatregel_afwijking WHERE besluit = $1";
    WIS_TERMIJN = "DELETE FROM maatregel_termijn WHERE besluit = $1";
    WIS_BRIEF = "DELETE FROM maatregel_brief WHERE besluit = $1";
    WIS_VOORVAL = "DELETE FROM maatregel_voorval WHERE besluit = $1";
    WIS_BESLUIT = "DELETE FROM maatregel_besluit WHERE id = $1";
    WIS_STRAAT = "DELETE FROM maatregel_straat WHERE maatregel = $1";
    WIS_MAATREGEL = "DELETE FROM maatregel WHERE id = $1";
    BESLUITEN_VAN = "SELECT id FROM maatregel_besluit WHERE maatregel = $1 ORDER BY id LIMIT 1000";
}

/// The rules of this crate.
pub(crate) fn regels() -> Vec<Bewaarregel> {
    let besluit = PerDing {
        ding: "besluit",
        akkoord: Akkoord::TweePersonen,
        anker: Anker::Moment,
        kandidaten: BESLUITEN,
        verwant: Some(BIJ_BESLUIT),
        wis: wis_besluit,
    };
    let maatregel =
        PerDing { ding: "maatregel", kandidaten: MAATREGELEN, verwant: None, wis: wis_maatregel, ..besluit };
    vec![
        Bewaarregel {
            naam: "maatregel",
            wat: "Maatregelen met hun besluiten, brieven en termijnen",
            grondslag: "Archiefwet en selectielijst gemeenten",
            bron: None,
            te_bevestigen: true,
            lot: Lot::Wissen(Wissen {
                termijn: Termijn::Jaren(5),
                na: "na het einde van de maatregel",
                wijze: Wijze::PerDing(maatregel),
            }),
        },
        Bewaarregel {
            naam: "huisverbod",
            wat: "Huisverboden, elk besluit met zijn stukken",
            grondslag: "Wet tijdelijk huisverbod",
            bron: Some(recht::wth::art_10_vernietigen::BRON),
            te_bevestigen: false,
            lot: Lot::Wissen(Wissen {
                termijn: Termijn::Jaren(5),
                na: "na het besluit",
                wijze: Wijze::PerDing(besluit),
            }),
        },
    ]
}

fn wis_besluit(tx: &mut Tx<'_>, _nu: Moment, id: i64) -> Result<()> {
    let besluit = BesluitId(id);
    let maatregel: MaatregelId = tx.row(VAN_BESLUIT, args![besluit])?.get(0)?;
    besluit_weg(tx, besluit)?;
    let left: i64 = tx.row(OVER, args![maatregel])?.get(0)?;
    if left == 0 { rij_weg(tx, maatregel) } else { Ok(()) }
}

fn wis_maatregel(tx: &mut Tx<'_>, _nu: Moment, id: i64) -> Result<()> {
    let maatregel = MaatregelId(id);
    for besluit in tx.list(BESLUITEN_VAN, args![maatregel], |row| row.get(0))? {
        besluit_weg(tx, besluit)?;
    }
    rij_weg(tx, maatregel)
}

fn besluit_weg(tx: &mut Tx<'_>, id: BesluitId) -> Result<()> {
    for sql in [WIS_FEIT, WIS_STUK, WIS_OORDEEL, WIS_AFWIJKING, WIS_TERMIJN, WIS_BRIEF, WIS_VOORVAL, WIS_BESLUIT] {
        tx.exec(sql, args![id])?;
    }
    Ok(())
}

/// With the row goes its key, and with that every copy.
fn rij_weg(tx: &mut Tx<'_>, id: MaatregelId) -> Result<()> {
    tx.exec(WIS_STRAAT, args![id])?;
    tx.exec(WIS_MAATREGEL, args![id]).map(drop)
}
