-- Een maatregel is wat de burgemeester iemand oplegt: een huisverbod, een gebiedsverbod, een last, een sluiting. Elke
-- soort ligt in een eigen kring. Wat over personen gaat is verzegeld met de sleutel van de maatregel zelf: wie de rij wist,
-- wist ook wat in een kopie staat.

-- tabel maatregel_teller: het laatst gegeven nummer per jaar
-- bewaar: altijd
CREATE TABLE maatregel_teller (
  jaar   GETAL NOT NULL PRIMARY KEY,      -- [geen] jaar van het kenmerk
  waarde GETAL NOT NULL                   -- [geen] het laatst gegeven nummer
);

-- tabel maatregel: een maatregel, van concept tot einde
-- bewaar: maatregel
CREATE TABLE maatregel (
  id         ID_AUTO,                     -- [geen] intern nummer
  jaar       GETAL NOT NULL,              -- [geen] jaar van het kenmerk
  volgnummer GETAL NOT NULL,              -- [geen] nummer binnen het jaar
  soort      TEKST NOT NULL,              -- [geen] welke soort maatregel
  kring      GETAL NOT NULL,              -- [geen] wie het mag weten
  titel      TEKST NOT NULL,              -- [persoon] korte naam, zonder naam van een persoon
  adres      TEKST NOT NULL,              -- [persoon] sleutel van het adres, leeg als er geen is
  lat        REEEL,                       -- [persoon] breedtegraad, WGS84
  lon        REEEL,                       -- [persoon] lengtegraad, WGS84
  stand      TEKST NOT NULL,              -- [geen] voorbereiding, geldt of beeindigd
  bewaar     TEKST NOT NULL,              -- [geen] vanaf wanneer de bewaartermijn loopt: per besluit of na het einde
  begin      GETAL,                       -- [geen] vanaf wanneer de maatregel geldt
  einde      GETAL NOT NULL,              -- [geen] tot wanneer; het grootste getal als er geen einde is
  uiterste   GETAL,                       -- [geen] uiterste einde na verlengen
  gesloten   GETAL,                       -- [geen] moment waarop de maatregel eerder eindigde
  geopend    GETAL NOT NULL,              -- [geen] moment waarop het concept begon
  sleutel    BLOK NOT NULL,              -- [geen] verpakte sleutel; weg is alles onleesbaar
  versie     GETAL NOT NULL DEFAULT 1,    -- [geen] telt de wijzigingen
  UNIQUE (jaar, volgnummer)
);
CREATE INDEX maatregel_lijst ON maatregel (kring, stand, einde, id);
CREATE INDEX maatregel_adres ON maatregel (adres, soort, einde);

-- tabel maatregel_besluit: een besluit in het leven van een maatregel, met zijn stadia
-- bewaar: maatregel
CREATE TABLE maatregel_besluit (
  id            ID_AUTO,                  -- [geen] intern nummer
  maatregel     GETAL NOT NULL,           -- [geen] bij welke maatregel
  soort         TEKST NOT NULL,           -- [geen] opleggen, verlengen, intrekken en verder
  stadium       TEKST NOT NULL,           -- [geen] hoe ver het is
  inhoud        BLOK NOT NULL,           -- [strafrechtelijk] antwoorden op de vragen, verzegeld
  opsteller     GETAL NOT NULL,           -- [persoon] wie het opstelt
  opgesteld     GETAL NOT NULL,           -- [geen] moment waarop het concept begon
  voorgelegd    GETAL,                    -- [geen] moment van voorleggen
  genomen       GETAL,                    -- [geen] moment waarop het is genomen
  ondertekenaar GETAL,                    -- [persoon] wie het nam
  hoedanigheid  TEKST,                    -- [geen] als wat: burgemeester, hulpofficier
  zelfde_hand   BLOK,                    -- [persoon] reden waarom opsteller en ondertekenaar dezelfde zijn, verzegeld
  bekendgemaakt GETAL,                    -- [geen] moment van bekendmaken
  wijze         TEKST,                    -- [geen] hoe het is bekendgemaakt
  afgelopen     GETAL,                    -- [geen] moment van het laatste stadium
  versie        GETAL NOT NULL DEFAULT 1  -- [geen] telt de wijzigingen
);
CREATE INDEX maatregel_besluit_maatregel ON maatregel_besluit (maatregel, id);

-- tabel maatregel_feit: een feit dat een onderdeel van de gronden draagt
-- bewaar: maatregel
CREATE TABLE maatregel_feit (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL,               -- [geen] bij welke maatregel
  besluit   GETAL NOT NULL,               -- [geen] bij welk besluit
  onderdeel TEKST NOT NULL,               -- [geen] welk onderdeel van de gronden
  inhoud    BLOK NOT NULL,               -- [strafrechtelijk] feit, bron en document, verzegeld
  door      GETAL NOT NULL,               -- [persoon] wie het opschreef
  moment    GETAL NOT NULL                -- [geen] wanneer
);
CREATE INDEX maatregel_feit_besluit ON maatregel_feit (maatregel, besluit, id);

-- tabel maatregel_oordeel: wat alleen een mens kan afwegen, met motivering
-- bewaar: maatregel
CREATE TABLE maatregel_oordeel (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL,               -- [geen] bij welke maatregel
  besluit   GETAL NOT NULL,               -- [geen] bij welk besluit
  vraag     TEKST NOT NULL,               -- [geen] waarover
  inhoud    BLOK NOT NULL,               -- [strafrechtelijk] oordeel met motivering, verzegeld
  door      GETAL NOT NULL,               -- [persoon] wie het oordeel gaf
  moment    GETAL NOT NULL                -- [geen] wanneer
);
CREATE INDEX maatregel_oordeel_besluit ON maatregel_oordeel (maatregel, besluit, id);

-- tabel maatregel_afwijking: waarom iemand doorgaat terwijl iets ontbreekt waar de wet ruimte laat
-- bewaar: maatregel
CREATE TABLE maatregel_afwijking (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL,               -- [geen] bij welke maatregel
  besluit   GETAL NOT NULL,               -- [geen] bij welk besluit
  code      TEKST NOT NULL,               -- [geen] welke bevinding
  inhoud    BLOK NOT NULL,               -- [strafrechtelijk] reden, verzegeld
  door      GETAL NOT NULL,               -- [persoon] wie afwijkt
  moment    GETAL NOT NULL                -- [geen] wanneer
);
CREATE INDEX maatregel_afwijking_besluit ON maatregel_afwijking (maatregel, besluit, id);

-- tabel maatregel_termijn: een termijn, melding of stap met de uitleg zoals die toen gold
-- bewaar: maatregel
CREATE TABLE maatregel_termijn (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL,               -- [geen] bij welke maatregel
  besluit   GETAL NOT NULL,               -- [geen] bij welk besluit
  kring     GETAL NOT NULL,               -- [geen] wie het mag weten
  code      TEKST NOT NULL,               -- [geen] welke termijn
  wat       TEKST NOT NULL,               -- [geen] wat er moet gebeuren
  wie       TEKST NOT NULL,               -- [geen] wie het doet of mag doen
  soort     TEKST NOT NULL,               -- [geen] melding, stap of loopt
  uiterlijk GETAL NOT NULL,               -- [geen] uiterste moment
  hele_dag  GETAL NOT NULL,               -- [geen] 1 als alleen de dag telt
  bron      TEKST NOT NULL,               -- [geen] artikel met adres
  regel     TEKST NOT NULL,               -- [geen] regel van de wet, leeg voor meteen
  invoer    TEKST NOT NULL,               -- [geen] wat aan de regel is gevraagd, JSON
  antwoord  TEKST NOT NULL,               -- [geen] uitkomst, stappen en bronnen, JSON
  stand     TEKST NOT NULL,               -- [geen] open, gedaan of vervallen
  gedaan    GETAL,                        -- [geen] wanneer het is gedaan
  hoe       TEKST NOT NULL DEFAULT '',    -- [geen] hoe het is gedaan
  door      GETAL                         -- [persoon] wie het afvinkte
);
CREATE INDEX maatregel_termijn_maatregel ON maatregel_termijn (maatregel, id);
CREATE INDEX maatregel_termijn_open ON maatregel_termijn (kring, stand, soort, uiterlijk, id);

-- tabel maatregel_brief: de brief van een besluit, precies zoals hij is ondertekend
-- bewaar: maatregel
CREATE TABLE maatregel_brief (
  id           ID_AUTO,                   -- [geen] intern nummer
  maatregel    GETAL NOT NULL,            -- [geen] bij welke maatregel
  besluit      GETAL NOT NULL,            -- [geen] bij welk besluit
  sjabloon     TEKST NOT NULL,            -- [geen] welke tekst is gebruikt
  tekstversie  GETAL NOT NULL,            -- [geen] versie van die tekst, 0 voor die van Baken
  vingerafdruk TEKST NOT NULL,            -- [geen] SHA-256 van de tekst
  tekst        BLOK NOT NULL,            -- [strafrechtelijk] de tekst, verzegeld
  html         BLOK NOT NULL,            -- [strafrechtelijk] de brief als pagina, verzegeld
  pdf          BLOK NOT NULL,            -- [strafrechtelijk] de brief als PDF, verzegeld
  moment       GETAL NOT NULL             -- [geen] wanneer hij is gemaakt
);
CREATE INDEX maatregel_brief_besluit ON maatregel_brief (maatregel, besluit, id);

-- tabel maatregel_voorval: wat er tijdens een maatregel gebeurt: overtreding, verbeurte, betaling, rechtsmiddel, ontheffing
-- bewaar: maatregel
CREATE TABLE maatregel_voorval (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL,               -- [geen] bij welke maatregel
  besluit   GETAL NOT NULL,               -- [geen] bij welk besluit
  soort     TEKST NOT NULL,               -- [geen] wat voor voorval
  dag       TEKST NOT NULL,               -- [geen] wanneer het gebeurde
  bedrag    GETAL NOT NULL,               -- [geen] in centen, nul als er geen bedrag is
  uitkomst  TEKST NOT NULL,               -- [geen] hoe het afliep, leeg zolang het loopt
  inhoud    BLOK NOT NULL,               -- [strafrechtelijk] wat er gebeurde en waar dat staat, verzegeld
  door      GETAL NOT NULL,               -- [persoon] wie het opschreef
  moment    GETAL NOT NULL                -- [geen] wanneer het is opgeschreven
);
CREATE INDEX maatregel_voorval_maatregel ON maatregel_voorval (maatregel, id);

-- tabel maatregel_straat: wat toezicht op straat van een maatregel mag zien, in een eigen kring
-- bewaar: maatregel
CREATE TABLE maatregel_straat (
  id        ID_AUTO,                      -- [geen] intern nummer
  maatregel GETAL NOT NULL UNIQUE,        -- [geen] bij welke maatregel
  kring     GETAL NOT NULL,               -- [geen] de kring van toezicht op straat
  adres     TEKST NOT NULL,               -- [persoon] sleutel van het adres
  inhoud    BLOK NOT NULL,               -- [strafrechtelijk] wie, waar, wat en wat wel mag, verzegeld
  van       GETAL NOT NULL,               -- [geen] vanaf wanneer
  tot       GETAL NOT NULL                -- [geen] tot wanneer
);
CREATE INDEX maatregel_straat_adres ON maatregel_straat (kring, adres, tot);

-- tabel mandaat: wie in welke hoedanigheid besluiten neemt
-- bewaar: altijd
CREATE TABLE mandaat (
  id           ID_AUTO,                   -- [geen] intern nummer
  gebruiker    GETAL NOT NULL,            -- [persoon] wie
  hoedanigheid TEKST NOT NULL,            -- [geen] als wat: burgemeester, hulpofficier
  soort        TEKST NOT NULL,            -- [geen] voor welke soort maatregel, leeg voor alle
  bron         TEKST NOT NULL,            -- [geen] besluit waarin het staat, zonder naam van een persoon
  url          TEKST NOT NULL,            -- [geen] waar dat besluit te lezen is
  van          TEKST NOT NULL,            -- [geen] eerste dag
  tot          TEKST,                     -- [geen] laatste dag
  door         GETAL NOT NULL,            -- [persoon] wie het invoerde
  moment       GETAL NOT NULL             -- [geen] wanneer
);
CREATE INDEX mandaat_gebruiker ON mandaat (gebruiker, van);

-- tabel briefsjabloon: de eigen tekst van een gemeente voor een brief, elke versie
-- bewaar: altijd
CREATE TABLE briefsjabloon (
  id     ID_AUTO,                         -- [geen] intern nummer
  code   TEKST NOT NULL,                  -- [geen] welke brief
  versie GETAL NOT NULL,                  -- [geen] telt vanaf 1
  tekst  TEKST NOT NULL,                  -- [geen] de tekst
  door   GETAL NOT NULL,                  -- [persoon] wie hem schreef
  moment GETAL NOT NULL,                  -- [geen] wanneer
  UNIQUE (code, versie)
);
