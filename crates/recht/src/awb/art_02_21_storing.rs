//! Art. 2:21 lid 3 Awb (R45): who is late because the system was out on the last day is excused for as long as it was out.
//!
//! Human judgement: lateness beyond that, or for another reason; the rule then says so and decides nothing. That only the last
//! day counts, and how long the excuse lasts, are readings still to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout,
    klok::{Keer, moment, moment_voluit, rfc3339},
    reken::dag_later,
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code, Moment};
use serde_json::json;

/// The excuse.
pub const BRON: Bron = Bron {
    bevestigd: false,
    ..artikel("art. 2:21 lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel2:21")
};

/// A time in which the system could not be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Storing {
    /// When it began.
    pub van: Moment,
    /// When it was over.
    pub tot: Moment,
}

kern::code_enum! {
    /// What can be said about the moment of receipt.
    pub Status {
        /// Within the term.
        Tijdig = "tijdig", "Het bericht kwam op tijd.";
        /// Late, and excused.
        Verschoonbaar = "verschoonbaar", "Het bericht kwam te laat, maar dat komt door de storing: het telt als op tijd.";
        /// Late, and a person decides.
        Oordeel = "oordeel", "Het bericht kwam te laat. Een medewerker beoordeelt of dat te verontschuldigen is."
    }
}

/// The last day of a term and the outage on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaatsteDag {
    /// The first moment after it.
    pub einde: Moment,
    /// Seconds of outage within it, overlaps once.
    pub storing_seconden: i64,
}

impl LaatsteDag {
    /// Until when lateness is excused; `None` without outage on the day.
    pub const fn verschoonbaar_tot(self) -> Option<Moment> {
        if self.storing_seconden > 0 { Some(self.einde.plus_seconds(self.storing_seconden)) } else { None }
    }

    /// What can be said about a message received at this moment.
    pub fn status(self, ontvangen: Moment) -> Status {
        if ontvangen < self.einde {
            Status::Tijdig
        } else if self.verschoonbaar_tot().is_some_and(|tot| ontvangen <= tot) {
            Status::Verschoonbaar
        } else {
            Status::Oordeel
        }
    }
}

fn begin_van(dag: Date) -> Result<Moment, BuitenGeldigheid> {
    moment(dag.at(0, 0, 0, 0), Keer::Eerste).ok_or(BuitenGeldigheid)
}

/// The outage on the last day of a term, in elapsed time; the order of the outages does not matter.
pub fn laatste_dag(dag: Date, storingen: &[Storing]) -> Result<LaatsteDag, BuitenGeldigheid> {
    let (begin, einde) = (begin_van(dag)?, begin_van(dag_later(dag)?)?);
    let mut op_volgorde = storingen.to_vec();
    op_volgorde.sort_unstable();
    let mut geteld_tot = begin;
    let mut storing_seconden = 0;
    for storing in op_volgorde {
        let (van, tot) = (storing.van.max(geteld_tot), storing.tot.min(einde));
        if tot > van {
            storing_seconden += tot.seconds_since(van);
            geteld_tot = tot;
        }
    }
    Ok(LaatsteDag { einde, storing_seconden })
}

const STORING: &[Veld] = &[Veld::moment("van", "Van"), Veld::moment("tot", "Tot").niet_voor("van")];

/// R45.
pub const REGEL: Regel = Regel {
    code: "R45",
    titel: "Is een bericht dat na een storing kwam nog op tijd?",
    bronnen: &[BRON],
    velden: &[
        Veld::datum("termijn_einde", "Laatste dag van de termijn").vanaf(2026, 1, 1),
        Veld::moment("ontvangen", "Bericht ontvangen op"),
        Veld::lijst("storingen", "Storingen", STORING),
    ],
    antwoord,
};

fn lees_storing(invoer: &Invoer) -> Result<Storing, Vraagfout> {
    Ok(Storing { van: invoer.moment("van")?, tot: invoer.moment("tot")? })
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let termijn_einde = invoer.datum("termijn_einde")?;
    let ontvangen = invoer.moment("ontvangen")?;
    let storingen = invoer.lijst("storingen").iter().map(lees_storing).collect::<Result<Vec<_>, _>>()?;
    let dag = laatste_dag(termijn_einde, &storingen)?;
    let status = dag.status(ontvangen);
    let mut uitleg = Uitleg::van(format!("De laatste dag van de termijn is {}.", voluit(termijn_einde)), BRON);
    uitleg.zin(format!("Ontvangen op {}.", moment_voluit(ontvangen)));
    if let Some(tot) = dag.verschoonbaar_tot() {
        let (uren, minuten) = (dag.storing_seconden / 3600, dag.storing_seconden / 60 % 60);
        uitleg.zin(format!("Op die dag was er {uren} uur en {minuten} minuten storing."));
        uitleg.zin(format!("Zo lang mag het bericht later komen: tot en met {}.", moment_voluit(tot)));
    } else {
        uitleg.zin("Op die dag was er geen storing.");
    }
    uitleg.zin(status.naam());
    Ok(uitleg.antwoord(json!({
        "status": status.code(),
        "verschoonbaar_tot": dag.verschoonbaar_tot().map(rfc3339),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAG: Date = jiff::civil::date(2026, 7, 22);

    fn op(dag: Date, uur: i8, minuut: i8) -> Moment {
        moment(dag.at(uur, minuut, 0, 0), Keer::Eerste).unwrap()
    }

    fn tot(dag: Date, storingen: &[Storing]) -> Option<String> {
        laatste_dag(dag, storingen).unwrap().verschoonbaar_tot().map(rfc3339)
    }

    #[test]
    fn alleen_storing_op_de_laatste_dag_telt_en_overlap_een_keer() {
        let [gisteren, morgen] = [DAG.yesterday().unwrap(), DAG.tomorrow().unwrap()];
        let storing = |van, tot| Storing { van, tot };
        let avond = storing(op(DAG, 20, 0), op(DAG, 22, 0));
        for (naam, storingen, verwacht) in [
            ("geen", vec![], None),
            ("twee uur", vec![avond], Some("2026-07-23T02:00:00+02:00")),
            ("twee keer dezelfde", vec![avond, avond], Some("2026-07-23T02:00:00+02:00")),
            (
                "half over elkaar, de laatste eerst",
                vec![storing(op(DAG, 21, 0), op(DAG, 23, 0)), avond],
                Some("2026-07-23T03:00:00+02:00"),
            ),
            (
                "een in de ander",
                vec![storing(op(DAG, 10, 0), op(DAG, 14, 0)), storing(op(DAG, 11, 0), op(DAG, 12, 0)), avond],
                Some("2026-07-23T06:00:00+02:00"),
            ),
            (
                "tegen elkaar aan",
                vec![avond, storing(op(DAG, 22, 0), op(DAG, 22, 1))],
                Some("2026-07-23T02:01:00+02:00"),
            ),
            ("gisteren", vec![storing(op(gisteren, 20, 0), op(DAG, 0, 0))], None),
            ("morgen", vec![storing(op(morgen, 0, 0), op(morgen, 9, 0))], None),
            (
                "van gisteren tot morgen",
                vec![storing(op(gisteren, 8, 0), op(morgen, 9, 0))],
                Some("2026-07-24T00:00:00+02:00"),
            ),
            ("nul minuten", vec![storing(op(DAG, 9, 0), op(DAG, 9, 0))], None),
        ] {
            assert_eq!(tot(DAG, &storingen).as_deref(), verwacht, "{naam}");
        }
    }

    #[test]
    fn op_de_minuut_is_verschoonbaar_en_middernacht_is_te_laat() {
        let morgen = DAG.tomorrow().unwrap();
        let dag = laatste_dag(DAG, &[Storing { van: op(DAG, 20, 0), tot: op(morgen, 0, 0) }]).unwrap();
        for (ontvangen, status) in [
            (op(DAG, 23, 59), Status::Tijdig),
            (op(morgen, 0, 0), Status::Verschoonbaar),
            (op(morgen, 4, 0), Status::Verschoonbaar),
            (op(morgen, 4, 1), Status::Oordeel),
        ] {
            assert_eq!(dag.status(ontvangen), status);
        }
    }

    #[test]
    fn de_storing_telt_in_verlopen_tijd_ook_als_de_klok_verspringt() {
        let hele_dag = |dag: Date| [Storing { van: op(dag, 0, 0), tot: op(dag.tomorrow().unwrap(), 0, 0) }];
        let herfst = jiff::civil::date(2026, 10, 25);
        let lente = jiff::civil::date(2026, 3, 29);
        assert_eq!(tot(herfst, &hele_dag(herfst)).as_deref(), Some("2026-10-27T01:00:00+01:00"));
        assert_eq!(tot(lente, &hele_dag(lente)).as_deref(), Some("2026-03-30T23:00:00+02:00"));
    }
}
