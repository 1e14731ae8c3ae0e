//! The actions of this crate itself.

use kern::{Doel, Rol};

crate::actions! {
    /// One's own account: sessions, password, app.
    pub MijnAccount = "mijn.account", Doel::Beheer, [
        Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Jurist, Rol::Burgemeester,
        Rol::Beleid, Rol::Crisis, Rol::Fg, Rol::Partner, Rol::Beheerder
    ];
    /// Letting oneself into a kring in an emergency.
    pub NoodtoegangNemen = "noodtoegang.nemen", Doel::Dossierbehandeling, [
        Rol::Adviseur, Rol::Regisseur, Rol::Burgemeester, Rol::Crisis
    ];
    /// Accounts and their roles.
    pub GebruikersBeheren = "gebruikers.beheren", Doel::Beheer, [Rol::Beheerder];
    /// Kringen, who is in them, and organisations.
    pub KringenBeheren = "kringen.beheren", Doel::Beheer, [Rol::Beheerder];
    /// Who looked at what.
    pub InzageToetsen = "inzage.toetsen", Doel::Toezicht, [Rol::Fg];
    /// Taking the look log along as a file.
    pub InzageExporteren = "inzage.exporteren", Doel::Toezicht, [Rol::Fg];
}
