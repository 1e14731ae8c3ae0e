//! Who may do what with orders. The role gives the action, the kring decides with which orders, and the register of
//! mandates who may sign.

use kern::{Doel, Rol};

access::actions! {
    /// The list of orders, and opening one: without names of persons.
    pub MaatregelenZien = "maatregel.lezen", Doel::Maatregel,
        [Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Burgemeester, Rol::Hulpofficier];
    /// Seeing whom an order is about, its facts and its letters.
    pub PersonenZien = "maatregel.personen", Doel::Maatregel,
        [Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Burgemeester, Rol::Hulpofficier];
    /// Drafting a decision and putting it before who may sign.
    pub BesluitOpstellen = "maatregel.opstellen", Doel::Maatregel,
        [Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Hulpofficier];
    /// Taking a decision. The register of mandates says in which capacity.
    pub BesluitNemen = "maatregel.nemen", Doel::Maatregel, [Rol::Burgemeester, Rol::Hulpofficier];
    /// Everything around a decision that was taken: making it known, notices, remedies, breaches, penalties.
    pub MaatregelBijhouden = "maatregel.bijhouden", Doel::Maatregel,
        [Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Hulpofficier];
    /// What an officer on the street needs to know of an order that holds.
    pub StraatZien = "maatregel.straat", Doel::Maatregel, [Rol::Boa, Rol::Hulpofficier, Rol::Adviseur];
    /// Figures of orders, without persons.
    pub MaatregelCijfers = "maatregel.cijfers", Doel::Verantwoording,
        [Rol::Adviseur, Rol::Jurist, Rol::Burgemeester, Rol::Beleid];
    /// Terms of orders as a calendar: titles and dates that may leave.
    pub MaatregelAgenda = "maatregel.agenda", Doel::Maatregel,
        [Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Burgemeester, Rol::Hulpofficier];
    /// The register of mandates.
    pub MandaatBeheren = "mandaat.beheren", Doel::Beheer, [Rol::Jurist];
    /// The policy and the by-law of the municipality, as far as drafts take from it.
    pub BeleidBeheren = "beleid.beheren", Doel::Beheer, [Rol::Jurist];
    /// The texts of letters.
    pub BriefBeheren = "brief.beheren", Doel::Beheer, [Rol::Jurist];
}
