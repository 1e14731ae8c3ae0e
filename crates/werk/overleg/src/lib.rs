//! overleg
