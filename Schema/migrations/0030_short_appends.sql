-- A command that is alone in its call takes a shorter way through galley.append. The rules of a step
-- are in one expression, which both ways use.
--
-- digest of the definitions: 7cca78388975f9cb1e2487cc65fcf5947383d6abf52c98b0770266da8fb88a5e
SET LOCAL ROLE galley_owner;

DROP FUNCTION IF EXISTS galley.step_refusal(galley.heads, text, numeric, text, text, text);
