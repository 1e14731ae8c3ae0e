//! Deciding what becomes of a signal: by people, with a reason, and never while an urgent one waits for the police.

use super::{daad, gebeurtenis, ongewijzigd, reden};
use crate::access::SignaalBesluiten;
use crate::delen;
use crate::model::{Besluitsoort, Signaal, Status};
use crate::store::schrijven::{self, NieuwBesluit};
use access::deling::NieuweDeling;
use access::{Access, Mislukt};
use jiff::civil::Date;
use kern::{Code, Doel, DossierId, Kring, OverlegId, SignaalId, Weigering};
use store::Tx;

/// What is decided, with what it needs.
#[derive(Debug, Clone)]
pub enum Keuze {
    /// Add to this file.
    Toevoegen(DossierId),
    /// Start a file with this title.
    NieuwDossier(String),
    /// Pass on to this kring, on this legal basis, until this day.
    Doorzetten {
        /// To whom.
        kring: Kring,
        /// Why it is allowed.
        grondslag: String,
        /// Until when they may see it.
        tot: Date,
    },
    /// Follow until this day.
    Volgen(Date),
    /// Close.
    Afsluiten,
}

impl Keuze {
    const fn soort(&self) -> Besluitsoort {
        match self {
            Self::Toevoegen(_) => Besluitsoort::Toevoegen,
            Self::NieuwDossier(_) => Besluitsoort::NieuwDossier,
            Self::Doorzetten { .. } => Besluitsoort::Doorzetten,
            Self::Volgen(_) => Besluitsoort::Volgen,
            Self::Afsluiten => Besluitsoort::Afsluiten,
        }
    }

    const fn status(&self) -> Status {
        match self {
            Self::Toevoegen(_) | Self::NieuwDossier(_) => Status::InDossier,
            Self::Doorzetten { .. } => Status::Doorgezet,
            Self::Volgen(_) => Status::Volgen,
            Self::Afsluiten => Status::Afgesloten,
        }
    }
}

/// Records a decision and carries it out.
pub fn besluit(
    tx: &mut Tx<'_>,
    access: &Access<SignaalBesluiten>,
    id: SignaalId,
    versie: i64,
    keuze: &Keuze,
    motivering: &str,
    overleg: Option<OverlegId>,
) -> Result<(), Mislukt> {
    let motivering = reden(motivering, "motivering", "Schrijf in een paar woorden op waarom u dit besluit.")?;
    let signaal = ongewijzigd(tx, id, versie)?;
    if signaal.wacht_op_politie() {
        let zin = "Dit signaal heeft spoed. Leg eerst vast dat de politie het weet, of waarom dat niet nodig is.";
        return Err(Weigering::new("spoed-zonder-politie", zin).into());
    }
    let daad = daad(access, &signaal)?;
    let (dossier, doel) = voer_uit(tx, access, &signaal, keuze, motivering)?;
    let tot = if let Keuze::Volgen(tot) = keuze { Some(*tot) } else { None };
    let nieuw = NieuwBesluit {
        soort: keuze.soort(),
        status: keuze.status(),
        dossier,
        doel,
        tot,
        motivering: motivering.to_owned(),
        overleg,
    };
    schrijven::besluit(tx, daad, &nieuw)?;
    access.record(tx, gebeurtenis("signaal.besloten", &signaal).met("besluit", keuze.soort().code()))?;
    Ok(())
}

fn voer_uit(
    tx: &mut Tx<'_>,
    access: &Access<SignaalBesluiten>,
    signaal: &Signaal,
    keuze: &Keuze,
    motivering: &str,
) -> Result<(Option<DossierId>, Option<i64>), Mislukt> {
    let koppeling = |aanleiding: &str| dossier::Koppeling {
        ding: audit::Ding::new("signaal", signaal.id.0),
        kring: signaal.kring,
        kenmerk: signaal.kenmerk.to_string(),
        href: format!("/signalen/{}", signaal.kenmerk),
        aanleiding: aanleiding.to_owned(),
    };
    match keuze {
        Keuze::Toevoegen(dossier) => {
            dossier::koppel(tx, access, *dossier, &koppeling(motivering))?;
            Ok((Some(*dossier), None))
        }
        Keuze::NieuwDossier(titel) => {
            let titel = reden(titel, "titel", "Geef de nieuwe casus een naam.")?;
            let nieuw = dossier::NieuwDossier::casus(signaal.kring, titel);
            let (dossier, _) = dossier::maak(tx, access, &nieuw)?;
            dossier::koppel(tx, access, dossier, &koppeling(motivering))?;
            Ok((Some(dossier), None))
        }
        Keuze::Doorzetten { kring, grondslag, tot } => {
            let einde = kern::moment_van(tot.at(23, 59, 59, 0));
            let doel = Doel::Signaalafhandeling;
            let deling = NieuweDeling { kring: *kring, grondslag: grondslag.clone(), doel, tot: einde };
            delen::deel(tx, access, signaal.id, &deling)?;
            Ok((None, Some(kring.0)))
        }
        Keuze::Volgen(tot) if *tot <= kern::dag_van(access.now()) => {
            Err(Weigering::new("volgen-tot", "Kies een dag die nog moet komen.").into())
        }
        Keuze::Afsluiten if signaal.wil_antwoord && signaal.beantwoord_op.is_none() => {
            let zin = "De melder wil horen wat er is gedaan. Schrijf eerst het antwoord, sluit daarna af.";
            Err(Weigering::new("afsluiten-zonder-antwoord", zin).into())
        }
        Keuze::Volgen(_) | Keuze::Afsluiten => Ok((None, None)),
    }
}
