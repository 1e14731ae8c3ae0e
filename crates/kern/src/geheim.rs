//! Values that must not end up in a log line, an error text or a panic.

use std::fmt;

macro_rules! opaque {
    ($(#[$doc:meta])* $name:ident, $label:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name<T>(T);

        impl<T> $name<T> {
            /// Wraps the value.
            pub const fn new(value: T) -> Self {
                Self(value)
            }

            /// The value itself; every call is a place where it can leak, so search for this word when reviewing.
            pub const fn expose(&self) -> &T {
                &self.0
            }

            /// The value itself, by move.
            pub fn into_exposed(self) -> T {
                self.0
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($label)
            }
        }
    };
}

opaque!(
    /// A password, key or token. `Debug` prints only that it is one.
    Secret,
    "<secret>"
);
opaque!(
    /// A name, address, number or text that says something about a person. `Debug` prints only that it is one.
    Persoonsgegeven,
    "<persoonsgegeven>"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_noemt_de_soort_en_nooit_de_waarde() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "<secret>");
        assert_eq!(format!("{:?}", Some(Persoonsgegeven::new("J. de Vries"))), "Some(<persoonsgegeven>)");
    }
}
