//! What this website does with what people tell it: honest pages that every foot leads to.

use super::bezoek::Bezoek;
use askama::Template;
use ui::Kader;
use web::{Gemeente, Pagina};

macro_rules! uitleg {
    ($($(#[$doc:meta])* $name:ident, $struct:ident, $path:literal, $titel:literal, $pad:literal);+ $(;)?) => {$(
        #[derive(Template)]
        #[template(path = $path)]
        pub(super) struct $struct {
            kader: Kader,
            gemeente: Gemeente,
        }

        $(#[$doc])*
        pub(super) async fn $name(bezoek: Bezoek) -> Pagina<$struct> {
            Pagina($struct { kader: bezoek.kader($titel, $pad), gemeente: bezoek.app.gemeente().clone() })
        }
    )+};
}

uitleg! {
    /// What we keep, why, how long, and what somebody may ask.
    privacy, Privacy, "publiek/privacy.html", "Privacy", "/privacy";
    /// How accessible this website is, and whom to tell when it is not.
    toegankelijkheid, Toegankelijkheid, "publiek/toegankelijkheid.html", "Toegankelijkheid", "/toegankelijkheid";
    /// What this website is.
    over, Over, "publiek/over.html", "Over deze website", "/over";
}
