-- tabel bewaarstop: een ding dat voorlopig niet gewist mag worden, ook al is zijn termijn voorbij
-- bewaar: bewaarstop
CREATE TABLE bewaarstop (
  id             ID_AUTO,                   -- [geen] intern nummer
  ding_soort     TEKST NOT NULL,            -- [geen] soort ding: signaal, dossier
  ding           GETAL NOT NULL,            -- [geen] intern nummer van het ding
  reden          TEKST NOT NULL,            -- [persoon] waarom het moet blijven, in eigen woorden
  door           GETAL NOT NULL,            -- [persoon] gebruiker die de stop zette
  van            GETAL NOT NULL,            -- [geen] moment waarop de stop begon
  tot            GETAL,                     -- [geen] moment waarop de stop eindigt of eindigde, leeg zolang dat open is
  beeindigd_door GETAL,                     -- [persoon] gebruiker die de stop eerder ophief
  versie         GETAL NOT NULL DEFAULT 1   -- [geen] telt de wijzigingen
);
CREATE INDEX bewaarstop_ding ON bewaarstop (ding_soort, ding);

-- tabel vernietiging: het register van wat vernietigd is of daarvoor is voorgedragen, zonder de inhoud
-- bewaar: altijd
CREATE TABLE vernietiging (
  id               ID_AUTO,                 -- [geen] nummer in het register
  regel            TEKST NOT NULL,          -- [geen] naam van de bewaarregel
  status           TEKST NOT NULL,          -- [geen] voorgesteld, goedgekeurd, uitgevoerd of ingetrokken
  aantal           GETAL NOT NULL,          -- [geen] hoeveel dingen zijn voorgedragen
  ids_hash         TEKST,                   -- [geen] SHA-256 over regel en nummers, leeg bij een reeks zonder nummers
  voorgesteld_op   GETAL NOT NULL,          -- [geen] moment van het voorstel, of van het wissen zelf
  voorgesteld_door GETAL,                   -- [persoon] gebruiker die voordroeg, leeg als de regel vanzelf loopt
  goedgekeurd_op   GETAL,                   -- [geen] moment van het akkoord
  goedgekeurd_door GETAL,                   -- [persoon] tweede persoon, die akkoord gaf
  afgerond_op      GETAL,                   -- [geen] moment waarop alles gewist of het voorstel ingetrokken was
  vernietigd       GETAL NOT NULL DEFAULT 0,-- [geen] hoeveel er echt gewist zijn
  overgeslagen     GETAL NOT NULL DEFAULT 0,-- [geen] hoeveel bleven, door een bewaarstop of omdat de termijn niet meer om was
  versie           GETAL NOT NULL DEFAULT 1 -- [geen] telt de wijzigingen
);
CREATE INDEX vernietiging_status ON vernietiging (status, regel);

-- tabel vernietiging_ding: welke dingen een lopend voorstel noemt, leeg zodra het is uitgevoerd
-- bewaar: technisch
CREATE TABLE vernietiging_ding (
  vernietiging GETAL NOT NULL,              -- [geen] nummer in het register
  ding         GETAL NOT NULL,              -- [geen] intern nummer van het ding
  PRIMARY KEY (vernietiging, ding)
);
