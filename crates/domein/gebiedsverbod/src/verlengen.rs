//! Extending (art. 172a lid 6 onder a): at most three times three months, decided before the end, from the day after it. An
//! order to parents and a ban on separate days are never extended.

use crate::einde::{self, meldingen};
use crate::grondslag::Grondslag;
use crate::velden::{OM_VERLENGEN, ZIENSWIJZE};
use crate::{bronnen, om, perioden};
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};
use kern::{Weigering, dag_van};
use recht::gemeentewet::art_172a_gebiedsverbod::{self as regel, Periode};
use recht::gemeentewet::art_172a_losse_dagen::{self as losse, Dagen};
use recht::gemeentewet::art_172b_ouders::{self as ouders, Ouderweigering};

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "verlengen",
    naam: "Verbod verlengen",
    uitleg: "De vrees is er nog. Hoogstens drie keer, elke keer hoogstens drie maanden.",
    bron: regel::BRON,
    groepen: &[VERLENGING, OM_VERLENGEN, ZIENSWIJZE],
    bevoegd: bronnen::BEVOEGD,
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking: einde::na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit verlengen",
        tekst: include_str!("../brieven/verlengen.md"),
        vereist: &[
            ("geldt", "wat er verboden blijft"),
            ("gebied_tekst", "om welk gebied het gaat"),
            ("einde_dag", "tot wanneer het geldt (Gemeentewet 172a lid 6)"),
            ("motivering", "waarom de vrees er nog is (Awb 3:46)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const VERLENGING: Veldgroep = Veldgroep {
    kop: "De verlenging",
    velden: &[
        Veld::datum("verlengd_tot", "Nieuwe laatste dag").hint("Hoogstens drie maanden na de vorige laatste dag"),
        Veld::tekst("motivering", "Waarom is er nog ernstige vrees voor verstoring?")
            .hint("Noem feiten van na het vorige besluit, of waarom zwijgen niet betekent dat het over is."),
    ],
};

const LOS: &str = "Een verbod op losse dagen wordt niet verlengd. Leg zo nodig een nieuw verbod op.";
const APV: &str = "Een verbod op grond van de APV verlengt u hier niet. Kijk in uw eigen regel en leg zo nodig een \
                   nieuw verbod op.";

/// The periods with this extension; `None` while its last day is missing.
fn met_verlenging(zaak: &Zaak<'_>) -> Option<(Vec<Periode>, Periode)> {
    let mut all = perioden::verloop(zaak);
    let eerste_dag = all.last()?.laatste_dag.tomorrow().ok()?;
    let laatste_dag = zaak.eigen.datum("verlengd_tot")?;
    let new = Periode { eerste_dag, laatste_dag, besluit_op: Some(dag_van(zaak.op)) };
    all.push(new);
    Some((all, new))
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let Some(grondslag) = Grondslag::van(zaak.gegevens) else { return Vec::new() };
    match grondslag {
        Grondslag::OudersGebied | Grondslag::OudersAvond => {
            return vec![Bevinding::van(Ouderweigering::VerlengingNietMogelijk, ouders::BRON)];
        }
        Grondslag::Los => return vec![Bevinding::blokkeert("niet-verlengen", LOS, losse::BRON)],
        Grondslag::Apv => return vec![Bevinding::blokkeert("niet-verlengen", APV, bronnen::APV)],
        Grondslag::Gebied | Grondslag::Groep | Grondslag::Meldplicht => {}
    }
    let Some((all, new)) = met_verlenging(zaak) else { return Vec::new() };
    if new.laatste_dag < new.eerste_dag {
        let zin = "De nieuwe laatste dag ligt niet na de vorige laatste dag. Kijk de datum na.";
        return vec![Bevinding::blokkeert("dagen", zin, regel::BRON).bij("verlengd_tot")];
    }
    let mut found = einde::toets_perioden(&all);
    let days = Dagen { van: new.eerste_dag, tot_en_met: new.laatste_dag };
    found.extend(om::toets(zaak.eigen, grondslag, &[days]));
    found
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("verlengd_tot", "Vul in tot en met welke dag het verbod langer duurt.");
    let grondslag = Grondslag::van(zaak.gegevens).ok_or_else(missing)?;
    let (all, new) = met_verlenging(zaak).ok_or_else(missing)?;
    let mut termijnen = meldingen(zaak);
    termijnen.extend(einde::stap(zaak, grondslag, &all, new.laatste_dag)?);
    Ok(Gevolg { einde: Some(Einde::na(new.laatste_dag)), vervangt: &["einde"], termijnen, ..Gevolg::default() })
}
