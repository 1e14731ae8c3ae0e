//! Who may do what with files. The role gives the action; the kring decides with which files.

use kern::{Doel, Rol};

access::actions! {
    /// The list of files, and opening one.
    pub DossiersZien = "dossier.lezen", Doel::Dossierbehandeling, [Rol::Adviseur, Rol::Regisseur, Rol::Burgemeester];
    /// Starting a file.
    pub DossierMaken = "dossier.maken", Doel::Dossierbehandeling, [Rol::Adviseur, Rol::Regisseur];
    /// Writing in a file: notes, actions, title, leader.
    pub DossierBijwerken = "dossier.bijwerken", Doel::Dossierbehandeling, [Rol::Adviseur, Rol::Regisseur];
    /// Closing a file, and opening it again.
    pub DossierSluiten = "dossier.sluiten", Doel::Dossierbehandeling, [Rol::Adviseur, Rol::Regisseur];
}
