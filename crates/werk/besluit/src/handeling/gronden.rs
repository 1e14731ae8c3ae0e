//! Writing down facts, judgements, and reasons to go on.

use super::{In, Klaar, LANGSTE_TEKST};
use crate::access::BesluitOpstellen;
use crate::model::Besluit;
use crate::soort::Ernst;
use crate::store::gronden::{self, Feit, Plek};
use crate::store::{besluiten, stukken};
use crate::volledig::Volledig;
use access::Access;
use audit::Gebeurtenis;
use bestand::Document;
use kern::{BesluitId, GebruikerId, MaatregelId, Moment, Weigering};
use store::{StoreError, Tx};

type Mag = Access<BesluitOpstellen>;

pub(crate) const fn plek(maatregel: MaatregelId, besluit: BesluitId, door: GebruikerId, nu: Moment) -> Plek {
    Plek { maatregel, besluit, door, nu }
}

/// The draft, which is touched with it: who signs later must have seen what changed.
fn concept<'a>(tx: &mut Tx<'_>, volledig: &'a Volledig, besluit: BesluitId) -> Klaar<&'a Besluit> {
    let draft = volledig.besluit(besluit)?;
    besluiten::geraakt(tx, besluit).map_err(|error| match error {
        StoreError::Conflict => access::Mislukt::from(Weigering::new(
            "geen-concept",
            "Dit besluit is geen concept meer. Laat het eerst terugleggen.",
        )),
        other => other.into(),
    })?;
    Ok(draft)
}

/// Documents of one decision: they lie in the database, and a copy of that must stay a matter of minutes.
const MEESTE_STUKKEN: usize = 30;

/// Writes a fact down with its source, and the documents that it is written in.
pub fn feit(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    onderdeel: &str,
    (feit, documenten): (&Feit, &[Document]),
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    if !volledig.soort.onderdelen.iter().any(|known| known.code == onderdeel) {
        return Err(Weigering::new("onderdeel", "Kies bij welk onderdeel dit feit hoort.").into());
    }
    let feit = Feit {
        feit: feit.feit.trim().to_owned(),
        bron: feit.bron.trim().to_owned(),
        document: feit.document.trim().to_owned(),
    };
    if feit.feit.is_empty() || feit.feit.chars().count() > LANGSTE_TEKST {
        return Err(Weigering::new("feit", "Schrijf op wat er is gebeurd, met dag en tijd.").into());
    }
    if feit.bron.is_empty() || feit.bron.chars().count() > 500 {
        return Err(Weigering::new("bron", "Schrijf op wie dit zag of vertelde.").into());
    }
    if feit.document.chars().count() > 500 {
        return Err(Weigering::new("document", "Noem het document in hoogstens 500 tekens.").into());
    }
    concept(tx, &volledig, besluit)?;
    let plek = plek(id, besluit, access.gebruiker()?, access.now());
    let number = gronden::feit(tx, &volledig.kist, plek, onderdeel, &feit)?;
    let many =
        usize::try_from(stukken::aantal(tx, id, besluit)?).unwrap_or(usize::MAX).saturating_add(documenten.len());
    if many > MEESTE_STUKKEN {
        let zin =
            format!("Bij een besluit passen hoogstens {MEESTE_STUKKEN} stukken. Noem de andere bij het document.");
        return Err(Weigering::new("stuk", zin).into());
    }
    for document in documenten {
        stukken::erbij(tx, &volledig.kist, plek, number, document)?;
    }
    tell(tx, access, &volledig, "maatregel.feit", onderdeel)
}

/// Takes a fact away.
pub fn feit_weg(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    nummer: i64,
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    concept(tx, &volledig, besluit)?;
    gronden::feit_weg(tx, besluit, nummer)?;
    stukken::weg_met_feit(tx, besluit, nummer)?;
    tell(tx, access, &volledig, "maatregel.feit_weg", "")
}

/// Writes a judgement down.
pub fn oordeel(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    vraag: &str,
    motivering: &str,
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let Some(vraag) = volledig.soort.oordelen.iter().find(|known| known.code == vraag) else {
        return Err(StoreError::NotFound.into());
    };
    let motivering = motivering.trim();
    if motivering.is_empty() || motivering.chars().count() > LANGSTE_TEKST {
        return Err(Weigering::new(vraag.code, "Schrijf de afweging in eigen woorden op.").into());
    }
    concept(tx, &volledig, besluit)?;
    let plek = plek(id, besluit, access.gebruiker()?, access.now());
    gronden::oordeel(tx, &volledig.kist, plek, vraag.code, motivering)?;
    tell(tx, access, &volledig, "maatregel.oordeel", vraag.code)
}

/// Goes on without something, where the law leaves room, with a reason.
pub fn afwijken(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, besluit): (MaatregelId, BesluitId),
    code: &str,
    reden: &str,
) -> Klaar {
    let volledig = Volledig::laad(tx, inrichting, id)?;
    let found = super::toets(tx, inrichting, &volledig, volledig.besluit(besluit)?, None, access.now())?;
    let Some((bevinding, _)) = found.bevindingen.iter().find(|(bevinding, _)| bevinding.code == code) else {
        return Err(StoreError::NotFound.into());
    };
    if bevinding.ernst != Ernst::Afwijkbaar {
        let zin = "Hier laat de wet geen ruimte. Vul aan wat ontbreekt.";
        return Err(Weigering { bron: bevinding.bron, ..Weigering::new("afwijken", zin) }.into());
    }
    let reden = reden.trim();
    if reden.is_empty() || reden.chars().count() > 2_000 {
        return Err(Weigering::new("afwijken", "Schrijf in hoogstens 2.000 tekens waarom u toch doorgaat.").into());
    }
    concept(tx, &volledig, besluit)?;
    let plek = plek(id, besluit, access.gebruiker()?, access.now());
    gronden::afwijking(tx, &volledig.kist, plek, code, reden)?;
    tell(tx, access, &volledig, "maatregel.afwijking", code)
}

fn tell(tx: &mut Tx<'_>, access: &Mag, volledig: &Volledig, what: &'static str, code: &str) -> Klaar {
    let told = Gebeurtenis::new(what, volledig.maatregel.ding()).kring(volledig.maatregel.kring);
    access.record(tx, told.met("code", code))?;
    Ok(())
}
