//! The register of destruction: which rule, how many, when, who proposed and who approved. The numbers of what went are
//! kept only as a hash: enough to prove later that a list is the list that was destroyed, not enough to bring it back.

use kern::{GebruikerId, Moment};
use sha2::{Digest, Sha256};
use store::{Result, Row, Tx, args};

store::sql! {
    pub(super) INSERT = "INSERT INTO vernietiging (regel, status, aantal, ids_hash, voorgesteld_op, voorgesteld_door)
        VALUES ($1, 'voorgesteld', $2, $3, $4, $5) RETURNING id";
    pub(super) INSERT_DONE = "INSERT INTO vernietiging (regel, status, aantal, ids_hash, voorgesteld_op, afgerond_op, vernietigd)
        VALUES ($1, 'uitgevoerd', $2, $3, $4, $4, $2) RETURNING id";
    pub(super) INSERT_DING = "INSERT INTO vernietiging_ding (vernietiging, ding) VALUES ($1, $2)";
    pub(super) OPEN = "SELECT id FROM vernietiging WHERE regel = $1 AND status IN ('voorgesteld', 'goedgekeurd') LIMIT 1";
    WAITING = "SELECT COUNT(*) FROM vernietiging WHERE status = 'voorgesteld'";
    ONE = "SELECT id, regel, status, aantal, ids_hash, voorgesteld_op, voorgesteld_door, goedgekeurd_op, goedgekeurd_door,
        afgerond_op, vernietigd, overgeslagen, versie FROM vernietiging WHERE id = $1";
    LIST = "SELECT id, regel, status, aantal, ids_hash, voorgesteld_op, voorgesteld_door, goedgekeurd_op, goedgekeurd_door,
        afgerond_op, vernietigd, overgeslagen, versie FROM vernietiging WHERE id < $1 ORDER BY id DESC LIMIT $2";
    pub(super) APPROVE = "UPDATE vernietiging SET status = 'goedgekeurd', goedgekeurd_op = $3, goedgekeurd_door = $4,
            versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'voorgesteld'";
    pub(super) WITHDRAW = "UPDATE vernietiging SET status = 'ingetrokken', afgerond_op = $3, versie = versie + 1
        WHERE id = $1 AND versie = $2 AND status = 'voorgesteld'";
    pub(super) PROGRESS = "UPDATE vernietiging SET vernietigd = vernietigd + $2, overgeslagen = overgeslagen + $3,
            versie = versie + 1
        WHERE id = $1 AND status = 'goedgekeurd'";
    pub(super) FINISH = "UPDATE vernietiging SET status = 'uitgevoerd', afgerond_op = $2, versie = versie + 1
        WHERE id = $1 AND status = 'goedgekeurd'";
    pub(super) DINGEN = "SELECT ding FROM vernietiging_ding WHERE vernietiging = $1 AND ding > $2 ORDER BY ding LIMIT $3";
    pub(super) DELETE_DING = "DELETE FROM vernietiging_ding WHERE vernietiging = $1 AND ding = $2";
    pub(super) DELETE_DINGEN = "DELETE FROM vernietiging_ding WHERE vernietiging = $1";
}

/// How far a destruction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Waits for a second person.
    Voorgesteld,
    /// Is being carried out.
    Goedgekeurd,
    /// Has been carried out.
    Uitgevoerd,
    /// Was withdrawn before anything went.
    Ingetrokken,
}

impl Status {
    fn from_code(code: &str) -> Option<Self> {
        match code {
            "voorgesteld" => Some(Self::Voorgesteld),
            "goedgekeurd" => Some(Self::Goedgekeurd),
            "uitgevoerd" => Some(Self::Uitgevoerd),
            "ingetrokken" => Some(Self::Ingetrokken),
            _ => None,
        }
    }
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vernietiging {
    /// Its number.
    pub id: i64,
    /// The name of the rule.
    pub regel: String,
    /// How far it is.
    pub status: Status,
    /// How many things were put forward.
    pub aantal: i64,
    /// SHA-256 over the rule and the numbers, hexadecimal; `None` for a series.
    pub ids_hash: Option<String>,
    /// When it was put forward, or went by itself.
    pub voorgesteld_op: Moment,
    /// By whom; `None` when the rule runs by itself.
    pub voorgesteld_door: Option<GebruikerId>,
    /// When the second person agreed.
    pub goedgekeurd_op: Option<Moment>,
    /// The second person.
    pub goedgekeurd_door: Option<GebruikerId>,
    /// When it was done or withdrawn.
    pub afgerond_op: Option<Moment>,
    /// How many really went.
    pub vernietigd: i64,
    /// How many stayed: held, changed, or impossible to erase.
    pub overgeslagen: i64,
    /// To say what was seen.
    pub versie: i64,
}

/// The register, newest first; the next page begins below `voor`.
pub fn register(tx: &mut Tx<'_>, voor: Option<i64>, limiet: u32) -> Result<Vec<Vernietiging>> {
    tx.list(LIST, args![voor.unwrap_or(i64::MAX), limiet], read)
}

/// How many lists wait for a second person.
pub fn wacht_op_akkoord(tx: &mut Tx<'_>) -> Result<i64> {
    tx.row(WAITING, &[])?.get(0)
}

/// One line of the register; [`store::StoreError::NotFound`] when there is none.
pub fn lijst(tx: &mut Tx<'_>, id: i64) -> Result<Vernietiging> {
    load(tx, id)
}

pub(super) fn load(tx: &mut Tx<'_>, id: i64) -> Result<Vernietiging> {
    read(tx.row(ONE, args![id])?)
}

fn read(row: Row) -> Result<Vernietiging> {
    let mut cols = row.cols();
    Ok(Vernietiging {
        id: cols.take()?,
        regel: cols.take()?,
        status: Status::from_code(&cols.take::<String>()?)
            .ok_or(store::StoreError::Type { column: 2, expected: "status" })?,
        aantal: cols.take()?,
        ids_hash: cols.take()?,
        voorgesteld_op: cols.take()?,
        voorgesteld_door: cols.take()?,
        goedgekeurd_op: cols.take()?,
        goedgekeurd_door: cols.take()?,
        afgerond_op: cols.take()?,
        vernietigd: cols.take()?,
        overgeslagen: cols.take()?,
        versie: cols.take()?,
    })
}

/// SHA-256 over the name of the rule and the numbers in ascending order, one per line, hexadecimal.
pub(super) fn ids_hash(regel: &str, ids: &[i64]) -> String {
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    let mut hasher = Sha256::new();
    hasher.update(regel.as_bytes());
    for id in sorted {
        hasher.update(format!("\n{id}"));
    }
    let hash = hasher.finalize();
    hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_volgorde_maakt_niet_uit_en_elk_nummer_wel() {
        assert_eq!(ids_hash("signaal", &[3, 1, 2]), ids_hash("signaal", &[1, 2, 3]));
        assert_ne!(ids_hash("signaal", &[1, 2]), ids_hash("signaal", &[12]));
        assert_ne!(ids_hash("signaal", &[1]), ids_hash("dossier", &[1]));
        assert_eq!(ids_hash("x", &[]), "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    }
}
