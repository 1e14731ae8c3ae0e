//! The actions of this crate itself.

use kern::{Doel, Rol};

crate::actions! {
    /// One's own account: sessions, password, app.
    pub MijnAccount = "mijn.account", Doel::Beheer, [
        Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Jurist, Rol::Burgemeester,
        Rol::Beleid, Rol::Crisis, Rol::Fg, Rol::Partner, Rol::Beheerder, Rol::Hulpofficier
    ];
    /// Letting oneself into a kring in an emergency.
    pub NoodtoegangNemen = "noodtoegang.nemen", Doel::Dossierbehandeling, [
        Rol::Adviseur, Rol::Regisseur, Rol::Burgemeester, Rol::Crisis
    ];
    /// Accounts and their roles.
    pub GebruikersBeheren = "gebruikers.beheren", Doel::Beheer, [Rol::Beheerder];
    /// Kringen, who is in them, and organisations.
    pub KringenBeheren = "kringen.beheren", Doel::Beheer, [Rol::Beheerder];
    /// The work in the background: kinds, attempts and moments, no content.
    pub TakenZien = "taken.zien", Doel::Beheer, [Rol::Beheerder];
    /// Having that work tried at once.
    pub TakenProberen = "taken.proberen", Doel::Beheer, [Rol::Beheerder];
    /// Who looked at what.
    pub InzageToetsen = "inzage.toetsen", Doel::Toezicht, [Rol::Fg];
    /// Taking the look log along as a file.
    pub InzageExporteren = "inzage.exporteren", Doel::Toezicht, [Rol::Fg];
    /// What is kept how long, and what may go: references and dates, no content.
    pub BewarenZien = "bewaren.zien", Doel::Toezicht, [Rol::Fg, Rol::Beheerder];
    /// Proposing what goes, and agreeing as the second person. Which two officers that are is for the municipality to
    /// say (te bevestigen).
    pub VernietigingBesluiten = "vernietiging.besluiten", Doel::Beheer, [Rol::Fg, Rol::Beheerder];
    /// Holds: this stays, whatever its term.
    pub BewaarstopZetten = "bewaarstop.zetten", Doel::Toezicht, [Rol::Fg];
}
