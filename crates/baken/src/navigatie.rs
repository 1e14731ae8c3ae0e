//! The side navigation, and what finds a thing by its reference: what the program puts in the state from all modules.

use access::{Actie, Bewaarplan, Ingang, Navigatie, Scopes, Taaknamen, Wijzers};
use audit::Ding;
use jobs::bewaren::Bewaarregel;
use signalen::access::{CijfersZien, SignaalInbrengen, SignaalWegen, SignalenZien, VandaagZien};
use store::{Result, Tx, args};
use ui::NavItem;

/// All of it; what somebody may not open is left out per person.
pub fn navigatie() -> Navigatie {
    let entrance = |item: NavItem, actie: Actie| Ingang { item, actie };
    let werk = vec![
        entrance(NavItem::new("Vandaag", "/", "vandaag"), Actie::van::<VandaagZien>()),
        entrance(NavItem::new("Signalen", "/signalen", "signaal"), Actie::van::<SignalenZien>()),
        entrance(NavItem::new("Signaal inbrengen", "/signalen/inbrengen", "deel"), Actie::van::<SignaalInbrengen>()),
        entrance(NavItem::new("Weging", "/signalen/weging", "actie"), Actie::van::<SignaalWegen>()),
        entrance(NavItem::new("Casussen", "/casussen", "casus"), Actie::van::<dossier::access::DossiersZien>()),
        entrance(NavItem::new("Overleggen", "/overleggen", "overleg"), Actie::van::<overleg::access::OverleggenZien>()),
        entrance(
            NavItem::new("Maatregelen", "/maatregelen", "hamer"),
            Actie::van::<besluit::access::MaatregelenZien>(),
        ),
    ];
    let aanpak = vec![
        entrance(NavItem::new("Wat geldt hier?", "/straat", "zoek"), Actie::van::<besluit::access::StraatZien>()),
        entrance(NavItem::new("Kaart", "/kaart", "kaart"), Actie::van::<SignalenZien>()),
        entrance(
            NavItem::new("Termijnwijzer", "/termijnen", "klok"),
            Actie::van::<termijnen::access::TermijnRekenen>(),
        ),
    ];
    let mandaten = Actie::van::<besluit::access::MandaatBeheren>();
    let gebruikers = Actie::van::<access::acties::GebruikersBeheren>();
    let beheer = vec![
        entrance(NavItem::new("Cijfers", "/cijfers", "rapport"), Actie::van::<CijfersZien>()),
        entrance(
            NavItem::new("Cijfers maatregelen", "/maatregelen/cijfers", "rapport"),
            Actie::van::<besluit::access::MaatregelCijfers>(),
        ),
        entrance(NavItem::new("Brieven", "/brieven", "bericht"), Actie::van::<besluit::access::BriefBeheren>()),
        entrance(NavItem::new("Mandaatregister", "/mandaten", "vink"), mandaten),
        entrance(NavItem::new("Beleid", "/beleid", "rapport"), Actie::van::<besluit::access::BeleidBeheren>()),
        entrance(NavItem::new("Toezicht", "/toezicht", "slot"), Actie::van::<access::acties::InzageToetsen>()),
        entrance(NavItem::new("Bewaren", "/toezicht/bewaren", "klok"), Actie::van::<access::acties::BewarenZien>()),
        entrance(NavItem::new("Gebruikers", "/beheer/gebruikers", "jeugd"), gebruikers),
        entrance(NavItem::new("Kringen", "/beheer/kringen", "deel"), gebruikers),
        entrance(NavItem::new("Organisaties", "/beheer/organisaties", "pand"), gebruikers),
        entrance(NavItem::new("Systemen", "/beheer/systemen", "cyber"), gebruikers),
        entrance(NavItem::new("Taken", "/beheer/taken", "actie"), Actie::van::<access::acties::TakenZien>()),
    ];
    Navigatie(vec![("Mijn werk", werk), ("Aanpak", aanpak), ("Organisatie", beheer)])
}

/// How the officer who supervises finds a thing.
pub fn wijzers() -> Wijzers {
    Wijzers(vec![signaal, casus, maatregel])
}

fn signaal(tx: &mut Tx<'_>, text: &str) -> Result<Option<Ding>> {
    let Ok(kenmerk) = text.parse::<signalen::model::Kenmerk>() else { return Ok(None) };
    let found = tx.maybe(signalen::store::rij::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer])?;
    found.map(|row| Ok(Ding::new("signaal", row.get(0)?))).transpose()
}

fn casus(tx: &mut Tx<'_>, text: &str) -> Result<Option<Ding>> {
    let Ok(kenmerk) = text.parse::<dossier::Kenmerk>() else { return Ok(None) };
    let found = tx.maybe(dossier::store::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer])?;
    found.map(|row| Ok(Ding::new("dossier", row.get(0)?))).transpose()
}

fn maatregel(tx: &mut Tx<'_>, text: &str) -> Result<Option<Ding>> {
    let Ok(kenmerk) = text.parse::<besluit::model::Kenmerk>() else { return Ok(None) };
    let found = tx.maybe(besluit::store::rij::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer])?;
    found.map(|row| Ok(Ding::new("maatregel", row.get(0)?))).transpose()
}

/// What a system of a partner can be allowed. A test compares it with the actions of the API.
pub fn scopes() -> Scopes {
    Scopes(vec![
        ("signaal.inbrengen", "Signalen inbrengen"),
        ("signaal.lijst", "De lijst van signalen die met de organisatie zijn gedeeld"),
        ("signaal.lezen", "Een signaal lezen dat met de organisatie is gedeeld"),
        ("termijn.rekenen", "Termijnen uitrekenen"),
    ])
}

/// What the work in the background is called for the administrator.
pub fn taaknamen() -> Taaknamen {
    Taaknamen(vec![
        ("signaal.mail", "Mail aan melders"),
        ("signaal.politie", "Mail aan de politie"),
        ("signaal.concepten", "Niet afgemaakte meldingen opruimen"),
        ("signaal.bestand_wissen", "Bestanden wissen"),
        ("bewaren.opruimen", "Elke nacht wissen wat weg mag"),
        ("bewaren.vernietigen", "Wissen na akkoord van twee personen"),
        ("database.onderhoud", "Elke nacht de zoekindex opruimen"),
    ])
}

/// The rules of every module, and how things are called on the pages of retention.
pub fn bewaarplan(regels: &[Bewaarregel]) -> Bewaarplan {
    Bewaarplan { regels: regels.into(), noemers: vec![noem_signaal, noem_casus, noem_maatregel] }
}

/// A signal, or what hangs on it under the number of the signal.
fn noem_signaal(tx: &mut Tx<'_>, soort: &str, ding: i64) -> Result<Option<String>> {
    if !["signaal", "melder"].contains(&soort) {
        return Ok(None);
    }
    let found = signalen::store::rij::kenmerk(tx, kern::SignaalId(ding))?;
    Ok(found.map(|kenmerk| kenmerk.to_string()))
}

fn noem_maatregel(tx: &mut Tx<'_>, soort: &str, ding: i64) -> Result<Option<String>> {
    match soort {
        "maatregel" => besluit::store::rij::kenmerk(tx, kern::MaatregelId(ding)),
        "besluit" => besluit::store::rij::kenmerk_van_besluit(tx, kern::BesluitId(ding)),
        _ => return Ok(None),
    }
    .map(|found| found.map(|kenmerk| kenmerk.to_string()))
}

fn noem_casus(tx: &mut Tx<'_>, soort: &str, ding: i64) -> Result<Option<String>> {
    if soort != "dossier" {
        return Ok(None);
    }
    Ok(dossier::store::kenmerk(tx, kern::DossierId(ding))?.map(|kenmerk| kenmerk.to_string()))
}
