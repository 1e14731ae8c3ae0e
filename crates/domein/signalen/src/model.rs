//! What a signal is, and what may become of it.

use crate::categorie::Thema;
use jiff::civil::Date;
use kern::{DossierId, GebruikerId, Kring, Moment, OrganisatieId, SignaalId, code_enum};

/// The reference of a signal: S-2026-0724.
pub type Kenmerk = kern::Kenmerk<'S'>;

code_enum! {
    /// Along which way a signal came in.
    pub Bron {
        /// The public form.
        Formulier = "formulier", "Inwoner";
        /// An employee of the municipality.
        Medewerker = "medewerker", "Medewerker";
        /// A partner organisation.
        Partner = "partner", "Partner";
        /// Typed in from a telephone call.
        Telefoon = "telefoon", "Telefoon";
        /// From the police.
        Politie = "politie", "Politie";
        /// Meld Misdaad Anoniem.
        MeldMisdaad = "m", "Meld Misdaad Anoniem";
        /// Read from a file.
        Invoer = "invoer", "Ingelezen"
    }
}

code_enum! {
    /// Where a signal stands.
    pub Status {
        /// Nobody has decided yet.
        Nieuw = "nieuw", "Nieuw";
        /// Followed until a date.
        Volgen = "volgen", "Volgen";
        /// Belongs to a file.
        InDossier = "dossier", "In casus";
        /// Passed on to a partner or a meeting.
        Doorgezet = "doorgezet", "Doorgezet";
        /// Done.
        Afgesloten = "afgesloten", "Afgesloten"
    }
}

code_enum! {
    /// Whether it is still going on.
    pub Gaande {
        /// At this moment.
        Nu = "nu", "Het is nu bezig";
        /// Over.
        Voorbij = "voorbij", "Het is voorbij";
        /// It keeps coming back.
        Steeds = "steeds", "Het gebeurt steeds opnieuw"
    }
}

code_enum! {
    /// What can be decided about a signal.
    pub Besluitsoort {
        /// Add to an existing file.
        Toevoegen = "toevoegen", "Toevoegen aan casus";
        /// Start a file.
        NieuwDossier = "dossier", "Nieuwe casus starten";
        /// Pass on to a partner or a meeting.
        Doorzetten = "doorzetten", "Doorzetten naar partner of overleg";
        /// Follow until a date.
        Volgen = "volgen", "Volgen tot een datum";
        /// Close.
        Afsluiten = "afsluiten", "Afsluiten";
        /// Open again, because the reporter asked for it.
        Heropenen = "heropenen", "Heropenen"
    }
}

code_enum! {
    /// How the police heard, or why they did not need to.
    pub Politiewijze {
        /// By telephone.
        Telefoon = "telefoon", "Gebeld";
        /// By a message to the agreed address.
        Bericht = "bericht", "Bericht gestuurd";
        /// Weighed with a written reason: not needed.
        Afgewogen = "afgewogen", "Niet nodig, met reden"
    }
}

/// Consequence times likelihood, each from 1 to 4, judged by a person. A figure about an event, never about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Risico {
    /// How bad it is.
    pub gevolg: i64,
    /// How likely it comes back.
    pub kans: i64,
}

impl Risico {
    /// Both on the scale, or nothing: 0 means not weighed.
    pub const fn new(gevolg: i64, kans: i64) -> Option<Self> {
        if 1 <= gevolg && gevolg <= 4 && 1 <= kans && kans <= 4 { Some(Self { gevolg, kans }) } else { None }
    }

    /// The product, 1 to 16.
    pub const fn waarde(self) -> i64 {
        self.gevolg * self.kans
    }

    /// The word for the product.
    pub const fn naam(self) -> &'static str {
        match self.waarde() {
            9.. => "Hoog",
            4.. => "Middel",
            _ => "Laag",
        }
    }
}

/// A signal as it is handled.
#[derive(Debug, Clone)]
pub struct Signaal {
    /// Internal number.
    pub id: SignaalId,
    /// Reference.
    pub kenmerk: Kenmerk,
    /// Who may know.
    pub kring: Kring,
    /// Line of the programme.
    pub thema: Thema,
    /// Code of the category.
    pub categorie: String,
    /// Short name.
    pub titel: String,
    /// The reporter's words.
    pub tekst: String,
    /// Place as given.
    pub plek: String,
    /// Normalised address, empty when unknown.
    pub adressleutel: String,
    /// WGS84, when known.
    pub punt: Option<duiding::geo::Punt>,
    /// Code of the neighbourhood, empty when unknown.
    pub gebied: String,
    /// Whether it goes on.
    pub gaande: Gaande,
    /// Day on which it last happened.
    pub gebeurd_op: Option<Date>,
    /// Along which way it came.
    pub bron: Bron,
    /// Partner that brought it.
    pub organisatie: Option<OrganisatieId>,
    /// Who typed it in.
    pub ingevoerd_door: Option<GebruikerId>,
    /// When it came in.
    pub ontvangen: Moment,
    /// Where it stands.
    pub status: Status,
    /// Somebody sees direct danger.
    pub spoed: bool,
    /// The risk as last weighed.
    pub risico: Option<Risico>,
    /// Who takes it up.
    pub behandelaar: Option<GebruikerId>,
    /// Day on which it returns to the list.
    pub volgen_tot: Option<Date>,
    /// File it belongs to.
    pub dossier: Option<DossierId>,
    /// When the police knew.
    pub politie_op: Option<Moment>,
    /// When was written down why the police need not know.
    pub politie_afgewogen: Option<Moment>,
    /// The reporter wants to hear.
    pub wil_antwoord: bool,
    /// Day by which the answer is promised.
    pub antwoord_voor: Option<Date>,
    /// When it was answered.
    pub beantwoord_op: Option<Moment>,
    /// Expected by the next change.
    pub versie: i64,
}

impl Signaal {
    /// Urgent, and the police neither told nor reasoned away: it stands on top of everybody's page.
    pub const fn wacht_op_politie(&self) -> bool {
        self.spoed && self.politie_op.is_none() && self.politie_afgewogen.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risico_is_alleen_op_de_schaal() {
        assert_eq!(Risico::new(0, 3), None);
        assert_eq!(Risico::new(5, 1), None);
        let naam = |gevolg, kans| Risico::new(gevolg, kans).map(Risico::naam);
        assert_eq!((naam(3, 3), naam(2, 2), naam(1, 3)), (Some("Hoog"), Some("Middel"), Some("Laag")));
    }
}
