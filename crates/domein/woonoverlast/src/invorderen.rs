//! Collecting what was forfeited (Awb art. 5:33, 5:35 and 5:37): a decision of its own, before anybody is dunned.

use crate::bronnen::{BEVOEGD, INVORDEREN};
use crate::melden::{Melding, meldingen, na_bekendmaking};
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Rekening, Termijnsoort, Veld, Veldgroep,
    Wanneer, ZIENSWIJZE, Zaak,
};
use besluit::store::voorvallen::{Voorval, Voorvalsoort};
use jiff::civil::Date;
use kern::{Weigering, dag_van};
use recht::Door;
use recht::awb::art_05_31a_vier_weken::BRON_INVORDERING;
use recht::awb::art_05_33_verbeurde_dwangsom::{BRON as BRON_BETALEN, BRON_VERJARING};
use serde_json::json;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "invorderen",
    naam: "Dwangsom invorderen",
    uitleg: "Er is dwangsom verbeurd. Dit besluit komt voor de aanmaning.",
    bron: INVORDEREN,
    groepen: &[DE_INVORDERING, ZIENSWIJZE],
    bevoegd: &[(Door::Burgemeester, BEVOEGD), (Door::Locoburgemeester, BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Altijd,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit invorderen dwangsom",
        tekst: include_str!("../brieven/invorderen.md"),
        vereist: &[
            ("adres", "om welke woning het gaat"),
            ("bedrag_invorderen", "welk bedrag moet worden betaald (Awb 5:37 lid 1)"),
            ("verbeurtes", "voor welke overtredingen"),
            ("betalen_voor", "tot wanneer er betaald kan worden (Awb 5:33)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const DE_INVORDERING: Veldgroep = Veldgroep {
    kop: "De invordering",
    velden: &[
        Veld::bedrag("bedrag_invorderen", "Bedrag dat wordt ingevorderd")
            .hint("Niet meer dan er bij de voorvallen als verbeurd staat"),
        Veld::regels("verbeurtes", "Voor welke overtredingen?")
            .hint("Elke overtreding op een eigen regel: dag, wat er gebeurde, bedrag. Geen namen van melders."),
        Veld::datum("betalen_voor", "Uiterste dag om te betalen")
            .hint("Niet eerder dan zes weken na de laatste verbeurte"),
        Veld::tekst("motivering", "Waarom wordt dit ingevorderd?").hint("Zijn er redenen om minder in te vorderen?"),
        Veld::datum("verzoek_ontvangen", "Vroeg iemand om in te vorderen? Op welke dag?").optioneel(),
    ],
};

/// What was forfeited and not collected yet, oldest first.
pub(crate) fn open_verbeurtes<'z>(zaak: &'z Zaak<'_>) -> Vec<&'z Voorval> {
    let mut covered: i64 = zaak.genomen("invorderen").filter_map(|een| een.gegevens.getal("bedrag_invorderen")).sum();
    let open = zaak.voorvallen_van(Voorvalsoort::Verbeurte).filter(|verbeurte| {
        let whole = covered >= verbeurte.bedrag;
        covered = (covered - verbeurte.bedrag).max(0);
        !whole
    });
    open.collect()
}

/// Cents that can still be collected.
fn over(zaak: &Zaak<'_>) -> i64 {
    let before: i64 = zaak.genomen("invorderen").filter_map(|een| een.gegevens.getal("bedrag_invorderen")).sum();
    zaak.som(Voorvalsoort::Verbeurte) - before
}

fn r42(dag: Date) -> Result<Rekening, Weigering> {
    Rekening::vraag("R42", json!({ "verbeurd": dag }))
}

/// Until when the last forfeited penalty can be paid.
fn betalen_uiterlijk(zaak: &Zaak<'_>) -> Option<(Rekening, Date)> {
    let last = open_verbeurtes(zaak).iter().map(|verbeurte| verbeurte.dag).max()?;
    let rekening = r42(last).ok()?;
    let day = rekening.dag("betalen_uiterlijk").ok()?;
    Some((rekening, day))
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let open = open_verbeurtes(zaak);
    if open.is_empty() {
        let zin =
            "Er is geen dwangsom die nog kan worden ingevorderd. Schrijf een verbeurte eerst op bij de voorvallen.";
        return vec![Bevinding::blokkeert("niets-verbeurd", zin, INVORDEREN)];
    }
    [te_veel(zaak), te_vroeg(zaak), verjaard(zaak, &open), te_laat(zaak)].into_iter().flatten().collect()
}

fn te_veel(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let (amount, left) = (zaak.eigen.getal("bedrag_invorderen")?, over(zaak));
    if amount == 0 {
        let zin = "Vul in hoeveel er wordt ingevorderd.";
        return Some(Bevinding::blokkeert("niets-gevraagd", zin, INVORDEREN).bij("bedrag_invorderen"));
    }
    (amount > left).then(|| {
        let zin = format!("Er kan nog {} worden ingevorderd. Dit bedrag is hoger.", ui::bedrag(left));
        Bevinding::blokkeert("meer-dan-verbeurd", zin, INVORDEREN).bij("bedrag_invorderen")
    })
}

fn te_vroeg(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let (asked, (_, by_law)) = (zaak.eigen.datum("betalen_voor")?, betalen_uiterlijk(zaak)?);
    if asked <= dag_van(zaak.op) {
        let zin = "De uiterste dag om te betalen ligt niet na het besluit. Kies een latere dag.";
        return Some(Bevinding::blokkeert("betalen-voorbij", zin, BRON_BETALEN).bij("betalen_voor"));
    }
    (asked < by_law).then(|| {
        let zin =
            format!("De wet geeft zes weken na de verbeurte: tot en met {}. Kies die dag of later.", ui::datum(by_law));
        Bevinding::blokkeert("betalen-te-vroeg", zin, BRON_BETALEN).bij("betalen_voor")
    })
}

fn verjaard(zaak: &Zaak<'_>, open: &[&Voorval]) -> Option<Bevinding> {
    let oldest = open.iter().map(|verbeurte| verbeurte.dag).min()?;
    let last = r42(oldest).and_then(|rekening| rekening.dag("laatste_dag_invordering")).ok()?;
    (dag_van(zaak.op) > last).then(|| {
        let zin = format!(
            "De oudste verbeurte kon tot en met {} worden ingevorderd. Door bezwaar of beroep kan dat langer zijn: \
             schrijf dan op waarom.",
            ui::datum(last)
        );
        Bevinding::afwijkbaar("verjaard", zin, BRON_VERJARING)
    })
}

fn te_laat(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let asked = zaak.eigen.datum("verzoek_ontvangen")?;
    let count = Rekening::vraag("R43", json!({ "verzoek_ontvangen": asked })).ok()?;
    let day = count.dag("uiterlijk").ok()?;
    (dag_van(zaak.op) > day).then(|| {
        let zin = format!("Op het verzoek moest uiterlijk op {} zijn besloten.", ui::datum(day));
        Bevinding::let_op("verzoek-te-laat", zin, BRON_INVORDERING).bij("verzoek_ontvangen")
    })
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let asked = zaak.eigen.datum("betalen_voor");
    let day = asked.ok_or_else(|| Weigering::new("betalen_voor", "Vul de uiterste dag in om te betalen."))?;
    let mut termijnen = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene uitleggen wat er moet worden betaald, en hoe",
            omwonenden: "De melders vertellen dat de dwangsom wordt ingevorderd",
            anderen: "De invordering melden",
        },
    );
    let dun = ("aanmanen", "Nagaan of er is betaald. Zo niet: aanmanen", "Gemeente");
    // The day in the letter can be later than the law asks; how the law counts belongs to it.
    termijnen.push(NieuweTermijn {
        rekening: betalen_uiterlijk(zaak).map(|(rekening, _)| rekening),
        ..NieuweTermijn::gezette_dag(dun, Termijnsoort::Stap, BRON_BETALEN, day)
    });
    Ok(Gevolg { termijnen, ..Gevolg::default() })
}
