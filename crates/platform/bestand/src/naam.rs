//! The name under which a file lies on the disk: random, and never anything a user typed.

use crate::{KluisFout, sleutel::toeval};
use data_encoding::HEXLOWER;
use std::{fmt, path::PathBuf};

const LENGTE: usize = 16;

/// 128 random bits. Written as 32 lower-case hexadecimal digits, it can hold no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opslagnaam([u8; LENGTE]);

impl Opslagnaam {
    /// A fresh name.
    pub(crate) fn nieuw() -> Result<Self, KluisFout> {
        toeval().map(Self)
    }

    /// The name in this text, or `None` when it is anything else than a name that was given out in this form.
    pub fn lees(tekst: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(tekst.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The bytes to which the content is bound.
    pub(crate) const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Where the file lies inside the vault: spread over 256 folders, so that none grows without end.
    pub(crate) fn pad(&self) -> PathBuf {
        let hex = self.to_string();
        let map = hex.get(..2).unwrap_or_default();
        PathBuf::from(map).join(&hex)
    }
}

impl fmt::Display for Opslagnaam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alleen_de_eigen_vorm_is_een_naam() {
        let naam = Opslagnaam([0xab; LENGTE]);
        assert_eq!(Opslagnaam::lees(&naam.to_string()), Some(naam));
        assert_eq!(naam.pad(), PathBuf::from("ab").join("ab".repeat(16)));
        let te_lang = "ab".repeat(17);
        let hoofdletters = "AB".repeat(16);
        for fout in ["", "..", "../../etc/passwd", "/etc/passwd", "ab", "ab\0", &te_lang, &hoofdletters] {
            assert_eq!(Opslagnaam::lees(fout), None, "{fout:?}");
        }
    }
}
