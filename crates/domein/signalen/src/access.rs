//! Who may do what with signals. The role gives the action; the kring decides with which signals.

use kern::{Doel, Rol};

access::actions! {
    /// The list of signals, and search in it.
    pub SignalenZien = "signaal.lijst", Doel::Signaalafhandeling,
        [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Burgemeester, Rol::Partner];
    /// Keeping a filter on the list, for oneself.
    pub FiltersBewaren = "signaal.filters", Doel::Signaalafhandeling,
        [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Burgemeester, Rol::Partner];
    /// Opening one signal.
    pub SignaalLezen = "signaal.lezen", Doel::Signaalafhandeling,
        [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Burgemeester, Rol::Partner];
    /// Typing in a signal as an employee.
    pub SignaalInvoeren = "signaal.invoeren", Doel::Signaalafhandeling,
        [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Jurist, Rol::Burgemeester, Rol::Beleid, Rol::Crisis];
    /// Bringing in a signal as a partner, by page or by API.
    pub SignaalInbrengen = "signaal.inbrengen", Doel::Signaalafhandeling, [Rol::Partner];
    /// Weighing the risk, and marking as urgent.
    pub SignaalWegen = "signaal.wegen", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Regisseur];
    /// Deciding what becomes of a signal.
    pub SignaalBesluiten = "signaal.besluiten", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Regisseur];
    /// Telling the police, or writing down why not.
    pub PolitieInformeren = "signaal.politie", Doel::Signaalafhandeling, [Rol::Adviseur, Rol::Regisseur, Rol::Boa];
    /// Seeing who reported: an act of its own, always logged.
    pub MelderTonen = "signaal.melder_tonen", Doel::Terugkoppeling, [Rol::Adviseur, Rol::Regisseur];
    /// Asking the reporter something, and telling what was done.
    pub MelderAntwoorden = "signaal.antwoorden", Doel::Terugkoppeling, [Rol::Adviseur, Rol::Regisseur];
    /// Taking signals out of Baken as a file: a right of its own.
    pub SignalenUitvoeren = "signaal.uitvoeren", Doel::Verantwoording, [Rol::Adviseur];
    /// Figures about signals, without signals and without small numbers: what can be shared.
    pub CijfersZien = "cijfers.zien", Doel::Verantwoording,
        [Rol::Adviseur, Rol::Regisseur, Rol::Burgemeester, Rol::Beleid];
    /// The same figures with every number as it is: for roles that are in a kring with signals.
    pub CijfersBinnenZien = "cijfers.binnen", Doel::Verantwoording, [Rol::Adviseur, Rol::Regisseur, Rol::Burgemeester];
    /// The page of today.
    pub VandaagZien = "vandaag", Doel::Signaalafhandeling,
        [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Jurist, Rol::Burgemeester, Rol::Beleid, Rol::Crisis, Rol::Fg,
         Rol::Partner, Rol::Beheerder, Rol::Hulpofficier];
    /// The weekly meeting about signals.
    pub SignalenoverlegHouden = "signaal.overleg", Doel::Overleg, [Rol::Adviseur, Rol::Regisseur];
    /// Reading signals from a file: only the program itself, by command.
    pub SignalenInlezen = "signaal.inlezen", Doel::Beheer, [];
}

use crate::categorie::{MELDER_KRING, Thema};
use access::kring::Kringsoort;

/// A kring of this domain with the roles that bring it. A municipality may change who belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct Standaardkring {
    /// Fixed name.
    pub code: &'static str,
    /// What users read.
    pub naam: &'static str,
    /// Kind.
    pub soort: Kringsoort,
    /// Roles that bring it at the start.
    pub rollen: &'static [Rol],
}

const fn thema(thema: Thema, naam: &'static str, rollen: &'static [Rol]) -> Standaardkring {
    Standaardkring { code: thema.kring_code(), naam, soort: Kringsoort::Thema, rollen }
}

/// The kringen that a new municipality begins with.
pub const KRINGEN: &[Standaardkring] = &[
    thema(Thema::Ondermijning, "Signalen ondermijning", &[Rol::Adviseur]),
    thema(Thema::ZorgEnVeiligheid, "Signalen zorg en veiligheid", &[Rol::Adviseur, Rol::Regisseur]),
    thema(Thema::Jeugd, "Signalen jeugd", &[Rol::Adviseur, Rol::Regisseur, Rol::Boa]),
    thema(Thema::Cyber, "Signalen cyber en oplichting", &[Rol::Adviseur]),
    thema(Thema::Woonoverlast, "Signalen woonoverlast", &[Rol::Adviseur, Rol::Regisseur, Rol::Boa]),
    // Policy reads no signal of it: its actions stop at the figures. A municipality may let it count in more kringen.
    thema(Thema::Overig, "Signalen overig", &[Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Burgemeester, Rol::Beleid]),
    Standaardkring { code: MELDER_KRING, naam: "Wie het meldde", soort: Kringsoort::Melder, rollen: &[Rol::Adviseur] },
];
