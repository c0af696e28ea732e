-- A command that is alone in its call takes a shorter way through galley.append. The rules of a step
-- are in one expression, which both ways use.
--
-- digest of the definitions: 7e00bdc545d67aabebfa3560b3d617a0bd70681a7050ae65987618cd8cabd6ab
SET LOCAL ROLE galley_owner;

DROP FUNCTION IF EXISTS galley.step_refusal(galley.heads, text, numeric, text, text, text);
