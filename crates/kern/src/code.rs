//! Choices that are stored as a word and shown as a phrase.

/// A choice with a fixed word for storage and configuration, and a name for people.
pub trait Code: Copy + Sized + 'static {
    /// Every choice, in the order in which pages show them.
    const ALL: &'static [Self];
    /// The stored word.
    fn code(self) -> &'static str;
    /// What people read, in Dutch.
    fn naam(self) -> &'static str;
    /// The choice with this word, or `None`.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.code() == code)
    }
}

/// Declares an enum whose variants each have a stored word and a Dutch name.
///
/// ```
/// kern::code_enum! {
///     /// Light of a crossing.
///     pub Licht { /// Stop.
///         Rood = "rood", "Rood"; /// Go.
///         Groen = "groen", "Groen" }
/// }
/// use kern::Code;
/// assert_eq!(Licht::from_code("groen"), Some(Licht::Groen));
/// ```
#[macro_export]
macro_rules! code_enum {
    ($(#[$doc:meta])* $vis:vis $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $naam:literal);+ $(;)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vdoc])* $variant),+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn naam(self) -> &'static str {
                match self { $(Self::$variant => $naam),+ }
            }
        }
    };
}
