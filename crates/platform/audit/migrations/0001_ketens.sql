-- De twee ketens: wat er gebeurde en wie er keek. Elke regel draagt de hash van de regel ervoor, zodat wijzigen,
-- weghalen en tussenvoegen opvallen. Een nummer sluit altijd aan op het vorige.

-- tabel gebeurtenis: wat er met een ding gebeurde, een regel per handeling, nooit gewijzigd
-- bewaar: altijd
CREATE TABLE gebeurtenis (
  id         GETAL PRIMARY KEY, -- [geen] volgnummer in de keten, zonder gaten
  moment     GETAL NOT NULL,    -- [geen] wanneer, in microseconden UTC
  soort      TEKST NOT NULL,    -- [geen] wat er gebeurde, als ding.handeling
  ding_soort TEKST NOT NULL,    -- [geen] soort ding: signaal, dossier, gebruiker
  ding       GETAL NOT NULL,    -- [geen] intern nummer van het ding
  kring      GETAL,             -- [geen] kring waarin het ding op dat moment stond
  actor      GETAL,             -- [persoon] gebruiker die het deed, leeg bij inwoner of programma
  client     GETAL,             -- [geen] koppeling die het deed
  gegevens   TEKST NOT NULL,    -- [geen] bijzonderheden als JSON, nooit persoonsgegevens
  vorige     BLOK NOT NULL,     -- [geen] hash van de regel ervoor
  hash       BLOK NOT NULL      -- [geen] hash van deze regel
);
CREATE INDEX gebeurtenis_ding ON gebeurtenis (ding_soort, ding, id);
CREATE INDEX gebeurtenis_soort ON gebeurtenis (soort, moment);

-- tabel inzage: wie wat zag en waarvoor, een regel per keer kijken
-- bewaar: inzage
CREATE TABLE inzage (
  id         GETAL PRIMARY KEY, -- [geen] volgnummer in de keten, zonder gaten
  moment     GETAL NOT NULL,    -- [geen] wanneer, in microseconden UTC
  actor      GETAL,             -- [persoon] gebruiker die keek
  client     GETAL,             -- [geen] koppeling die keek
  doel       TEKST NOT NULL,    -- [geen] doel van het kijken
  actie      TEKST NOT NULL,    -- [geen] handeling waarbij gekeken is
  ding_soort TEKST NOT NULL,    -- [geen] soort ding
  ding       GETAL,             -- [geen] intern nummer van het ding, leeg bij een lijst
  kring      GETAL,             -- [geen] kring van het ding, leeg bij een lijst
  aantal     GETAL NOT NULL,    -- [geen] hoeveel dingen getoond zijn
  vorige     BLOK NOT NULL,     -- [geen] hash van de regel ervoor
  hash       BLOK NOT NULL      -- [geen] hash van deze regel
);
CREATE INDEX inzage_ding ON inzage (ding_soort, ding, id);
CREATE INDEX inzage_moment ON inzage (moment, actor, aantal);

-- tabel keten_anker: waar het bewaarde deel van een keten begint, nadat de oudste regels volgens de termijn zijn gewist
-- bewaar: altijd
CREATE TABLE keten_anker (
  keten  TEKST PRIMARY KEY, -- [geen] naam van de keten
  tot    GETAL NOT NULL,    -- [geen] nummer van de laatste gewiste regel
  hash   BLOK NOT NULL,     -- [geen] hash van de laatste gewiste regel
  moment GETAL NOT NULL     -- [geen] wanneer gewist is
);
