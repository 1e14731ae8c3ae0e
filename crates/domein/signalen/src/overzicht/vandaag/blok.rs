//! Which blocks somebody gets, and in which order. The role decides; who has more roles gets the blocks of all of them,
//! each once.

use access::Actor;
use kern::Rol;

/// A block of the page. Its name is that of its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blok {
    /// Typing in a signal, large: for who stands on the street.
    SnelSignaal,
    /// Orders whose terms run out.
    Maatregelen,
    /// Promises that run out.
    Termijnen,
    /// What nobody decided about.
    Nieuw,
    /// What came in last, whatever its state.
    Laatste,
    /// What was followed until today.
    Volgen,
    /// Files that he leads.
    Casussen,
    /// What is shared with his organisation.
    Gedeeld,
    /// Five lines for who decides.
    WatSpeelt,
    /// Meetings.
    Overleggen,
    /// His own actions.
    Acties,
    /// Signals per week, and promises kept.
    PerWeek,
    /// What waits for the FG.
    Toezicht,
    /// What waits for the administrator.
    Beheer,
}

/// The blocks of a role: the wide column and the narrow one.
const fn van_rol(rol: Rol) -> (&'static [Blok], &'static [Blok]) {
    use Blok::{
        Acties, Beheer, Casussen, Gedeeld, Laatste, Maatregelen, Nieuw, Overleggen, PerWeek, SnelSignaal, Termijnen,
        Toezicht, Volgen, WatSpeelt,
    };
    match rol {
        Rol::Adviseur => (&[Maatregelen, Termijnen, Nieuw, Volgen], &[Overleggen, Acties, PerWeek]),
        Rol::Regisseur => (&[Maatregelen, Casussen, Termijnen, Nieuw, Volgen], &[Acties, Overleggen, PerWeek]),
        Rol::Boa => (&[SnelSignaal, Laatste], &[Acties, Overleggen]),
        Rol::Partner => (&[Gedeeld], &[Acties, Overleggen]),
        Rol::Burgemeester => (&[Maatregelen, WatSpeelt, Laatste], &[PerWeek]),
        Rol::Hulpofficier => (&[Maatregelen], &[]),
        Rol::Jurist => (&[Maatregelen, SnelSignaal], &[Acties]),
        Rol::Beleid | Rol::Crisis => (&[SnelSignaal], &[Acties]),
        Rol::Fg => (&[Toezicht], &[]),
        Rol::Beheerder => (&[Beheer], &[]),
    }
}

/// The blocks of this person, in order.
pub(super) fn blokken(actor: &Actor) -> (Vec<Blok>, Vec<Blok>) {
    let (mut wide, mut narrow): (Vec<Blok>, Vec<Blok>) = (Vec::new(), Vec::new());
    for rol in Rol::ALL.into_iter().filter(|rol| actor.heeft(*rol)) {
        let (left, right) = van_rol(rol);
        for blok in left {
            if !wide.contains(blok) {
                wide.push(*blok);
            }
        }
        for blok in right {
            if !narrow.contains(blok) {
                narrow.push(*blok);
            }
        }
    }
    (wide, narrow)
}
