//! `cargo run --release -p documents --example meten [folder]`: how long a letter takes; with a folder, also writes samples.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use documents::{Staat, html, pdf, tekst};

#[path = "../tests/brieven/voorbeeld.rs"]
mod voorbeeld;

fn main() -> Result<(), Box<dyn Error>> {
    let brief = voorbeeld::kort(Staat::Definitief);
    for nummer in 1..=10 {
        let begin = Instant::now();
        let bytes = pdf(&brief)?.len();
        println!("brief {nummer}: {:.1} ms, {bytes} bytes", begin.elapsed().as_secs_f64() * 1000.0);
    }
    let begin = Instant::now();
    pdf(&voorbeeld::lang(Staat::Concept))?;
    println!("drie pagina's: {:.1} ms", begin.elapsed().as_secs_f64() * 1000.0);
    let Some(map) = std::env::args().nth(1) else { return Ok(()) };
    for (naam, staat) in [("definitief", Staat::Definitief), ("concept", Staat::Concept)] {
        for (lengte, brief) in [("kort", voorbeeld::kort(staat)), ("lang", voorbeeld::lang(staat))] {
            let pad = Path::new(&map).join(format!("{lengte}-{naam}"));
            fs::write(pad.with_extension("pdf"), pdf(&brief)?)?;
            fs::write(pad.with_extension("html"), html(&brief, 1))?;
            fs::write(pad.with_extension("txt"), tekst(&brief))?;
        }
    }
    Ok(())
}
