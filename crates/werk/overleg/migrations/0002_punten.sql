-- Punten die iemand zelf op de lijst zet, en punten die doorschuiven naar de volgende keer. De versie van een punt maakt
-- dat twee mensen die tegelijk besluiten elkaar niet stil overschrijven.

ALTER TABLE agendapunt ADD COLUMN herkomst TEKST NOT NULL DEFAULT 'regel'; -- [geen] regel, hand of door: hoe het op de lijst kwam
ALTER TABLE agendapunt ADD COLUMN motivering TEKST NOT NULL DEFAULT ''; -- [persoon] waarom zo is besloten
ALTER TABLE agendapunt ADD COLUMN doorgeschoven GETAL NOT NULL DEFAULT 0; -- [geen] 1 als het naar de volgende keer gaat
ALTER TABLE agendapunt ADD COLUMN versie GETAL NOT NULL DEFAULT 1; -- [geen] telt de besluiten
