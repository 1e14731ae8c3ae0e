//! Places: points, the Dutch grid, areas, and the cells by which a database finds what is near.

mod crs;
mod fout;
mod gebieden;
pub(crate) mod json;
mod lezen;
mod punt;
mod raster;
pub mod rd;
mod vlak;

pub use fout::{GeoFout, Reden};
pub use gebieden::{Gebied, Gebieden};
pub use lezen::{Eigenschappen, Grenswaarden};
pub use punt::{Punt, PuntFout, afstand_m};
pub use raster::{GROOTSTE_STRAAL_M, cel, cellen_rond};
pub use vlak::{Doos, Vlak};
