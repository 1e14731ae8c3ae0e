//! Art. 6:9 Awb (R06): an objection is in time when received within the term; by post also when posted within the term and
//! received within a week after it.
//!
//! Human judgement: excuse for lateness (art. 6:11), and whether the day of posting is proven. That the Atw also moves the
//! last day of the postal week is a reading still to be confirmed.

use super::{
    art_06_07_bezwaartermijn::{self as art_06_07, Bezwaartermijn, bezwaartermijn},
    artikel,
};
use crate::{
    BuitenGeldigheid, Invoer, KB_DAGEN, Regel, Resultaat, Veld,
    atw::{Einde, Kalender, atw_verschuif},
    reken::dagen_na,
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Received within the term.
pub const BRON: Bron = artikel("art. 6:9 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel6:9");
/// The postal week.
pub const BRON_POST: Bron = artikel("art. 6:9 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel6:9");

kern::code_enum! {
    /// How the objection came in.
    pub Wijze {
        /// By post.
        Post = "post", "Per post";
        /// Electronically.
        Elektronisch = "elektronisch", "Elektronisch";
        /// Handed over.
        Afgifte = "afgifte", "Afgegeven"
    }
}

kern::code_enum! {
    /// Why the objection is late, or why that cannot be said. The first that applies is given.
    pub Reden {
        /// Received too late.
        TeLaatOntvangen = "te_laat_ontvangen", "Het bezwaar is te laat ontvangen.";
        /// In the postal week, and not known when it was posted.
        TerPostOnbekend = "ter_post_onbekend", "Niet bekend is wanneer het bezwaar op de post is gedaan.";
        /// Posted after the term.
        TeLaatTerPost = "te_laat_ter_post", "Het bezwaar is na de termijn op de post gedaan."
    }
}

/// An objection as it came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bezwaar {
    /// When the decision was made known.
    pub bekendgemaakt: Date,
    /// How it came in.
    pub wijze: Wijze,
    /// The day of receipt.
    pub ontvangen: Date,
    /// The day of posting, when known.
    pub ter_post: Option<Date>,
}

/// Whether it is in time, and the days that decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpTijd {
    /// The term for objecting.
    pub termijn: Bezwaartermijn,
    /// The end of the postal week; `None` when it did not come by post.
    pub postweek: Option<Einde>,
    /// Why it is late or unknown; `None` when it is in time.
    pub reden: Option<Reden>,
}

impl OpTijd {
    /// True, false, or `None` when the day of posting decides and is not known.
    pub const fn tijdig(&self) -> Option<bool> {
        match self.reden {
            None => Some(true),
            Some(Reden::TerPostOnbekend) => None,
            Some(_) => Some(false),
        }
    }
}

/// Whether an objection is in time.
pub fn op_tijd(kalender: &Kalender, bezwaar: &Bezwaar) -> Result<OpTijd, BuitenGeldigheid> {
    let termijn = bezwaartermijn(kalender, bezwaar.bekendgemaakt)?;
    let uiterlijk = termijn.einde.uiterlijk;
    let postweek = match bezwaar.wijze {
        Wijze::Post => Some(atw_verschuif(kalender, dagen_na(uiterlijk, 7)?)?),
        Wijze::Elektronisch | Wijze::Afgifte => None,
    };
    let reden = if bezwaar.ontvangen <= uiterlijk {
        None
    } else if postweek.is_none_or(|week| bezwaar.ontvangen > week.uiterlijk) {
        Some(Reden::TeLaatOntvangen)
    } else {
        match bezwaar.ter_post {
            None => Some(Reden::TerPostOnbekend),
            Some(dag) if dag > uiterlijk => Some(Reden::TeLaatTerPost),
            Some(_) => None,
        }
    };
    Ok(OpTijd { termijn, postweek, reden })
}

/// R06.
pub const REGEL: Regel = Regel {
    code: "R06",
    titel: "Is het bezwaar op tijd?",
    bronnen: &[BRON, BRON_POST, art_06_07::BRON],
    velden: &[
        Veld::datum("bekendgemaakt", "Besluit bekendgemaakt op"),
        Veld::keuze::<Wijze>("wijze", "Hoe kwam het bezwaar binnen?"),
        Veld::datum("ontvangen", "Bezwaar ontvangen op"),
        Veld::datum("ter_post", "Op de post gedaan op").optioneel().niet_na("ontvangen"),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let bezwaar = Bezwaar {
        bekendgemaakt: invoer.datum("bekendgemaakt")?,
        wijze: invoer.keuze("wijze")?,
        ontvangen: invoer.datum("ontvangen")?,
        ter_post: invoer.mogelijke_datum("ter_post"),
    };
    let uitkomst = op_tijd(&kalender, &bezwaar)?;
    let einde = uitkomst.termijn.einde;
    let mut uitleg = art_06_07::vertel(&kalender, bezwaar.bekendgemaakt, &uitkomst.termijn);
    if let Some(week) = &uitkomst.postweek {
        let zin = format!("Per post mag het een week later binnenkomen: tot en met {}.", voluit(week.uiterlijk));
        uitleg.stap(zin, BRON_POST);
        if week.kaal != week.uiterlijk {
            let zin = "Die week eindigde op een vrije dag. Dat zij dan doorloopt, is nog te bevestigen.";
            uitleg.te_bevestigen(zin, BRON_POST);
        }
    }
    uitleg.stap(format!("Ontvangen op {}.", voluit(bezwaar.ontvangen)), BRON);
    uitleg.zin(uitkomst.reden.map_or("Het bezwaar is op tijd.", Code::naam));
    Ok(uitleg.antwoord(json!({
        "tijdig": uitkomst.tijdig(),
        "reden": uitkomst.reden.map(Code::code),
        "uiterlijk": einde.uiterlijk,
        "uiterlijk_ontvangst": uitkomst.postweek.unwrap_or(einde).uiterlijk,
        "voorlopig": einde.is_voorlopig() || uitkomst.postweek.is_some_and(|week| week.is_voorlopig()),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn de_week_van_de_post_geldt_alleen_voor_post_die_op_tijd_is_verstuurd() {
        let (einde, week) = (date(2026, 7, 22), date(2026, 7, 29));
        let dag_later = |dag: Date| dag.tomorrow().unwrap();
        for (naam, wijze, ontvangen, ter_post, reden) in [
            ("op de laatste dag afgegeven", Wijze::Afgifte, einde, None, None),
            ("een dag te laat afgegeven", Wijze::Afgifte, dag_later(einde), None, Some(Reden::TeLaatOntvangen)),
            ("post binnen de termijn, verzending onbekend", Wijze::Post, einde, None, None),
            ("post in de week, verzending onbekend", Wijze::Post, week, None, Some(Reden::TerPostOnbekend)),
            ("post in de week, op de laatste dag verstuurd", Wijze::Post, week, Some(einde), None),
            (
                "post in de week, te laat verstuurd",
                Wijze::Post,
                week,
                Some(dag_later(einde)),
                Some(Reden::TeLaatTerPost),
            ),
            (
                "post na de week, op tijd verstuurd",
                Wijze::Post,
                dag_later(week),
                Some(einde),
                Some(Reden::TeLaatOntvangen),
            ),
            ("post na de week, verzending onbekend", Wijze::Post, dag_later(week), None, Some(Reden::TeLaatOntvangen)),
            ("voor de bekendmaking ontvangen", Wijze::Elektronisch, date(2026, 6, 1), None, None),
        ] {
            let bezwaar = Bezwaar { bekendgemaakt: date(2026, 6, 10), wijze, ontvangen, ter_post };
            assert_eq!(op_tijd(&Kalender::wettelijk(), &bezwaar).unwrap().reden, reden, "{naam}");
        }
    }
}
