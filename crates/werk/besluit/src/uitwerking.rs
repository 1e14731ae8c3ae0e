//! What a decision made of the run of its order, kept as it was when it was taken: an old decision keeps its dates, also
//! when the law, or this program, would count otherwise now.

use crate::model::{Maatregel, Stand, ZONDER_EINDE};
use crate::soort::{Einde, Gevolg};
use kern::Moment;
use serde::{Deserialize, Serialize};

/// The effect of one decision on begin, end and open terms. Moments in microseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uitwerking {
    /// From when the order holds, when the decision sets that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<Moment>,
    /// Until when, when the decision sets that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub einde: Option<Einde>,
    /// The last end that extending can reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uiterste: Option<Moment>,
    /// Whether the order is over with this decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beeindigt: Option<Moment>,
    /// Codes of open terms that are no longer needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vervangt: Vec<String>,
}

impl From<&Gevolg> for Uitwerking {
    fn from(gevolg: &Gevolg) -> Self {
        Self {
            begin: gevolg.begin,
            einde: gevolg.einde,
            uiterste: gevolg.uiterste,
            beeindigt: gevolg.beeindigt,
            vervangt: gevolg.vervangt.iter().map(|code| (*code).to_owned()).collect(),
        }
    }
}

impl Uitwerking {
    /// The order as this leaves it.
    pub(crate) fn op(&self, before: &Maatregel) -> Maatregel {
        let after = Maatregel {
            // Costs can be settled after the end: that does not revive the order.
            stand: if before.stand == Stand::Beeindigd { Stand::Beeindigd } else { Stand::Geldt },
            begin: self.begin.or(before.begin),
            einde: match self.einde {
                Some(Einde::Op(moment)) => moment,
                Some(Einde::Open) => ZONDER_EINDE,
                None => before.einde,
            },
            uiterste: self.uiterste.or(before.uiterste),
            ..before.clone()
        };
        match self.beeindigt {
            Some(op) => Maatregel { stand: Stand::Beeindigd, gesloten: Some(op), einde: op, ..after },
            None => after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heen_en_terug(uitwerking: &Uitwerking) -> String {
        let kept = serde_json::to_string(uitwerking).expect("it can be written");
        assert_eq!(&serde_json::from_str::<Uitwerking>(&kept).expect("it can be read"), uitwerking);
        kept
    }

    #[test]
    fn een_open_einde_is_iets_anders_dan_geen_einde() {
        assert_eq!(heen_en_terug(&Uitwerking::default()), "{}");
        let open = Uitwerking { einde: Some(Einde::Open), ..Uitwerking::default() };
        assert_eq!(heen_en_terug(&open), r#"{"einde":"open"}"#);
        let until = Uitwerking { einde: Some(Einde::Op(Moment(7))), vervangt: vec!["einde".to_owned()], ..open };
        assert_eq!(heen_en_terug(&until), r#"{"einde":{"op":7},"vervangt":["einde"]}"#);
    }
}
