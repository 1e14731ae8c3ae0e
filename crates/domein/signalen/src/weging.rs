//! Handling signals: the list, one signal, typing in, weighing, telling the police, deciding, answering.
use web::Routes;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
}
