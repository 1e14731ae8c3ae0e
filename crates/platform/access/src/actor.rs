//! Who is asking: read anew for every request, so that a disabled user, a lost role and an ended membership count at once.

use audit::{ClientId, Wie};
use kern::{GebruikerId, Kring, Moment, OrganisatieId, Persoonsgegeven, Rol};
use store::{Result, StoreError, Tx, args};

store::sql! {
    GEBRUIKER = "SELECT g.naam, g.organisatie FROM gebruiker g JOIN organisatie o ON o.id = g.organisatie
        WHERE g.id = $1 AND g.actief = 1 AND o.actief = 1";
    RECHTEN = "SELECT rol, 0 FROM gebruiker_rol WHERE gebruiker = $1
        UNION SELECT '', kring FROM kring_lid WHERE gebruiker = $1 AND van <= $2 AND (tot > $2 OR tot IS NULL)";
    CLIENT = "SELECT c.naam, c.organisatie, o.kring, c.scopes FROM api_client c
        JOIN organisatie o ON o.id = c.organisatie WHERE c.id = $1 AND c.actief = 1 AND o.actief = 1";
    ALLE_KRINGEN = "SELECT id FROM kring ORDER BY id";
}

/// A person, a partner's system or the program itself, with what it may do and know at this moment.
#[derive(Debug, Clone)]
pub struct Actor {
    wie: Wie,
    naam: Persoonsgegeven<String>,
    organisatie: Option<OrganisatieId>,
    rollen: Vec<Rol>,
    scopes: Vec<String>,
    kringen: Vec<Kring>,
}

impl Actor {
    /// Who it is, as it stands in the logs.
    pub const fn wie(&self) -> Wie {
        self.wie
    }

    /// The person, when it is one.
    pub const fn gebruiker(&self) -> Option<GebruikerId> {
        self.wie.gebruiker()
    }

    /// The name that colleagues read.
    pub fn naam(&self) -> &str {
        self.naam.expose()
    }

    /// For whom it works; `None` for the program itself.
    pub const fn organisatie(&self) -> Option<OrganisatieId> {
        self.organisatie
    }

    /// The roles of a person, in the order of [`Rol::ALL`].
    pub fn rollen(&self) -> &[Rol] {
        &self.rollen
    }

    /// Whether the person has this role.
    pub fn heeft(&self, rol: Rol) -> bool {
        self.rollen.contains(&rol)
    }

    /// The kringen it is in at this moment, in order.
    pub fn kringen(&self) -> &[Kring] {
        &self.kringen
    }

    /// Whether it is in this kring.
    pub fn is_in(&self, kring: Kring) -> bool {
        self.kringen.binary_search(&kring).is_ok()
    }

    /// Whether its role (of a person) or scope (of a system) allows the action.
    pub fn mag(&self, actie: crate::Actie) -> bool {
        match self.wie {
            Wie::Gebruiker(_) => self.rollen.iter().any(|rol| actie.rollen.contains(rol)),
            Wie::Client(_) => self.scopes.iter().any(|scope| scope == actie.naam),
            Wie::Niemand => false,
        }
    }

    /// The person as he stands now; [`StoreError::NotFound`] when he or his organisation is disabled.
    pub(crate) fn load(tx: &mut Tx<'_>, id: GebruikerId, now: Moment) -> Result<Self> {
        let mut cols = tx.row(GEBRUIKER, args![id])?.cols();
        let (naam, organisatie) = (cols.take()?, Some(cols.take()?));
        let (mut rollen, mut kringen) = (Vec::new(), Vec::new());
        for row in tx.rows(RECHTEN, args![id, now])? {
            let (rol, kring): (String, Kring) = (row.get(0)?, row.get(1)?);
            if rol.is_empty() {
                kringen.push(kring);
            } else {
                // A role that this version does not know gives nothing.
                rollen.extend(Rol::from_code(&rol));
            }
        }
        rollen.sort_by_key(|rol| Rol::ALL.iter().position(|other| other == rol));
        kringen.sort_unstable();
        Ok(Self { wie: Wie::Gebruiker(id), naam, organisatie, rollen, scopes: Vec::new(), kringen })
    }

    /// The partner's system as it stands now; its sight is the kring of its organisation.
    pub(crate) fn load_client(tx: &mut Tx<'_>, id: ClientId) -> Result<Self> {
        let mut cols = tx.row(CLIENT, args![id.0])?.cols();
        let (naam, organisatie, kring) = (cols.take()?, Some(cols.take()?), cols.take()?);
        let scopes: String = cols.take()?;
        let scopes = scopes.split_whitespace().map(str::to_owned).collect();
        Ok(Self { wie: Wie::Client(id), naam, organisatie, rollen: Vec::new(), scopes, kringen: vec![kring] })
    }

    /// The program itself: in every kring, with no role.
    pub(crate) fn programma(tx: &mut Tx<'_>) -> Result<Self> {
        let kringen = tx.list(ALLE_KRINGEN, &[], |row| row.get(0))?;
        let naam = Persoonsgegeven::new("Baken".to_owned());
        Ok(Self { wie: Wie::Niemand, naam, organisatie: None, rollen: Vec::new(), scopes: Vec::new(), kringen })
    }

    /// The same actor, read again within this transaction.
    pub(crate) fn reload(&self, tx: &mut Tx<'_>, now: Moment) -> Result<Self> {
        match self.wie {
            Wie::Gebruiker(id) => Self::load(tx, id, now),
            Wie::Client(id) => Self::load_client(tx, id),
            Wie::Niemand => Err(StoreError::NotFound),
        }
    }
}
