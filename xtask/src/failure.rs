//! One way to fail: a Dutch sentence that says what is wrong and what to do.

use std::fmt;

/// What went wrong, as a sentence for the person at the keyboard.
#[derive(Debug)]
pub struct Failure(String);

/// The result of everything in this program that can fail.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure that says `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Puts our sentence in front of the error of a library or the system.
pub trait Explain<T> {
    /// Turns the error into "`sentence`: error".
    fn explain(self, sentence: impl fmt::Display) -> Outcome<T>;
}

impl<T, E: fmt::Display> Explain<T> for Result<T, E> {
    fn explain(self, sentence: impl fmt::Display) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{sentence}: {error}")))
    }
}
