//! Words too common to search by. The list is short on purpose: a word that can be a name, a place or a thing stays findable.

use super::tabel::Verzameling;
use std::sync::LazyLock;

const WOORDEN: &str = "
a aan achter af al alle alles als altijd andere anders ben bent beter bij binnen boven daar daarna dan dat de den der des
deze die dit doe doen doet door dus e echt een eens eigenlijk en er erg even ge geen geweest haar had hadden heb hebben
hebt heeft heel hem hen het hier hij hoe hun iedereen iemand iets ik in is ja je jij jou jouw jullie kan kon konden kun
kunnen kunt m maar mag me meestal men met mij mijn moest moet moeten mogen n na naar nee niemand niet niets nog nooit nu
o of om omdat onder ons onze ook op opeens over s soms steeds straks t te tegen terwijl toch toen tot tussen u uit uw
van vanaf vanuit veel volgens voor waar waarom wanneer want waren was wat we weer wel welke werd werden wie wij wil wilde
wilden willen word worden wordt z ze zei zelf zich zij zijn zo zoals zodat zonder zou zouden zal zullen
";

static STOPWOORDEN: LazyLock<Verzameling<&'static str>> = LazyLock::new(|| WOORDEN.split_whitespace().collect());

/// Whether a folded word carries no meaning for search.
pub(crate) fn is_stopwoord(woord: &str) -> bool {
    // The longest word of the list has ten letters.
    woord.len() <= 10 && STOPWOORDEN.contains(woord)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elk_woord_past_binnen_de_snelle_toets_en_staat_er_een_keer() {
        let alle: Vec<_> = WOORDEN.split_whitespace().collect();
        assert_eq!(alle.len(), STOPWOORDEN.len());
        assert!(alle.iter().all(|woord| is_stopwoord(woord)));
    }

    #[test]
    fn namen_en_zaken_blijven_vindbaar() {
        for woord in ["wit", "jong", "meer", "buren", "net", "112", "mes"] {
            assert!(!is_stopwoord(woord), "{woord}");
        }
    }
}
