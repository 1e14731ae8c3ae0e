-- Een besluit houdt de datums die het had toen het werd genomen. Wordt een ander besluit vernietigd, of verandert de wet,
-- dan telt wat hier staat; opnieuw gerekend wordt alleen voor besluiten die na het vernietigde kwamen.

ALTER TABLE maatregel_besluit ADD COLUMN uitwerking TEKST NOT NULL DEFAULT ''; -- [geen] wat het van begin, einde en termijnen maakte, JSON; leeg voor wie het nog niet opschreef
