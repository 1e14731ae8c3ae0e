//! The files inside the program: addresses, sizes, copies. What needs npm packages says so when they are absent.

use flate2::read::GzDecoder;
use std::fs;
use std::io::Read as _;

const CSS_LIMIT: usize = 30 * 1024;
const SCRIPT_LIMIT: usize = 6 * 1024;

#[test]
fn elk_bestand_is_te_vinden_onder_zijn_adres() {
    for (name, asset) in ui::all() {
        let hash = asset.etag.trim_matches('"');
        assert!(
            asset.url.starts_with("/stijl/") && (asset.url.contains(hash) || asset.content_type == "font/woff2"),
            "{name}: {}",
            asset.url
        );
        assert_eq!(ui::asset(asset.url).map(|found| found.bytes.len()), Some(asset.bytes.len()), "{name}");
        assert_eq!(
            ui::asset(asset.url.trim_start_matches("/stijl/")).map(|found| found.etag),
            Some(asset.etag),
            "{name}"
        );
        assert_eq!(ui::find(name), Some(asset.url));
    }
    assert!(
        ui::asset("/stijl/../Cargo.toml").is_none() && ui::asset("").is_none() && ui::find("onbekend.css").is_none()
    );
}

#[test]
fn de_gezipte_kopie_is_hetzelfde_bestand() {
    for (name, asset) in ui::all() {
        if let Some(gz) = asset.gz {
            let mut plain = Vec::new();
            GzDecoder::new(gz).read_to_end(&mut plain).expect("gzip");
            assert_eq!(plain, asset.bytes, "{name}");
            assert!(gz.len() < asset.bytes.len(), "{name}");
        }
    }
}

#[test]
fn wat_elke_bouw_heeft_is_er() {
    for name in
        ["baken.css", "iconen.svg", "baken.svg", "baken.js", "kaart.js", "vlakkaart.js", "tekenbord.js", "tekenvlak.js"]
    {
        assert!(ui::find(name).is_some(), "{name}");
    }
}

#[test]
fn alle_css_samen_is_licht() {
    if !ui::COMPLEET {
        println!("overgeslagen: assets/dist ontbreekt (npm ci && npm run build in assets)");
        return;
    }
    let total: usize = ui::all()
        .filter(|(_, asset)| asset.content_type.starts_with("text/css"))
        .filter_map(|(_, asset)| asset.gz)
        .map(<[u8]>::len)
        .sum();
    assert!(total > 10 * 1024 && total <= CSS_LIMIT, "{total} bytes gz");
    for name in ["htmx.js", "leaflet.js", "kaart.css", "licenties.txt"] {
        assert!(ui::find(name).is_some(), "{name}");
    }
    let css = ui::asset(ui::url("baken.css")).expect("style sheet");
    let text = std::str::from_utf8(css.bytes).expect("text");
    assert!(
        text.contains(ui::font().expect("font").trim_start_matches("/stijl/")),
        "the style sheet names the font as it is served"
    );
    assert!(
        !text.contains("@import") && !text.contains("url(http") && !text.contains("url(//"),
        "nothing from elsewhere"
    );
}

#[test]
fn eigen_scripts_zijn_klein_en_veilig_onder_de_csp() {
    for entry in fs::read_dir("assets/js").expect("scripts") {
        let path = entry.expect("entry").path();
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.len() < SCRIPT_LIMIT, "{}: {}", path.display(), text.len());
        for forbidden in [
            "innerHTML",
            "eval(",
            "new Function",
            "document.write",
            "setAttribute('style'",
            ".cssText",
            "insertAdjacentHTML",
        ] {
            assert!(!text.contains(forbidden), "{}: {forbidden}", path.display());
        }
    }
}

#[test]
fn het_slot_noemt_vaste_versies_en_geen_adressen_van_een_register() {
    let lock = fs::read_to_string("assets/package-lock.json").expect("lock");
    assert!(!lock.contains("\"resolved\""));
    let manifest = fs::read_to_string("assets/package.json").expect("manifest");
    let (_, packages) = manifest.split_once("\"dependencies\"").expect("dependencies");
    assert!(!packages.contains('^') && !packages.contains('~') && !packages.contains('*'));
}
