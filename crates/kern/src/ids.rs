//! Ids are newtypes around the 64-bit row number, so that a signal never passes for a user.
//! They are internal: what leaves Baken carries a reference (S-2026-0724) or an unguessable code.

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// A person with an account.
    GebruikerId,
    /// A partner organisation, or the municipality itself.
    OrganisatieId,
    /// A signal.
    SignaalId,
    /// A file (casus) in which signals and work come together.
    DossierId,
    /// A meeting.
    OverlegId,
    /// An order of the mayor.
    MaatregelId,
    /// A decision in the life of an order.
    BesluitId,
    /// A stored, encrypted file.
    BestandId,
    /// A row of the hash-chained spine.
    GebeurtenisId,
    /// A job in the outbox.
    TaakId,
}
