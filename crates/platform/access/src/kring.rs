//! Kringen and who is in them.

use crate::Mislukt;
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{GebruikerId, Kring, Moment, Rol, Weigering};
use store::{Result, Tx, args};

store::sql! {
    INSERT = "INSERT INTO kring (code, naam, soort) VALUES ($1, $2, $3) RETURNING id";
    MET_CODE = "SELECT id FROM kring WHERE code = $1";
    MET_ID = "SELECT 1 FROM kring WHERE id = $1 AND actief = 1";
    LIJST = "SELECT k.id, k.code, k.naam, k.soort, COUNT(DISTINCT l.gebruiker) FROM kring k
        LEFT JOIN kring_lid l ON l.kring = k.id AND l.van <= $1 AND (l.tot > $1 OR l.tot IS NULL)
        WHERE k.actief = 1 GROUP BY k.id, k.code, k.naam, k.soort ORDER BY k.soort, k.naam LIMIT 1000";
    LEDEN = "SELECT l.id, g.id, g.naam, o.naam, l.bron, l.grondslag, l.van, l.tot FROM kring_lid l
        JOIN gebruiker g ON g.id = l.gebruiker JOIN organisatie o ON o.id = g.organisatie
        WHERE l.kring = $1 AND (l.tot > $2 OR l.tot IS NULL) ORDER BY g.naam, l.id LIMIT 1000";
    LID_ERBIJ = "INSERT INTO kring_lid (kring, gebruiker, bron, grondslag, van, tot)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    LID_ERAF = "UPDATE kring_lid SET tot = $3 WHERE id = $1 AND kring = $2 AND (tot > $3 OR tot IS NULL)
        AND bron <> 'rol' AND bron <> 'organisatie'";
    IS_BEHEERDER = "SELECT 1 FROM gebruiker_rol WHERE gebruiker = $1 AND rol = 'beheerder'";
    ROL_KRINGEN = "SELECT kring FROM rol_kring WHERE rol = $1 ORDER BY kring";
    ROL_KRING_ERBIJ = "INSERT INTO rol_kring (rol, kring) VALUES ($1, $2)";
    ROL_KRING_ERAF = "DELETE FROM rol_kring WHERE rol = $1";
    MET_ROL = "SELECT gebruiker FROM gebruiker_rol WHERE rol = $1 ORDER BY gebruiker";
    EINDE_DOOR_ROL = "UPDATE kring_lid SET tot = $2 WHERE gebruiker = $1 AND bron = 'rol' AND tot IS NULL
        AND kring NOT IN (SELECT k.kring FROM rol_kring k JOIN gebruiker_rol r ON r.rol = k.rol WHERE r.gebruiker = $1)";
    BEGIN_DOOR_ROL = "INSERT INTO kring_lid (kring, gebruiker, bron, grondslag, van)
        SELECT DISTINCT k.kring, r.gebruiker, 'rol', 'rol', CAST($2 AS BIGINT)
        FROM rol_kring k JOIN gebruiker_rol r ON r.rol = k.rol
        WHERE r.gebruiker = $1 AND NOT EXISTS (SELECT 1 FROM kring_lid l
            WHERE l.kring = k.kring AND l.gebruiker = r.gebruiker AND l.bron = 'rol' AND l.tot IS NULL)";
}

/// What a kring is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kringsoort {
    /// A line of the programme, such as woonoverlast.
    Thema,
    /// Who may know who reported.
    Melder,
    /// The people around a meeting table.
    Tafel,
    /// One file.
    Dossier,
    /// One organisation.
    Organisatie,
}

impl Kringsoort {
    /// All kinds, in the order in which pages show them.
    pub const ALL: [Self; 5] = [Self::Thema, Self::Melder, Self::Tafel, Self::Dossier, Self::Organisatie];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Thema => "thema",
            Self::Melder => "melder",
            Self::Tafel => "tafel",
            Self::Dossier => "dossier",
            Self::Organisatie => "organisatie",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|soort| soort.code() == code)
    }
}

/// By what somebody is in a kring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bron {
    /// His role brings it.
    Rol,
    /// He sits at the table.
    Tafel,
    /// Somebody shared it with him.
    Gedeeld,
    /// He gave himself access in an emergency.
    Noodtoegang,
    /// He works there.
    Organisatie,
}

impl Bron {
    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rol => "rol",
            Self::Tafel => "tafel",
            Self::Gedeeld => "gedeeld",
            Self::Noodtoegang => "noodtoegang",
            Self::Organisatie => "organisatie",
        }
    }
}

/// A kring as the administrator sees it: without anything that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kringregel {
    /// Which.
    pub kring: Kring,
    /// Its fixed name.
    pub code: String,
    /// The name that users read.
    pub naam: String,
    /// Code of its kind.
    pub soort: String,
    /// How many people are in it.
    pub leden: i64,
}

/// Somebody in a kring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kringlid {
    /// Number of the membership.
    pub id: i64,
    /// Who.
    pub gebruiker: GebruikerId,
    /// His name.
    pub naam: String,
    /// For whom he works.
    pub organisatie: String,
    /// Code of what brought him here.
    pub bron: String,
    /// Why it is allowed.
    pub grondslag: String,
    /// From when.
    pub van: Moment,
    /// Until when.
    pub tot: Option<Moment>,
}

/// What is asked when somebody is added to a kring.
#[derive(Debug, Clone)]
pub struct NieuwLid {
    /// Who.
    pub gebruiker: GebruikerId,
    /// By what.
    pub bron: Bron,
    /// Why it is allowed.
    pub grondslag: String,
    /// From when.
    pub van: Moment,
    /// Until when; `None` as long as it lasts.
    pub tot: Option<Moment>,
}

/// Makes a kring. A code that exists already is [`store::StoreError::Duplicate`].
pub fn maak_kring(tx: &mut Tx<'_>, now: Moment, door: Wie, code: &str, naam: &str, soort: Kringsoort) -> Result<Kring> {
    let kring: Kring = tx.row(INSERT, args![code, naam, soort.code()])?.get(0)?;
    let told = Gebeurtenis::new("kring.gemaakt", Ding::new("kring", kring.0)).kring(kring).door(door);
    record(tx, now, &told.met("soort", soort.code()))?;
    Ok(kring)
}

/// The kring with this code.
pub fn kring_met_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<Kring>> {
    tx.maybe(MET_CODE, args![code])?.map(|row| row.get(0)).transpose()
}

/// Refuses a kring that is not there or not in use.
pub(crate) fn bestaat(tx: &mut Tx<'_>, kring: Kring) -> std::result::Result<(), Mislukt> {
    let known = tx.maybe(MET_ID, args![kring])?.is_some();
    if known { Ok(()) } else { Err(Weigering::new("kring-onbekend", "Kies een kring uit de lijst.").into()) }
}

/// All kringen in use, with how many people are in each.
pub fn kringen(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<Kringregel>> {
    tx.list(LIJST, args![now], |row| {
        let mut cols = row.cols();
        Ok(Kringregel {
            kring: cols.take()?,
            code: cols.take()?,
            naam: cols.take()?,
            soort: cols.take()?,
            leden: cols.take()?,
        })
    })
}

/// Who is in a kring, now or from a later moment.
pub fn leden(tx: &mut Tx<'_>, kring: Kring, now: Moment) -> Result<Vec<Kringlid>> {
    tx.list(LEDEN, args![kring, now], |row| {
        let mut cols = row.cols();
        Ok(Kringlid {
            id: cols.take()?,
            gebruiker: cols.take()?,
            naam: cols.take()?,
            organisatie: cols.take()?,
            bron: cols.take()?,
            grondslag: cols.take()?,
            van: cols.take()?,
            tot: cols.take()?,
        })
    })
}

/// Adds somebody to a kring. Refused without a basis, with an end before the start, or for an administrator:
/// he sees no content.
pub fn lid_toevoegen(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    kring: Kring,
    lid: &NieuwLid,
) -> std::result::Result<i64, Mislukt> {
    let grondslag = lid.grondslag.trim();
    if grondslag.is_empty() {
        return Err(Weigering::new("lid-zonder-grondslag", "Vul in waarom deze persoon dit mag weten.").into());
    }
    if lid.tot.is_some_and(|tot| tot <= lid.van) {
        return Err(Weigering::new("lid-einde-voor-begin", "Kies een einddatum na de begindatum.").into());
    }
    if tx.maybe(IS_BEHEERDER, args![lid.gebruiker])?.is_some() {
        return Err(Weigering::new("beheerder-zonder-inhoud", "Een beheerder kan niet in een kring.").into());
    }
    bestaat(tx, kring)?;
    let values = args![kring, lid.gebruiker, lid.bron.code(), grondslag, lid.van, lid.tot];
    let id: i64 = tx.row(LID_ERBIJ, values)?.get(0)?;
    let told = Gebeurtenis::new("kring.lid_erbij", Ding::new("kring", kring.0)).kring(kring).door(door);
    record(tx, now, &told.met("gebruiker", lid.gebruiker.0).met("bron", lid.bron.code()))?;
    Ok(id)
}

/// Ends a membership at once. What a role or an organisation brings ends only with that role or organisation:
/// [`store::StoreError::Conflict`].
pub fn lid_verwijderen(tx: &mut Tx<'_>, now: Moment, door: Wie, kring: Kring, lid: i64) -> Result<()> {
    tx.exec_one(LID_ERAF, args![lid, kring, now])?;
    let told = Gebeurtenis::new("kring.lid_eraf", Ding::new("kring", kring.0)).kring(kring).door(door).met("lid", lid);
    record(tx, now, &told).map(drop)
}

/// The kringen that a role brings.
pub fn kringen_van_rol(tx: &mut Tx<'_>, rol: Rol) -> Result<Vec<Kring>> {
    tx.list(ROL_KRINGEN, args![rol.code()], |row| row.get(0))
}

/// Sets the kringen that a role brings; everybody with the role moves along at once.
pub fn rol_kringen(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    rol: Rol,
    kringen: &[Kring],
) -> std::result::Result<(), Mislukt> {
    if rol == Rol::Beheerder && !kringen.is_empty() {
        return Err(Weigering::new("beheerder-zonder-inhoud", "Een beheerder kan niet in een kring.").into());
    }
    tx.exec(ROL_KRING_ERAF, args![rol.code()])?;
    for kring in kringen {
        bestaat(tx, *kring)?;
        tx.exec(ROL_KRING_ERBIJ, args![rol.code(), *kring])?;
    }
    for gebruiker in tx.list(MET_ROL, args![rol.code()], |row| row.get(0))? {
        volg_rollen(tx, now, gebruiker)?;
    }
    let told = Gebeurtenis::new("rol.kringen", Ding::new("rol", 0)).door(door).met("rol", rol.code());
    record(tx, now, &told.met("kringen", kringen.iter().map(|kring| kring.0).collect::<Vec<_>>()))?;
    Ok(())
}

/// Brings somebody's memberships in line with his roles.
pub(crate) fn volg_rollen(tx: &mut Tx<'_>, now: Moment, gebruiker: GebruikerId) -> Result<()> {
    tx.exec(EINDE_DOOR_ROL, args![gebruiker, now])?;
    tx.exec(BEGIN_DOOR_ROL, args![gebruiker, now])?;
    Ok(())
}
