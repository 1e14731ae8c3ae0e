-- Wie een bewaarstop eerder opheft, schrijft op waarom. Oude opheffingen hebben geen reden: die is toen niet gevraagd.
ALTER TABLE bewaarstop ADD COLUMN reden_opheffen TEKST; -- [persoon] waarom de stop eerder is opgeheven, in eigen woorden, leeg als hij vanzelf eindigde of van voor deze vraag is
