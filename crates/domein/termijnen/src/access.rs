//! Who may compute a term: everybody at the table. The law is public, and nothing is kept.

use kern::{Doel, Rol};

access::actions! {
    /// Computing a term with the rules of the law.
    pub TermijnRekenen = "termijn.rekenen", Doel::Dossierbehandeling, [
        Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Jurist, Rol::Burgemeester, Rol::Beleid, Rol::Crisis, Rol::Fg,
        Rol::Partner, Rol::Beheerder, Rol::Hulpofficier,
    ];
}
