//! What people do: each action has a name, a purpose and the roles that may do it. Together they are the matrix of
//! roles and actions, which is generated and reviewed.

use kern::{Doel, Rol};

/// Something people do. Made by [`actions!`]; the type is the key that a store function asks for.
pub trait Action: Send + Sync + 'static {
    /// Its name: thing and verb, e.g. "signaal.lezen". Also the scope that a partner's system needs.
    const NAAM: &'static str;
    /// Why, for the look log.
    const DOEL: Doel;
    /// Who may. Whether somebody may do it to *this* thing is up to the kring.
    const ROLLEN: &'static [Rol];
}

/// An action as a row of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actie {
    /// Its name.
    pub naam: &'static str,
    /// Why.
    pub doel: Doel,
    /// Who may.
    pub rollen: &'static [Rol],
}

impl Actie {
    /// The row of this action.
    pub const fn van<A: Action>() -> Self {
        Self { naam: A::NAAM, doel: A::DOEL, rollen: A::ROLLEN }
    }
}

/// Declares actions, and `ACTIES`: the list of all of them for the matrix.
///
/// ```
/// use kern::{Doel, Rol};
/// access::actions! {
///     /// Reading a signal.
///     pub SignaalLezen = "signaal.lezen", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Regisseur];
/// }
/// assert_eq!(ACTIES[0].naam, "signaal.lezen");
/// ```
#[macro_export]
macro_rules! actions {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $naam:literal, $doel:expr, [$($rol:expr),* $(,)?];)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            $vis struct $name;

            impl $crate::Action for $name {
                const NAAM: &'static str = $naam;
                const DOEL: kern::Doel = $doel;
                const ROLLEN: &'static [kern::Rol] = &[$($rol),*];
            }
        )+
        /// Every action of this module, for the matrix of roles and actions.
        pub const ACTIES: &[$crate::Actie] = &[$($crate::Actie::van::<$name>()),+];
    };
}
