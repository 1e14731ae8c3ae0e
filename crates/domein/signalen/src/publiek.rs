//! What residents see: the form in four steps, the receipt, and the status page behind the code.
use web::Routes;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
}
