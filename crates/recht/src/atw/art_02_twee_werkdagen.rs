//! Art. 2 Atw: a term of at least three days holds at least two days that are not a Saturday, Sunday or holiday.
//!
//! No human judgement. It comes after art. 1 and only bites on terms written in days: a term of weeks always holds two.

use super::{Einde, Kalender, Rekenvraag, art_01_vrije_laatste_dag::noem_bron, artikel, einde};
use crate::{BuitenGeldigheid, Duur, Uitleg, reken::dag_later, voluit};
use jiff::civil::Date;
use kern::Bron;

/// The article that lengthens short terms.
pub const BRON: Bron = artikel("art. 2", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel2");

/// Terms shorter than this are left alone.
const VANAF_DAGEN: u32 = 3;
/// Working days that must lie inside.
const WERKDAGEN: usize = 2;
/// No term longer than this can be short of two working days; it bounds the search.
const ZEKER_GENOEG_DAGEN: u32 = 21;

/// The last day of a statutory term in days after the event, with art. 1 and 2 (and art. 4: nothing moves above 90 days).
pub fn dagentermijn(kalender: &Kalender, gebeurtenis: Date, dagen: u32) -> Result<Einde, BuitenGeldigheid> {
    einde(kalender, gebeurtenis, &Rekenvraag::wettelijk(Duur::dagen(dagen)))?.ok_or(BuitenGeldigheid)
}

/// Lengthens the outcome until two working days lie after the event, the last day included.
pub(super) fn verleng(
    kalender: &Kalender,
    gebeurtenis: Date,
    dagen: u32,
    mut uiterlijk: Date,
) -> Result<Date, BuitenGeldigheid> {
    if !(VANAF_DAGEN..=ZEKER_GENOEG_DAGEN).contains(&dagen) {
        return Ok(uiterlijk);
    }
    let mut werkdagen = werkdagen_tussen(kalender, gebeurtenis, uiterlijk)?;
    while werkdagen < WERKDAGEN {
        uiterlijk = dag_later(uiterlijk)?;
        werkdagen += usize::from(!kalender.soort(uiterlijk).is_vrij());
    }
    Ok(uiterlijk)
}

/// Tells that the term was lengthened, with the holidays that made it so.
pub(super) fn vertel(kalender: &Kalender, gebeurtenis: Date, einde: &Einde, uitleg: &mut Uitleg) {
    if einde.na_artikel_1 == einde.uiterlijk {
        return;
    }
    let dagen = gebeurtenis.series(jiff::Span::new().days(1)).take_while(|dag| *dag <= einde.uiterlijk);
    dagen.for_each(|dag| noem_bron(uitleg, kalender.soort(dag)));
    let zin = format!(
        "Binnen de termijn vielen minder dan twee werkdagen. De termijn loopt daarom door tot en met {}.",
        voluit(einde.uiterlijk)
    );
    uitleg.stap(zin, BRON);
}

fn werkdagen_tussen(kalender: &Kalender, gebeurtenis: Date, laatste_dag: Date) -> Result<usize, BuitenGeldigheid> {
    let mut werkdagen = 0;
    let mut dag = gebeurtenis;
    while dag < laatste_dag && werkdagen < WERKDAGEN {
        dag = dag_later(dag)?;
        werkdagen += usize::from(!kalender.soort(dag).is_vrij());
    }
    Ok(werkdagen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_korte_termijn_heeft_minstens_twee_werkdagen() {
        for (naam, gebeurtenis, dagen, verwacht) in [
            ("drie werkdagen: geen verlenging", date(2026, 6, 9), 3, date(2026, 6, 12)),
            ("alleen maandag: door naar dinsdag", date(2026, 6, 12), 3, date(2026, 6, 16)),
            ("twee dagen: artikel 2 geldt niet", date(2026, 6, 12), 2, date(2026, 6, 15)),
            ("over pasen: goede vrijdag en tweede paasdag", date(2026, 4, 2), 4, date(2026, 4, 8)),
            ("over de jaarwisseling met 2 januari", date(2025, 12, 31), 3, date(2026, 1, 6)),
            ("hemelvaart met de vrijdag erna", date(2026, 5, 13), 3, date(2026, 5, 19)),
        ] {
            let termijn = dagentermijn(&Kalender::wettelijk(), gebeurtenis, dagen).unwrap();
            assert_eq!(termijn.uiterlijk, verwacht, "{naam}");
        }
    }

    #[test]
    fn de_verlenging_staat_in_de_uitleg_met_haar_artikel() {
        let kalender = Kalender::wettelijk();
        let mut uitleg = Uitleg::van("Begin.", super::super::art_01_vrije_laatste_dag::BRON);
        dagentermijn(&kalender, date(2026, 6, 12), 3).unwrap().vertel(&kalender, date(2026, 6, 12), &mut uitleg);
        assert!(uitleg.stappen.iter().any(|stap| stap.contains("minder dan twee werkdagen")));
        assert!(uitleg.bronnen.contains(&BRON));
    }
}
