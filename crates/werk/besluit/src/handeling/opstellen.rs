//! Starting an order or a further decision, and changing its draft.

use super::beleid::overgenomen;
use super::{In, Klaar};
use crate::Gegevens;
use crate::access::BesluitOpstellen;
use crate::inrichting::kring_van;
use crate::kist::Kist;
use crate::model::{Kenmerk, Maatregel, Stadium, Stand};
use crate::soort::{ANDERE_REGEL, Soort, Veld, Veldsoort, Wanneer};
use crate::store::{besluiten, rij};
use crate::volledig::Volledig;
use access::Access;
use audit::Gebeurtenis;
use kern::{BesluitId, MaatregelId, Weigering, dag_van};
use store::{StoreError, Tx};

type Mag = Access<BesluitOpstellen>;

/// Where an order is about: the address to find it by, and the place on the map.
#[derive(Debug, Clone, Default)]
pub struct Plaats {
    /// Key of the address; empty for none.
    pub adres: String,
    /// Latitude and longitude.
    pub plek: Option<(f64, f64)>,
}

/// Starts an order with the draft of its first decision.
pub fn begin(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    soort: &'static Soort,
    gegevens: &Gegevens,
    plaats: &Plaats,
) -> Klaar<(MaatregelId, Kenmerk, BesluitId)> {
    let opsteller = access.gebruiker()?;
    let kring = kring_van(tx, soort.kring.0)?;
    if !access.kringen().contains(&kring) {
        return Err(StoreError::NotFound.into());
    }
    let eerste = soort.eerste().ok_or(access::Mislukt::Machine("een soort maatregel heeft geen eerste besluit"))?;
    past(eerste.velden(), gegevens)?;
    let gegevens = &overgenomen(tx, eerste.velden(), gegevens, dag_van(access.now()))?;
    let titel = (soort.titel)(gegevens);
    let (nu, Plaats { adres, .. }) = (access.now(), plaats.clone());
    let plek = plek(tx, inrichting, gegevens, plaats)?;
    let nieuw = rij::Nieuw { soort: soort.code, kring, titel: &titel, adres: &adres, plek, bewaar: soort.bewaar, nu };
    let (id, kenmerk) = rij::maak(tx, &nieuw)?;
    let (kist, sleutel) = Kist::nieuw(&inrichting.kluis, id)?;
    rij::zet_sleutel(tx, id, sleutel)?;
    let besluit = besluiten::begin(tx, &kist, id, eerste.code, gegevens, opsteller, nu)?;
    let told = Gebeurtenis::new("maatregel.begonnen", audit::Ding::new("maatregel", id.0)).kring(kring);
    access.record(tx, told.met("soort", soort.code))?;
    Ok((id, kenmerk, besluit))
}

/// The place that was pointed at, or that of the address.
fn plek(tx: &mut Tx<'_>, inrichting: In<'_>, gegevens: &Gegevens, plaats: &Plaats) -> Klaar<Option<(f64, f64)>> {
    match (plaats.plek, gegevens.tekst("adres")) {
        (Some(plek), _) => Ok(Some(plek)),
        (None, "") => Ok(None),
        (None, adres) => Ok((inrichting.zoek_plek)(tx, adres)?),
    }
}

/// Starts a further decision on an order: extending, withdrawing, collecting.
pub fn nieuw_besluit(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    id: MaatregelId,
    soort: &str,
    gegevens: &Gegevens,
) -> Klaar<BesluitId> {
    let zaak = Volledig::laad(tx, inrichting, id)?;
    let besluit = zaak.soort.besluit(soort).ok_or(StoreError::NotFound)?;
    kan_beginnen(&zaak, besluit.kan, access.now())?;
    past(besluit.velden(), gegevens)?;
    let gegevens = &overgenomen(tx, besluit.velden(), gegevens, dag_van(access.now()))?;
    let made = besluiten::begin(tx, &zaak.kist, id, besluit.code, gegevens, access.gebruiker()?, access.now())?;
    let told = Gebeurtenis::new("besluit.begonnen", zaak.maatregel.ding()).kring(zaak.maatregel.kring);
    access.record(tx, told.met("besluit", besluit.code))?;
    Ok(made)
}

/// Whether such a decision can be started now.
pub(crate) fn kan_beginnen(zaak: &Volledig, kan: Wanneer, nu: kern::Moment) -> Result<(), Weigering> {
    if zaak.open_besluit().is_some() {
        return Err(Weigering::new(
            "besluit-loopt",
            "Er loopt al een besluit over deze maatregel. Rond dat eerst af of gooi het concept weg.",
        ));
    }
    let holds = zaak.maatregel.stand == Stand::Geldt;
    let annulled = zaak.besluiten.first().is_some_and(|eerste| eerste.stadium == Stadium::Vernietigd);
    let was = zaak.maatregel.stand == Stand::Beeindigd && zaak.maatregel.begin.is_some() && !annulled;
    match kan {
        Wanneer::Geldend if holds && zaak.maatregel.einde > nu => Ok(()),
        Wanneer::Altijd if holds || was => Ok(()),
        Wanneer::Begin => Err(Weigering::new("besluit-begin", "Dit besluit begint een nieuwe maatregel.")),
        Wanneer::Geldend if holds => {
            Err(Weigering::new("maatregel-afgelopen", "De maatregel is al afgelopen. Dit besluit kan niet meer."))
        }
        Wanneer::Geldend | Wanneer::Altijd => {
            Err(Weigering::new("maatregel-geldt-niet", "De maatregel is niet van kracht. Dit besluit kan nu niet."))
        }
    }
}

/// Changes the answers of a draft.
pub fn wijzig(
    tx: &mut Tx<'_>,
    access: &Mag,
    inrichting: In<'_>,
    (id, besluit, versie): (MaatregelId, BesluitId, i64),
    gegevens: &Gegevens,
    plaats: &Plaats,
) -> Klaar {
    let zaak = Volledig::laad(tx, inrichting, id)?;
    let draft = zaak.besluit(besluit)?;
    let soort = zaak.besluitsoort(draft)?;
    past(soort.velden(), gegevens)?;
    let gegevens = &overgenomen(tx, soort.velden(), gegevens, dag_van(access.now()))?;
    besluiten::wijzig(tx, &zaak.kist, besluit, versie, gegevens)?;
    if zaak.besluiten.first().is_some_and(|eerste| eerste.id == besluit) {
        let plek = plek(tx, inrichting, gegevens, plaats)?;
        rij::benoem(tx, id, &(zaak.soort.titel)(gegevens), &plaats.adres, plek)?;
    }
    tell(tx, access, &zaak.maatregel, "besluit.gewijzigd", &draft.soort)
}

/// Throws a draft away. With the first decision the order ends with it.
pub fn weggooien(tx: &mut Tx<'_>, access: &Mag, inrichting: In<'_>, id: MaatregelId, besluit: BesluitId) -> Klaar {
    let zaak = Volledig::laad(tx, inrichting, id)?;
    let draft = zaak.besluit(besluit)?;
    if !draft.stadium.is_open() {
        return Err(StoreError::Conflict.into());
    }
    besluiten::rond_af(tx, draft, Stadium::Vervallen, access.now())?;
    if zaak.maatregel.stand == Stand::Voorbereiding {
        let ended = Maatregel { stand: Stand::Beeindigd, gesloten: Some(access.now()), ..zaak.maatregel.clone() };
        rij::zet_loop(tx, &ended)?;
    }
    tell(tx, access, &zaak.maatregel, "besluit.vervallen", &draft.soort)
}

fn tell(tx: &mut Tx<'_>, access: &Mag, maatregel: &Maatregel, what: &'static str, besluit: &str) -> Klaar {
    let told = Gebeurtenis::new(what, maatregel.ding()).kring(maatregel.kring).met("besluit", besluit);
    access.record(tx, told)?;
    Ok(())
}

/// Whether every answer is one that its question can have. A page says so before; this holds for every caller.
pub(crate) fn past(velden: impl Iterator<Item = &'static Veld>, gegevens: &Gegevens) -> Result<(), Weigering> {
    let velden: Vec<_> = velden.collect();
    for (naam, waarde) in gegevens.iter() {
        let veld = velden.iter().find(|veld| veld.naam == naam);
        let Some(veld) = veld else {
            return Err(Weigering::new("veld-onbekend", format!("Het veld {naam} bestaat niet.")));
        };
        if let Some(zin) = fout(veld, waarde, gegevens) {
            return Err(Weigering::new(veld.naam, zin));
        }
    }
    Ok(())
}

/// What is wrong with an answer.
pub(crate) fn fout(veld: &Veld, waarde: &str, gegevens: &Gegevens) -> Option<String> {
    let too_long = match veld.soort {
        Veldsoort::Regel => waarde.chars().count() > 200 || waarde.contains('\n'),
        Veldsoort::Kaart => waarde.len() > 65_536,
        _ => waarde.chars().count() > super::LANGSTE_TEKST,
    };
    if too_long {
        return Some(format!("{} is te lang.", veld.label));
    }
    let right = match veld.soort {
        Veldsoort::Datum => gegevens.datum(veld.naam).is_some(),
        Veldsoort::Moment => gegevens.moment(veld.naam).is_some(),
        Veldsoort::JaNee => gegevens.ja(veld.naam).is_some(),
        Veldsoort::Keuze(uit) => uit.iter().any(|(code, _)| *code == waarde),
        Veldsoort::Getal(van, tot) => gegevens.getal(veld.naam).is_some_and(|getal| (van..=tot).contains(&getal)),
        Veldsoort::Bedrag => gegevens.getal(veld.naam).is_some_and(|cent| (0..=10_000_000_000).contains(&cent)),
        // Whether the row is there is seen when it is taken over.
        Veldsoort::Beleid(_) => waarde == ANDERE_REGEL || waarde.parse::<i64>().is_ok(),
        Veldsoort::Regel | Veldsoort::Tekst | Veldsoort::Regels | Veldsoort::Kaart => true,
    };
    (!right).then(|| match veld.soort {
        Veldsoort::Getal(van, tot) => format!("Vul een getal in van {van} tot en met {tot}."),
        Veldsoort::Datum => "Vul een datum in, bijvoorbeeld 23 11 2026.".to_owned(),
        Veldsoort::Moment => "Vul dag en tijd in.".to_owned(),
        Veldsoort::Bedrag => "Vul een bedrag in, bijvoorbeeld 1.500,00.".to_owned(),
        _ => "Kies een van de antwoorden.".to_owned(),
    })
}
