//! Keeping an order: ticking terms off, and writing down what happens.

use super::bekendmaken::RECHTSMIDDEL;
use super::{In, Klaar, LANGSTE_TEKST};
use crate::access::MaatregelBijhouden;
use crate::model::Besluit;
use crate::soort::{NieuweTermijn, Rekening, Termijnsoort};
use crate::store::termijnen;
use crate::store::voorvallen::{self, NieuwVoorval, Voorvalsoort};
use crate::volledig::Volledig;
use access::Access;
use audit::Gebeurtenis;
use jiff::civil::Date;
use kern::{BesluitId, Bron, Code as _, MaatregelId, Moment, Weigering, dag_van};
use serde_json::json;
use store::{StoreError, Tx};

type Mag = Access<MaatregelBijhouden>;

/// Ticks a term off: when and how it was done.
pub fn afvinken(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, termijn): (MaatregelId, i64),
    op: Moment,
    hoe: &str,
) -> Klaar {
    let hoe = hoe.trim();
    if hoe.is_empty() || hoe.chars().count() > 200 {
        return Err(Weigering::new("hoe", "Schrijf kort op hoe het is gedaan, zonder namen.").into());
    }
    if op > access.now() {
        return Err(Weigering::new("gedaan", "Dit moment ligt in de toekomst. Vul in wanneer het is gebeurd.").into());
    }
    let volledig = Volledig::laad(tx, inrichting, id)?;
    termijnen::gedaan(tx, id, termijn, op, hoe, access.gebruiker()?)?;
    tell(tx, access, &volledig, "termijn.gedaan", termijn)
}

/// Takes back a tick that was set by mistake.
pub fn heropenen(tx: &mut Tx<'_>, access: &Mag, inrichting: In<'_>, id: MaatregelId, termijn: i64) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    termijnen::heropen(tx, id, termijn, access.gebruiker()?)?;
    tell(tx, access, &volledig, "termijn.heropend", termijn)
}

/// Writes down what happened, with the terms that follow from it.
pub fn noteer(tx: &mut Tx<'_>, access: &Mag, inrichting: In<'_>, id: MaatregelId, nieuw: &NieuwVoorval) -> Klaar {
    let tekst = nieuw.tekst.trim();
    if tekst.is_empty() || tekst.chars().count() > LANGSTE_TEKST {
        return Err(Weigering::new("tekst", "Schrijf op wat er gebeurde en waar dat staat.").into());
    }
    if nieuw.dag > dag_van(access.now()) {
        return Err(Weigering::new("dag", "Deze dag ligt in de toekomst.").into());
    }
    if nieuw.soort.heeft_bedrag() != (nieuw.bedrag > 0) {
        let zin = if nieuw.soort.heeft_bedrag() { "Vul het bedrag in." } else { "Hier hoort geen bedrag bij." };
        return Err(Weigering::new("bedrag", zin).into());
    }
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let about = over(&volledig, nieuw.over)?;
    if nieuw.soort == Voorvalsoort::Verbeurte {
        past_onder_maximum(tx, &volledig, nieuw)?;
    }
    let kept = NieuwVoorval { tekst: tekst.to_owned(), ..nieuw.clone() };
    let by = (access.gebruiker()?, access.now());
    let number = voorvallen::erbij(tx, &volledig.kist, &volledig.maatregel, about.id, &kept, by)?;
    let hearing = (volledig.soort.zitting)(&volledig.gegevens());
    let runs = termijnen::van(tx, id)?.into_iter().find(|een| een.besluit == about.id && een.code == RECHTSMIDDEL);
    for termijn in volgt(nieuw, runs.map(|een| dag_van(een.uiterlijk)), hearing)? {
        termijnen::maak_uit(tx, &volledig.maatregel, (about.id, Some(number)), &termijn)?;
    }
    let told = Gebeurtenis::new("maatregel.voorval", volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("soort", nieuw.soort.code()).met("nummer", number))?;
    Ok(())
}

/// The decision that it is about: the one that was chosen, or the last one.
fn over(volledig: &Volledig, chosen: Option<BesluitId>) -> Result<&Besluit, Weigering> {
    let taken = |een: &&Besluit| een.genomen.is_some();
    let found = match chosen {
        Some(id) => volledig.besluiten.iter().filter(taken).find(|een| een.id == id),
        None => volledig.laatste().or_else(|| volledig.besluiten.iter().rev().find(taken)),
    };
    found.ok_or_else(|| match chosen {
        Some(_) => Weigering::new("over", "Kies een besluit dat is genomen."),
        None => {
            Weigering::new("geen-besluit", "Er is nog geen besluit genomen. Dan is er ook nog niets bij te houden.")
        }
    })
}

/// Penalties never go above the maximum of the order.
fn past_onder_maximum(tx: &mut Tx<'_>, volledig: &Volledig, nieuw: &NieuwVoorval) -> Klaar {
    let Some(maximum) = volledig.gegevens().getal("dwangsom_maximum") else {
        return Err(Weigering::new("bedrag", "Deze maatregel heeft geen dwangsom.").into());
    };
    let before = voorvallen::van(tx, &volledig.kist, volledig.maatregel.id)?;
    let sum: i64 = before.iter().filter(|een| een.soort == Voorvalsoort::Verbeurte).map(|een| een.bedrag).sum();
    if sum + nieuw.bedrag > maximum {
        let left = ui::bedrag(maximum - sum);
        return Err(Weigering::new("bedrag", format!("Boven het maximum van de last. Er is nog {left} over.")).into());
    }
    Ok(())
}

/// Terms that follow from what happened. `zitting` is the article by which the court hears within three days.
fn volgt(
    nieuw: &NieuwVoorval,
    rechtsmiddel: Option<Date>,
    zitting: Option<Bron>,
) -> Result<Vec<NieuweTermijn>, Weigering> {
    use recht::awb::{art_05_33_verbeurde_dwangsom as verbeurd, art_07_10_beslissen_op_bezwaar as bezwaar};
    Ok(match nieuw.soort {
        Voorvalsoort::Verbeurte => {
            let count = || Rekening::vraag("R42", json!({ "verbeurd": nieuw.dag }));
            let pay = ("betalen", "Dwangsom betalen", "Betrokkene");
            let collect = ("invorderen", "Dwangsom invorderen, daarna verjaart zij", "Gemeente");
            vec![
                NieuweTermijn::dag(pay, Termijnsoort::Loopt, verbeurd::BRON, count()?, "betalen_uiterlijk")?,
                NieuweTermijn::dag(collect, Termijnsoort::Stap, verbeurd::BRON, count()?, "laatste_dag_invordering")?,
            ]
        }
        Voorvalsoort::Voorziening => {
            let Some(bron) = zitting else { return Ok(Vec::new()) };
            let count = Rekening::vraag("R18", json!({ "verzoek_ontvangen": nieuw.dag }))?;
            let hear = ("zitting", "Zitting over de voorlopige voorziening", "Rechtbank");
            vec![NieuweTermijn::dag(hear, Termijnsoort::Loopt, bron, count, "uiterlijk")?]
        }
        Voorvalsoort::Bezwaar => {
            let Some(einde) = rechtsmiddel else {
                return Err(Weigering::new(
                    "dag",
                    "Het besluit is nog niet bekendgemaakt. Schrijf eerst op wanneer dat is gebeurd.",
                ));
            };
            let count = Rekening::vraag("R09", json!({ "einde_bezwaartermijn": einde }))?;
            let decide = ("op_bezwaar", "Beslissen op het bezwaar", "Burgemeester");
            vec![NieuweTermijn::dag(decide, Termijnsoort::Stap, bezwaar::BRON, count, "uiterlijk")?]
        }
        _ => Vec::new(),
    })
}

/// Writes down how something ended.
pub fn sluit_voorval(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, voorval): (MaatregelId, i64),
    uitkomst: &str,
) -> Klaar {
    let uitkomst = uitkomst.trim();
    if uitkomst.is_empty() || uitkomst.chars().count() > 200 {
        return Err(Weigering::new("uitkomst", "Schrijf kort op hoe het afliep, zonder namen.").into());
    }
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let known = voorvallen::van(tx, &volledig.kist, id)?;
    let ended = known.iter().find(|een| een.id == voorval).ok_or(StoreError::NotFound)?;
    voorvallen::uitkomst(tx, id, voorval, uitkomst)?;
    match ended.soort {
        Voorvalsoort::Voorziening => termijnen::verval_van_voorval(tx, id, voorval, "zitting")?,
        Voorvalsoort::Bezwaar => {
            let done = (access.now(), uitkomst, access.gebruiker()?);
            termijnen::gedaan_door_uitkomst(tx, id, (voorval, "op_bezwaar"), done)?;
        }
        _ => {}
    }
    tell(tx, access, &volledig, "voorval.afgelopen", voorval)
}

fn tell(tx: &mut Tx<'_>, access: &Mag, volledig: &Volledig, what: &'static str, nummer: i64) -> Klaar {
    let told = Gebeurtenis::new(what, volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("nummer", nummer))?;
    Ok(())
}
