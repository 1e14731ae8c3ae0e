-- Wat een gemeente zelf bepaalt: de tabel voor het sluiten van panden, de verboden in haar eigen verordening. Wie een besluit
-- opstelt kiest een regel; naam en getal gaan mee in het besluit, zodat een oude regel een oud besluit niet verandert.

-- tabel beleidsregel: een regel uit het beleid of de verordening van de gemeente
-- bewaar: altijd
CREATE TABLE beleidsregel (
  id     ID_AUTO,                         -- [geen] intern nummer
  soort  TEKST NOT NULL,                  -- [geen] waarvoor de regel is
  naam   TEKST NOT NULL,                  -- [geen] wat de regel zegt en waar hij staat
  getal  GETAL NOT NULL,                  -- [geen] hoeveel weken of maanden
  url    TEKST NOT NULL,                  -- [geen] waar de regel te lezen is
  van    TEKST NOT NULL,                  -- [geen] eerste dag
  tot    TEKST,                           -- [geen] laatste dag
  door   GETAL NOT NULL,                  -- [persoon] wie hem invoerde
  moment GETAL NOT NULL                   -- [geen] wanneer
);
CREATE INDEX beleidsregel_soort ON beleidsregel (soort, van);
