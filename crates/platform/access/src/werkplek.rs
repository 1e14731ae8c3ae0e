//! The frame of a page for staff: the person in the top bar, and the navigation cut down to what he may open.

use crate::{Actie, Actor, Ingelogd};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::sync::Arc;
use ui::{Kader, KaderGebruiker, NavGroep, NavItem};
use web::{App, Fout, Melding, kader};

/// A link of the side navigation and the action behind it.
#[derive(Debug, Clone)]
pub struct Ingang {
    /// The link.
    pub item: NavItem,
    /// Who may do this sees the link.
    pub actie: Actie,
}

/// The whole navigation, in order: what the program puts in [`App::ext`] at the start, from all its modules.
#[derive(Debug, Clone, Default)]
pub struct Navigatie(pub Vec<(&'static str, Vec<Ingang>)>);

impl Navigatie {
    /// What this person may open; a heading without links is left out.
    pub fn voor(&self, actor: &Actor) -> Vec<NavGroep> {
        let group = |(titel, ingangen): &(&'static str, Vec<Ingang>)| {
            let may = ingangen.iter().filter(|ingang| actor.mag(ingang.actie));
            let items: Vec<_> = may.map(|ingang| ingang.item.clone()).collect();
            (!items.is_empty()).then(|| NavGroep::new(*titel, items))
        };
        self.0.iter().filter_map(group).collect()
    }
}

/// The frame of a page for staff, with the message of the previous page; title and path come with `Kader::voor`.
#[derive(Debug, Clone)]
pub struct Werkplek(pub Kader);

impl FromRequestParts<App> for Werkplek {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let signed_in = Ingelogd::from_request_parts(parts, app).await?;
        let actor = signed_in.actor();
        let nav = app.ext::<Navigatie>().map(|all: Arc<Navigatie>| all.voor(actor)).unwrap_or_default();
        let rol = actor.rollen().first().map_or("", |rol| rol.naam());
        let frame = kader(app, &parts.headers).gebruiker(KaderGebruiker::new(actor.naam(), rol)).nav(nav);
        Ok(Self(Kader { melding: Melding::take(parts), ..frame }))
    }
}
