//! Withdrawing a huisverbod (Wth art. 2 lid 9): in any case when help is accepted, confirmed, and not stood in the way of.

use crate::opleggen::na_bekendmaking;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Veld, Veldgroep, Wanneer, Zaak,
};
use kern::Bron;
use recht::Door;
use recht::wth::art_02_duur;
use recht::wth::art_02_volledig::BRON_BEVOEGD;

/// Lifting it before its end.
const BRON: Bron = Bron { artikel: "art. 2 lid 9", ..art_02_duur::BRON };
/// The practice of telling who was told of the order that it is over.
const INFORMEREN: Bron = Bron { bevestigd: false, ..BRON };

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "intrekken",
    naam: "Huisverbod intrekken",
    uitleg: "De dreiging is weg, of hulp is aanvaard en loopt.",
    bron: BRON,
    groepen: &[Veldgroep {
        kop: "De intrekking",
        velden: &[
            Veld::ja_nee("hulp_aanvaard", "Heeft de persoon een aanbod van hulp aanvaard?"),
            Veld::ja_nee("hulp_bevestigd", "Heeft de hulpverlening dat bevestigd?"),
            Veld::ja_nee("hulp_vrij", "Zal de persoon hulp aan de achterblijvers niet belemmeren?"),
            Veld::tekst("motivering", "Waarom kan het huisverbod eerder eindigen?"),
        ],
    }],
    bevoegd: &[(Door::Burgemeester, BRON_BEVOEGD), (Door::Locoburgemeester, BRON_BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit intrekken huisverbod",
        tekst: include_str!("../brieven/intrekken.md"),
        vereist: &[("adres", "om welke woning het gaat"), ("motivering", "waarom het huisverbod eerder eindigt")],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let asked = ["hulp_aanvaard", "hulp_bevestigd", "hulp_vrij"];
    if asked.iter().any(|veld| zaak.eigen.ja(veld) == Some(false)) {
        let zin = "De wet noemt als reden: hulp aanvaard, bevestigd, en geen belemmering. Hier is een andere reden; \
                   laat de jurist meekijken en schrijf op waarom intrekken toch kan.";
        return vec![Bevinding::afwijkbaar("andere-grond", zin, INFORMEREN)];
    }
    Vec::new()
}

#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let tell = |code, wat: &str| NieuweTermijn::direct(code, wat, "Gemeente", zaak.op, INFORMEREN);
    Ok(Gevolg {
        beeindigt: Some(zaak.op),
        termijnen: vec![
            tell("huisgenoot", "De achterblijvers vertellen dat het huisverbod is geëindigd"),
            tell("veilig_thuis", "De intrekking melden aan Veilig Thuis"),
            tell("politie", "De intrekking melden aan de politie"),
        ],
        ..Gevolg::default()
    })
}
