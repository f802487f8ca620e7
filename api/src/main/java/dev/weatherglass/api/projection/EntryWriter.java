package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Deliveries;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Rollups;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Unsettled;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.view.AlertView;
import dev.weatherglass.api.view.DeliveryView;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.api.view.VerdictView;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.verify.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes entries to the tables, and to the feed what of it is news. A verdict is judged again with
/// every bucket: news is only another state, end or set of changes.
final class EntryWriter {

  private final Sql sql;
  private final Instant now;
  private final Map<String, Deploy> deployed = new LinkedHashMap<>();

  /// @param now the time that the feed notes
  EntryWriter(Sql sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  /// Writes events, and all tables that are folded from them.
  void happened(List<Entry.Happened> happened) {
    EventTables.put(sql, happened.stream().map(Entry.Happened::told).toList())
        .forEach(deploy -> deployed.put(deploy.id(), deploy));
  }

  /// Writes minutes of watched series: nobody is told of each.
  void drawn(List<Rollup> minutes) {
    Rollups.put(sql, minutes);
  }

  /// Tells the feed which deploys changed, once for all that the transaction knows of one.
  void tellDeploys() {
    List<Deploy> changed = List.copyOf(deployed.values());
    KnownDeploy.of(sql, changed)
        .forEach(known ->
            append(
                Feed.Type.DEPLOY,
                known.deploy().id(),
                known.deploy().service(),
                DeployView.of(known)));
  }

  /// Writes what the hub said; true if it was news.
  boolean said(Entry.Said entry) {
    return switch (entry) {
      case Entry.Judged(Verdict verdict) -> judged(verdict);
      case Entry.Alerted(Problem problem) -> alerted(problem);
      case Entry.Delivered(Delivery delivery) -> delivered(delivery);
    };
  }

  private boolean judged(Verdict verdict) {
    boolean news = Verdicts.find(sql, verdict.id()).filter(old -> same(old, verdict)).isEmpty();
    Verdicts.put(sql, verdict);
    Services.seen(sql, verdict.service(), verdict.environment(), verdict.judgedAt());
    verdict.series().forEach(series -> Services.judged(sql, series));
    if (news) {
      Unsettled.add(sql, Set.of(verdict.service()));
      append(Feed.Type.VERDICT, verdict.id(), verdict.service(), VerdictView.brief(verdict));
    }
    return news;
  }

  private static boolean same(Verdict old, Verdict verdict) {
    return old.state() == verdict.state()
        && old.ended() == verdict.ended()
        && changeIds(old).equals(changeIds(verdict));
  }

  private static List<String> changeIds(Verdict verdict) {
    return verdict.changes().stream().map(Change::id).toList();
  }

  private boolean alerted(Problem problem) {
    List<AlertView> known = Problems.find(sql, problem.id()).stream().flatMap(this::views).toList();
    Problems.put(sql, problem);
    Unsettled.add(sql, Set.of(problem.service()));
    List<AlertView> news = views(problem).filter(view -> !known.contains(view)).toList();
    news.forEach(view -> append(Feed.Type.ALERT, view.fingerprint(), problem.service(), view));
    return !news.isEmpty();
  }

  private Stream<AlertView> views(Problem problem) {
    return problem.alerts().stream().map((Alert alert) -> AlertView.of(problem, alert));
  }

  private boolean delivered(Delivery delivery) {
    boolean news = Deliveries.put(sql, delivery);
    if (news) {
      Optional<String> service = Problems.find(sql, delivery.problem()).map(Problem::service);
      DeliveryView view = DeliveryView.of(delivery);
      append(Feed.Type.DELIVERY, delivery.messageId(), service.orElse(null), view);
    }
    return news;
  }

  private void append(Feed.Type type, String key, @Nullable String service, Object view) {
    News.append(sql, type, key, service, now, view);
  }
}
