-- A command that is alone in its call takes a shorter way through galley.append. The rules of a step
-- are in one expression, which both ways use.
--
-- digest of the definitions: bb68c8862fb75a0f0b33bf4607b29b9d65aba3df02211be13755daec0ba14d07
SET LOCAL ROLE galley_owner;

DROP FUNCTION IF EXISTS galley.step_refusal(galley.heads, text, numeric, text, text, text);
