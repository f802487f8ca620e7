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

-- Services whose deliveries are to be judged anew.
CREATE TABLE unsettled (
  service TEXT NOT NULL PRIMARY KEY
);

-- What history shows of each deploy, beside what its sender said.
CREATE TABLE settled_deploys (
  deploy_id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX settled_deploys_by_service ON settled_deploys (service);

-- Services that were judged, and by which rules.
CREATE TABLE settled_services (
  service TEXT NOT NULL PRIMARY KEY,
  team TEXT,
  rules TEXT NOT NULL
);

-- What the figures of the usual definition count and leave out: one month of one service, by the
-- environments that count (empty: production).
CREATE TABLE delivery_evidence (
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  month INTEGER NOT NULL,
  evidence BYTEA NOT NULL,
  PRIMARY KEY (service, environment, month)
);
CREATE INDEX delivery_evidence_by_month ON delivery_evidence (environment, month);

-- What was read before these tables were there is read once more.
DELETE FROM offsets;
