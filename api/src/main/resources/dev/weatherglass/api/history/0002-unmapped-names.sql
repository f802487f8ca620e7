-- Names of services that sources used and nobody mapped.

CREATE TABLE unmapped_names (
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  environment TEXT NOT NULL,
  first_seen_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  PRIMARY KEY (source, name, environment)
);
