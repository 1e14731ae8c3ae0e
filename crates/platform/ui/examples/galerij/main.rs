//! Writes one page per frame with every building block into a folder, to look at and to test in a browser:
//! `cargo run -p ui --example galerij -- <folder>`. All names in it are invented.

mod paginas;

use std::path::{Path, PathBuf};
use std::{env, error, fs};

const GEBIEDEN: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"naam":"Smitsveen"},"geometry":{"type":"Polygon","coordinates":[[[5.28,52.17],[5.31,52.17],[5.31,52.19],[5.29,52.195],[5.28,52.17]]]}}]}"#;
const PUNTEN: &str = r#"[{"lat":52.18,"lon":5.292,"label":"S-2026-0724","url":"/signalen/S-2026-0724","kleur":"rood"},{"lat":52.186,"lon":5.3,"label":"S-2026-0722","url":"/signalen/S-2026-0722","kleur":"amber"}]"#;

fn write(folder: &Path) -> Result<(), Box<dyn error::Error>> {
    fs::create_dir_all(folder.join("stijl"))?;
    for (name, html) in paginas::pages()? {
        fs::write(folder.join(format!("{name}.html")), html)?;
    }
    for (_, asset) in ui::all() {
        fs::write(folder.join(asset.url.trim_start_matches('/')), asset.bytes)?;
    }
    fs::write(folder.join("gebieden.json"), GEBIEDEN)?;
    fs::write(folder.join("punten.json"), PUNTEN)?;
    Ok(())
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = env::args_os().nth(1).map_or_else(|| env::temp_dir().join("baken-galerij"), PathBuf::from);
    write(&folder)?;
    println!("{}", folder.display());
    Ok(())
}
