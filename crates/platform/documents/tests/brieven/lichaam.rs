//! What the fuzz target `sjabloon` does with its bytes; the ordinary tests do the same with random texts.

use std::mem::discriminant;

use documents::{Blok, MAX_SJABLOON, Sjabloon};
use serde_json::json;

/// A template, a NUL, and a value. Reading and filling in end, and the value changes no form: the same parts come out as for
/// an innocent value.
pub fn sjabloon(bytes: &[u8]) {
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let bron = String::from_utf8_lossy(&bytes[..cut]);
    let waarde = String::from_utf8_lossy(bytes.get(cut + 1..).unwrap_or_default());
    let Ok(sjabloon) = Sjabloon::lees(&bron) else { return };
    assert!(bron.len() <= MAX_SJABLOON && Sjabloon::lees(sjabloon.bron()).is_ok_and(|again| again == sjabloon));
    let vorm = |waarde: &str| {
        let blokken = sjabloon.vul(&json!({ "x": waarde, "lijst": [waarde, waarde] })).ok()?;
        // A value of more paragraphs is as many paragraphs, and an empty one is none.
        let vast = |blok: &&Blok| !matches!(blok, Blok::Alinea(_));
        Some(blokken.iter().filter(vast).map(discriminant).collect::<Vec<_>>())
    };
    // A condition may look at what the value is.
    if !bron.contains("{%")
        && let (Some(ene), Some(andere)) = (vorm(&waarde), vorm("gewoon"))
    {
        assert_eq!(ene, andere);
    }
    let _ = vorm(&waarde);
}
