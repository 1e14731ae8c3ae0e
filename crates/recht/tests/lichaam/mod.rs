//! What the fuzz target `geval` does with its bytes; the ordinary tests do the same with cases in which something was changed.

use serde_json::Value;

/// A list of cases as somebody sends it. Each gets one line, that is JSON and has an outcome, a way there and an article.
pub fn geval(bytes: &[u8]) {
    let tekst = String::from_utf8_lossy(bytes);
    let Ok(lijnen) = recht::gevallen(&tekst) else { return };
    for lijn in lijnen {
        let lijn: Value = serde_json::from_str(&lijn).expect("a line is JSON");
        assert!(lijn["uitkomst"].as_object().is_some_and(|uitkomst| !uitkomst.is_empty()), "{lijn}");
        assert!(lijn["stappen"].as_array().is_some_and(|stappen| stappen.iter().all(Value::is_string)), "{lijn}");
        assert!(lijn["stappen"][0].is_string() && lijn["bronnen"][0]["url"].is_string(), "{lijn}");
    }
}
