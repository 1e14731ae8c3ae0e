//! Signed-in people and keys for tests, here and in the crates above. Set up outside an async runtime, then [`run`].

use crate::gebruiker::{NieuweGebruiker, maak_gebruiker};
use crate::kring::{Bron, NieuwLid, lid_toevoegen, maak_kring};
use crate::organisatie::{Organisatie, Organisatiesoort, maak_organisatie, organisaties};
use crate::{Access, Action, Actor, COOKIE, Gate, Mislukt, Systeem, Token, inloggen, kring};
use audit::Wie;
use kern::{GebruikerId, Kring, Moment, Persoonsgegeven, Rol};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use store::Store;

static NEXT: AtomicU32 = AtomicU32::new(1);

/// Runs async work on a runtime of its own.
pub fn run<F: Future>(work: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime starts").block_on(work)
}

/// A kring with this code, made when it is not there.
pub fn kring(store: &Store, now: Moment, code: &str) -> Kring {
    let code = code.to_owned();
    let found = store.write_blocking(move |tx| match kring::kring_met_code(tx, &code)? {
        Some(kring) => Ok(kring),
        None => maak_kring(tx, now, Wie::Niemand, &code, &code, kring::Kringsoort::Thema),
    });
    found.expect("a kring can be made")
}

/// An organisation with this name, made when it is not there.
pub fn organisatie(store: &Store, now: Moment, naam: &str, soort: Organisatiesoort) -> Organisatie {
    let naam = naam.to_owned();
    let found = store.write_blocking(move |tx| {
        if let Some(known) = organisaties(tx)?.into_iter().find(|known| known.naam == naam) {
            return Ok::<_, Mislukt>(known);
        }
        maak_organisatie(tx, now, Wie::Niemand, &format!("organisatie-{}", naam.to_lowercase()), &naam, soort)
    });
    found.expect("an organisation can be made")
}

/// Somebody with these roles who is in these kringen. Partners work for "Partner", others for "Gemeente".
pub fn gebruiker(store: &Store, now: Moment, rollen: &[Rol], kringen: &[Kring]) -> GebruikerId {
    let (naam, soort) = if rollen.contains(&Rol::Partner) {
        ("Partner", Organisatiesoort::Partner)
    } else {
        ("Gemeente", Organisatiesoort::Gemeente)
    };
    let werkgever = organisatie(store, now, naam, soort);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let nieuw = NieuweGebruiker {
        inlognaam: Persoonsgegeven::new(format!("proef{number}@voorbeeld.nl")),
        naam: Persoonsgegeven::new(format!("Proefpersoon Nummer{number}")),
        organisatie: werkgever.id,
        rollen: rollen.to_vec(),
    };
    let kringen = kringen.to_vec();
    let made = store.write_blocking(move |tx| {
        let id = maak_gebruiker(tx, now, Wie::Niemand, &nieuw)?;
        for kring in kringen {
            let grondslag = "proef".to_owned();
            let lid = NieuwLid { gebruiker: id, bron: Bron::Tafel, grondslag, van: now, tot: None };
            lid_toevoegen(tx, now, Wie::Niemand, kring, &lid)?;
        }
        Ok::<_, Mislukt>(id)
    });
    made.expect("a user can be made")
}

/// Signs somebody in; the value for a `Cookie` header over plain http.
pub fn cookie(store: &Store, now: Moment, id: GebruikerId) -> String {
    let token: Token = run(inloggen::zonder_wachtwoord(store, now, id, "Proef".to_owned(), None)).expect("signs in");
    format!("{COOKIE}={}", token.text().expose())
}

/// The gate of this person to action `A`; `None` when his roles may not.
pub fn gate<A: Action>(store: &Store, now: Moment, id: GebruikerId) -> Option<Gate<A>> {
    let actor = store.read_blocking(move |tx| Actor::load(tx, id, now)).expect("an active user");
    Gate::new(store.clone(), Arc::new(actor), now)
}

/// The key of this person to action `A`, whatever his roles: for tests of store functions.
pub fn access<A: Action>(store: &Store, now: Moment, id: GebruikerId) -> Access<A> {
    let actor = store.read_blocking(move |tx| Actor::load(tx, id, now)).expect("an active user");
    Access::new(Arc::new(actor), now)
}

/// The program as actor.
pub const fn systeem() -> Systeem {
    Systeem::voor_test()
}
