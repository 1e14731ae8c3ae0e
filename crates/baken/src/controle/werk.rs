//! What should have happened by now: erasing, and jobs.

use super::Onderdeel;
use crate::geheel;
use jobs::bewaren::{Akkoord, dry_run};
use kern::Moment;
use store::{Result, Store};

/// The nightly round goes by itself: what it should have erased before this long ago is late.
const ROUND_SECONDS: i64 = 36 * 3600;
/// A job whose turn came this long ago is waiting for nobody.
const WAIT_SECONDS: i64 = 24 * 3600;
/// Things looked at per rule; more than this is "at least".
const LIMIT: u32 = 500;

/// Nothing is kept longer than its rule says.
pub(super) fn bewaartermijnen(store: &Store, nu: Moment) -> Result<Onderdeel> {
    let regels = geheel().bewaarregels();
    let mut found = Onderdeel::new("Bewaartermijnen", format!("{} regels", regels.len()));
    let overdue = store.read_blocking(move |tx| dry_run(tx, &regels, nu.plus_seconds(-ROUND_SECONDS), LIMIT))?;
    for view in overdue {
        let free = view.kandidaten.iter().filter(|kandidaat| kandidaat.stop.is_none()).count();
        let naam = view.regel.naam;
        let people_agree = view.regel.per_ding().is_some_and(|(per_ding, _)| per_ding.akkoord == Akkoord::TweePersonen);
        let at_least = if view.meer { "ten minste " } else { "" };
        if free > 0 && people_agree {
            found.let_op(format!("Regel {naam}: {at_least}{free} wachten op akkoord van twee personen."));
        } else if free > 0 {
            found.fout(format!("Regel {naam}: {at_least}{free} hadden al gewist moeten zijn. Draait `baken serve`?"));
        }
        if view.reeks > 0 {
            found.fout(format!(
                "Regel {naam}: {} rijen hadden al gewist moeten zijn. Draait `baken serve`?",
                view.reeks
            ));
        }
    }
    Ok(found)
}

/// No job was given up, and none waits for a worker that is not there.
pub(super) fn taken(store: &Store, nu: Moment) -> Result<Onderdeel> {
    let (stand, stopped) =
        store.read_blocking(|tx| Ok::<_, store::StoreError>((jobs::stand(tx)?, jobs::stopped(tx, None, 20)?)))?;
    let mut found =
        Onderdeel::new("Taken", format!("{} wachten, {} bezig, {} gestopt", stand.wacht, stand.bezig, stand.gestopt));
    for job in stopped {
        let reason = job.fout.as_deref().unwrap_or("onbekend");
        let when = ui::datum_tijd(job.gestopt);
        found.fout(format!("Taak {} ({}) stopte op {when} na {} pogingen: {reason}.", job.id, job.soort, job.pogingen));
    }
    if stand.oudste_beurt.is_some_and(|turn| nu.seconds_since(turn) > WAIT_SECONDS) {
        found.let_op(
            "Er wacht een taak langer dan een dag: staat er een mailserver in baken.toml, en draait `baken serve`?",
        );
    }
    Ok(found)
}

/// How many orders are named; more than this is "at least".
const NAMED: usize = 20;

/// Terms of orders that the law of today would count otherwise. They keep their dates: somebody must know.
pub(super) fn termijnen(store: &Store) -> Result<Onderdeel> {
    let found = store.read_blocking(besluit::store::termijnen::verschillen);
    let mut part = Onderdeel::new("Termijnen van maatregelen", "nagerekend met de wet van nu".to_owned());
    match found {
        Ok(differs) => {
            for een in differs.iter().take(NAMED) {
                part.let_op(format!(
                    "Maatregel {}: {} wordt nu anders geteld ({}). De oude datum blijft staan.",
                    een.kenmerk,
                    een.wat.to_lowercase(),
                    een.regel
                ));
            }
            if differs.len() > NAMED {
                part.let_op(format!("En nog {} andere termijnen.", differs.len() - NAMED));
            }
        }
        Err(access::Mislukt::Store(error)) => return Err(error),
        Err(other) => part.fout(format!("Een termijn is niet na te rekenen: {other}.")),
    }
    Ok(part)
}
