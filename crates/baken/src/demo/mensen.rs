//! One person per role, and the partners at the table.

use super::{DemoFout, read};
use crate::opdracht::nieuw::zet_op;
use access::Mislukt;
use access::gebruiker::{NieuweGebruiker, maak_gebruiker};
use access::organisatie::{Organisatiesoort, maak_organisatie};
use audit::Wie;
use kern::{Moment, Persoonsgegeven, Rol};
use serde::Deserialize;
use std::collections::BTreeMap;
use store::Store;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gegevens {
    organisatie: Vec<Organisatie>,
    mens: Vec<Mens>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisatie {
    code: String,
    naam: String,
}

/// An invented person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mens {
    /// Name.
    pub naam: String,
    /// Code of the role.
    pub rol: String,
    /// Code of the organisation; the municipality when empty.
    #[serde(default)]
    pub organisatie: String,
}

impl Mens {
    /// The role; checked when the data were read.
    pub fn rol(&self) -> Rol {
        Rol::from_code(&self.rol).unwrap_or(Rol::Beleid)
    }
}

/// Everybody, in the order of the roles.
pub fn mensen() -> Result<Vec<Mens>, DemoFout> {
    let read: Gegevens = read(include_str!("data/mensen.toml"))?;
    match read.mens.iter().find(|mens| Rol::from_code(&mens.rol).is_none()) {
        Some(mens) => Err(DemoFout::Gegevens(format!("rol {} bestaat niet", mens.rol))),
        None => Ok(read.mens),
    }
}

/// Makes the municipality, its kringen, the partners and an account for everybody.
pub(super) fn maak(store: &Store, nu: Moment) -> Result<(), DemoFout> {
    let organisaties = read::<Gegevens>(include_str!("data/mensen.toml"))?.organisatie;
    let people = mensen()?;
    store.write_blocking(move |tx| {
        let gemeente = zet_op(tx, nu, "Soest (demo)")?;
        let mut werkgevers = BTreeMap::new();
        for Organisatie { code, naam } in organisaties {
            let made = maak_organisatie(tx, nu, Wie::Niemand, &code, &naam, Organisatiesoort::Partner)?;
            werkgevers.insert(code, made.id);
        }
        for mens in people {
            let mail: String = mens.naam.to_lowercase().chars().map(|c| if c == ' ' { '.' } else { c }).collect();
            let nieuw = NieuweGebruiker {
                inlognaam: Persoonsgegeven::new(format!("{mail}@soest.example")),
                naam: Persoonsgegeven::new(mens.naam.clone()),
                organisatie: werkgevers.get(&mens.organisatie).copied().unwrap_or(gemeente),
                rollen: vec![mens.rol()],
            };
            maak_gebruiker(tx, nu, Wie::Niemand, &nieuw)?;
        }
        Ok::<_, Mislukt>(())
    })?;
    Ok(())
}
