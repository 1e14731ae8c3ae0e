//! Orders against nuisance from the first draft to collecting and lifting, through the pages; and every refusal.

mod huisverbod;
mod last;
mod spel;

use besluit::testen::{Proef, migraties};
use store::testen::on_both;
use woonoverlast::SOORT;

#[test]
fn elke_deur_is_dicht_en_elke_opdracht_geldig() {
    on_both(&migraties(), |store| {
        let proef = Proef::nieuw(store, spel::MAANDAG, &[&SOORT]);
        let whole = module::assemble(&[besluit::module()]);
        assert_eq!(module::testen::open_doors(&whole, &proef.app), Vec::<String>::new());
    });
}
