-- An article that is meant by its id, or by the beginning of one, is found among the claims.
SET LOCAL ROLE galley_owner;

CREATE INDEX claims_stream ON galley.claims (stream);
