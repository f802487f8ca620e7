package dev.weatherglass.api.delivery;

import dev.weatherglass.api.history.DeliveryEvidence;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.SettledDeploy;
import dev.weatherglass.api.history.SettledDeploys;
import dev.weatherglass.api.history.SettledServices;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Unsettled;
import dev.weatherglass.core.delivery.DeliveryFold;
import dev.weatherglass.core.delivery.Deployment;
import dev.weatherglass.core.delivery.JudgedDeployment;
import dev.weatherglass.core.delivery.JudgedService;
import dev.weatherglass.core.delivery.ServiceHistory;
import dev.weatherglass.core.delivery.definition.Definitions;
import dev.weatherglass.core.delivery.definition.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges the deliveries of services of which something was written, and keeps what follows.
public final class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  /// The environments of production together.
  static final String PRODUCTION = "";

  private final DeliveryRules rules;

  public Settlement(DeliveryRules rules) {
    this.rules = rules;
  }

  /// Notes which services were judged by other rules, in a transaction of the caller's.
  public void begin(Sql sql) {
    Unsettled.addJudgedOtherwise(sql, rules.text());
  }

  /// Judges some of the services that wait for it, in a transaction of the caller's.
  ///
  /// @param atMost how many
  /// @return how many were judged
  public int settle(Sql sql, int atMost) {
    List<String> services = Unsettled.first(sql, atMost);
    services.forEach(service -> settleOrTell(sql, service));
    Unsettled.remove(sql, services);
    return services.size();
  }

  /// A history that the judging cannot digest is our fault, and must not hold up all others.
  private void settleOrTell(Sql sql, String service) {
    try {
      settle(sql, service);
    } catch (HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("service", service)
          .setCause(e)
          .log("deliveries of a service cannot be judged");
    }
  }

  private void settle(Sql sql, String service) {
    ServiceHistory history = Histories.of(sql, service);
    JudgedService usual = DeliveryFold.of(history, rules.usual());
    Set<String> environments =
        history.deployments().stream()
            .map(Deployment::environment)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, SettledDeploy> deploys = new HashMap<>();
    keep(sql, usual, PRODUCTION);
    for (String environment : environments) {
      JudgedService alone = DeliveryFold.of(history, rules.of(environment));
      keep(sql, alone, environment);
      alone.deployments().stream()
          .filter(each -> each.deployment().environment().equals(environment))
          .forEach(each -> deploys.put(each.deployment().id(), SettledDeploy.of(each)));
    }
    usual.deployments().stream()
        .filter(each -> rules.usual().production().test(each.deployment().environment()))
        .forEach(each -> deploys.put(each.deployment().id(), SettledDeploy.of(each)));
    SettledDeploys.put(sql, service, List.copyOf(deploys.values()));
    forget(sql, service, environments);
    SettledServices.put(sql, service, team(usual), rules.text());
  }

  private void keep(Sql sql, JudgedService judged, String environment) {
    var scope = new Scope(List.of(judged), _ -> true, rules.of(environment));
    DeliveryEvidence.put(sql, judged.service(), environment, Definitions.DEFAULT.evidence(scope));
  }

  private static void forget(Sql sql, String service, Set<String> environments) {
    DeliveryEvidence.environments(sql, service).stream()
        .filter(known -> !known.equals(PRODUCTION) && !environments.contains(known))
        .forEach(gone -> DeliveryEvidence.put(sql, service, gone, List.of()));
  }

  /// The team that the newest deploy names which names one.
  private static @Nullable String team(JudgedService judged) {
    return judged.deployments().stream()
        .map(JudgedDeployment::deployment)
        .sorted(Deployment.IN_ORDER.reversed())
        .<@Nullable String>map(Deployment::team)
        .filter(team -> team != null)
        .findFirst()
        .orElse(null);
  }
}
