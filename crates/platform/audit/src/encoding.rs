//! The canonical bytes of a line and the hash over them. Every field has its length in front of it, so that no two
//! different lines have the same bytes ("ab" + "c" is not "a" + "bc").

use crate::{Keten, Wie};
use sha2::{Digest, Sha256};
use store::{FromVal, Result, StoreError, Tx, args};

store::sql! {
    LAST_GEBEURTENIS = "SELECT id, hash FROM gebeurtenis ORDER BY id DESC LIMIT 1";
    LAST_INZAGE = "SELECT id, hash FROM inzage ORDER BY id DESC LIMIT 1";
    ANKER = "SELECT tot, hash FROM keten_anker WHERE keten = $1";
}

/// SHA-256.
pub(crate) type Hash = [u8; 32];

/// The end of a chain: the number and the hash of its newest line, or of the last line that was cleared away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub id: i64,
    pub hash: Hash,
}

impl Link {
    /// Where a chain starts that has no lines yet.
    pub const START: Self = Self { id: 0, hash: [0; 32] };
}

/// The newest link, inside the transaction that adds the next one.
pub(crate) fn last(tx: &mut Tx<'_>, keten: Keten) -> Result<Link> {
    let sql = match keten {
        Keten::Gebeurtenis => LAST_GEBEURTENIS,
        Keten::Inzage => LAST_INZAGE,
    };
    match tx.maybe(sql, &[])? {
        Some(row) => Ok(Link { id: row.get(0)?, hash: hash_at(&row, 1)? }),
        None => anker(tx, keten),
    }
}

/// Where the kept part of the chain starts.
pub(crate) fn anker(tx: &mut Tx<'_>, keten: Keten) -> Result<Link> {
    match tx.maybe(ANKER, args![keten.naam()])? {
        Some(row) => Ok(Link { id: row.get(0)?, hash: hash_at(&row, 1)? }),
        None => Ok(Link::START),
    }
}

fn hash_at(row: &store::Row, column: usize) -> Result<Hash> {
    to_hash(&row.get::<Vec<u8>>(column)?).ok_or(StoreError::Type { column, expected: Vec::<u8>::EXPECTED })
}

/// A stored hash; `None` when somebody changed its length.
pub(crate) fn to_hash(bytes: &[u8]) -> Option<Hash> {
    bytes.try_into().ok()
}

/// Feeds fields to the hash of a line.
pub(crate) struct Encoder(Sha256);

impl Encoder {
    /// Starts a line of this chain, after the link before it.
    pub fn after(keten: Keten, vorige: &[u8], id: i64) -> Self {
        let mut encoder = Self(Sha256::new());
        encoder.text("baken-keten-1");
        encoder.text(keten.naam());
        encoder.bytes(vorige);
        encoder.int(id);
        encoder
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// A number.
    pub fn int(&mut self, value: i64) {
        self.bytes(&value.to_be_bytes());
    }

    /// A number that may be absent: absent has no length, so it differs from every number.
    pub fn maybe(&mut self, value: Option<i64>) {
        match value {
            Some(value) => self.int(value),
            None => self.bytes(&[]),
        }
    }

    /// Who acted.
    pub fn wie(&mut self, wie: Wie) {
        self.maybe(wie.gebruiker().map(|id| id.0));
        self.maybe(wie.client().map(|id| id.0));
    }

    /// The hash of the line.
    pub fn finish(self) -> Hash {
        self.0.finalize().into()
    }
}
