-- Times are epoch milliseconds, flags 0 or 1. What is not filtered or ordered by lives in `json`.

CREATE TABLE offsets (
  topic TEXT NOT NULL,
  partition_number INTEGER NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (topic, partition_number)
);

CREATE TABLE events (
  source TEXT NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  service TEXT,
  environment TEXT NOT NULL,
  entity TEXT,
  happened_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (source, event_id, type)
);
CREATE INDEX events_by_entity ON events (entity);

CREATE TABLE deploys (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  version TEXT,
  onset_at BIGINT NOT NULL,
  finished_at BIGINT,
  json TEXT NOT NULL
);
CREATE INDEX deploys_by_time ON deploys (onset_at, id);
CREATE INDEX deploys_by_service ON deploys (service, environment, onset_at);

CREATE TABLE verdicts (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  state TEXT NOT NULL,
  ended SMALLINT NOT NULL,
  onset_at BIGINT NOT NULL,
  judged_at BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX verdicts_by_time ON verdicts (onset_at, id);
CREATE INDEX verdicts_by_service ON verdicts (service, environment, onset_at);

CREATE TABLE verdict_changes (
  verdict_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  PRIMARY KEY (verdict_id, change_id)
);
CREATE INDEX verdict_changes_by_change ON verdict_changes (change_id);

CREATE TABLE problems (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  json TEXT NOT NULL
);

CREATE TABLE alerts (
  problem_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  signal TEXT NOT NULL,
  state TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  PRIMARY KEY (problem_id, fingerprint)
);
CREATE INDEX alerts_by_fingerprint ON alerts (fingerprint, starts_at);
CREATE INDEX alerts_by_time ON alerts (starts_at, fingerprint);

CREATE TABLE deliveries (
  message_id TEXT NOT NULL PRIMARY KEY,
  problem_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  reached_at BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX deliveries_by_problem ON deliveries (problem_id, reached_at);

CREATE TABLE services (
  name TEXT NOT NULL,
  environment TEXT NOT NULL,
  first_seen_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  PRIMARY KEY (name, environment)
);

CREATE TABLE series (
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  signal TEXT NOT NULL,
  kept_by TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  metric TEXT NOT NULL,
  judged_until BIGINT NOT NULL,
  PRIMARY KEY (service, environment, signal, kept_by)
);

CREATE TABLE feed_counter (
  number BIGINT NOT NULL
);
INSERT INTO feed_counter (number) VALUES (0);

CREATE TABLE feed (
  number BIGINT NOT NULL PRIMARY KEY,
  type TEXT NOT NULL,
  item_key TEXT NOT NULL,
  service TEXT,
  appended_at BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX feed_by_time ON feed (appended_at);
