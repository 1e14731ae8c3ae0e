//! Retention: what is erased when, on which ground, and what stops it.
//!
//! A [`Bewaarregel`] has a name, and every table names its rule (`-- bewaar: NAAM` in its migration); [`gebreken`] finds
//! tables without one. [`dry_run`] lists what would go and why. Technical rows and short-lived personal data go by
//! themselves ([`uitvoeren`], every night); for what is like a file a first person proposes ([`propose`]) and a second
//! one approves ([`approve`]). A [`stop`] keeps a thing whatever its term. Every batch is one atomic unit with its line
//! in the register and its event, so there is never something gone without a trace, nor a trace of what is still there.

mod controle;
mod fout;
mod kandidaat;
mod nacht;
mod regel;
pub(crate) mod regels;
pub(crate) mod register;
pub mod stop;
mod termijn;
mod uitvoeren;
mod voorstel;

pub use controle::gebreken;
pub use fout::Fout;
pub use kandidaat::{Kandidaat, Overzicht, dry_run};
pub use nacht::{Opruimen, Vernietigen, nightly};
pub use regel::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Reeks, Wijze, Wissen};
pub use regels::regels;
pub use register::{Status, Vernietiging, lijst, register, wacht_op_akkoord};
pub use termijn::Termijn;
pub use uitvoeren::{Gedaan, uitvoeren};
pub use voorstel::{approve, execute, propose, voorgesteld, withdraw};
