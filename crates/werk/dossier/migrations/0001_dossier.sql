-- Een dossier (casus) is waar signalen en werk over een zaak samenkomen. Wat erin ligt houdt zijn eigen kring: wie in de
-- kring van het dossier zit en niet in die van een signaal, ziet dat signaal ook hier niet.

-- tabel dossier_teller: het laatst gegeven nummer per jaar
-- bewaar: altijd
CREATE TABLE dossier_teller (
  jaar   GETAL NOT NULL PRIMARY KEY,   -- [geen] jaar van het kenmerk
  waarde GETAL NOT NULL                -- [geen] het laatst gegeven nummer
);

-- tabel dossier: een zaak waaraan wordt gewerkt
-- bewaar: dossier
CREATE TABLE dossier (
  id         ID_AUTO,                  -- [geen] intern nummer
  jaar       GETAL NOT NULL,           -- [geen] jaar van het kenmerk
  volgnummer GETAL NOT NULL,           -- [geen] nummer binnen het jaar
  kring      GETAL NOT NULL,           -- [geen] wie het mag weten
  titel      TEKST NOT NULL,           -- [persoon] korte naam
  regisseur  GETAL,                    -- [persoon] medewerker die het leidt
  status     TEKST NOT NULL,           -- [geen] open of gesloten
  reden      TEKST NOT NULL,           -- [persoon] waarom het is gesloten, leeg zolang het open is
  geopend    GETAL NOT NULL,           -- [geen] moment van openen
  gesloten   GETAL,                    -- [geen] moment van sluiten
  versie     GETAL NOT NULL DEFAULT 1, -- [geen] telt de wijzigingen
  UNIQUE (jaar, volgnummer)
);
CREATE INDEX dossier_kring ON dossier (kring, status, geopend, id);

-- tabel dossier_ding: wat bij het dossier hoort, met de kring van dat ding zelf
-- bewaar: dossier
CREATE TABLE dossier_ding (
  id         ID_AUTO,                  -- [geen] intern nummer
  dossier    GETAL NOT NULL,           -- [geen] bij welk dossier
  ding_soort TEKST NOT NULL,           -- [geen] soort ding
  ding       GETAL NOT NULL,           -- [geen] intern nummer van het ding
  kring      GETAL NOT NULL,           -- [geen] wie van het ding mag weten
  kenmerk    TEKST NOT NULL,           -- [geen] kenmerk van het ding
  href       TEKST NOT NULL,           -- [geen] pagina van het ding
  aanleiding TEKST NOT NULL,           -- [persoon] waarom het erbij hoort
  door       GETAL,                    -- [persoon] wie het toevoegde
  moment     GETAL NOT NULL,           -- [geen] wanneer
  UNIQUE (dossier, ding_soort, ding)
);

-- tabel dossier_notitie: wat iemand over de zaak opschreef
-- bewaar: dossier
CREATE TABLE dossier_notitie (
  id      ID_AUTO,                     -- [geen] intern nummer
  dossier GETAL NOT NULL,              -- [geen] bij welk dossier
  kring   GETAL NOT NULL,              -- [geen] wie het mag lezen
  tekst   TEKST NOT NULL,              -- [strafrechtelijk] wat er staat
  door    GETAL NOT NULL,              -- [persoon] wie het schreef
  moment  GETAL NOT NULL               -- [geen] wanneer
);
CREATE INDEX dossier_notitie_dossier ON dossier_notitie (dossier, id);

-- tabel dossier_actie: wat iemand gaat doen
-- bewaar: dossier
CREATE TABLE dossier_actie (
  id      ID_AUTO,                     -- [geen] intern nummer
  dossier GETAL NOT NULL,              -- [geen] bij welk dossier
  wat     TEKST NOT NULL,              -- [persoon] wat er gebeurt
  wie     GETAL NOT NULL,              -- [persoon] wie het doet
  voor    TEKST NOT NULL,              -- [geen] uiterlijke dag
  klaar   GETAL                        -- [geen] moment waarop het klaar was
);
CREATE INDEX dossier_actie_dossier ON dossier_actie (dossier, id);
CREATE INDEX dossier_actie_wie ON dossier_actie (wie, voor) WHERE klaar IS NULL;
