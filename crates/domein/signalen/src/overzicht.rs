//! Overviews: today, search, map, saved filters, export, figures.
use web::Routes;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
}
