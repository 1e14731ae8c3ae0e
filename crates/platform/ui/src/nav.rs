//! The side navigation.

use std::borrow::Cow;

/// A heading of the side navigation with its items.
#[derive(Debug, Clone)]
pub struct NavGroep {
    /// Heading, e.g. "Mijn werk".
    pub titel: Cow<'static, str>,
    /// Items below it.
    pub items: Vec<NavItem>,
}

impl NavGroep {
    /// A group.
    pub fn new(titel: impl Into<Cow<'static, str>>, items: Vec<NavItem>) -> Self {
        Self { titel: titel.into(), items }
    }
}

/// One link of the side navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Text.
    pub label: Cow<'static, str>,
    /// Address; the item is current for every page at or below it.
    pub pad: Cow<'static, str>,
    /// Name of a symbol in `iconen.svg`.
    pub icoon: &'static str,
    /// What waits there, when that is worth a number.
    pub teller: Option<Teller>,
}

impl NavItem {
    /// A link without a number.
    pub fn new(label: impl Into<Cow<'static, str>>, pad: impl Into<Cow<'static, str>>, icoon: &'static str) -> Self {
        Self { label: label.into(), pad: pad.into(), icoon, teller: None }
    }

    /// With a grey number; `wat` completes it for a screen reader ("7 nieuw"). Zero shows nothing.
    #[must_use]
    pub fn telt(mut self, aantal: u32, wat: impl Into<Cow<'static, str>>) -> Self {
        self.teller = (aantal > 0).then(|| Teller { aantal, wat: wat.into(), dringend: false });
        self
    }

    /// With a red number: only for a statutory term that ends within 48 hours.
    #[must_use]
    pub fn dringend(mut self, aantal: u32, wat: impl Into<Cow<'static, str>>) -> Self {
        self.teller = (aantal > 0).then(|| Teller { aantal, wat: wat.into(), dringend: true });
        self
    }
}

/// A number beside a navigation item.
#[derive(Debug, Clone)]
pub struct Teller {
    /// How many.
    pub aantal: u32,
    /// Of what, for a screen reader.
    pub wat: Cow<'static, str>,
    /// Red instead of grey.
    pub dringend: bool,
}
