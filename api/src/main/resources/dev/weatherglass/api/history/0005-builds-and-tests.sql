-- What the health of continuous integration is read from.

CREATE TABLE builds (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  branch TEXT NOT NULL,
  commit_sha TEXT,
  outcome TEXT,
  happened_at BIGINT NOT NULL,
  started_at BIGINT,
  finished_at BIGINT,
  duration_millis BIGINT,
  reported_late SMALLINT NOT NULL,
  json TEXT NOT NULL
);
-- Wide enough to pass what a filter leaves out without looking at the row.
CREATE INDEX builds_by_time ON builds
  (happened_at DESC, id, service, environment, unit, name, branch, outcome);
CREATE INDEX builds_by_service ON builds (service, happened_at DESC, id);
CREATE INDEX builds_by_commit ON builds (commit_sha);

CREATE TABLE test_runs (
  id TEXT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  environment TEXT NOT NULL,
  suite TEXT NOT NULL,
  variant TEXT NOT NULL,
  revision TEXT,
  run TEXT,
  happened_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  only_case TEXT,
  passed SMALLINT NOT NULL,
  unsteady SMALLINT NOT NULL,
  total INTEGER NOT NULL,
  duration_millis BIGINT,
  cases TEXT NOT NULL,
  slow_cases TEXT NOT NULL,
  passed_cases TEXT NOT NULL
);
CREATE INDEX test_runs_by_time ON test_runs (happened_at DESC, service, environment);
CREATE INDEX test_runs_by_revision ON test_runs (revision);
CREATE INDEX test_runs_by_run ON test_runs (run) WHERE revision IS NULL;
CREATE INDEX test_runs_unsteady ON test_runs (happened_at DESC, service) WHERE unsteady = 1;
