package dev.weatherglass.api.delivery;

import dev.weatherglass.api.history.DeliveryEvidence;
import dev.weatherglass.api.history.SettledServices;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.core.delivery.DeliveryFold;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.definition.Definition;
import dev.weatherglass.core.delivery.definition.Evidence;
import dev.weatherglass.core.delivery.definition.Period;
import dev.weatherglass.core.delivery.definition.Reach;
import dev.weatherglass.core.delivery.definition.Scope;
import dev.weatherglass.core.delivery.definition.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers questions about delivery figures. What the usual definition needs was kept when history
/// was settled; for the others the services asked for are judged anew.
public final class Figures {

  private final DeliveryRules rules;

  public Figures(DeliveryRules rules) {
    this.rules = rules;
  }

  /// The figures of a period, of the one before and of its parts.
  ///
  /// @param parts one for each of [Every#of]; empty where none were asked for
  public record Answer(Summary summary, Summary previous, List<Summary> parts) {}

  /// By what rules.
  public Rules rules(Question question) {
    return rules.of(question.environment());
  }

  /// The figures.
  public Answer answer(Sql sql, Question question) {
    Period now = question.period();
    Period previous = question.previous();
    List<Evidence> all = evidence(sql, question, new Period(previous.from(), now.to()));
    List<Evidence> counting = booked(all, now);
    Definition definition = question.definition();
    return new Answer(
        definition.summary(now, counting),
        definition.summary(previous, booked(all, previous)),
        parts(question, counting));
  }

  private static List<Summary> parts(Question question, List<Evidence> counting) {
    @Nullable Every every = question.every();
    if (every == null) {
      return List.of();
    }
    List<Evidence> byTime = counting.stream().sorted(Comparator.comparing(Evidence::at)).toList();
    return every.of(question.period()).stream()
        .map(part ->
            question
                .definition()
                .summary(
                    part, byTime.subList(first(byTime, part.from()), first(byTime, part.to()))))
        .toList();
  }

  /// What the figures of the period count and leave out, in [Evidence#IN_ORDER].
  public List<Evidence> evidence(Sql sql, Question question) {
    return booked(evidence(sql, question, question.period()), question.period()).stream()
        .sorted(Evidence.IN_ORDER)
        .toList();
  }

  private List<Evidence> evidence(Sql sql, Question question, Period period) {
    List<String> services = SettledServices.names(sql, question.scope(), question.team());
    String environment = question.environment();
    return question.definition().reach() == Reach.PERIOD
        ? DeliveryEvidence.of(sql, services, environment, period.from(), period.to())
        : judged(sql, question, services);
  }

  private List<Evidence> judged(Sql sql, Question question, List<String> services) {
    Definition definition = question.definition();
    Rules by = rules(question);
    List<String> needed =
        definition.reach() == Reach.TEAM_HISTORY
            ? SettledServices.withTheirTeams(sql, services)
            : services;
    List<JudgedService> judged =
        needed.stream().map(service -> DeliveryFold.of(Histories.of(sql, service), by)).toList();
    return definition.evidence(new Scope(judged, Set.copyOf(services)::contains, by));
  }

  private static List<Evidence> booked(List<Evidence> all, Period period) {
    return all.stream().filter(each -> period.holds(each.at())).toList();
  }

  /// Where in a list in order of time the first lies that is not before an instant.
  private static int first(List<Evidence> all, Instant from) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).at().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
