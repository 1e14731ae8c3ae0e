//! The row of an order.

use crate::model::{Bewaarwijze, Kenmerk, Maatregel, Stand, ZONDER_EINDE};
use kern::{Code as _, GebruikerId, Kring, MaatregelId, Moment, dag_van};
use store::{Cols, Result, Row, Tx, args};

store::sql! {
    /// Finds an order and its kring by reference.
    pub SCOPE = "SELECT id, kring FROM maatregel WHERE jaar = $1 AND volgnummer = $2";
    VOLGENDE = "INSERT INTO maatregel_teller (jaar, waarde) VALUES ($1, 1)
        ON CONFLICT (jaar) DO UPDATE SET waarde = maatregel_teller.waarde + 1 RETURNING waarde";
    INSERT = "INSERT INTO maatregel (jaar, volgnummer, soort, kring, titel, adres, lat, lon, stand, bewaar, einde, geopend,
            sleutel) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'voorbereiding', $9, $10, $11, $12) RETURNING id";
    SLEUTEL = "UPDATE maatregel SET sleutel = $2 WHERE id = $1";
    SELECT = "SELECT id, jaar, volgnummer, soort, kring, titel, adres, lat, lon, stand, begin, einde, uiterste, gesloten,
            geopend, sleutel, versie FROM maatregel WHERE id = $1";
    BENOEM = "UPDATE maatregel SET titel = $2, adres = $3, lat = $4, lon = $5, versie = versie + 1 WHERE id = $1";
    LOOP = "UPDATE maatregel SET stand = $2, begin = $3, einde = $4, uiterste = $5, gesloten = $6, versie = versie + 1
        WHERE id = $1";
    /// Other orders of this kind that hold at this address.
    ANDERE = "SELECT jaar, volgnummer, kring FROM maatregel WHERE adres = $1 AND soort = $2 AND einde > $3
        AND stand = 'geldt' AND id <> $4 ORDER BY id LIMIT 5";
    KENMERK = "SELECT jaar, volgnummer FROM maatregel WHERE id = $1";
    KENMERK_VAN_BESLUIT = "SELECT m.jaar, m.volgnummer FROM maatregel m JOIN maatregel_besluit b ON b.maatregel = m.id
        WHERE b.id = $1";
    SLEUTELS = "SELECT id, jaar, volgnummer, sleutel FROM maatregel WHERE id > $1 ORDER BY id LIMIT 500";
    NAAM = "SELECT naam FROM gebruiker WHERE id = $1";
}

/// An order to be made.
#[derive(Debug, Clone)]
pub(crate) struct Nieuw<'a> {
    pub soort: &'a str,
    pub kring: Kring,
    pub titel: &'a str,
    pub adres: &'a str,
    pub plek: Option<(f64, f64)>,
    pub bewaar: Bewaarwijze,
    pub nu: Moment,
}

/// Puts the row there, still without a key.
pub(crate) fn maak(tx: &mut Tx<'_>, nieuw: &Nieuw<'_>) -> Result<(MaatregelId, Kenmerk)> {
    let jaar = i64::from(dag_van(nieuw.nu).year());
    let volgnummer: i64 = tx.row(VOLGENDE, args![jaar])?.get(0)?;
    let (lat, lon) = (nieuw.plek.map(|(lat, _)| lat), nieuw.plek.map(|(_, lon)| lon));
    let Nieuw { soort, kring, titel, adres, bewaar, nu, .. } = *nieuw;
    let none: Vec<u8> = Vec::new();
    let values = args![jaar, volgnummer, soort, kring, titel, adres, lat, lon, bewaar.code(), ZONDER_EINDE, nu, none];
    Ok((tx.row(INSERT, values)?.get(0)?, Kenmerk { jaar, volgnummer }))
}

/// Gives the row its key.
pub(crate) fn zet_sleutel(tx: &mut Tx<'_>, id: MaatregelId, sleutel: Vec<u8>) -> Result<()> {
    tx.exec_one(SLEUTEL, args![id, sleutel])
}

/// The order. The caller has come through the gate, or checks the kring himself.
pub fn load(tx: &mut Tx<'_>, id: MaatregelId) -> Result<Maatregel> {
    read(tx.row(SELECT, args![id])?)
}

fn read(row: Row) -> Result<Maatregel> {
    van_kolommen(&mut row.cols())
}

/// The columns of an order, in the order in which every statement names them.
pub(super) fn van_kolommen(c: &mut Cols) -> Result<Maatregel> {
    Ok(Maatregel {
        id: c.take()?,
        kenmerk: Kenmerk { jaar: c.take()?, volgnummer: c.take()? },
        soort: c.take()?,
        kring: c.take()?,
        titel: c.take()?,
        adres: c.take()?,
        plek: c.take::<Option<f64>>()?.zip(c.take::<Option<f64>>()?),
        stand: c.code()?,
        begin: c.take()?,
        einde: c.take()?,
        uiterste: c.take()?,
        gesloten: c.take()?,
        geopend: c.take()?,
        sleutel: c.take()?,
        versie: c.take()?,
    })
}

/// Gives it another name and place.
pub(crate) fn benoem(
    tx: &mut Tx<'_>,
    id: MaatregelId,
    titel: &str,
    adres: &str,
    plek: Option<(f64, f64)>,
) -> Result<()> {
    let (lat, lon) = (plek.map(|(lat, _)| lat), plek.map(|(_, lon)| lon));
    tx.exec_one(BENOEM, args![id, titel, adres, lat, lon])
}

/// Sets whether and when it holds.
pub(crate) fn zet_loop(tx: &mut Tx<'_>, maatregel: &Maatregel) -> Result<()> {
    let Maatregel { id, stand, begin, einde, uiterste, gesloten, .. } = *maatregel;
    tx.exec_one(LOOP, args![id, stand.code(), begin, einde, uiterste, gesloten])
}

/// References of other orders of this kind that hold at this address, as far as the kring is one of these.
pub(crate) fn andere(tx: &mut Tx<'_>, maatregel: &Maatregel, nu: Moment) -> Result<Vec<Kenmerk>> {
    if maatregel.adres.is_empty() || maatregel.stand != Stand::Voorbereiding {
        return Ok(Vec::new());
    }
    let Maatregel { id, ref adres, ref soort, kring, .. } = *maatregel;
    let found = tx.list(ANDERE, args![adres, soort, nu, id], |row| {
        Ok((Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? }, row.get::<Kring>(2)?))
    })?;
    Ok(found.into_iter().filter(|(_, of)| *of == kring).map(|(kenmerk, _)| kenmerk).collect())
}

/// The reference of an order, for who works with references alone; `None` when it is gone.
pub fn kenmerk(tx: &mut Tx<'_>, id: MaatregelId) -> Result<Option<Kenmerk>> {
    tx.maybe(KENMERK, args![id])?.map(|row| Ok(Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? })).transpose()
}

/// The reference of the order of a decision; `None` when it is gone.
pub fn kenmerk_van_besluit(tx: &mut Tx<'_>, id: kern::BesluitId) -> Result<Option<Kenmerk>> {
    let found = tx.maybe(KENMERK_VAN_BESLUIT, args![id])?;
    found.map(|row| Ok(Kenmerk { jaar: row.get(0)?, volgnummer: row.get(1)? })).transpose()
}

/// Orders whose chest does not open with this master key: for `baken controle`.
pub fn gesloten_kisten(tx: &mut Tx<'_>, kluis: &bestand::Kluis) -> Result<Vec<Kenmerk>> {
    let (mut found, mut after) = (Vec::new(), 0_i64);
    loop {
        let page = tx.rows(SLEUTELS, args![after])?;
        if page.is_empty() {
            return Ok(found);
        }
        for row in page {
            let mut c = row.cols();
            let id: MaatregelId = c.take()?;
            let kenmerk = Kenmerk { jaar: c.take()?, volgnummer: c.take()? };
            if crate::kist::Kist::open(kluis, id, &c.take::<Vec<u8>>()?).is_err() {
                found.push(kenmerk);
            }
            after = id.0;
        }
    }
}

/// The name of a colleague.
pub(crate) fn naam(tx: &mut Tx<'_>, wie: GebruikerId) -> Result<String> {
    tx.row(NAAM, args![wie])?.get(0)
}
