//! `Access`: the only key to the store. Proof that the role may do the action, and that the kring was checked and the
//! look is logged by whoever handed it out.

use crate::{Action, Actor, deling};
use audit::{Gebeurtenis, Wie};
use kern::{Doel, GebeurtenisId, GebruikerId, Kring, Moment, Weigering};
use std::marker::PhantomData;
use std::sync::Arc;
use store::{Result, Sql, StoreError, Tx, Val};

/// The key for one action in one request. Only this crate makes one, and it is lent, never given away.
#[derive(Debug)]
pub struct Access<A> {
    actor: Arc<Actor>,
    now: Moment,
    actie: PhantomData<fn() -> A>,
}

impl<A: Action> Access<A> {
    pub(crate) const fn new(actor: Arc<Actor>, now: Moment) -> Self {
        Self { actor, now, actie: PhantomData }
    }

    /// Who does it.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Who does it, as it stands in the logs.
    pub fn wie(&self) -> Wie {
        self.actor.wie()
    }

    /// The person who does it. A refusal for a system or the program: some acts are for people only.
    pub fn gebruiker(&self) -> std::result::Result<GebruikerId, Weigering> {
        self.actor.gebruiker().ok_or_else(|| {
            Weigering::new("alleen-een-mens", "Dit kan alleen iemand doen die zelf is ingelogd. Log in met uw account.")
        })
    }

    /// The kringen the actor is in, in order. Every list is limited to these, and to what is shared with them.
    pub fn kringen(&self) -> &[Kring] {
        self.actor.kringen()
    }

    /// Why.
    pub fn doel(&self) -> Doel {
        A::DOEL
    }

    /// The moment of the request: one and the same in everything it writes.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Writes what happened, by this actor at this moment.
    pub fn record(&self, tx: &mut Tx<'_>, gebeurtenis: Gebeurtenis) -> Result<GebeurtenisId> {
        audit::record(tx, self.now, &gebeurtenis.door(self.wie()))
    }

    /// The row in scope, when the actor may know of it. Not there and not for him are the same answer after the same
    /// statements, so that neither text nor time tells them apart.
    pub(crate) fn find(&self, tx: &mut Tx<'_>, scope: &Scope) -> Result<(i64, Kring)> {
        let found = match tx.maybe(scope.sql, &scope.args)? {
            Some(row) => Some((row.get::<i64>(0)?, row.get::<Kring>(1)?)),
            None => None,
        };
        let shared = deling::kringen_van(tx, scope.soort, found.map_or(-1, |(id, _)| id), self.now)?;
        let (id, kring) = found.ok_or(StoreError::NotFound)?;
        let may_know = self.actor.is_in(kring) || shared.iter().any(|kring| self.actor.is_in(*kring));
        if may_know { Ok((id, kring)) } else { Err(StoreError::NotFound) }
    }
}

/// Which row a request is about: a statement that gives its (id, kring).
#[derive(Debug, Clone)]
pub struct Scope {
    /// Kind of thing, as in the look log and in [`audit::Ding`].
    pub soort: &'static str,
    /// The statement; selects id and kring.
    pub sql: Sql,
    /// Its values.
    pub args: Vec<Val>,
}

impl Scope {
    /// The row that this statement finds with these values.
    pub fn new(soort: &'static str, sql: Sql, args: &[Val]) -> Self {
        Self { soort, sql, args: args.to_vec() }
    }
}
