-- Bestanden bij een melding die nog niet is verstuurd. Ze staan los van de antwoorden, zodat elke stap niet telkens alle
-- foto's opnieuw schrijft.

-- tabel concept_bestand: een foto of geluidsopname bij een concept, versleuteld met de sleutel uit de cookie van de melder
-- bewaar: concept
CREATE TABLE concept_bestand (
  tokenhash BLOK NOT NULL,               -- [geen] hash van de sleutel in de cookie, als bij melding_concept
  nummer    GETAL NOT NULL,              -- [geen] volgnummer binnen het concept
  inhoud    BLOK NOT NULL,               -- [persoon] het bestand, versleuteld met die sleutel
  PRIMARY KEY (tokenhash, nummer)
);
CREATE INDEX melding_concept_verloopt ON melding_concept (verloopt);
