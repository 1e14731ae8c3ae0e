//! Who may do what in meetings. What somebody sees of a meeting is decided per point, by its kring.

use kern::{Doel, Rol};

access::actions! {
    /// The list of meetings, a meeting, and its decisions: each as far as the kringen of the points reach.
    pub OverleggenZien = "overleg.lezen", Doel::Overleg, [Rol::Adviseur, Rol::Regisseur, Rol::Boa, Rol::Partner];
    /// Leading a meeting: presence, points for next time, closing.
    pub OverlegLeiden = "overleg.leiden", Doel::Overleg, [Rol::Adviseur, Rol::Regisseur];
}
