-- Finished runs of configuration tools, and feature flags that were turned.

CREATE TABLE configuration_runs (
  id TEXT NOT NULL PRIMARY KEY,
  place TEXT NOT NULL,
  service TEXT,
  environment TEXT NOT NULL,
  tool TEXT,
  flag TEXT,
  drift TEXT NOT NULL,
  changed SMALLINT NOT NULL,
  happened_at BIGINT NOT NULL
);
CREATE INDEX configuration_runs_by_time ON configuration_runs (happened_at);

-- Whether a deploy changed running servers, and whether it put software in place.
ALTER TABLE deploys ADD COLUMN in_place SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE deploys ADD COLUMN delivered SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX deploys_by_finish ON deploys (finished_at, delivered, in_place, service, environment);
