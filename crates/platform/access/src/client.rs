//! Systems of partners that work through the API: a token each, with scopes, and the sight of their organisation.

use crate::{Actor, Mislukt, Token};
use audit::{ClientId, Ding, Gebeurtenis, Wie, record};
use kern::{Moment, OrganisatieId, Weigering};
use store::{Result, Tx, args};

store::sql! {
    INSERT = "INSERT INTO api_client (organisatie, naam, hash, scopes, gemaakt) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    MET_TOKEN = "SELECT id FROM api_client WHERE hash = $1";
    UITZETTEN = "UPDATE api_client SET actief = 0 WHERE id = $1 AND actief = 1";
    LIJST = "SELECT id, organisatie, naam, scopes, actief, gemaakt FROM api_client ORDER BY naam, id LIMIT 500";
}

/// A system as the administrator sees it; its token is never shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Which.
    pub id: ClientId,
    /// Of whom.
    pub organisatie: OrganisatieId,
    /// Its name.
    pub naam: String,
    /// Names of the actions it may do.
    pub scopes: Vec<String>,
    /// False when it may not come in.
    pub actief: bool,
    /// When it was made.
    pub gemaakt: Moment,
}

/// Makes a client and its token. The token is returned this once and cannot be found back.
/// `bekend` are the names of actions that exist: another scope is refused.
pub fn maak_client(
    tx: &mut Tx<'_>,
    now: Moment,
    door: Wie,
    organisatie: OrganisatieId,
    naam: &str,
    scopes: &[String],
    bekend: &[&str],
) -> std::result::Result<(ClientId, Token), Mislukt> {
    let naam = naam.trim();
    if naam.is_empty() {
        return Err(Weigering::new("client-zonder-naam", "Vul de naam van het systeem in.").into());
    }
    if scopes.is_empty() || scopes.iter().any(|scope| !bekend.contains(&scope.as_str())) {
        return Err(Weigering::new("client-scope", "Kies wat het systeem mag uit de lijst.").into());
    }
    let token = Token::nieuw()?;
    let id = tx.row(INSERT, args![organisatie, naam, token.hash(), scopes.join(" "), now])?.get(0)?;
    let told = Gebeurtenis::new("client.gemaakt", Ding::new("client", id)).door(door).met("scopes", scopes.to_vec());
    record(tx, now, &told)?;
    Ok((ClientId(id), token))
}

/// Shuts a client out from its next request.
pub fn client_uitzetten(tx: &mut Tx<'_>, now: Moment, door: Wie, id: ClientId) -> Result<()> {
    tx.exec_one(UITZETTEN, args![id.0])?;
    record(tx, now, &Gebeurtenis::new("client.uitgezet", Ding::new("client", id.0)).door(door)).map(drop)
}

/// All clients by name.
pub fn clients(tx: &mut Tx<'_>) -> Result<Vec<Client>> {
    tx.list(LIJST, &[], |row| {
        let mut cols = row.cols();
        let (id, organisatie, naam) = (ClientId(cols.take()?), cols.take()?, cols.take()?);
        let scopes: String = cols.take()?;
        let scopes = scopes.split_whitespace().map(str::to_owned).collect();
        Ok(Client { id, organisatie, naam, scopes, actief: cols.take()?, gemaakt: cols.take()? })
    })
}

/// The client with this token as actor; [`store::StoreError::NotFound`] when there is none or it is shut out.
pub(crate) fn actor(tx: &mut Tx<'_>, token: &Token) -> Result<Actor> {
    let id = tx.row(MET_TOKEN, args![token.hash()])?.get(0)?;
    Actor::load_client(tx, ClientId(id))
}
