//! Looking after the whole: whether files, keys and mailboxes fit the signals, and the search index made anew.
//! For `baken controle` and for restoring a copy; never for a request.

use crate::delen;
use crate::model::Kenmerk;
use crate::sleutels;
use bestand::Kluis;
use kern::{Moment, SignaalId};
use store::{Result, Row, Sql, Tx, args};

store::sql! {
    BESTANDEN = "SELECT id, bestand FROM bijlage WHERE id > $1 ORDER BY id LIMIT $2";
    SLEUTELS = "SELECT s.id, s.jaar, s.volgnummer, s.sleutel,
        (SELECT COUNT(*) FROM melder m WHERE m.signaal = s.id) + (SELECT COUNT(*) FROM bijlage b WHERE b.signaal = s.id),
        (SELECT COUNT(*) FROM brievenbus v WHERE v.signaal = s.id), s.herkomst
        FROM signaal s WHERE s.id > $1 ORDER BY s.id LIMIT $2";
    NUMMERS = "SELECT id FROM signaal WHERE id > $1 ORDER BY id LIMIT $2";
}

/// Rows at a time.
const BATCH: u32 = 1_000;

/// What is wrong with the key or the mailbox of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gebrek {
    /// A reporter or file is sealed, and the key is gone.
    ZonderSleutel,
    /// The key does not open with the master key of this municipality.
    SleutelOpentNiet,
    /// There is no way back to the reporter.
    ZonderBrievenbus,
}

impl Gebrek {
    /// In words, for a report.
    pub const fn uitleg(self) -> &'static str {
        match self {
            Self::ZonderSleutel => "melder of bijlage is versleuteld, maar de sleutel ontbreekt",
            Self::SleutelOpentNiet => "de sleutel opent niet met de hoofdsleutel van deze gemeente",
            Self::ZonderBrievenbus => "de brievenbus ontbreekt",
        }
    }
}

/// The names on disk of every stored file of a signal.
pub fn bestanden(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut names = Vec::new();
    each(tx, BESTANDEN, |_, row| {
        names.push(row.get(1)?);
        Ok(())
    })?;
    Ok(names)
}

/// The signals whose key or mailbox does not fit.
pub fn sleutels(tx: &mut Tx<'_>, kluis: &Kluis) -> Result<Vec<(Kenmerk, Gebrek)>> {
    let mut wrong = Vec::new();
    each(tx, SLEUTELS, |_, row| {
        let mut cols = row.cols();
        let _: i64 = cols.take()?;
        let kenmerk = Kenmerk { jaar: cols.take()?, volgnummer: cols.take()? };
        let (sleutel, verzegeld, brievenbus): (Option<Vec<u8>>, i64, i64) = (cols.take()?, cols.take()?, cols.take()?);
        match sleutel {
            None if verzegeld > 0 => wrong.push((kenmerk, Gebrek::ZonderSleutel)),
            Some(stored) if sleutels::open(kluis, &stored).is_err() => wrong.push((kenmerk, Gebrek::SleutelOpentNiet)),
            _ => {}
        }
        // What was read from a file is history: nobody has a code for it.
        let is_read: Option<String> = cols.take()?;
        if brievenbus == 0 && is_read.is_none() {
            wrong.push((kenmerk, Gebrek::ZonderBrievenbus));
        }
        Ok(())
    })?;
    Ok(wrong)
}

/// Puts the next signals after this one in the index anew; the last of them, or `None` when all are done.
pub fn herindexeer(tx: &mut Tx<'_>, na: SignaalId, nu: Moment) -> Result<Option<SignaalId>> {
    let next: Vec<SignaalId> = tx.list(NUMMERS, args![na, BATCH], |row| row.get(0))?;
    for signaal in &next {
        delen::herindexeer(tx, *signaal, nu)?;
    }
    Ok(next.last().copied())
}

/// Every row of a statement that pages by its first column.
fn each(tx: &mut Tx<'_>, sql: Sql, mut work: impl FnMut(&mut Tx<'_>, Row) -> Result<()>) -> Result<()> {
    let mut after = 0_i64;
    loop {
        let rows = tx.rows(sql, args![after, BATCH])?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.get(0)?;
        for row in rows {
            work(tx, row)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proef::{nu, op_beide};
    use crate::zoeken::{self, Opdracht};
    use store::zoek;

    #[test]
    fn wat_klopt_geeft_geen_gebreken_en_een_verkeerde_sleutel_wel() {
        op_beide(|proef| {
            let (_, kenmerk) = proef.meld("overlast_buren", "Elke nacht harde muziek.", "Smitsweg 1");
            let kluis = std::sync::Arc::clone(&proef.inrichting.kluis);
            assert_eq!(proef.lees(move |tx| sleutels(tx, &kluis)), Vec::new());
            let broken: Sql = Sql { name: "BREEK", text: "UPDATE signaal SET sleutel = $1" };
            let done = proef.store.write_blocking(move |tx| tx.exec(broken, args![vec![7_u8; 90]]));
            assert_eq!(done, Ok(1));
            let kluis = std::sync::Arc::clone(&proef.inrichting.kluis);
            assert_eq!(proef.lees(move |tx| sleutels(tx, &kluis)), [(kenmerk, Gebrek::SleutelOpentNiet)]);
        });
    }

    #[test]
    fn een_lege_index_wordt_weer_gevuld() {
        op_beide(|proef| {
            let (id, _) = proef.meld("overlast_buren", "Elke nacht trompetmuziek.", "Smitsweg 1");
            let kringen = proef.alle_kringen();
            let find = move |tx: &mut Tx<'_>| {
                let opdracht = Opdracht { q: "trompetmuziek", limiet: 5, voor: None };
                Ok(zoeken::zoek(tx, &kringen, &opdracht, nu())?.treffers.len())
            };
            proef.store.write_blocking(move |tx| zoek::remove(tx, "signaal", id.0)).unwrap();
            assert_eq!(proef.lees(find.clone()), 0);
            let last = proef.store.write_blocking(|tx| herindexeer(tx, SignaalId(0), nu())).unwrap();
            assert_eq!(last, Some(id));
            assert_eq!(proef.lees(find), 1);
        });
    }
}
