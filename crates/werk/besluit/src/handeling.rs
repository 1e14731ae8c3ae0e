//! What people do with an order, each act as one unit of work: checked, written and told in one transaction.

mod bekendmaken;
mod beleid;
mod bijhouden;
mod gronden;
mod mandaat;
mod nemen;
mod opstellen;
mod toetsen;
mod verloop;
mod voorleggen;

pub(crate) use bekendmaken::VERNIETIGD;
pub use bekendmaken::{BEKENDMAKEN, Bekendmaking, EINDE, RECHTSMIDDEL, UITREIKEN, bekendmaken, rond_af};
pub use beleid::{regel_eindigen, regel_erbij};
pub use bijhouden::{afvinken, heropenen, noteer, sluit_voorval};
pub use gronden::{afwijken, feit, feit_weg, oordeel};
pub use mandaat::{eindig_mandaat, geef_mandaat};
pub use nemen::{Ondertekening, Voorgenomen, kan_tekenen, neem, voorgenomen};
pub use opstellen::{Plaats, begin, nieuw_besluit, weggooien, wijzig};
pub(crate) use opstellen::{fout as antwoord_fout, kan_beginnen};
pub(crate) use toetsen::met_zaak;
pub use toetsen::{Oordeelstand, Toets, toets};
pub use voorleggen::{leg_terug, leg_voor};

use crate::inrichting::Inrichting;
use access::Mislukt;

/// What an act gives: its result, a refusal, or a failure.
pub type Klaar<T = ()> = Result<T, Mislukt>;

/// The longest text that somebody can write in one field.
pub(crate) const LANGSTE_TEKST: usize = 20_000;

/// The set-up, shared by every act.
pub(crate) type In<'a> = &'a Inrichting;
