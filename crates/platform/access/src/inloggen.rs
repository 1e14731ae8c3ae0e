//! Signing in, step by step: password, code of the app, own password. Every step goes on under a new token.
//!
//! A wrong password, an unknown account and a disabled one give the same answer after the same work.

use crate::drempel::Drempel;
use crate::gebruiker::{self, Wissel};
use crate::geheim::Kast;
use crate::sessie::{self, Sessie, Stand};
use crate::{Mislukt, Token, totp, wachtwoord, willekeur};
use audit::{Ding, Gebeurtenis, Wie, record};
use kern::{GebruikerId, Moment, Secret, Weigering};
use store::{Result, Store, Tx, args};
use web::Client;

store::sql! {
    ACCOUNT = "SELECT g.id, g.wachtwoord, g.moet_wijzigen, g.totp IS NOT NULL FROM gebruiker g
        JOIN organisatie o ON o.id = g.organisatie WHERE g.inlognaam = $1 AND g.actief = 1 AND o.actief = 1";
    MOET_WIJZIGEN = "SELECT moet_wijzigen FROM gebruiker WHERE id = $1";
    WACHTWOORD = "SELECT wachtwoord, naam, inlognaam FROM gebruiker WHERE id = $1";
}

/// Tries per account; counted before the outcome is known, so that tries at the same time count too.
const ACCOUNT_DREMPEL: Drempel = Drempel::new("account", 4);
/// Failures per address. Generous: a whole town hall comes from one address.
const ADRES_DREMPEL: Drempel = Drempel::new("adres", 40);
/// Tries of the code, per account.
const CODE_DREMPEL: Drempel = Drempel::new("code", 4);

/// Whether everybody needs an app for codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tweede {
    /// Yes: every real municipality.
    Verplicht,
    /// Only who has one: a demo.
    AlsIngesteld,
}

/// What somebody typed, and from where.
#[derive(Debug, Clone)]
pub struct Poging {
    /// E-mail address as typed.
    pub inlognaam: String,
    /// Password as typed.
    pub wachtwoord: Secret<String>,
    /// Network address; used for counting only, never stored as such.
    pub adres: Option<Client>,
    /// Browser and system in words.
    pub toestel: String,
    /// The session that came with the request; it ends.
    pub oud: Option<Token>,
}

/// How it ended.
#[derive(Debug)]
pub enum Uitkomst {
    /// Right: go on under this token with this step.
    Verder(Token, Stand),
    /// Wrong. Which part is not said.
    Geweigerd,
    /// Too many tries; so many seconds to wait.
    Wachten(i64),
}

struct Account {
    id: GebruikerId,
    hash: Option<Secret<String>>,
    moet_wijzigen: bool,
    heeft_totp: bool,
}

impl Account {
    fn next_step(&self, tweede: Tweede) -> Stand {
        match (self.heeft_totp, tweede) {
            (true, _) => Stand::Code,
            (false, Tweede::Verplicht) => Stand::Instellen,
            (false, Tweede::AlsIngesteld) if self.moet_wijzigen => Stand::Wachtwoord,
            (false, Tweede::AlsIngesteld) => Stand::Volledig,
        }
    }
}

/// The first step: the password.
pub async fn inloggen(
    store: &Store,
    now: Moment,
    tweede: Tweede,
    poging: Poging,
) -> std::result::Result<Uitkomst, Mislukt> {
    let naam = gebruiker::inlognaam(&poging.inlognaam);
    let (account_key, adres) = (naam.clone(), poging.adres);
    let wait = store.write(move |tx| admit(tx, now, &account_key, adres)).await?;
    if let Some(seconds) = wait {
        return Ok(Uitkomst::Wachten(seconds));
    }
    let wanted = naam.clone();
    let account = store.read(move |tx| account(tx, &wanted)).await?;
    let (typed, hash) = (poging.wachtwoord, account.as_ref().and_then(|account| account.hash.clone()));
    let right = wachtwoord::in_turn(move || wachtwoord::klopt(&typed, hash.as_ref())).await?;
    let Some(account) = account.filter(|_| right) else {
        if let Some(adres) = poging.adres {
            store.write(move |tx| ADRES_DREMPEL.tel(tx, now, &adres.bytes())).await?;
        }
        return Ok(Uitkomst::Geweigerd);
    };
    let (token, stand) = (Token::nieuw()?, account.next_step(tweede));
    let begun = token.clone();
    store
        .write(move |tx| {
            ACCOUNT_DREMPEL.vergeet(tx, now, naam.as_bytes())?;
            if let Some(oud) = &poging.oud {
                sessie::beeindig_token(tx, oud)?;
            }
            sessie::begin(tx, now, account.id, stand, &begun, &poging.toestel)?;
            came_in(tx, now, account.id, stand)
        })
        .await?;
    Ok(Uitkomst::Verder(token, stand))
}

/// Counts the try, or tells how long to wait. Unknown accounts count as well as known ones.
fn admit(
    tx: &mut Tx<'_>,
    now: Moment,
    account: &str,
    adres: Option<Client>,
) -> std::result::Result<Option<i64>, Mislukt> {
    let by_account = ACCOUNT_DREMPEL.wachttijd(tx, now, account.as_bytes())?;
    let by_address = match adres {
        Some(adres) => ADRES_DREMPEL.wachttijd(tx, now, &adres.bytes())?,
        None => None,
    };
    let wait = by_account.max(by_address);
    if wait.is_none() {
        ACCOUNT_DREMPEL.tel(tx, now, account.as_bytes())?;
    }
    Ok(wait)
}

fn account(tx: &mut Tx<'_>, inlognaam: &str) -> Result<Option<Account>> {
    let Some(row) = tx.maybe(ACCOUNT, args![inlognaam])? else { return Ok(None) };
    let mut cols = row.cols();
    let (id, hash): (_, Option<String>) = (cols.take()?, cols.take()?);
    Ok(Some(Account { id, hash: hash.map(Secret::new), moet_wijzigen: cols.take()?, heeft_totp: cols.take()? }))
}

fn came_in(tx: &mut Tx<'_>, now: Moment, id: GebruikerId, stand: Stand) -> std::result::Result<(), Mislukt> {
    if stand == Stand::Volledig {
        let told = Gebeurtenis::new("gebruiker.ingelogd", Ding::new("gebruiker", id.0)).door(Wie::Gebruiker(id));
        record(tx, now, &told)?;
    }
    Ok(())
}

/// Where the sign-in goes after the code: to an own password when somebody else chose it.
fn after_code(tx: &mut Tx<'_>, id: GebruikerId) -> Result<Stand> {
    let must: bool = tx.row(MOET_WIJZIGEN, args![id])?.get(0)?;
    Ok(if must { Stand::Wachtwoord } else { Stand::Volledig })
}

/// The second step: the code of the app. Also proves again who it is, in a session that is complete already.
pub async fn geef_code(
    store: &Store,
    kast: Kast,
    now: Moment,
    sessie: Sessie,
    code: String,
) -> std::result::Result<Uitkomst, Mislukt> {
    let token = Token::nieuw()?;
    store
        .write(move |tx| {
            let key = sessie.gebruiker.0.to_be_bytes();
            if let Some(seconds) = CODE_DREMPEL.wachttijd(tx, now, &key)? {
                return Ok(Uitkomst::Wachten(seconds));
            }
            if !totp::gebruik(tx, now, &kast, sessie.gebruiker, &code)? {
                CODE_DREMPEL.tel(tx, now, &key)?;
                return Ok(Uitkomst::Geweigerd);
            }
            CODE_DREMPEL.vergeet(tx, now, &key)?;
            go_on(tx, now, &sessie, token)
        })
        .await
}

/// Setting up the app: the code shows that it works.
pub async fn stel_app_in(
    store: &Store,
    kast: Kast,
    now: Moment,
    sessie: Sessie,
    code: String,
) -> std::result::Result<Uitkomst, Mislukt> {
    let (token, proposal) = (Token::nieuw()?, voorstel(&kast, sessie.gebruiker)?);
    store
        .write(move |tx| {
            let key = sessie.gebruiker.0.to_be_bytes();
            if let Some(seconds) = CODE_DREMPEL.wachttijd(tx, now, &key)? {
                return Ok(Uitkomst::Wachten(seconds));
            }
            let sealed = sessie::nieuw_geheim(tx, sessie.id, &proposal)?;
            if !totp::stel_in(tx, now, &kast, sessie.gebruiker, &sealed, &code)? {
                CODE_DREMPEL.tel(tx, now, &key)?;
                return Ok(Uitkomst::Geweigerd);
            }
            let ding = Ding::new("gebruiker", sessie.gebruiker.0);
            record(tx, now, &Gebeurtenis::new("gebruiker.app_ingesteld", ding).door(Wie::Gebruiker(sessie.gebruiker)))?;
            go_on(tx, now, &sessie, token)
        })
        .await
}

/// The secret of the app that is being set up, the same one each time the page is shown.
pub(crate) async fn geheim_van(
    store: &Store,
    kast: &Kast,
    sessie: &Sessie,
) -> std::result::Result<Secret<Vec<u8>>, Mislukt> {
    let (id, proposal) = (sessie.id, voorstel(kast, sessie.gebruiker)?);
    let sealed = store.write(move |tx| sessie::nieuw_geheim(tx, id, &proposal)).await?;
    kast.open(sessie.gebruiker, &sealed)
}

/// A fresh secret, sealed.
fn voorstel(kast: &Kast, gebruiker: GebruikerId) -> std::result::Result<Vec<u8>, Mislukt> {
    kast.sluit(gebruiker, &willekeur::bytes::<{ totp::GEHEIM_BYTES }>()?)
}

fn go_on(tx: &mut Tx<'_>, now: Moment, sessie: &Sessie, token: Token) -> std::result::Result<Uitkomst, Mislukt> {
    let stand = after_code(tx, sessie.gebruiker)?;
    sessie::vernieuw(tx, now, sessie, stand, &token)?;
    if sessie.stand != Stand::Volledig {
        came_in(tx, now, sessie.gebruiker, stand)?;
    }
    Ok(Uitkomst::Verder(token, stand))
}

/// Chooses an own password: the old one must be right and the new one good. Every other session ends, this one goes
/// on under a new token.
pub async fn kies_wachtwoord(
    store: &Store,
    now: Moment,
    sessie: Sessie,
    oud: Secret<String>,
    nieuw: Secret<String>,
) -> std::result::Result<Uitkomst, Mislukt> {
    let id = sessie.gebruiker;
    let key = format!("wachtwoord {id}");
    let counted = key.clone();
    if let Some(seconds) = store.write(move |tx| admit(tx, now, &counted, None)).await? {
        return Ok(Uitkomst::Wachten(seconds));
    }
    let (stored, naam, inlognaam) = store
        .read(move |tx| {
            let mut cols = tx.row(WACHTWOORD, args![id])?.cols();
            let (stored, naam, adres): (Option<String>, String, String) = (cols.take()?, cols.take()?, cols.take()?);
            Ok::<_, Mislukt>((stored.map(Secret::new), naam, adres))
        })
        .await?;
    if oud == nieuw {
        return Err(Weigering::new("wachtwoord-zelfde", "Kies een ander wachtwoord dan u had.").into());
    }
    wachtwoord::keur(&nieuw, &[&naam, &inlognaam])?;
    let salt = willekeur::bytes()?;
    let work = move || wachtwoord::klopt(&oud, stored.as_ref()).then(|| wachtwoord::hash(&nieuw, salt)).transpose();
    let Some(hash) = wachtwoord::in_turn(work).await?? else { return Ok(Uitkomst::Geweigerd) };
    let token = Token::nieuw()?;
    store
        .write(move |tx| {
            ACCOUNT_DREMPEL.vergeet(tx, now, key.as_bytes())?;
            gebruiker::zet_wachtwoord(tx, now, Wie::Gebruiker(id), id, &hash, Wissel::Nee)?;
            sessie::begin(tx, now, id, Stand::Volledig, &token, &sessie.toestel)?;
            Ok(Uitkomst::Verder(token, Stand::Volledig))
        })
        .await
}

/// Signs in without password: for the cards of a demo, and for tests.
pub(crate) async fn zonder_wachtwoord(
    store: &Store,
    now: Moment,
    id: GebruikerId,
    toestel: String,
    oud: Option<Token>,
) -> std::result::Result<Token, Mislukt> {
    let token = Token::nieuw()?;
    let begun = token.clone();
    store
        .write(move |tx| {
            if let Some(oud) = &oud {
                sessie::beeindig_token(tx, oud)?;
            }
            sessie::begin(tx, now, id, Stand::Volledig, &begun, &toestel)?;
            came_in(tx, now, id, Stand::Volledig)
        })
        .await?;
    Ok(token)
}
