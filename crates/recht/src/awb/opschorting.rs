//! Suspension of a term for deciding, shared by the articles that know it: each request for something that is missing moves
//! the last day, in order, and a request that comes after the last day as it then stands moves nothing.

use crate::{
    BuitenGeldigheid, Invoer, Uitleg, Vraagfout,
    atw::{Einde, Kalender, Rekenvraag, einde_op},
    reken::{dagen_in_woorden, dagen_na, dagen_tussen},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;

/// One suspension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opschorting {
    /// The day of the request.
    pub gevraagd: Date,
    /// The day on which it was answered, or on which the term for answering ended.
    pub beantwoord: Date,
}

impl Opschorting {
    /// The days strictly between the two.
    pub fn dagen_ertussen(&self) -> i64 {
        (dagen_tussen(self.gevraagd, self.beantwoord) - 1).max(0)
    }
}

/// What one suspension did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geteld {
    /// The suspension.
    pub opschorting: Opschorting,
    /// The days it added; `None` when it came after the last day and does not count.
    pub dagen: Option<i64>,
    /// The last day as it stood at the request.
    pub einde_toen: Einde,
}

/// A term with its suspensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opgeschort {
    /// Where the term ends.
    pub einde: Einde,
    /// What each suspension did, in order.
    pub geteld: Vec<Geteld>,
}

impl Opgeschort {
    /// The days of all suspensions that count.
    pub fn dagen(&self) -> i64 {
        self.geteld.iter().filter_map(|geteld| geteld.dagen).sum()
    }

    /// How many suspensions came too late to count.
    pub fn genegeerd(&self) -> usize {
        self.geteld.iter().filter(|geteld| geteld.dagen.is_none()).count()
    }
}

/// The term after each suspension in order. `dagen` says how many days a suspension that counts adds.
pub fn schort_op(
    kalender: &Kalender,
    kaal: Date,
    vraag: &Rekenvraag,
    opschortingen: &[Opschorting],
    dagen: impl Fn(&Opschorting) -> i64,
) -> Result<Opgeschort, BuitenGeldigheid> {
    let mut einde = einde_op(kalender, kaal, vraag)?;
    let mut geteld = Vec::with_capacity(opschortingen.len());
    for opschorting in opschortingen {
        let telt = opschorting.gevraagd <= einde.uiterlijk;
        let erbij = telt.then(|| dagen(opschorting));
        geteld.push(Geteld { opschorting: *opschorting, dagen: erbij, einde_toen: einde });
        einde = einde_op(kalender, dagen_na(einde.kaal, erbij.unwrap_or_default())?, vraag)?;
    }
    Ok(Opgeschort { einde, geteld })
}

/// Reads the list: each pair in order, and none before the one above it has ended. `ongeldig` otherwise.
pub(crate) fn lees(invoer: &Invoer, lijst: &str, beantwoord: &str) -> Result<Vec<Opschorting>, Vraagfout> {
    let groepen = invoer.lijst(lijst).iter();
    let paar =
        |groep: &Invoer| Ok(Opschorting { gevraagd: groep.datum("gevraagd")?, beantwoord: groep.datum(beantwoord)? });
    let opschortingen = groepen.map(paar).collect::<Result<Vec<_>, Vraagfout>>()?;
    let op_volgorde = opschortingen.windows(2).all(|paar| paar[0].beantwoord <= paar[1].gevraagd);
    if op_volgorde { Ok(opschortingen) } else { Err(Vraagfout::ongeldig(lijst)) }
}

/// Tells what each suspension did.
pub(crate) fn vertel(opgeschort: &Opgeschort, bron: Bron, uitleg: &mut Uitleg) {
    for Geteld { opschorting, dagen, einde_toen } in &opgeschort.geteld {
        let gevraagd = voluit(opschorting.gevraagd);
        let Some(dagen) = dagen else {
            let zin =
                format!("Gevraagd op {gevraagd}, na de laatste dag {}: dat telt niet.", voluit(einde_toen.uiterlijk));
            uitleg.stap(zin, bron);
            continue;
        };
        let beantwoord = voluit(opschorting.beantwoord);
        uitleg.stap(
            format!("Gevraagd op {gevraagd} en klaar op {beantwoord}: {} erbij.", dagen_in_woorden(*dagen)),
            bron,
        );
        if opschorting.gevraagd > einde_toen.kaal {
            uitleg.te_bevestigen("De vraag kwam op een laatste dag die was opgeschoven; die telt mee.", bron);
        }
    }
}
