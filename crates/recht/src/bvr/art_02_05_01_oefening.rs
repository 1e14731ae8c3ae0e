//! Art. 2.5.1 Besluit veiligheidsregio's (R32): the crisis organisation exercises together at least once every calendar year.
//!
//! Human judgement: whether an exercise was a joint one. An exercise that still has to come counts for nothing yet.

use super::artikel;
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, voluit};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Once a year.
pub const BRON: Bron = artikel("art. 2.5.1", "https://wetten.overheid.nl/BWBR0027844/2026-01-01#Artikel2.5.1");

kern::code_enum! {
    /// How the year stands.
    pub Status {
        /// There was an exercise.
        Voldaan = "voldaan", "Er is dit jaar samen geoefend.";
        /// There was none, and the year is not over.
        Open = "open", "Er is nog niet samen geoefend. Het jaar is nog niet voorbij.";
        /// The year is over without one.
        NietVoldaan = "niet_voldaan", "Het jaar is voorbij zonder gezamenlijke oefening."
    }
}

/// How a year stands on a day: the exercises up to and including that day count.
pub fn status(jaar: i16, oefeningen: &[Date], peildatum: Date) -> Status {
    if oefeningen.iter().any(|dag| dag.year() == jaar && *dag <= peildatum) {
        Status::Voldaan
    } else if peildatum.year() <= jaar {
        Status::Open
    } else {
        Status::NietVoldaan
    }
}

/// R32.
pub const REGEL: Regel = Regel {
    code: "R32",
    titel: "Is er dit jaar samen geoefend?",
    bronnen: &[BRON],
    velden: &[
        Veld::nieuw("jaar", "Jaar", Veldsoort::Jaar(1, 9999)),
        Veld::nieuw("oefeningen", "Gezamenlijke oefeningen", Veldsoort::Datums),
        Veld::datum("peildatum", "Stand op"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let jaar: i16 = invoer.klein("jaar")?;
    let peildatum = invoer.datum("peildatum")?;
    let mut oefeningen = invoer.datums("oefeningen")?;
    oefeningen.sort_unstable();
    let status = status(jaar, &oefeningen, peildatum);
    let mut uitleg = Uitleg::van(format!("In {jaar} moet er minstens een keer samen worden geoefend."), BRON);
    for dag in oefeningen.iter().filter(|dag| dag.year() == jaar) {
        let zin = if *dag <= peildatum { "Geoefend op" } else { "Na de peildatum, telt nog niet:" };
        uitleg.zin(format!("{zin} {}.", voluit(*dag)));
    }
    uitleg.zin(format!("De stand is die van {}.", voluit(peildatum)));
    uitleg.zin(status.naam());
    Ok(uitleg.antwoord(json!({ "status": status.code() })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_oefening_in_het_jaar_en_tot_en_met_de_peildatum_telt() {
        let november = date(2026, 11, 12);
        for (naam, oefeningen, peildatum, verwacht) in [
            ("op de dag zelf", &[november][..], november, Status::Voldaan),
            ("nog te komen", &[november], date(2026, 11, 11), Status::Open),
            ("zonder, op oudejaarsdag", &[], date(2026, 12, 31), Status::Open),
            ("zonder, op nieuwjaarsdag", &[], date(2027, 1, 1), Status::NietVoldaan),
            ("van een ander jaar", &[date(2025, 12, 31), date(2027, 1, 1)], date(2027, 1, 1), Status::NietVoldaan),
            ("voor het jaar begint", &[], date(2025, 6, 1), Status::Open),
            ("achteraf gekeken", &[november], date(2028, 1, 1), Status::Voldaan),
        ] {
            assert_eq!(status(2026, oefeningen, peildatum), verwacht, "{naam}");
        }
    }
}
