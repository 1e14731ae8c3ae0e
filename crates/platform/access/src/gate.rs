//! The gate before the store: every read and write of a handler goes through one of these methods. They check the
//! kring, log the look, and only then hand over what was asked.

use crate::{Access, Actie, Action, Actor, Scope};
use audit::{Ding, Inzage};
use kern::{Kring, Moment};
use std::marker::PhantomData;
use std::sync::Arc;
use store::{Store, StoreError, Tx};

/// Rows on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lijst<T> {
    /// Kind of thing, for the look log.
    pub soort: &'static str,
    /// What is shown.
    pub rijen: Vec<T>,
}

impl<T> Lijst<T> {
    /// A list of things of this kind.
    pub const fn new(soort: &'static str, rijen: Vec<T>) -> Self {
        Self { soort, rijen }
    }
}

/// What a list shows, for its line in the look log. A page with several lists implements it for its own struct.
pub trait Getoond {
    /// Kind of thing.
    fn soort(&self) -> &'static str;
    /// How many of them are shown.
    fn aantal(&self) -> usize;
}

impl<T> Getoond for Lijst<T> {
    fn soort(&self) -> &'static str {
        self.soort
    }

    fn aantal(&self) -> usize {
        self.rijen.len()
    }
}

/// The right to do action `A` in this request: somebody is signed in and his role may. A handler takes it as argument.
#[derive(Debug, Clone)]
pub struct Gate<A> {
    store: Store,
    actor: Arc<Actor>,
    now: Moment,
    actie: PhantomData<fn() -> A>,
}

impl<A: Action> Gate<A> {
    /// The gate, or `None` when the actor may not do the action.
    pub(crate) fn new(store: Store, actor: Arc<Actor>, now: Moment) -> Option<Self> {
        actor.mag(Actie::van::<A>()).then_some(Self { store, actor, now, actie: PhantomData })
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The moment of the request.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// The gate to another action, when the same actor may do that too: for a page with parts that not everybody has.
    pub fn ook<B: Action>(&self) -> Option<Gate<B>> {
        Gate::new(self.store.clone(), Arc::clone(&self.actor), self.now)
    }

    fn access(&self) -> Access<A> {
        Access::new(Arc::clone(&self.actor), self.now)
    }

    /// Reads a list and logs how many things it shows. `work` limits what it selects to `access.kringen()`.
    pub async fn list<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>) -> Result<T, E> + Send + 'static,
        T: Getoond + Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let access = self.access();
        let shown = self.store.read(move |tx| work(tx, &access)).await?;
        let aantal = u32::try_from(shown.aantal()).unwrap_or(u32::MAX);
        self.write_look(A::NAAM, shown.soort(), None, None, aantal).await?;
        Ok(shown)
    }

    /// Counts within the kringen of the actor. What comes back are numbers and nothing else, so no look is logged: nobody
    /// saw a thing, and a page that counts every half minute would drown the looks that matter.
    pub async fn count<const N: usize, E, F>(&self, work: F) -> Result<[i64; N], E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>) -> Result<[i64; N], E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let access = self.access();
        self.store.read(move |tx| work(tx, &access)).await
    }

    /// Opens one thing and logs the look. Not there and not in a kring of the actor: [`StoreError::NotFound`].
    pub async fn open<T, E, F>(&self, scope: Scope, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>, i64) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (access, soort) = (self.access(), scope.soort);
        let found = self.store.read(move |tx| {
            let (id, kring) = access.find(tx, &scope)?;
            Ok::<_, E>((id, kring, work(tx, &access, id)?))
        });
        let (id, kring, shown) = found.await?;
        self.write_look(A::NAAM, soort, Some(id), Some(kring), 1).await?;
        Ok(shown)
    }

    /// Changes one thing: the kring is checked again within the transaction, and the work records what happened.
    pub async fn submit<T, E, F>(&self, scope: Scope, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>, i64) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (actor, now) = (Arc::clone(&self.actor), self.now);
        let done = self.store.write(move |tx| {
            let access = fresh::<A>(tx, &actor, now)?;
            let (id, _) = access.find(tx, &scope)?;
            work(tx, &access, id)
        });
        done.await
    }

    /// Makes something new. The work puts it in a kring and records what happened.
    pub async fn create<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (actor, now) = (Arc::clone(&self.actor), self.now);
        let done = self.store.write(move |tx| {
            let access = fresh::<A>(tx, &actor, now)?;
            work(tx, &access)
        });
        done.await
    }

    /// Logs a look that is an act of its own, such as hearing a file's sound. `actie` says which.
    pub async fn look(&self, ding: Ding, kring: Option<Kring>, actie: &'static str) -> Result<(), StoreError> {
        self.write_look(actie, ding.soort, Some(ding.id), kring, 1).await
    }

    async fn write_look(
        &self,
        actie: &'static str,
        soort: &'static str,
        ding: Option<i64>,
        kring: Option<Kring>,
        aantal: u32,
    ) -> Result<(), StoreError> {
        let inzage = Inzage { wie: self.actor.wie(), doel: A::DOEL, actie, soort, ding, kring, aantal };
        let now = self.now;
        self.store.write(move |tx| audit::look(tx, now, &inzage)).await
    }
}

/// The key as things stand within this transaction: a role or membership lost since the request began counts.
fn fresh<A: Action>(tx: &mut Tx<'_>, actor: &Actor, now: Moment) -> Result<Access<A>, StoreError> {
    let actor = actor.reload(tx, now)?;
    if actor.mag(Actie::van::<A>()) { Ok(Access::new(Arc::new(actor), now)) } else { Err(StoreError::NotFound) }
}
