-- Wat iemand voor zichzelf bewaart om sneller bij zijn werk te zijn, en de indexen waarmee cijfers over een periode worden
-- geteld zonder de meldingen zelf te lezen.

-- tabel signaalfilter: een filter op de lijst van signalen dat iemand voor zichzelf bewaarde, alleen voor hem te zien
-- bewaar: signaalfilter
CREATE TABLE signaalfilter (
  id        ID_AUTO,        -- [geen] intern nummer
  gebruiker GETAL NOT NULL, -- [persoon] van wie het is
  naam      TEKST NOT NULL, -- [persoon] hoe hij het noemt
  keuzes    TEKST NOT NULL, -- [geen] de gekozen codes als JSON, nooit vrije tekst
  opent     GETAL NOT NULL, -- [geen] 1 als de lijst hiermee opent
  gebruikt  GETAL NOT NULL, -- [geen] wanneer het voor het laatst werd gebruikt
  UNIQUE (gebruiker, naam)
);
CREATE INDEX signaalfilter_gebruikt ON signaalfilter (gebruikt, id);

CREATE INDEX signaal_cijfers ON signaal (kring, ontvangen, bron, gebied);
CREATE INDEX signaal_belofte ON signaal (kring, antwoord_voor, beantwoord_op, ontvangen) WHERE antwoord_voor IS NOT NULL;
