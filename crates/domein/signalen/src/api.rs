//! The same use cases as JSON, for partners' systems and for open intake.
