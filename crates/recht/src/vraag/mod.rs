//! Questions to the rules: one description of the fields drives reading, refusing, defaults, forms and documents.
//!
//! A rule is a [`Regel`]: its code, its title in Dutch, its articles, the list of its fields ([`Veld`]) and a function from
//! the values that were read ([`Invoer`]) to the answer. The typed functions of the articles know nothing of this.

mod antwoord;
mod decimaal;
mod gevallen;
mod invoer;
mod lezen;
mod veld;

pub use antwoord::{Antwoord, Regel, Resultaat, beantwoord};
pub use decimaal::Decimaal;
pub use gevallen::{gevallen, lees_invoer};
pub use invoer::{Invoer, Waarde};
pub use veld::{KB_DAGEN, Keuze, Nodig, Standaard, Veld, Veldsoort};
