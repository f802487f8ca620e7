package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A service's history, told event by event. Times are days of March 2026, as `02T10:00`.
public final class Telling {

  private final String service;
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<MergedChange> changes = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Artifact> artifacts = new ArrayList<>();

  private Telling(String service) {
    this.service = service;
  }

  public static Telling of(String service) {
    return new Telling(service);
  }

  public static Instant at(String day) {
    return Instant.parse("2026-03-" + day + ":00Z");
  }

  public Telling deploy(String id, String version, String day) {
    return deploy(id, version, day, UnaryOperator.identity());
  }

  public Telling deploy(String id, String version, String day, UnaryOperator<Deploy> more) {
    deployments.add(more.apply(new Deploy(id, version, at(day))).told(service));
    return this;
  }

  public Telling merge(String id, String day, UnaryOperator<Change> more) {
    changes.add(more.apply(new Change(id, at(day))).told(service));
    return this;
  }

  public Telling incident(String id, String opened, @Nullable String resolved) {
    return incident(id, opened, resolved, UnaryOperator.identity());
  }

  public Telling incident(
      String id, String opened, @Nullable String resolved, UnaryOperator<Hurt> more) {
    @Nullable Instant over = resolved == null ? null : at(resolved);
    incidents.add(more.apply(new Hurt(id, at(opened), over)).told(service));
    return this;
  }

  public Telling built(String digest, String commit) {
    artifacts.add(new Artifact(digest, null, commit));
    return this;
  }

  public ServiceHistory history() {
    return new ServiceHistory(service, deployments, changes, incidents, artifacts);
  }

  public JudgedService judged() {
    return judged(Rules.DEFAULTS);
  }

  public JudgedService judged(Rules rules) {
    return DeliveryFold.of(history(), rules);
  }

  /// More about a deploy.
  public static final class Deploy {
    private final String id;
    private final Instant finished;
    private final Map<String, String> labels = new HashMap<>();
    private @Nullable String version;
    private @Nullable String commit;
    private @Nullable String digest;
    private @Nullable String branch;
    private @Nullable String team;
    private @Nullable Regression regression;
    private @Nullable Instant started;
    private String environment = "production";
    private String source = "ci";
    private DeployEvent.How how = DeployEvent.How.ROLLOUT;
    private Outcome outcome = Outcome.SUCCESS;

    private Deploy(String id, String version, Instant finished) {
      this.id = id;
      this.version = version.isEmpty() ? null : version;
      this.finished = finished;
    }

    public Deploy commit(String sha) {
      commit = sha;
      return this;
    }

    public Deploy digest(String name) {
      digest = name;
      return this;
    }

    public Deploy from(String name) {
      branch = name;
      return this;
    }

    public Deploy team(String name) {
      team = name;
      return this;
    }

    public Deploy to(String name) {
      environment = name;
      return this;
    }

    public Deploy by(String name) {
      source = name;
      return this;
    }

    public Deploy started(String day) {
      started = at(day);
      return this;
    }

    public Deploy label(String name, String value) {
      labels.put(name, value);
      return this;
    }

    public Deploy how(DeployEvent.How said) {
      how = said;
      return this;
    }

    public Deploy ending(Outcome said) {
      outcome = said;
      return this;
    }

    public Deploy regressed(String day, @Nullable String recovered) {
      regression = new Regression(at(day), recovered == null ? null : at(recovered));
      return this;
    }

    private Deployment told(String service) {
      return new Deployment(
          id,
          source,
          "run-" + id,
          service,
          environment,
          new Revision(version, commit, digest),
          how,
          false,
          outcome,
          started,
          outcome == Outcome.UNKNOWN ? null : finished,
          null,
          null,
          branch,
          team,
          labels,
          regression);
    }
  }

  /// More about a change.
  public static final class Change {
    private final String id;
    private final Instant merged;
    private final List<Commit> commits = new ArrayList<>();
    private final Map<String, String> labels = new HashMap<>();
    private String branch = "feature/work";
    private String base = "main";
    private @Nullable String number;
    private @Nullable String head;
    private @Nullable String title;
    private @Nullable Instant created;

    private Change(String id, Instant merged) {
      this.id = id;
      this.merged = merged;
      this.number = id;
    }

    public Change from(String name) {
      branch = name;
      return this;
    }

    public Change into(String name) {
      base = name;
      return this;
    }

    public Change pushedTo(String name) {
      branch = name;
      number = null;
      return this;
    }

    public Change commit(String sha, String day) {
      return commit(sha, day, "Work on " + sha);
    }

    public Change commit(String sha, String day, String message) {
      commits.add(Commit.of(sha, at(day), message, "Ada"));
      return this;
    }

    public Change merging(String sha, String day) {
      commits.add(new Commit(sha, at(day), "Join", "Ada", true));
      return this;
    }

    public Change head(String sha) {
      head = sha;
      return this;
    }

    public Change title(String words) {
      title = words;
      return this;
    }

    public Change opened(String day) {
      created = at(day);
      return this;
    }

    public Change label(String name, String value) {
      labels.put(name, value);
      return this;
    }

    private MergedChange told(String service) {
      return new MergedChange(
          id,
          service,
          "octo/" + service,
          branch,
          base,
          number,
          title,
          head,
          created,
          merged,
          commits,
          null,
          labels);
    }
  }

  /// More about an incident.
  public static final class Hurt {
    private final String id;
    private final Instant opened;
    private final @Nullable Instant resolved;
    private String environment = "production";
    private Revision revision = Revision.UNKNOWN;
    private @Nullable String deploy;

    private Hurt(String id, Instant opened, @Nullable Instant resolved) {
      this.id = id;
      this.opened = opened;
      this.resolved = resolved;
    }

    public Hurt naming(String deployOrRun) {
      deploy = deployOrRun;
      return this;
    }

    public Hurt namingVersion(String version) {
      revision = new Revision(version, null, null);
      return this;
    }

    public Hurt namingCommit(String sha) {
      revision = new Revision(null, sha, null);
      return this;
    }

    public Hurt in(String name) {
      environment = name;
      return this;
    }

    private Incident told(String service) {
      return new Incident(id, service, environment, opened, resolved, revision, deploy, null);
    }
  }
}
