-- One minute of a watched series each, to draw. No index over time alone: minutes go series by
-- series.

CREATE TABLE watched_series (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  signal TEXT NOT NULL,
  kept_by TEXT NOT NULL,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  bucket_millis BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);
CREATE INDEX watched_series_by_name ON watched_series (service, environment, signal, kept_by);

CREATE TABLE rollups (
  series TEXT NOT NULL,
  minute_at BIGINT NOT NULL,
  bucket_millis BIGINT NOT NULL,
  buckets INTEGER NOT NULL,
  lowest DOUBLE PRECISION NOT NULL,
  highest DOUBLE PRECISION NOT NULL,
  newest DOUBLE PRECISION NOT NULL,
  total DOUBLE PRECISION NOT NULL,
  weight DOUBLE PRECISION NOT NULL,
  by_requests SMALLINT NOT NULL,
  PRIMARY KEY (series, minute_at)
);
