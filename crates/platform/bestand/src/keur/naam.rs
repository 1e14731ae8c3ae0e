//! The name that colleagues see beside an attachment: readable, short, and never a path or a trick.

use super::Soort;

const MAX_LETTERS: usize = 80;
const ZONDER_NAAM: &str = "bijlage";
/// Names that Windows keeps for devices.
const GERESERVEERD: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The last part of the user's name without characters that hide, turn round or point elsewhere, and with the ending that
/// belongs to the content.
pub(super) fn veilig(naam: &str, soort: Soort) -> String {
    veilig_met(naam, soort.extensie())
}

/// The same for a kind that only documents have.
pub(super) fn veilig_met(naam: &str, extensie: &str) -> String {
    let laatste = naam.rsplit(['/', '\\']).next().unwrap_or_default();
    let stam = laatste.rsplit_once('.').map_or(laatste, |(stam, _)| stam);
    let letters: String = stam.chars().filter_map(veilige_letter).take(MAX_LETTERS).collect();
    let woorden = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    let kaal = woorden.trim_matches(['.', ' ', '_', '-']);
    let gekozen = if kaal.is_empty() || is_gereserveerd(kaal) { ZONDER_NAAM } else { kaal };
    format!("{gekozen}.{extensie}")
}

fn veilige_letter(letter: char) -> Option<char> {
    match letter {
        _ if letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '(' | ')' | ',') => Some(letter),
        _ if letter.is_control() || is_onzichtbaar(letter) => None,
        _ if letter.is_whitespace() => Some(' '),
        _ => Some('_'),
    }
}

/// Zero-width characters and those that turn the direction of writing: "foto\u{202E}gpj.exe" would read as a picture.
const fn is_onzichtbaar(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn is_gereserveerd(stam: &str) -> bool {
    let klein = stam.split('.').next().unwrap_or_default().to_lowercase();
    let genummerd = klein.strip_prefix("com").or_else(|| klein.strip_prefix("lpt"));
    GERESERVEERD.contains(&klein.as_str()) || genummerd.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn een_naam_wijst_nergens_heen_en_verbergt_niets() {
        for (naam, verwacht) in [
            ("foto.jpg", "foto.jpg"),
            ("foto van de straat.JPEG", "foto van de straat.jpg"),
            ("foto.exe", "foto.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("..\\..\\windows\\system32\\calc.exe", "calc.jpg"),
            ("/", "bijlage.jpg"),
            ("..", "bijlage.jpg"),
            (".htaccess", "bijlage.jpg"),
            ("", "bijlage.jpg"),
            ("NUL", "bijlage.jpg"),
            ("com1.txt", "bijlage.jpg"),
            ("foto\u{202E}gpj.exe", "fotogpj.jpg"),
            ("a\0b\r\nContent-Type: x.png", "abContent-Type_ x.jpg"),
            ("<script>alert(1)</script>.png", "script.jpg"),
            ("café Soestdijk (2).png", "café Soestdijk (2).jpg"),
        ] {
            assert_eq!(veilig(naam, Soort::Jpeg), verwacht, "{naam:?}");
        }
    }

    proptest! {
        #[test]
        fn elke_naam_wordt_veilig(naam in ".*") {
            let veilig = veilig(&naam, Soort::Png);
            let stam = veilig.strip_suffix(".png");
            prop_assert!(stam.is_some_and(|stam| !stam.is_empty()));
            prop_assert!(veilig.chars().count() <= MAX_LETTERS + 4);
            prop_assert!(!veilig.starts_with('.'));
            prop_assert!(!veilig.contains(['/', '\\', '"', '\'', '<', '>', ':', '*', '?', '|', '\0', '\r', '\n', ';']));
        }
    }
}
