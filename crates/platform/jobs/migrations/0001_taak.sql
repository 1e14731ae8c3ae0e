-- tabel taak: werk dat na een wijziging nog gedaan moet worden, vastgelegd in dezelfde transactie als die wijziging
-- bewaar: taak
CREATE TABLE taak (
  id            ID_AUTO,                    -- [geen] intern nummer
  soort         TEKST NOT NULL,             -- [geen] welk werk het is, bijvoorbeeld mail
  sleutel       TEKST NOT NULL,             -- [geen] vaste naam van dit ene werk, zodat het niet twee keer ontstaat
  inhoud        BLOK NOT NULL,              -- [persoon] wat de uitvoerder nodig heeft, liefst alleen nummers, leeg na afloop
  status        TEKST NOT NULL,             -- [geen] wacht, bezig, klaar, gestopt of vervallen
  beurt_op      GETAL,                      -- [geen] moment waarop de taak gepakt mag worden, bij bezig het einde van de claim
  uiterlijk_op  GETAL NOT NULL,             -- [geen] moment waarna een mislukte taak stopt
  pogingen      GETAL NOT NULL DEFAULT 0,   -- [geen] hoe vaak de taak is begonnen
  laatste_fout  TEKST,                      -- [geen] code van de laatste fout, zonder gegevens
  geclaimd_door TEKST,                      -- [geen] naam van de server die ermee bezig is
  gemaakt_op    GETAL NOT NULL,             -- [geen] moment van ontstaan
  afgerond_op   GETAL,                      -- [geen] moment waarop de taak klaar was, stopte of verviel
  versie        GETAL NOT NULL DEFAULT 1,   -- [geen] telt de wijzigingen en is het bewijs van een claim
  UNIQUE (soort, sleutel)
);
CREATE INDEX taak_beurt ON taak (soort, beurt_op);
CREATE INDEX taak_status ON taak (status, afgerond_op);

-- tabel periodiek: wanneer terugkerend werk weer aan de beurt is
-- bewaar: technisch
CREATE TABLE periodiek (
  soort       TEKST NOT NULL PRIMARY KEY,   -- [geen] welk werk het is
  volgende_op GETAL NOT NULL,               -- [geen] moment van de volgende keer
  laatste_op  GETAL                         -- [geen] moment waarop het werk voor het laatst is klaargezet
);
