-- Lists are read newest first and cut anywhere; what they are filtered by stands before or behind
-- the time, so that pages of rare rows read the index and not the rows.

DROP INDEX events_by_entity;
CREATE INDEX events_by_entity ON events (entity) WHERE entity IS NOT NULL;
CREATE INDEX events_by_time ON events (happened_at DESC);
CREATE INDEX events_by_service ON events (service, happened_at DESC, kind, environment);
CREATE INDEX events_by_kind ON events (kind, happened_at DESC, environment);
CREATE INDEX events_by_environment ON events (environment, happened_at DESC, kind);

DROP INDEX deploys_by_time;
DROP INDEX deploys_by_service;
CREATE INDEX deploys_by_time ON deploys (onset_at DESC, id);
CREATE INDEX deploys_by_service ON deploys (service, onset_at DESC, id, environment);
CREATE INDEX deploys_by_place ON deploys (service, environment, onset_at DESC, id);
CREATE INDEX deploys_by_environment ON deploys (environment, onset_at DESC, id);
CREATE INDEX deploys_by_version ON deploys (version, onset_at DESC, id);

DROP INDEX verdicts_by_time;
DROP INDEX verdicts_by_service;
CREATE INDEX verdicts_by_time ON verdicts (onset_at DESC, id);
CREATE INDEX verdicts_by_service ON verdicts (service, onset_at DESC, id, environment, state);
CREATE INDEX verdicts_by_environment ON verdicts (environment, onset_at DESC, id, state);
CREATE INDEX verdicts_by_state ON verdicts (state, onset_at DESC, id);
CREATE INDEX verdicts_open ON verdicts (ended);

DROP INDEX alerts_by_time;
CREATE INDEX alerts_by_time ON alerts (starts_at DESC, fingerprint);
CREATE INDEX alerts_by_service ON alerts (service, environment, state, starts_at DESC);
