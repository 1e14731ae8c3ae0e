//! A municipality with one or more kinds of order, for the tests of the domains that bring them.

use crate::inrichting::{self, Inrichting};
use crate::soort::Soort;
use crate::store::mandaten::{self, NieuwMandaat};
use access::Mislukt;
use access::testen::{cookie, gebruiker};
use bestand::{Hoofdsleutel, Kluis};
use jiff::civil::{Date, DateTime};
use kern::{Clock as _, FixedClock, GebruikerId, Moment, Rol, moment_van};
use recht::Door;
use std::sync::Arc;
use store::{Migratie, Store};
use web::testen::Browser;
use web::{App, Instellingen};

/// The tables that orders need.
pub fn migraties() -> Vec<Migratie> {
    [audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES, crate::MIGRATIES].concat()
}

/// The municipality, with a clock that is set by hand.
#[derive(Debug)]
pub struct Proef {
    /// Its state.
    pub app: App,
    klok: FixedClock,
    _map: tempfile::TempDir,
}

/// Somebody at work.
#[derive(Debug, Clone)]
pub struct Mens {
    /// His account.
    pub id: GebruikerId,
    /// His browser.
    pub browser: Browser,
}

impl Proef {
    /// A municipality at this time with these kinds of order, and the kringen that their roles bring.
    pub fn nieuw(store: &Store, op: DateTime, soorten: &[&'static Soort]) -> Self {
        let map = tempfile::tempdir().expect("a folder");
        let sleutel = Hoofdsleutel::maak(&map.path().join("sleutel")).expect("a key");
        let kluis = Arc::new(Kluis::open(&map.path().join("kluis"), &sleutel).expect("a vault"));
        let klok = FixedClock::at(op);
        let (now, kinds) = (klok.now(), soorten.to_vec());
        let made = store.write_blocking(move |tx| inrichting::kringen(tx, now, &kinds));
        made.expect("the kringen can be made");
        let set_up = Inrichting {
            soorten: soorten.to_vec(),
            kluis,
            gemeente: "Voorbeeldstad".to_owned(),
            afzender: vec!["14 0999".to_owned()],
            zoek_plek: |_, _| Ok(None),
        };
        let app = App::builder(store.clone(), Arc::new(klok.clone()))
            .gemeente(web::testen::gemeente())
            .instellingen(Instellingen::default())
            .ext(Arc::new(set_up))
            .build();
        Self { app, klok, _map: map }
    }

    /// The present moment.
    pub fn nu(&self) -> Moment {
        self.klok.now()
    }

    /// Sets the clock. Sessions of before may have ended: sign in again with [`Proef::weer`].
    pub fn om(&self, op: DateTime) {
        self.klok.set(moment_van(op));
    }

    /// Somebody with this role, signed in.
    pub fn mens(&self, rol: Rol) -> Mens {
        let id = gebruiker(self.app.store(), self.nu(), &[rol], &[]);
        self.weer(id)
    }

    /// The same person, signed in now.
    pub fn weer(&self, id: GebruikerId) -> Mens {
        let whole = module::assemble(&[crate::module()]);
        let browser = Browser::new(&self.app, whole.router(&self.app));
        Mens { id, browser: browser.cookie(&cookie(self.app.store(), self.nu(), id)) }
    }

    /// A browser in which nobody is signed in.
    pub fn vreemd(&self) -> Browser {
        Browser::new(&self.app, module::assemble(&[crate::module()]).router(&self.app))
    }

    /// Puts somebody in the register of mandates, for all kinds, since 2020.
    pub fn mandaat(&self, wie: &Mens, als: Door) {
        let nieuw = NieuwMandaat {
            gebruiker: wie.id,
            als,
            soort: String::new(),
            bron: "Besluit van 1 januari 2020 (verzonnen)".to_owned(),
            url: String::new(),
            van: Date::constant(2020, 1, 1),
            tot: None,
        };
        let (door, now) = (wie.id, self.nu());
        let done = self.app.store().write_blocking(move |tx| Ok::<_, Mislukt>(mandaten::erbij(tx, &nieuw, door, now)?));
        done.expect("the register can be written");
    }
}

/// The version in the form of this step, as the page shows it: "voorleggen", "nemen", "bekendmaken". Without such a form it
/// is one that nobody saw, and the step is refused.
pub fn versie(page: &str, stap: &str) -> String {
    let form = page.split_once(&format!("/{stap}\"")).map_or("", |(_, rest)| rest);
    let found = form.split_once("name=\"versie\" value=\"").and_then(|(_, rest)| rest.split('"').next());
    found.unwrap_or("0").to_owned()
}
