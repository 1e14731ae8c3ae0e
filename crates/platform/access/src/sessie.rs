//! Sessions: a row per device; the cookie holds a secret of which only the hash is stored.

use crate::Mislukt;
use kern::{GebruikerId, Moment, Secret};
use sha2::{Digest, Sha256};
use store::{FromVal, Result, StoreError, Tx, args};

store::sql! {
    LEES = "SELECT s.id, s.gebruiker, s.stand, s.gemaakt, s.laatst, s.bevestigd, s.toestel FROM sessie s
        WHERE s.hash = $1 AND s.verloopt > $2 AND s.laatst > $3";
    BEGIN = "INSERT INTO sessie (hash, gebruiker, stand, gemaakt, laatst, verloopt, bevestigd, toestel)
        VALUES ($1, $2, $3, $4, $4, $5, $6, $7) RETURNING id";
    GEBRUIKT = "UPDATE sessie SET laatst = $2 WHERE id = $1 AND laatst < $2";
    EINDE = "DELETE FROM sessie WHERE id = $1 AND gebruiker = $2";
    EINDE_HASH = "DELETE FROM sessie WHERE hash = $1";
    EINDE_ALLE = "DELETE FROM sessie WHERE gebruiker = $1";
    EINDE_ANDERE = "DELETE FROM sessie WHERE gebruiker = $1 AND id <> $2";
    LIJST = "SELECT s.id, s.gebruiker, s.stand, s.gemaakt, s.laatst, s.bevestigd, s.toestel FROM sessie s
        WHERE s.gebruiker = $1 AND s.verloopt > $2 AND s.laatst > $3 AND s.stand = 'volledig'
        ORDER BY s.laatst DESC, s.id DESC LIMIT 50";
    NIEUW_GEHEIM = "UPDATE sessie SET totp_nieuw = $2 WHERE id = $1 AND totp_nieuw IS NULL";
    GEHEIM = "SELECT totp_nieuw FROM sessie WHERE id = $1";
}

/// Without a request for so long, a session is over (BIO: a work place that is left alone closes).
pub const STIL_SECONDEN: i64 = 60 * 60;
/// After so long a session is over, used or not: a working day.
pub const HOOGSTENS_SECONDEN: i64 = 12 * 60 * 60;
/// So long somebody may take for the steps of signing in.
const STAP_SECONDEN: i64 = 10 * 60;
/// The last use is written at most once in so long, so that reading pages does not write.
const LAATST_SECONDEN: i64 = 60;

/// How far the sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Signed in.
    Volledig,
    /// The password was right; the code of the app is next.
    Code,
    /// The password was right; setting up an app is next.
    Instellen,
    /// Password and code were right; choosing an own password is next.
    Wachtwoord,
}

impl Stand {
    const ALL: [Self; 4] = [Self::Volledig, Self::Code, Self::Instellen, Self::Wachtwoord];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Volledig => "volledig",
            Self::Code => "code",
            Self::Instellen => "instellen",
            Self::Wachtwoord => "wachtwoord",
        }
    }

    const fn lifetime(self) -> i64 {
        if matches!(self, Self::Volledig) { HOOGSTENS_SECONDEN } else { STAP_SECONDEN }
    }
}

impl FromVal for Stand {
    const EXPECTED: &'static str = "stand van een sessie";

    fn from_val(val: store::Val) -> Option<Self> {
        let code = String::from_val(val)?;
        Self::ALL.into_iter().find(|stand| stand.code() == code)
    }
}

/// The secret in the cookie: 256 bits.
#[derive(Clone, Debug)]
pub struct Token(Secret<[u8; 32]>);

impl Token {
    /// A new one.
    pub(crate) fn nieuw() -> std::result::Result<Self, Mislukt> {
        crate::willekeur::bytes().map(|bytes| Self(Secret::new(bytes)))
    }

    /// From the text in a cookie or header; `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(|bytes| Self(Secret::new(bytes)))
    }

    /// The text for the cookie.
    pub fn text(&self) -> Secret<String> {
        Secret::new(data_encoding::BASE64URL_NOPAD.encode(self.0.expose()))
    }

    /// What is stored: whoever reads the database cannot sign in with it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.expose()).to_vec()
    }
}

/// A device on which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sessie {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub gebruiker: GebruikerId,
    /// How far the sign-in has come.
    pub stand: Stand,
    /// When signed in.
    pub gemaakt: Moment,
    /// When last used, to the minute.
    pub laatst: Moment,
    /// When he last proved to be himself.
    pub bevestigd: Option<Moment>,
    /// Browser and system in words.
    pub toestel: String,
}

impl Sessie {
    /// Whether the last use must be written down again.
    pub(crate) const fn is_stale(&self, now: Moment) -> bool {
        now.seconds_since(self.laatst) >= LAATST_SECONDEN
    }
}

fn read(row: store::Row) -> Result<Sessie> {
    let mut cols = row.cols();
    Ok(Sessie {
        id: cols.take()?,
        gebruiker: cols.take()?,
        stand: cols.take()?,
        gemaakt: cols.take()?,
        laatst: cols.take()?,
        bevestigd: cols.take()?,
        toestel: cols.take()?,
    })
}

/// The running session of this token; [`StoreError::NotFound`] when there is none.
pub(crate) fn lees(tx: &mut Tx<'_>, token: &Token, now: Moment) -> Result<Sessie> {
    read(tx.row(LEES, args![token.hash(), now, now.plus_seconds(-STIL_SECONDEN)])?)
}

/// Starts a session under a new token.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    now: Moment,
    gebruiker: GebruikerId,
    stand: Stand,
    token: &Token,
    toestel: &str,
) -> Result<i64> {
    let bevestigd = matches!(stand, Stand::Volledig | Stand::Wachtwoord).then_some(now);
    let values =
        args![token.hash(), gebruiker, stand.code(), now, now.plus_seconds(stand.lifetime()), bevestigd, toestel];
    tx.row(BEGIN, values)?.get(0)
}

/// Goes on under a new token: the old one is worthless from here, also to somebody who had set or seen it.
pub(crate) fn vernieuw(tx: &mut Tx<'_>, now: Moment, oud: &Sessie, stand: Stand, token: &Token) -> Result<i64> {
    beeindig(tx, oud.id, oud.gebruiker)?;
    begin(tx, now, oud.gebruiker, stand, token, &oud.toestel)
}

/// Writes the last use.
pub(crate) fn gebruikt(tx: &mut Tx<'_>, id: i64, now: Moment) -> Result<()> {
    tx.exec(GEBRUIKT, args![id, now]).map(drop)
}

/// Ends one session of this person. Not his: [`StoreError::NotFound`].
pub fn beeindig(tx: &mut Tx<'_>, id: i64, gebruiker: GebruikerId) -> Result<()> {
    if tx.exec(EINDE, args![id, gebruiker])? == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Ends the session of this token, if there is one.
pub(crate) fn beeindig_token(tx: &mut Tx<'_>, token: &Token) -> Result<()> {
    tx.exec(EINDE_HASH, args![token.hash()]).map(drop)
}

/// Ends all sessions of somebody, and the addresses with a key that he made.
pub fn beeindig_alle(tx: &mut Tx<'_>, gebruiker: GebruikerId) -> Result<()> {
    crate::abonnement::alle_weg(tx, gebruiker)?;
    tx.exec(EINDE_ALLE, args![gebruiker]).map(drop)
}

/// Ends all sessions of somebody except this one.
pub fn beeindig_andere(tx: &mut Tx<'_>, gebruiker: GebruikerId, behalve: i64) -> Result<()> {
    tx.exec(EINDE_ANDERE, args![gebruiker, behalve]).map(drop)
}

/// Where somebody is signed in, last used first.
pub fn sessies(tx: &mut Tx<'_>, gebruiker: GebruikerId, now: Moment) -> Result<Vec<Sessie>> {
    tx.list(LIJST, args![gebruiker, now, now.plus_seconds(-STIL_SECONDEN)], read)
}

/// The sealed secret of an app that is being set up in this session: made once, the same when the page is shown again.
pub(crate) fn nieuw_geheim(tx: &mut Tx<'_>, id: i64, voorstel: &[u8]) -> Result<Vec<u8>> {
    tx.exec(NIEUW_GEHEIM, args![id, voorstel])?;
    tx.row(GEHEIM, args![id])?.get(0)
}

/// Browser and system in words, from the header that browsers send. Too coarse to recognise anybody by.
pub fn toestel(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 5] =
        [("Edg", "Edge"), ("Firefox", "Firefox"), ("OPR", "Opera"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let find =
        |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} op {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Onbekend apparaat".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_token_komt_terug_uit_zijn_tekst_en_zijn_hash_is_iets_anders() {
        let token = Token::nieuw().expect("the system has randomness");
        let text = token.text().into_exposed();
        assert_eq!(text.len(), 43);
        let back = Token::parse(&text).expect("its own text parses");
        assert_eq!(back.hash(), token.hash());
        assert_ne!(data_encoding::BASE64URL_NOPAD.encode(&token.hash()), text);
        assert!(Token::parse("kort").is_none() && Token::parse("").is_none());
        assert_eq!(format!("{token:?}"), "Token(<secret>)");
    }

    #[test]
    fn een_toestel_heet_naar_browser_en_systeem() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        assert_eq!(toestel(firefox), "Firefox op Linux");
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(toestel(edge), "Edge op Windows");
        assert_eq!(toestel("curl/8.0"), "Onbekend apparaat");
    }
}
