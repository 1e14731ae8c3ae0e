//! How large a map is and what goes through it, in words.

use super::Gebiedskaart;

const HECTARE_M2: f64 = 1e4;
const VIERKANTE_KILOMETER_M2: f64 = 1e6;

pub(super) fn in_woorden(kaart: &Gebiedskaart) -> String {
    let groot = oppervlakte(kaart.oppervlakte_m2);
    let gebieden = match kaart.gebieden.len() {
        1 => groot,
        aantal => format!("{aantal} gebieden van samen {groot}"),
    };
    let namen = kaart.doorgangen.iter().map(super::Doorgang::naam).collect::<Vec<_>>().join(", ");
    match kaart.doorgangen.len() {
        0 => format!("{gebieden}, zonder doorgangen"),
        1 => format!("{gebieden}, met 1 doorgang: {namen}"),
        aantal => format!("{gebieden}, met {aantal} doorgangen: {namen}"),
    }
}

/// Two figures are as much as a drawing is worth.
pub(super) fn oppervlakte(m2: f64) -> String {
    let stap = 10_f64.powf((m2.max(1.0).log10().floor() - 1.0).max(0.0));
    let m2 = (m2 / stap).round() * stap;
    if m2 < HECTARE_M2 {
        let cijfers = format!("{m2:.0}");
        let met_punt = match cijfers.split_at_checked(cijfers.len().saturating_sub(3)) {
            Some((duizend, rest)) if !duizend.is_empty() => format!("{duizend}.{rest}"),
            _ => cijfers,
        };
        format!("ongeveer {met_punt} vierkante meter")
    } else if m2 < VIERKANTE_KILOMETER_M2 {
        format!("ongeveer {} hectare", met_komma(m2 / HECTARE_M2))
    } else {
        format!("ongeveer {} vierkante kilometer", met_komma(m2 / VIERKANTE_KILOMETER_M2))
    }
}

fn met_komma(getal: f64) -> String {
    let tekst = format!("{getal:.1}");
    tekst.strip_suffix(".0").map_or_else(|| tekst.replace('.', ","), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::oppervlakte;

    #[test]
    fn een_oppervlakte_heeft_twee_cijfers_en_een_eenheid_die_past() {
        for (m2, tekst) in [
            (1.0, "1 vierkante meter"),
            (84.4, "84 vierkante meter"),
            (996.0, "1.000 vierkante meter"),
            (2_512.0, "2.500 vierkante meter"),
            (9_949.0, "9.900 vierkante meter"),
            (9_950.0, "1 hectare"),
            (39_600.0, "4 hectare"),
            (42_300.0, "4,2 hectare"),
            (121_000.0, "12 hectare"),
            (994_000.0, "99 hectare"),
            (995_000.0, "1 vierkante kilometer"),
            (1_260_000.0, "1,3 vierkante kilometer"),
            (5_000_000.0, "5 vierkante kilometer"),
            (41_000_000_000.0, "41000 vierkante kilometer"),
        ] {
            assert_eq!(oppervlakte(m2), format!("ongeveer {tekst}"), "{m2}");
        }
    }
}
