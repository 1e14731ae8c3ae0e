-- Wie er zijn, in welke kringen zij zitten, en hoe zij binnenkomen.

-- tabel kring: een groep mensen die iets mag weten, elk beschermd ding hoort bij een kring
-- bewaar: altijd
CREATE TABLE kring (
  id     ID_AUTO,                   -- [geen] intern nummer
  code   TEKST NOT NULL UNIQUE,     -- [geen] vaste naam waaronder programma en instelling de kring kennen
  naam   TEKST NOT NULL,            -- [geen] naam zoals gebruikers hem lezen
  soort  TEKST NOT NULL,            -- [geen] thema, melder, tafel, dossier of organisatie
  actief GETAL NOT NULL DEFAULT 1   -- [geen] 0 als er niets nieuws meer in komt
);

-- tabel organisatie: de gemeente zelf of een partner
-- bewaar: altijd
CREATE TABLE organisatie (
  id     ID_AUTO,                   -- [geen] intern nummer
  naam   TEKST NOT NULL UNIQUE,     -- [geen] naam van de organisatie
  soort  TEKST NOT NULL,            -- [geen] gemeente of partner
  kring  GETAL NOT NULL,            -- [geen] eigen kring van de organisatie
  actief GETAL NOT NULL DEFAULT 1   -- [geen] 0 als niemand van deze organisatie meer binnenkomt
);

-- tabel gebruiker: iemand met een account
-- bewaar: gebruiker
CREATE TABLE gebruiker (
  id          ID_AUTO,                 -- [geen] intern nummer
  inlognaam   TEKST NOT NULL UNIQUE,   -- [persoon] e-mailadres in kleine letters
  naam        TEKST NOT NULL,          -- [persoon] naam zoals collega's hem lezen
  organisatie GETAL NOT NULL,          -- [geen] voor wie hij werkt
  wachtwoord  TEKST,                   -- [persoon] argon2id met zout als PHC-tekst, leeg als nog niet ingesteld
  moet_wijzigen GETAL NOT NULL DEFAULT 0, -- [geen] 1 als een beheerder het wachtwoord heeft gezet
  totp        BLOK,                    -- [persoon] verzegeld geheim van de codes uit de app, leeg als nog niet ingesteld
  totp_stap   GETAL,                   -- [geen] tijdstap van de laatst gebruikte code, zodat geen code twee keer werkt
  actief      GETAL NOT NULL DEFAULT 1, -- [geen] 0 als hij niet meer binnenkomt
  uitgezet    GETAL,                   -- [geen] sinds wanneer hij niet meer binnenkomt
  gemaakt     GETAL NOT NULL,          -- [geen] wanneer het account is gemaakt
  versie      GETAL NOT NULL DEFAULT 1 -- [geen] telt op bij elke wijziging
);

-- tabel gebruiker_rol: welke rollen iemand heeft
-- bewaar: gebruiker
CREATE TABLE gebruiker_rol (
  gebruiker GETAL NOT NULL, -- [persoon] wie
  rol       TEKST NOT NULL, -- [geen] code van de rol
  PRIMARY KEY (gebruiker, rol)
);

-- tabel rol_kring: welke kringen bij een rol horen
-- bewaar: altijd
CREATE TABLE rol_kring (
  rol   TEKST NOT NULL, -- [geen] code van de rol
  kring GETAL NOT NULL, -- [geen] kring die erbij hoort
  PRIMARY KEY (rol, kring)
);

-- tabel kring_lid: wie in welke kring zit, waardoor en hoe lang
-- bewaar: kring_lid
CREATE TABLE kring_lid (
  id        ID_AUTO,        -- [geen] intern nummer
  kring     GETAL NOT NULL, -- [geen] kring
  gebruiker GETAL NOT NULL, -- [persoon] wie
  bron      TEKST NOT NULL, -- [geen] rol, tafel, gedeeld, noodtoegang of organisatie
  grondslag TEKST NOT NULL, -- [geen] waarom het mag
  van       GETAL NOT NULL, -- [geen] vanaf wanneer
  tot       GETAL           -- [geen] tot wanneer, leeg zolang het duurt
);
CREATE INDEX kring_lid_gebruiker ON kring_lid (gebruiker, kring, van, tot);
CREATE INDEX kring_lid_kring ON kring_lid (kring, gebruiker);

-- tabel deling: een ding dat met nog een kring is gedeeld
-- bewaar: deling
CREATE TABLE deling (
  id         ID_AUTO,        -- [geen] intern nummer
  ding_soort TEKST NOT NULL, -- [geen] soort ding
  ding       GETAL NOT NULL, -- [geen] intern nummer van het ding
  kring      GETAL NOT NULL, -- [geen] kring waarmee het is gedeeld
  grondslag  TEKST NOT NULL, -- [geen] waarom het mag
  doel       TEKST NOT NULL, -- [geen] waarvoor
  door       GETAL,          -- [persoon] gebruiker die deelde
  van        GETAL NOT NULL, -- [geen] vanaf wanneer
  tot        GETAL NOT NULL  -- [geen] tot wanneer
);
CREATE INDEX deling_ding ON deling (ding_soort, ding, tot);
CREATE INDEX deling_kring ON deling (kring, ding_soort, tot);

-- tabel noodtoegang: wie zichzelf in nood toegang gaf tot een kring en waarom
-- bewaar: noodtoegang
CREATE TABLE noodtoegang (
  id          ID_AUTO,        -- [geen] intern nummer
  kring       GETAL NOT NULL, -- [geen] kring
  gebruiker   GETAL NOT NULL, -- [persoon] wie
  reden       TEKST NOT NULL, -- [persoon] de reden in zijn eigen woorden
  van         GETAL NOT NULL, -- [geen] vanaf wanneer
  tot         GETAL NOT NULL, -- [geen] tot wanneer
  gezien_door GETAL,          -- [persoon] de FG die het heeft bekeken
  gezien_op   GETAL           -- [geen] wanneer de FG het heeft bekeken
);
CREATE INDEX noodtoegang_van ON noodtoegang (van);

-- tabel sessie: een apparaat waarop iemand is ingelogd
-- bewaar: sessie
CREATE TABLE sessie (
  id        ID_AUTO,              -- [geen] intern nummer
  hash      BLOK NOT NULL UNIQUE, -- [geen] SHA-256 van het geheim in de cookie
  gebruiker GETAL NOT NULL,       -- [persoon] wie
  stand     TEKST NOT NULL,       -- [geen] volledig, of welke stap van het inloggen nog moet
  gemaakt   GETAL NOT NULL,       -- [geen] wanneer ingelogd
  laatst    GETAL NOT NULL,       -- [geen] wanneer voor het laatst gebruikt, op de minuut
  verloopt  GETAL NOT NULL,       -- [geen] wanneer hoe dan ook afgelopen
  bevestigd GETAL,                -- [geen] wanneer de gebruiker voor het laatst bewees dat hij het is
  toestel   TEKST NOT NULL,       -- [geen] browser en systeem in woorden, zonder adres
  totp_nieuw BLOK                 -- [persoon] verzegeld geheim van de app die in deze sessie wordt ingesteld
);
CREATE INDEX sessie_gebruiker ON sessie (gebruiker);
CREATE INDEX sessie_verloopt ON sessie (verloopt);

-- tabel poging: mislukte pogingen om binnen te komen, gedeeld door alle servers
-- bewaar: poging
CREATE TABLE poging (
  sleutel BLOK PRIMARY KEY, -- [geen] HMAC van account of netwerkadres, niet terug te rekenen
  aantal  GETAL NOT NULL,   -- [geen] hoe vaak achter elkaar
  laatst  GETAL NOT NULL,   -- [geen] wanneer voor het laatst
  tot     GETAL NOT NULL    -- [geen] tot wanneer er gewacht moet worden
);
CREATE INDEX poging_laatst ON poging (laatst);

-- tabel toegang_sleutel: de sleutel waarmee pogingen onherkenbaar worden gemaakt, elke dag een nieuwe
-- bewaar: poging
CREATE TABLE toegang_sleutel (
  dag     TEKST PRIMARY KEY, -- [geen] dag waarop de sleutel geldt
  sleutel BLOK NOT NULL      -- [geen] willekeurige bytes
);

-- tabel api_client: een systeem van een partner dat via de API werkt
-- bewaar: altijd
CREATE TABLE api_client (
  id          ID_AUTO,                  -- [geen] intern nummer
  organisatie GETAL NOT NULL,           -- [geen] van wie het is
  naam        TEKST NOT NULL,           -- [geen] naam van het systeem
  hash        BLOK NOT NULL UNIQUE,     -- [geen] SHA-256 van het token
  scopes      TEKST NOT NULL,           -- [geen] namen van de handelingen die het mag, met spaties ertussen
  actief      GETAL NOT NULL DEFAULT 1, -- [geen] 0 als het niet meer binnenkomt
  gemaakt     GETAL NOT NULL            -- [geen] wanneer gemaakt
);
