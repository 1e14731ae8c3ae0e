//! Who took a decision. Whether that person may, is in the article.

kern::code_enum! {
    /// Who took a decision.
    pub Door {
        /// The mayor.
        Burgemeester = "burgemeester", "De burgemeester";
        /// The deputy who replaces the mayor.
        Locoburgemeester = "locoburgemeester", "De locoburgemeester";
        /// The assistant public prosecutor.
        Hulpofficier = "hulpofficier", "De hulpofficier van justitie";
        /// A civil servant.
        Ambtenaar = "ambtenaar", "Een ambtenaar";
        /// An alderman.
        Wethouder = "wethouder", "Een wethouder"
    }
}

impl Door {
    /// True for the mayor and for the deputy who replaces him (the deputy is te bevestigen).
    pub const fn is_burgemeester(self) -> bool {
        matches!(self, Self::Burgemeester | Self::Locoburgemeester)
    }
}
