-- What delivery figures are made of, beside deploys.

CREATE TABLE incidents (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  resolved_at BIGINT,
  json TEXT NOT NULL
);
CREATE INDEX incidents_by_time ON incidents (opened_at, id);
CREATE INDEX incidents_by_service ON incidents (service, opened_at);

CREATE TABLE changes (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  phase TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX changes_by_time ON changes (happened_at, id);
CREATE INDEX changes_by_service ON changes (service, happened_at);
