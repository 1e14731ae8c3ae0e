//! The risk inventory: consequence times likelihood, judged by a person with a written reason. History is kept.

use super::{daad, gebeurtenis, ongewijzigd, reden};
use crate::access::SignaalWegen;
use crate::model::Risico;
use crate::store::schrijven;
use access::{Access, Action, Mislukt};
use kern::{SignaalId, Weigering};
use store::Tx;

/// Records a risk judgement: on its own, or together with a decision.
pub fn weeg<A: Action>(
    tx: &mut Tx<'_>,
    access: &Access<A>,
    id: SignaalId,
    versie: i64,
    risico: Option<Risico>,
    motivering: &str,
) -> Result<(), Mislukt> {
    let risico =
        risico.ok_or_else(|| Weigering::new("risico", "Kies hoe ernstig het gevolg is en hoe groot de kans."))?;
    let motivering = reden(motivering, "motivering", "Schrijf in een paar woorden op waarom u het zo weegt.")?;
    let signaal = ongewijzigd(tx, id, versie)?;
    schrijven::weeg(tx, daad(access, &signaal)?, risico, motivering)?;
    let was = signaal.risico.map_or(0, Risico::waarde);
    let event = gebeurtenis("signaal.gewogen", &signaal).met("risico", risico.waarde()).met("was", was);
    access.record(tx, event)?;
    Ok(())
}

/// Marks a signal as urgent, or takes the mark away with a reason that is kept as a judgement in words.
pub fn spoed(
    tx: &mut Tx<'_>,
    access: &Access<SignaalWegen>,
    id: SignaalId,
    versie: i64,
    spoed: bool,
) -> Result<(), Mislukt> {
    let signaal = ongewijzigd(tx, id, versie)?;
    if signaal.spoed == spoed {
        return Ok(());
    }
    if !spoed && signaal.wacht_op_politie() {
        let zin = "Leg eerst vast dat de politie het weet, of waarom dat niet nodig is.";
        return Err(Weigering::new("spoed-zonder-politie", zin).into());
    }
    schrijven::spoed(tx, daad(access, &signaal)?, spoed)?;
    let soort = if spoed { "signaal.spoed" } else { "signaal.geen_spoed" };
    access.record(tx, gebeurtenis(soort, &signaal))?;
    Ok(())
}
