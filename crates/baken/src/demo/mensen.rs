//! Who works in the practice municipality.

use crate::opdracht::nieuw;
use access::Mislukt;
use access::gebruiker::{NieuweGebruiker, maak_gebruiker};
use access::organisatie::{Organisatiesoort, maak_organisatie};
use audit::Wie;
use kern::{GebruikerId, Kring, Moment, OrganisatieId, Persoonsgegeven, Rol};
use serde::Deserialize;
use std::collections::HashMap;
use std::error::Error;
use store::{Store, Tx};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lijst {
    organisatie: Vec<Partner>,
    mens: Vec<Invoer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    code: String,
    naam: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invoer {
    naam: String,
    rol: String,
    organisatie: Option<String>,
}

/// Somebody of the practice municipality.
#[derive(Debug, Clone)]
pub struct Mens {
    /// Account.
    pub id: GebruikerId,
    /// Invented name.
    pub naam: String,
    /// What he does.
    pub rol: Rol,
    /// Code of the partner he works for; `None` for the municipality.
    pub organisatie: Option<String>,
}

/// Everybody, and the organisations around the table by code.
#[derive(Debug, Clone, Default)]
pub struct Bezetting {
    /// The people, in the order of the roles.
    pub mensen: Vec<Mens>,
    /// The partners, each with its own kring.
    pub partners: HashMap<String, (OrganisatieId, Kring)>,
}

impl Bezetting {
    /// The first with this role.
    pub fn met_rol(&self, rol: Rol) -> Option<GebruikerId> {
        self.mensen.iter().find(|mens| mens.rol == rol).map(|mens| mens.id)
    }

    /// Somebody who works for this partner.
    pub fn van_partner(&self, code: &str) -> Option<GebruikerId> {
        self.mensen.iter().find(|mens| mens.organisatie.as_deref() == Some(code)).map(|mens| mens.id)
    }
}

/// Makes the municipality, its partners and their people.
pub(super) fn zet_op(store: &Store, gemeente: &str, begin: Moment) -> Result<Bezetting, Box<dyn Error>> {
    let lijst: Lijst = toml::from_str(include_str!("data/mensen.toml"))?;
    let gemeente = gemeente.to_owned();
    Ok(store.write_blocking(move |tx| maak(tx, &gemeente, &lijst, begin))?)
}

fn maak(tx: &mut Tx<'_>, gemeente: &str, lijst: &Lijst, begin: Moment) -> Result<Bezetting, Mislukt> {
    let eigen = nieuw::zet_op(tx, begin, gemeente)?;
    let mut bezetting = Bezetting::default();
    for Partner { code, naam } in &lijst.organisatie {
        let made = maak_organisatie(tx, begin, Wie::Niemand, code, naam, Organisatiesoort::Partner)?;
        bezetting.partners.insert(code.clone(), (made.id, made.kring));
    }
    for Invoer { naam, rol, organisatie } in &lijst.mens {
        let rol = Rol::from_code(rol).ok_or(Mislukt::Machine("een rol in mensen.toml bestaat niet"))?;
        let partner = organisatie.as_ref().and_then(|code| bezetting.partners.get(code));
        let nieuw = NieuweGebruiker {
            inlognaam: Persoonsgegeven::new(adres(naam)),
            naam: Persoonsgegeven::new(naam.clone()),
            organisatie: partner.map_or(eigen, |(id, _)| *id),
            rollen: vec![rol],
        };
        let id = maak_gebruiker(tx, begin, Wie::Niemand, &nieuw)?;
        bezetting.mensen.push(Mens { id, naam: naam.clone(), rol, organisatie: organisatie.clone() });
    }
    Ok(bezetting)
}

fn adres(naam: &str) -> String {
    format!("{}@example.nl", naam.to_lowercase().replace(' ', "."))
}
