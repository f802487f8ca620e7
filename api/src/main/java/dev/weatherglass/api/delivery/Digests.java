package dev.weatherglass.api.delivery;

import static java.util.stream.Collectors.groupingBy;

import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.SettledServices;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.core.delivery.WorthFixing;
import dev.weatherglass.core.delivery.WorthFixing.Deployments;
import dev.weatherglass.core.delivery.WorthFixing.NotRecovered;
import dev.weatherglass.core.delivery.definition.Definitions;
import dev.weatherglass.core.delivery.definition.Evidence;
import dev.weatherglass.core.delivery.definition.Figure;
import dev.weatherglass.core.delivery.definition.Period;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts together what teams did in a period.
public final class Digests {

  private final Figures figures;

  public Digests(DeliveryRules rules) {
    this.figures = new Figures(rules);
  }

  /// A digest for each team, by name, the services that no team claims last.
  ///
  /// @param visible services that the asker may see; null for all
  /// @param team the only one that is wanted; null for all
  public List<Digest> of(
      Sql sql, @Nullable Set<String> visible, @Nullable String team, Period period) {
    Scope scope = new Scope(null, null, Span.OPEN, visible);
    return SettledServices.byTeam(sql, scope).entrySet().stream()
        .filter(each -> team == null || each.getKey().equals(Optional.of(team)))
        .map(each -> of(sql, each.getKey().orElse(null), each.getValue(), period))
        .toList();
  }

  private Digest of(Sql sql, @Nullable String team, List<String> services, Period period) {
    Scope scope = new Scope(null, null, Span.OPEN, new HashSet<>(services));
    Question question = new Question(scope, null, period, Definitions.DEFAULT, null);
    Figures.Answer answer = figures.answer(sql, question);
    List<Evidence> rate =
        figures.evidence(sql, question).stream()
            .filter(each -> each.figure() == Figure.CHANGE_FAIL_RATE && each.counted())
            .toList();
    List<KnownDeploy> failed = failed(sql, rate);
    return new Digest(
        team,
        rate.stream().map(Evidence::service).distinct().sorted().toList(),
        answer.summary(),
        answer.previous(),
        failed,
        WorthFixing.choose(
            open(failed),
            deployments(rate),
            answer.summary().changeLeadTime().medianSeconds(),
            answer.previous().changeLeadTime().medianSeconds()));
  }

  private static boolean hurt(Evidence evidence) {
    @Nullable Double value = evidence.value();
    return value != null && value > 0;
  }

  private static List<KnownDeploy> failed(Sql sql, List<Evidence> rate) {
    return KnownDeploy.of(
        sql,
        rate.stream()
            .filter(Digests::hurt)
            .flatMap(each -> Deploys.find(sql, each.id()).stream())
            .toList());
  }

  private static List<NotRecovered> open(List<KnownDeploy> failed) {
    return failed.stream()
        .filter(each -> each.settled().map(settled -> settled.recovery()).isEmpty())
        .map(each ->
            new NotRecovered(
                each.deploy().service(),
                each.deploy().id(),
                each.deploy().revision().label(),
                each.deploy().onset()))
        .toList();
  }

  private static Collection<Deployments> deployments(List<Evidence> rate) {
    var services = new TreeMap<String, Deployments>();
    rate.stream()
        .collect(groupingBy(Evidence::service))
        .forEach((service, all) ->
            services.put(
                service,
                new Deployments(service, all.stream().filter(Digests::hurt).count(), all.size())));
    return services.values();
  }
}
