//! signalen
