-- Indexen voor een miljoen signalen. Wat zelden voorkomt (hoog risico, spoed, bij de politie bekend, van een behandelaar)
-- krijgt een eigen index per kring: een filter waar niets aan voldoet, leest dan niets in plaats van alles.

CREATE INDEX signaal_categorie ON signaal (kring, categorie, ontvangen, id);
CREATE INDEX signaal_bron ON signaal (kring, bron, ontvangen, id);
CREATE INDEX signaal_hoog ON signaal (kring, ontvangen, id) WHERE gevolg * kans >= 9;
CREATE INDEX signaal_middel ON signaal (kring, ontvangen, id) WHERE gevolg * kans >= 4;
CREATE INDEX signaal_politie ON signaal (kring, ontvangen, id) WHERE politie_op IS NOT NULL;
CREATE INDEX signaal_spoedlijst ON signaal (kring, ontvangen, id) WHERE spoed = 1;
CREATE INDEX signaal_van ON signaal (behandelaar, kring, ontvangen, id) WHERE behandelaar IS NOT NULL;

-- Wat bij elkaar hoort, wordt per kring gezocht: de kring staat daarom in de index.
CREATE INDEX signaal_adres_kring ON signaal (adressleutel, kring, id) WHERE adressleutel <> '';
CREATE INDEX signaal_cel_kring ON signaal (cel, kring, ontvangen, id) WHERE cel <> 0;
DROP INDEX signaal_behandelaar;
DROP INDEX signaal_adres;
DROP INDEX signaal_cel;
