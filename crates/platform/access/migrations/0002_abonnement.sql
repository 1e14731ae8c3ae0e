-- Een adres waarmee een programma van iemand zelf iets ophaalt, zoals een agenda. In het adres staat een sleutel; wie het adres
-- heeft, ziet wat die ene handeling laat zien en niets anders.

-- tabel abonnement: een adres waarmee iemands agenda van buiten wordt gelezen
-- bewaar: abonnement
CREATE TABLE abonnement (
  id        ID_AUTO,              -- [geen] intern nummer
  gebruiker GETAL NOT NULL,       -- [persoon] van wie
  actie     TEKST NOT NULL,       -- [geen] welke handeling het adres mag
  hash      BLOK NOT NULL UNIQUE, -- [geen] SHA-256 van de sleutel in het adres
  gemaakt   GETAL NOT NULL,       -- [geen] wanneer gemaakt
  laatst    GETAL,                -- [geen] wanneer voor het laatst opgehaald, op het uur
  verloopt  GETAL NOT NULL,       -- [geen] vanaf wanneer het niet meer werkt
  UNIQUE (gebruiker, actie)
);
CREATE INDEX abonnement_verloopt ON abonnement (verloopt);
