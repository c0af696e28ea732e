-- A command that is alone in its call takes a shorter way through galley.append. The rules of a step
-- are in one expression, which both ways use.
--
-- digest of the definitions: 491df0fba2569fdff0c0e6459e2b72ab764b54674094057d03738faa96aa50c6
SET LOCAL ROLE galley_owner;

DROP FUNCTION IF EXISTS galley.step_refusal(galley.heads, text, numeric, text, text, text);
