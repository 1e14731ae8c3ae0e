//! The weekly meeting about signals: a list that makes itself.
use web::Routes;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
}
