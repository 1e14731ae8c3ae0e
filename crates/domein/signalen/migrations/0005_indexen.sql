-- Wat spoed heeft en waarvan de politie nog niets weet, staat boven aan ieders bladzijde: een eigen index, die alleen die
-- signalen bevat en dus bijna leeg is.

CREATE INDEX signaal_wacht ON signaal (kring, ontvangen, id)
  WHERE spoed = 1 AND politie_op IS NULL AND politie_afgewogen IS NULL AND status <> 'afgesloten';
DROP INDEX signaal_spoed;

-- Beloofde antwoorden die nog niet zijn gegeven, in de volgorde van de lijst.
CREATE INDEX signaal_beloofd ON signaal (kring, ontvangen, id) WHERE beantwoord_op IS NULL AND antwoord_voor IS NOT NULL;

-- Wat dichtbij is, wordt uit de index alleen gelezen: per vak eenmaal, voor alle kringen van wie kijkt.
CREATE INDEX signaal_vak ON signaal (cel, ontvangen, id, kring) WHERE cel <> 0;
DROP INDEX signaal_cel_kring;
