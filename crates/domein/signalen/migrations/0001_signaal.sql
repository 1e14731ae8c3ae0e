-- Een signaal is wat iemand ons vertelt over de veiligheid in de gemeente. De kring zegt wie het mag weten; het thema
-- van het signaal bepaalt de kring. Wie het meldde is een ding op zich, in een eigen kring (tabel melder).

-- tabel teller: het volgende nummer per soort en jaar
-- bewaar: altijd
CREATE TABLE teller (
  naam   TEKST NOT NULL PRIMARY KEY,   -- [geen] waarvan, bijvoorbeeld signaal-2026
  waarde GETAL NOT NULL                -- [geen] het laatst gegeven nummer
);

-- tabel signaal: een melding, zoals zij binnenkwam en zoals zij er nu voor staat
-- bewaar: signaal
CREATE TABLE signaal (
  id                 ID_AUTO,                      -- [geen] intern nummer
  jaar               GETAL NOT NULL,               -- [geen] jaar van het kenmerk
  volgnummer         GETAL NOT NULL,               -- [geen] nummer binnen het jaar
  kring              GETAL NOT NULL,               -- [geen] wie het mag weten
  thema              TEKST NOT NULL,               -- [geen] lijn van het programma
  categorie          TEKST NOT NULL,               -- [geen] waar het over gaat
  titel              TEKST NOT NULL,               -- [persoon] korte naam, door de melder of een medewerker gekozen
  tekst              TEKST NOT NULL,               -- [strafrechtelijk] de woorden van de melder
  plek               TEKST NOT NULL,               -- [persoon] adres of plek, zoals opgegeven
  adressleutel       TEKST NOT NULL,               -- [persoon] genormaliseerd adres om te vergelijken, leeg als onbekend
  lat                REEEL,                        -- [persoon] breedtegraad, WGS84
  lon                REEEL,                        -- [persoon] lengtegraad, WGS84
  cel                GETAL NOT NULL,               -- [persoon] vak van ongeveer 250 meter, 0 als onbekend
  gebied             TEKST NOT NULL,               -- [geen] code van wijk of buurt, leeg als onbekend
  gaande             TEKST NOT NULL,               -- [geen] nu, voorbij of steeds
  gebeurd_op         TEKST,                        -- [geen] dag waarop het voor het laatst gebeurde
  bron               TEKST NOT NULL,               -- [geen] langs welke weg het binnenkwam
  organisatie        GETAL,                        -- [geen] partner die het bracht
  ingevoerd_door     GETAL,                        -- [persoon] medewerker of partner die het intypte
  ontvangen          GETAL NOT NULL,               -- [geen] moment van ontvangst
  status             TEKST NOT NULL,               -- [geen] waar het staat
  spoed              GETAL NOT NULL,               -- [geen] 1 als iemand direct gevaar ziet
  gevolg             GETAL NOT NULL,               -- [geen] ernst van het gevolg, 1 tot en met 4, 0 is niet gewogen
  kans               GETAL NOT NULL,               -- [geen] kans op herhaling, 1 tot en met 4, 0 is niet gewogen
  behandelaar        GETAL,                        -- [persoon] medewerker die het oppakt
  volgen_tot         TEKST,                        -- [geen] dag waarop het weer op de lijst komt
  dossier            GETAL,                        -- [geen] dossier waar het bij hoort
  politie_op         GETAL,                        -- [geen] moment waarop de politie het wist
  politie_afgewogen  GETAL,                        -- [geen] moment waarop is vastgelegd waarom de politie niet nodig is
  wil_antwoord       GETAL NOT NULL,               -- [geen] 1 als de melder wil horen wat we doen
  antwoord_voor      TEKST,                        -- [geen] dag waarop het antwoord is beloofd
  beantwoord_op      GETAL,                        -- [geen] moment van het antwoord
  sleutel            BLOK,                         -- [geen] ingepakte sleutel van melder en bijlagen
  herkomst           TEKST UNIQUE,                 -- [geen] kenmerk bij de bron, zodat een invoer niet dubbel telt
  versie             GETAL NOT NULL DEFAULT 1,     -- [geen] telt de wijzigingen
  UNIQUE (jaar, volgnummer)
);
CREATE INDEX signaal_kring ON signaal (kring, ontvangen, id);
CREATE INDEX signaal_status ON signaal (kring, status, ontvangen, id);
CREATE INDEX signaal_gebied ON signaal (kring, gebied, ontvangen, id);
CREATE INDEX signaal_behandelaar ON signaal (behandelaar, ontvangen, id) WHERE behandelaar IS NOT NULL;
CREATE INDEX signaal_adres ON signaal (adressleutel, id) WHERE adressleutel <> '';
CREATE INDEX signaal_cel ON signaal (cel, ontvangen) WHERE cel <> 0;
CREATE INDEX signaal_spoed ON signaal (spoed, kring, id) WHERE spoed = 1;
CREATE INDEX signaal_dossier ON signaal (dossier, id) WHERE dossier IS NOT NULL;
CREATE INDEX signaal_antwoord ON signaal (kring, antwoord_voor, id) WHERE beantwoord_op IS NULL AND antwoord_voor IS NOT NULL;

-- tabel melder: wie het meldde, versleuteld en in een eigen kring
-- bewaar: melder
CREATE TABLE melder (
  signaal  GETAL NOT NULL PRIMARY KEY,   -- [geen] bij welk signaal
  kring    GETAL NOT NULL,               -- [geen] wie mag weten wie het was
  gegevens BLOK NOT NULL                 -- [persoon] naam, e-mailadres en telefoon, versleuteld
);

-- tabel brievenbus: de weg terug naar de melder, ook als hij anoniem is
-- bewaar: signaal
CREATE TABLE brievenbus (
  signaal   GETAL NOT NULL PRIMARY KEY,  -- [geen] bij welk signaal
  codehash  BLOK NOT NULL UNIQUE,        -- [geen] hash van de code; de code zelf wordt nergens bewaard
  oordeel   TEKST NOT NULL,              -- [geen] of het hielp volgens de melder: leeg, ja of nee
  geopend   GETAL                        -- [geen] moment waarop de melder voor het laatst keek
);

-- tabel bericht: wat melder en gemeente elkaar via de brievenbus schreven
-- bewaar: signaal
CREATE TABLE bericht (
  id       ID_AUTO,             -- [geen] intern nummer
  signaal  GETAL NOT NULL,      -- [geen] bij welk signaal
  van      TEKST NOT NULL,      -- [geen] melder of gemeente
  soort    TEKST NOT NULL,      -- [geen] vraag, aanvulling, antwoord of oordeel
  tekst    TEKST NOT NULL,      -- [persoon] wat er staat
  door     GETAL,               -- [persoon] medewerker die schreef
  moment   GETAL NOT NULL,      -- [geen] wanneer
  gelezen  GETAL                -- [geen] wanneer de ander het las
);
CREATE INDEX bericht_signaal ON bericht (signaal, id);

-- tabel bijlage: een foto of geluidsopname bij een signaal; het bestand zelf staat versleuteld op schijf
-- bewaar: signaal
CREATE TABLE bijlage (
  id       ID_AUTO,             -- [geen] intern nummer
  signaal  GETAL NOT NULL,      -- [geen] bij welk signaal
  naam     TEKST NOT NULL,      -- [persoon] naam zoals getoond
  soort    TEKST NOT NULL,      -- [geen] type naar inhoud, niet naar naam
  bytes    GETAL NOT NULL,      -- [geen] grootte
  bestand  TEKST NOT NULL       -- [geen] willekeurige naam op schijf
);
CREATE INDEX bijlage_signaal ON bijlage (signaal, id);

-- tabel weging: de risico-inschatting met reden; de laatste telt, de eerdere blijven
-- bewaar: signaal
CREATE TABLE weging (
  id       ID_AUTO,             -- [geen] intern nummer
  signaal  GETAL NOT NULL,      -- [geen] bij welk signaal
  gevolg   GETAL NOT NULL,      -- [geen] ernst, 1 tot en met 4
  kans     GETAL NOT NULL,      -- [geen] kans op herhaling, 1 tot en met 4
  reden    TEKST NOT NULL,      -- [persoon] waarom
  door     GETAL NOT NULL,      -- [persoon] wie woog
  moment   GETAL NOT NULL       -- [geen] wanneer
);
CREATE INDEX weging_signaal ON weging (signaal, id);

-- tabel besluit: wat er over het signaal is besloten
-- bewaar: signaal
CREATE TABLE besluit (
  id          ID_AUTO,             -- [geen] intern nummer
  signaal     GETAL NOT NULL,      -- [geen] bij welk signaal
  soort       TEKST NOT NULL,      -- [geen] toevoegen, dossier, doorzetten, volgen, afsluiten of heropenen
  doel        GETAL,               -- [geen] dossier, kring of overleg waar het heen ging
  tot         TEKST,               -- [geen] dag tot wanneer we volgen
  motivering  TEKST NOT NULL,      -- [persoon] waarom
  door        GETAL NOT NULL,      -- [persoon] wie besloot
  overleg     GETAL,               -- [geen] overleg waarin het werd besloten
  moment      GETAL NOT NULL       -- [geen] wanneer
);
CREATE INDEX besluit_signaal ON besluit (signaal, id);
CREATE INDEX besluit_overleg ON besluit (overleg, id) WHERE overleg IS NOT NULL;

-- tabel politiemelding: dat en hoe de politie direct is geinformeerd, of waarom niet
-- bewaar: signaal
CREATE TABLE politiemelding (
  id        ID_AUTO,             -- [geen] intern nummer
  signaal   GETAL NOT NULL,      -- [geen] bij welk signaal
  wijze     TEKST NOT NULL,      -- [geen] telefoon, bericht of afgewogen
  contact   TEKST NOT NULL,      -- [persoon] met wie is gebeld
  notitie   TEKST NOT NULL,      -- [strafrechtelijk] wat is gezegd, of waarom het niet nodig is
  door      GETAL NOT NULL,      -- [persoon] wie het deed
  moment    GETAL NOT NULL,      -- [geen] wanneer
  minuten   GETAL NOT NULL,      -- [geen] minuten na ontvangst
  bevestigd GETAL                -- [geen] moment waarop het bericht is afgeleverd
);
CREATE INDEX politiemelding_signaal ON politiemelding (signaal, id);

-- tabel melding_concept: een publieke melding die nog niet is verstuurd; alleen het toestel van de melder kan haar lezen
-- bewaar: concept
CREATE TABLE melding_concept (
  tokenhash BLOK NOT NULL PRIMARY KEY,   -- [geen] hash van de sleutel in de cookie
  inhoud    BLOK NOT NULL,               -- [persoon] antwoorden en bestanden, versleuteld met die sleutel
  verloopt  GETAL NOT NULL,              -- [geen] moment waarop het concept wordt gewist
  melding   GETAL                        -- [geen] signaal waartoe het leidde, zodat twee keer versturen er een geeft
);

-- tabel gebied: wijken en buurten met hun grens
-- bewaar: altijd
CREATE TABLE gebied (
  code     TEKST NOT NULL PRIMARY KEY,   -- [geen] code van het CBS
  naam     TEKST NOT NULL,               -- [geen] naam
  soort    TEKST NOT NULL,               -- [geen] gemeente, wijk, buurt of postcode
  grens    TEKST NOT NULL,               -- [geen] GeoJSON in WGS84
  bron     TEKST NOT NULL                -- [geen] bestand waaruit het kwam
);

-- tabel plek: een straat of bekende plek die bij het invullen wordt voorgesteld
-- bewaar: altijd
CREATE TABLE plek (
  id      ID_AUTO,              -- [geen] intern nummer
  naam    TEKST NOT NULL,       -- [geen] zoals mensen het noemen
  zoekvorm TEKST NOT NULL,      -- [geen] genormaliseerd, om op te zoeken
  gebied  TEKST NOT NULL,       -- [geen] code van wijk of buurt
  lat     REEEL NOT NULL,       -- [geen] breedtegraad, WGS84
  lon     REEEL NOT NULL,       -- [geen] lengtegraad, WGS84
  UNIQUE (zoekvorm, gebied)
);

-- tabel invoer: een ingelezen bestand, zodat hetzelfde bestand niets toevoegt en een onderbreking verder kan
-- bewaar: altijd
CREATE TABLE invoer (
  id        ID_AUTO,              -- [geen] intern nummer
  som       TEKST NOT NULL UNIQUE,-- [geen] hash van bestand en mapping
  naam      TEKST NOT NULL,       -- [geen] naam van het bestand, zonder pad
  regels    GETAL NOT NULL,       -- [geen] tot en met welke regel verwerkt
  nieuw     GETAL NOT NULL,       -- [geen] aantal toegevoegd
  geweigerd GETAL NOT NULL,       -- [geen] aantal afgekeurd
  begonnen  GETAL NOT NULL,       -- [geen] moment van begin
  klaar     GETAL                 -- [geen] moment van einde
);

-- tabel zoekwoord: woorden die voorkomen, om een tikfout te herkennen; geen verwijzing naar waar
-- bewaar: signaal
CREATE TABLE zoekwoord (
  misvorming TEKST NOT NULL,      -- [geen] het woord, of het woord met een letter minder
  woord      TEKST NOT NULL,      -- [persoon] een woord dat in de index staat
  PRIMARY KEY (misvorming, woord)
);
