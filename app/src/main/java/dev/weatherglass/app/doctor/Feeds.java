package dev.weatherglass.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What is missing for the figures of services that are deployed: a pure function of what was heard
/// of them.
final class Feeds {

  private static final int NAMED = 3;

  private Feeds() {}

  /// @param days how far back was looked
  static List<Finding> findings(List<ServiceFacts> services, int days) {
    if (services.isEmpty()) {
      return List.of(
          Finding.advice(
              "deploys",
              "no deploy seen in " + days + " days: there is nothing to judge",
              "weatherglass send deploy --service NAME --version V, or point a webhook here"
                  + " (docs/reference/sources.md)"));
    }
    var findings = new ArrayList<Finding>();
    findings.add(Finding.good("deploys", "seen for " + named(services) + " in " + days + " days"));
    findings.add(
        feed(
            "metrics",
            services,
            ServiceFacts::series,
            "series ever judged for %s: every verdict is no_data",
            "send metrics (docs/how-to/metrics.md), or map their names under services:"));
    findings.add(
        feed(
            "incidents",
            services,
            ServiceFacts::incidents,
            "incidents seen for %s in " + days + " days: change fail rate rests on verdicts alone",
            "point PagerDuty, Alertmanager or another tool here"
                + " (docs/how-to/incidents-and-alerts.md)"));
    findings.add(
        feed(
            "changes",
            services,
            ServiceFacts::changes,
            "changes seen for %s in " + days + " days: there is no change lead time",
            "point the webhook of your code host here (docs/how-to/code-hosts-and-ci.md)"));
    findings.add(
        feed(
            "builds",
            services,
            ServiceFacts::builds,
            "builds seen for %s in " + days + " days: nothing is known of its CI",
            "point the webhook of your CI here (docs/how-to/code-hosts-and-ci.md)"));
    findings.add(unfinished(services));
    return findings;
  }

  private static Finding feed(
      String about,
      List<ServiceFacts> services,
      Predicate<ServiceFacts> heard,
      String missing,
      String next) {
    List<ServiceFacts> silent = services.stream().filter(heard.negate()).toList();
    return silent.isEmpty()
        ? Finding.good(about, "seen for every deployed service")
        : Finding.advice(about, "no " + missing.formatted(named(silent)), next);
  }

  private static Finding unfinished(List<ServiceFacts> services) {
    List<String> stuck =
        services.stream().map(ServiceFacts::unfinished).filter(each -> !each.isEmpty()).toList();
    return stuck.isEmpty()
        ? Finding.good("endings", "every deploy that began has ended")
        : Finding.advice(
            "endings",
            "began more than a day ago and never ended: " + shortened(stuck),
            "report the end under the same run: weatherglass send deploy --run RUN --outcome"
                + " success");
  }

  private static String named(List<ServiceFacts> services) {
    return shortened(services.stream().map(ServiceFacts::name).toList());
  }

  /// The first few by name: `basket, checkout, search and 9 more`.
  static String shortened(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }
}
