//! The side navigation: every entrance of every crate, each with the action that opens it.

use access::{Actie, Action, Ingang, Navigatie};
use signalen::access::{SignaalWegen, SignalenZien, VandaagZien};
use ui::NavItem;

/// All of it; what somebody may not open is left out per person.
pub(crate) fn navigatie() -> Navigatie {
    let entrance = |item: NavItem, actie: Actie| Ingang { item, actie };
    let werk = vec![
        entrance(NavItem::new("Vandaag", "/", "vandaag"), Actie::van::<VandaagZien>()),
        entrance(NavItem::new("Signalen", "/signalen", "signaal"), Actie::van::<SignalenZien>()),
        entrance(NavItem::new("Weging", "/signalen/weging", "actie"), Actie::van::<SignaalWegen>()),
        entrance(NavItem::new("Casussen", "/casussen", "casus"), Actie::van::<dossier::access::DossiersZien>()),
        entrance(NavItem::new("Overleggen", "/overleggen", "overleg"), Actie::van::<overleg::access::OverleggenZien>()),
    ];
    let aanpak = vec![entrance(NavItem::new("Kaart", "/kaart", "kaart"), Actie::van::<SignalenZien>())];
    let beheer = vec![
        entrance(NavItem::new("Toezicht", "/toezicht", "slot"), Actie::van::<access::acties::ToezichtHouden>()),
        entrance(NavItem::new("Gebruikers", "/beheer/gebruikers", "jeugd"), Actie::van::<access::acties::GebruikersBeheren>()),
        entrance(NavItem::new("Kringen", "/beheer/kringen", "deel"), Actie::van::<access::acties::GebruikersBeheren>()),
    ];
    Navigatie(vec![("Mijn werk", werk), ("Aanpak", aanpak), ("Organisatie", beheer)])
}
