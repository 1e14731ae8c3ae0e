//! Art. 172a lid 6 onder a Gemeentewet (R22): an area ban lasts at most three months and may be extended three times by at
//! most three months: twelve months in all.
//!
//! Human judgement: whether the fear of further disturbance continues. Readings to be confirmed: a month is cut at the end
//! of a shorter one (stricter by at most a day); an extension is decided before the end and begins the day after it.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout,
    reken::{MAANDEN, dag_later, is_maatregel_geknipt, laatste_dag_van_maatregel},
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// The length of the ban.
pub const BRON: Bron =
    artikel("art. 172a lid 6 onder a", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel172a");

const MAANDEN_PER_PERIODE: u32 = 3;
const MAANDEN_SAMEN: u32 = 12;
const MEESTE_VERLENGINGEN: usize = 3;

kern::code_enum! {
    /// What is wrong with a period. The first that applies is given.
    pub Periodeweigering {
        /// A fourth extension.
        TeVeelVerlengingen = "te_veel_verlengingen", "Een verbod mag drie keer worden verlengd, niet vaker.";
        /// Decided after the previous period.
        VerlengdNaAfloop = "verlengd_na_afloop", "Over de verlenging is besloten toen de vorige periode al voorbij was.";
        /// Does not begin the day after the previous period.
        NietAansluitend = "niet_aansluitend", "De verlenging begint niet op de dag na de vorige periode.";
        /// Longer than three months, or beyond twelve months in all.
        TeLang = "te_lang", "De periode is te lang."
    }
}

/// One period of the ban.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periode {
    /// Its first day.
    pub eerste_dag: Date,
    /// Its last day.
    pub laatste_dag: Date,
    /// When it was decided.
    pub besluit_op: Option<Date>,
}

/// What the law says of a ban with its extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beoordeling {
    /// What is wrong, and with which period, from 1; `None` when all is well.
    pub weigering: Option<(Periodeweigering, usize)>,
    /// The last possible day of the last period given.
    pub uiterste_laatste_dag: Date,
    /// The last possible day of the whole ban.
    pub absolute_laatste_dag: Date,
}

/// Whether an order with its extensions fits.
pub fn gebiedsverbod(opgelegd: Periode, verlengingen: &[Periode]) -> Result<Beoordeling, BuitenGeldigheid> {
    let absoluut = laatste_dag_van_maatregel(opgelegd.eerste_dag, MAANDEN_SAMEN)?;
    let uiterste = |periode: &Periode| -> Result<Date, BuitenGeldigheid> {
        Ok(laatste_dag_van_maatregel(periode.eerste_dag, MAANDEN_PER_PERIODE)?.min(absoluut))
    };
    let mut vorige = opgelegd;
    let te_lang = opgelegd.laatste_dag > uiterste(&opgelegd)?;
    let mut weigering = te_lang.then_some((Periodeweigering::TeLang, 1));
    for (verlenging, volgnummer) in verlengingen.iter().zip(1..) {
        if weigering.is_none() {
            let fout = fout_van(&vorige, verlenging, volgnummer, uiterste(verlenging)?)?;
            weigering = fout.map(|fout| (fout, volgnummer + 1));
        }
        vorige = *verlenging;
    }
    Ok(Beoordeling { weigering, uiterste_laatste_dag: uiterste(&vorige)?, absolute_laatste_dag: absoluut })
}

fn fout_van(
    vorige: &Periode,
    verlenging: &Periode,
    volgnummer: usize,
    uiterste: Date,
) -> Result<Option<Periodeweigering>, BuitenGeldigheid> {
    Ok(if volgnummer > MEESTE_VERLENGINGEN {
        Some(Periodeweigering::TeVeelVerlengingen)
    } else if verlenging.besluit_op.is_some_and(|dag| dag > vorige.laatste_dag) {
        Some(Periodeweigering::VerlengdNaAfloop)
    } else if verlenging.eerste_dag != dag_later(vorige.laatste_dag)? {
        Some(Periodeweigering::NietAansluitend)
    } else {
        (verlenging.laatste_dag > uiterste).then_some(Periodeweigering::TeLang)
    })
}

const PERIODE: &[Veld] = &[
    Veld::datum("eerste_dag", "Eerste dag"),
    Veld::datum("laatste_dag", "Laatste dag").niet_voor("eerste_dag"),
    Veld::datum("besluit_op", "Besluit op").optioneel(),
];

/// R22.
pub const REGEL: Regel = Regel {
    code: "R22",
    titel: "Duurt het gebiedsverbod met zijn verlengingen niet te lang?",
    bronnen: &[BRON],
    velden: &[Veld::lijst("perioden", "Het verbod en zijn verlengingen", PERIODE).niet_leeg()],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let lees = |groep: &Invoer| {
        Ok(Periode {
            eerste_dag: groep.datum("eerste_dag")?,
            laatste_dag: groep.datum("laatste_dag")?,
            besluit_op: groep.mogelijke_datum("besluit_op"),
        })
    };
    let perioden = invoer.lijst("perioden").iter().map(lees).collect::<Result<Vec<_>, Vraagfout>>()?;
    let [opgelegd, verlengingen @ ..] = perioden.as_slice() else { return Err(Vraagfout::ontbreekt("perioden")) };
    let uit = gebiedsverbod(*opgelegd, verlengingen)?;
    let begin = format!("Het verbod begint op {}; die dag telt mee.", voluit(opgelegd.eerste_dag));
    let mut uitleg = Uitleg::van(begin, BRON);
    uitleg.zin(format!("Het geheel duurt ten hoogste tot en met {}.", voluit(uit.absolute_laatste_dag)));
    uitleg.zin(format!("De laatste periode duurt ten hoogste tot en met {}.", voluit(uit.uiterste_laatste_dag)));
    let geknipt = |periode: &Periode| is_maatregel_geknipt(periode.eerste_dag, MAANDEN_PER_PERIODE);
    if perioden.iter().any(geknipt) || is_maatregel_geknipt(opgelegd.eerste_dag, MAANDEN_SAMEN) {
        uitleg.stap("Een kortere maand maakt het verbod korter, niet langer.", MAANDEN);
    }
    if !verlengingen.is_empty() {
        let zin = "Een verlenging sluit aan op de vorige periode en er is voor het einde over besloten.";
        uitleg.te_bevestigen(zin, BRON);
    }
    match uit.weigering {
        None => uitleg.zin("Het verbod past binnen de wet."),
        Some((weigering, nummer)) => uitleg.zin(format!("Periode {nummer} past niet. {}", weigering.naam())),
    }
    Ok(uitleg.antwoord(json!({
        "toegestaan": uit.weigering.is_none(),
        "weigering": uit.weigering.map(|(weigering, _)| weigering.code()),
        "periode": uit.weigering.map(|(_, nummer)| nummer),
        "uiterste_laatste_dag": uit.uiterste_laatste_dag,
        "absolute_laatste_dag": uit.absolute_laatste_dag,
    })))
}
