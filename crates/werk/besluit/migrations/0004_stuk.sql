-- Een stuk dat een feit draagt: een rapport, een foto. Verzegeld met de sleutel van de maatregel, zoals alles wat over personen
-- gaat, en weg als de maatregel weg is.

-- tabel maatregel_stuk: een document bij een feit
-- bewaar: maatregel
CREATE TABLE maatregel_stuk (
  id           ID_AUTO,                   -- [geen] intern nummer
  maatregel    GETAL NOT NULL,            -- [geen] bij welke maatregel
  besluit      GETAL NOT NULL,            -- [geen] bij welk besluit
  feit         GETAL NOT NULL,            -- [geen] bij welk feit
  soort        TEKST NOT NULL,            -- [geen] mediatype: PDF of beeld
  grootte      GETAL NOT NULL,            -- [geen] in bytes
  vingerafdruk TEKST NOT NULL,            -- [geen] SHA-256 van de inhoud
  naam         BLOK NOT NULL,             -- [persoon] naam van het bestand, verzegeld
  inhoud       BLOK NOT NULL,             -- [strafrechtelijk] het bestand, verzegeld
  door         GETAL NOT NULL,            -- [persoon] wie het toevoegde
  moment       GETAL NOT NULL             -- [geen] wanneer
);
CREATE INDEX maatregel_stuk_besluit ON maatregel_stuk (maatregel, besluit, id);
CREATE INDEX maatregel_stuk_feit ON maatregel_stuk (feit);
