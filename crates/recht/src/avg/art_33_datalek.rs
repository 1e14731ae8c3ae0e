//! Art. 33 lid 1 AVG (R48): a data breach is reported within 72 hours after the municipality knew of it.
//!
//! Human judgement: when it was known, and whether the breach is a risk at all. Hours run on, also in the weekend.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld,
    atw::art_04_uren::{urentermijn, vertel_uren},
    klok::{moment_voluit, rfc3339},
};
use kern::{Bron, Moment};
use serde_json::json;

/// The report to the supervisor.
pub const BRON: Bron = artikel("art. 33 lid 1", "http://data.europa.eu/eli/reg/2016/679/art_33/oj");

const UREN: u32 = 72;

/// The last moment for reporting a breach that became known at this moment.
pub fn datalek_uiterlijk(bekend: Moment) -> Result<Moment, BuitenGeldigheid> {
    urentermijn(bekend, UREN)
}

/// R48.
pub const REGEL: Regel = Regel {
    code: "R48",
    titel: "Wanneer moet een datalek gemeld zijn?",
    bronnen: &[BRON],
    velden: &[Veld::moment("bekend", "Datalek bekend op").vanaf(2018, 5, 25)],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let bekend = invoer.moment("bekend")?;
    let uiterlijk = datalek_uiterlijk(bekend)?;
    let mut uitleg = Uitleg::van(format!("Het datalek is bekend sinds {}.", moment_voluit(bekend)), BRON);
    vertel_uren(bekend, UREN, uiterlijk, &mut uitleg);
    uitleg.zin("De uren lopen door in het weekend en op feestdagen.");
    Ok(uitleg.antwoord(json!({ "uiterlijk": rfc3339(uiterlijk) })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment};
    use jiff::civil::date;

    #[test]
    fn tweeenzeventig_uur_op_de_klok() {
        for (naam, begin, verwacht) in [
            ("over het weekeinde", date(2026, 6, 12).at(17, 30, 0, 0), "2026-06-15T17:30:00+02:00"),
            ("de klok gaat vooruit", date(2026, 3, 27).at(17, 30, 0, 0), "2026-03-30T18:30:00+02:00"),
            ("de klok gaat terug", date(2026, 10, 23).at(17, 30, 0, 0), "2026-10-26T16:30:00+01:00"),
            ("over de jaarwisseling", date(2026, 12, 30).at(9, 0, 0, 0), "2027-01-02T09:00:00+01:00"),
        ] {
            let bekend = moment(begin, Keer::Eerste).unwrap();
            assert_eq!(rfc3339(datalek_uiterlijk(bekend).unwrap()), verwacht, "{naam}");
        }
    }
}
