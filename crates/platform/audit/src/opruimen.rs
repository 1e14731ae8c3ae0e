//! Clears looks away after the configured term, only from the oldest end, so that the rest of the chain still verifies.

use crate::encoding::{anker, to_hash};
use crate::{Ding, Gebeurtenis, Keten, record};
use kern::Moment;
use store::{Result, StoreError, Tx, args};

store::sql! {
    OUDSTE = "SELECT id, moment, hash FROM inzage ORDER BY id LIMIT $1";
    TEL_OUD = "SELECT COUNT(*) FROM inzage WHERE moment < $1";
    WIS = "DELETE FROM inzage WHERE id <= $1";
    ZET_ANKER = "INSERT INTO keten_anker (keten, tot, hash, moment) VALUES ($1, $2, $3, $4)
        ON CONFLICT (keten) DO UPDATE SET tot = excluded.tot, hash = excluded.hash, moment = excluded.moment";
}

/// The soort of thing under which the clean-up of a chain is told.
const KETEN: Ding = Ding::new("keten", 0);

/// What a clean-up did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opgeruimd {
    /// Lines that went.
    pub aantal: usize,
    /// True when there may be more: call again in a next transaction.
    pub meer: bool,
}

/// How many looks are older than the term; for the dry run of the clean-up.
pub fn te_oud(tx: &mut Tx<'_>, voor: Moment) -> Result<i64> {
    tx.row(TEL_OUD, args![voor])?.get(0)
}

/// Removes at most `limiet` looks from before the term, oldest first, and moves the anchor.
/// The new start of the chain is told in the chain of events, so that moving it by hand is found.
pub fn opruimen(tx: &mut Tx<'_>, now: Moment, voor: Moment, limiet: u32) -> Result<Opgeruimd> {
    let oldest = tx.list(OUDSTE, args![limiet], |row| {
        let mut cols = row.cols();
        let (id, moment, hash): (i64, Moment, Vec<u8>) = (cols.take()?, cols.take()?, cols.take()?);
        Ok((id, moment, hash))
    })?;
    let aantal = oldest.iter().take_while(|(_, moment, _)| *moment < voor).count();
    let Some((id, _, hash)) = oldest.into_iter().take(aantal).next_back() else {
        return Ok(Opgeruimd { aantal: 0, meer: false });
    };
    let hash = to_hash(&hash).ok_or(StoreError::Type { column: 2, expected: "hash" })?;
    if id <= anker(tx, Keten::Inzage)?.id {
        // Somebody put a line before the start; `controle` names it, clearing it away would hide it.
        return Ok(Opgeruimd { aantal: 0, meer: false });
    }
    tx.exec(WIS, args![id])?;
    tx.exec(ZET_ANKER, args![Keten::Inzage.naam(), id, hash.to_vec(), now])?;
    let told = Gebeurtenis::new("keten.opgeruimd", KETEN)
        .met("keten", Keten::Inzage.naam())
        .met("tot", id)
        .met("hash", hex(&hash))
        .met("aantal", aantal);
    record(tx, now, &told)?;
    Ok(Opgeruimd { aantal, meer: aantal == usize::try_from(limiet).unwrap_or(usize::MAX) })
}

/// The hash in the particulars of the last clean-up.
pub(crate) fn told_anker(gegevens: &str) -> Option<String> {
    let told: serde_json::Value = serde_json::from_str(gegevens).ok()?;
    told.get("hash")?.as_str().map(str::to_owned)
}

/// Hexadecimal, lower case.
pub(crate) fn hex(hash: &[u8; 32]) -> String {
    hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_hash_in_letters_is_64_tekens() {
        assert_eq!(hex(&[0; 32]), "0".repeat(64));
        assert_eq!(&hex(&[0xaf; 32])[..4], "afaf");
        assert_eq!(told_anker(r#"{"hash":"afaf"}"#).as_deref(), Some("afaf"));
    }
}
