//! The statutes by name: how an article is cited in short ("Awb 6:7").

use kern::Bron;

/// The general act on terms, when nothing more precise can be said.
pub(crate) const TERMIJNENWET: Bron = crate::atw::art_01_vrije_laatste_dag::BRON;

/// Full name and short name.
const KORT: &[(&str, &str)] = &[
    ("Algemene termijnenwet", "Atw"),
    ("Algemene verordening gegevensbescherming", "AVG"),
    ("Algemene wet bestuursrecht", "Awb"),
    ("Wet bescherming klokkenluiders", "Wbk"),
    ("Wet bevordering integriteitsbeoordelingen door het openbaar bestuur", "Wet Bibob"),
    ("Wet gegevensverwerking door samenwerkingsverbanden", "WGS"),
    ("Wet gemeenschappelijke regelingen", "Wgr"),
    ("Wet open overheid", "Woo"),
    ("Wet tijdelijk huisverbod", "Wth"),
];

/// The article with the short name of its statute: "Awb 6:7", "Gemeentewet 172a lid 6 onder a".
pub fn korte_vindplaats(bron: &Bron) -> String {
    let kort = KORT.iter().find(|(voluit, _)| *voluit == bron.regeling).map_or(bron.regeling, |(_, kort)| kort);
    format!("{kort} {}", bron.artikel.trim_start_matches("art. "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_vindplaats_is_kort() {
        assert_eq!(korte_vindplaats(&TERMIJNENWET), "Atw 1 lid 1");
    }
}
