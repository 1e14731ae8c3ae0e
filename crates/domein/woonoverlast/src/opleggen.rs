//! Imposing an order against nuisance (Gemeentewet art. 151d): under penalty, under coercion, or as a ban from the home.

use crate::bronnen::{BEVOEGD, INFORMEREN, MONDELING, ZORGPLICHT};
use crate::melden::{Melding, meldingen, na_bekendmaking};
use crate::{huisverbod, ladder, last};
use besluit::Gegevens;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep,
    Wanneer, ZIENSWIJZE, Zaak,
};
use recht::Door;
use recht::awb::art_05_32a_last_onder_dwangsom::BRON_BEGUNSTIGING;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opleggen",
    naam: "Maatregel woonoverlast opleggen",
    uitleg: "Een last onder dwangsom of bestuursdwang, of als laatste middel een huisverbod van tien dagen.",
    bron: ZORGPLICHT,
    groepen: &[DE_WONING, DE_VORM, last::GROEP, huisverbod::GROEP, ladder::GROEP, ZIENSWIJZE],
    bevoegd: &[(Door::Burgemeester, BEVOEGD), (Door::Locoburgemeester, BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Begin,
    tijdstip: "opgelegd",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit woonoverlast",
        tekst: include_str!("../brieven/opleggen.md"),
        vereist: &[
            ("adres", "om welke woning het gaat"),
            ("verordening", "op welk artikel van de verordening het rust (Gemeentewet 151d lid 1)"),
            ("last", "wat er moet ophouden"),
            ("maatregelen", "de maatregelen (Awb 5:32a lid 1)"),
            ("begunstigingstermijn", "de tijd om te herstellen (Awb 5:32a lid 2)"),
            ("dwangsom", "de dwangsom (Awb 5:32b lid 1)"),
            ("dwangsom_maximum", "het maximum van de dwangsom (Awb 5:32b lid 2)"),
            ("einde", "hoe lang een huisverbod duurt (Wth 2 lid 4)"),
            ("gronden", "de feiten en omstandigheden"),
            ("trede_0", "wat er al is geprobeerd (Gemeentewet 151d lid 2)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const DE_WONING: Veldgroep = Veldgroep {
    kop: "De woning en de mensen",
    velden: &[
        Veld::regel("adres", "Adres van de woning").hint("Bijvoorbeeld: Klaverhof 14"),
        Veld::regel("betrokkene_naam", "Aan wie is het besluit gericht?").persoon(),
        Veld::regels("betrokkene_post", "Adres voor de brief, als dat een ander is").optioneel().persoon(),
        Veld::keuze(
            "betrokkene_rol",
            "Wat is deze persoon?",
            &[
                ("gebruiker", "Gebruiker van de woning"),
                ("verhuurder", "Verhuurder tegen betaling; de gebruiker staat er niet ingeschreven"),
            ],
        ),
        Veld::keuze(
            "woningtype",
            "Van wie is de woning?",
            &[
                ("corporatie", "Huur van een woningcorporatie"),
                ("particulier", "Huur van een ander"),
                ("koop", "Eigen woning"),
            ],
        ),
    ],
};

const DE_VORM: Veldgroep = Veldgroep {
    kop: "De maatregel",
    velden: &[
        Veld::keuze(
            "vorm",
            "Welke maatregel?",
            &[
                ("dwangsom", "Last onder dwangsom"),
                ("bestuursdwang", "Last onder bestuursdwang"),
                ("huisverbod", "Huisverbod van tien dagen"),
            ],
        ),
        Veld::regel("verordening", "Op welk artikel van de verordening rust dit?")
            .hint("Te bevestigen per gemeente. Bijvoorbeeld: Algemene plaatselijke verordening, art. 2:79"),
    ],
};

/// Whether this order is a ban from the home.
pub(crate) fn is_huisverbod(gegevens: &Gegevens) -> bool {
    gegevens.tekst("vorm") == "huisverbod"
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let vorm = zaak.gegevens.tekst("vorm");
    let mut found = if is_huisverbod(zaak.gegevens) {
        let mut found = huisverbod::toets(zaak);
        found.extend(last::zonder_dwangsom(zaak));
        found.extend(ladder::toets(ladder::HUISVERBOD, zaak.gegevens));
        found
    } else {
        let mut found = last::toets(zaak);
        found.extend(ladder::toets(ladder::LAST, zaak.gegevens));
        found
    };
    if last::is_last(vorm) && zaak.gegevens.heeft("opgelegd") {
        let zin = "Alleen een huisverbod kan mondeling ingaan. Haal het moment weg, of kies een huisverbod.";
        found.push(Bevinding::blokkeert("last-mondeling", zin, MONDELING).bij("opgelegd"));
    }
    found
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let told = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene uitleggen wat er moet, en wat er gebeurt als dat niet gebeurt",
            omwonenden: "De melders en omwonenden vertellen dat er is opgetreden",
            anderen: "De maatregel melden",
        },
    );
    if is_huisverbod(zaak.gegevens) {
        return huisverbod::gevolg(zaak, told);
    }
    let mut termijnen = told;
    termijnen.extend(nagaan(zaak));
    let einde = zaak.gegevens.datum("geldig_tot").map_or(Einde::Open, Einde::na);
    Ok(Gevolg { begin: Some(zaak.op), einde: Some(einde), termijnen, ..Gevolg::default() })
}

/// After the time to comply somebody looks whether the nuisance stopped.
fn nagaan(zaak: &Zaak<'_>) -> Option<NieuweTermijn> {
    let dag = zaak.gegevens.datum("begunstigingstermijn")?;
    let (wat, bron) = if zaak.gegevens.tekst("vorm") == "dwangsom" {
        ("Nagaan of de overlast is gestopt. Daarna kost elke overtreding dwangsom", BRON_BEGUNSTIGING)
    } else {
        ("Nagaan of de last is uitgevoerd. Zo niet: de gemeente grijpt zelf in", INFORMEREN)
    };
    Some(NieuweTermijn::gezette_dag(("begunstiging", wat, "Gemeente"), Termijnsoort::Stap, bron, dag))
}
