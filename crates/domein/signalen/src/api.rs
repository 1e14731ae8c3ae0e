//! The same use cases as JSON, for partners' systems and for open intake.

use web::Api;

/// The operations of this domain.
pub fn api() -> Api {
    Api::new()
}
