-- Een termijn weet uit welk voorval zij komt en welk besluit haar overbodig maakte. Wordt dat besluit vernietigd, dan herleeft
-- wat het deed vervallen; wat uit een voorval komt, zoals een verbeurde dwangsom, loopt door als de maatregel eindigt.

ALTER TABLE maatregel_termijn ADD COLUMN voorval GETAL; -- [geen] uit welk voorval, leeg als zij uit het besluit zelf komt
ALTER TABLE maatregel_termijn ADD COLUMN vervallen_door GETAL; -- [geen] welk besluit haar overbodig maakte

UPDATE maatregel_termijn SET voorval = (SELECT MAX(v.id) FROM maatregel_voorval v
    WHERE v.maatregel = maatregel_termijn.maatregel AND v.besluit = maatregel_termijn.besluit AND v.soort = 'verbeurte')
  WHERE code IN ('invorderen', 'betalen');
UPDATE maatregel_termijn SET voorval = (SELECT MAX(v.id) FROM maatregel_voorval v
    WHERE v.maatregel = maatregel_termijn.maatregel AND v.besluit = maatregel_termijn.besluit AND v.soort = 'voorziening')
  WHERE code = 'zitting';
UPDATE maatregel_termijn SET voorval = (SELECT MAX(v.id) FROM maatregel_voorval v
    WHERE v.maatregel = maatregel_termijn.maatregel AND v.besluit = maatregel_termijn.besluit AND v.soort = 'bezwaar')
  WHERE code = 'op_bezwaar';
