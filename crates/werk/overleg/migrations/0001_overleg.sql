-- Een overleg bereidt zichzelf voor en sluit zichzelf: de punten komen uit regels van een werkveld, de besluiten worden
-- een voor een genomen, en de besluitenlijst is klaar als het sluit. Elk punt houdt de kring van het ding waar het over
-- gaat: een partner ziet alleen zijn deel.

-- tabel overleg: een bijeenkomst op een dag
-- bewaar: overleg
CREATE TABLE overleg (
  id         ID_AUTO,                   -- [geen] intern nummer
  soort      TEKST NOT NULL,            -- [geen] reeks waar het bij hoort
  titel      TEKST NOT NULL,            -- [geen] naam
  datum      TEKST NOT NULL,            -- [geen] dag
  begin      TEKST NOT NULL,            -- [geen] tijd van begin op de klok van Amsterdam
  voorzitter GETAL,                     -- [persoon] wie het leidt
  status     TEKST NOT NULL,            -- [geen] gepland, bezig of gesloten
  gesloten   GETAL,                     -- [geen] moment van sluiten
  versie     GETAL NOT NULL DEFAULT 1,  -- [geen] telt de wijzigingen
  UNIQUE (soort, datum)
);
CREATE INDEX overleg_datum ON overleg (datum, id);

-- tabel agendapunt: waar het overleg over gaat, en wat er is besloten
-- bewaar: overleg
CREATE TABLE agendapunt (
  id         ID_AUTO,                   -- [geen] intern nummer
  overleg    GETAL NOT NULL,            -- [geen] in welk overleg
  ding_soort TEKST NOT NULL,            -- [geen] soort ding
  ding       GETAL NOT NULL,            -- [geen] intern nummer van het ding
  kring      GETAL NOT NULL,            -- [geen] wie het mag weten
  kenmerk    TEKST NOT NULL,            -- [geen] kenmerk van het ding
  href       TEKST NOT NULL,            -- [geen] pagina waar het besluit valt
  titel      TEKST NOT NULL,            -- [persoon] korte naam
  aanleiding TEKST NOT NULL,            -- [geen] waarom het op de lijst staat
  volgorde   GETAL NOT NULL,            -- [geen] plaats op de lijst
  besluit    TEKST NOT NULL,            -- [persoon] wat er is besloten, leeg zolang het open is
  door       GETAL,                     -- [persoon] wie het vastlegde
  besloten   GETAL,                     -- [geen] moment van het besluit
  UNIQUE (overleg, ding_soort, ding)
);

-- tabel overleg_aanwezig: wie er was en de geheimhouding kent
-- bewaar: overleg
CREATE TABLE overleg_aanwezig (
  overleg   GETAL NOT NULL,             -- [geen] in welk overleg
  gebruiker GETAL NOT NULL,             -- [persoon] wie
  moment    GETAL NOT NULL,             -- [geen] wanneer bevestigd
  PRIMARY KEY (overleg, gebruiker)
);
