//! SQL is a named constant, never a built string, so that a test can prepare every one of them on both databases.

/// One statement in the common subset of SQLite and PostgreSQL, with parameters `$1`, `$2`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// The constant's name, for errors and logs.
    pub name: &'static str,
    /// The statement.
    pub text: &'static str,
}

/// Declares named statements, and `SQL`: the list of all of them for the test that prepares each on both databases.
///
/// ```
/// store::sql! {
///     /// Counts the signals.
///     pub TEL = "SELECT COUNT(*) FROM signaal";
/// }
/// assert_eq!(SQL.len(), 1);
/// ```
#[macro_export]
macro_rules! sql {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $text:expr;)+) => {
        $($(#[$doc])* $vis const $name: $crate::Sql = $crate::Sql { name: stringify!($name), text: $text };)+
        /// Every statement of this module.
        pub const SQL: &[$crate::Sql] = &[$($name),+];
    };
}

/// The values of a statement, in the order of its parameters.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::Val::from($value)),*] };
}
