package dev.weatherglass.api.rest;

import static dev.weatherglass.api.Examples.NOON;

import dev.weatherglass.api.history.Deliveries;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.UnmappedNames;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.Verdict;

/// Fills a history as the projection would, one transaction a sentence.
final class Story {

  private final History history;

  Story(History history) {
    this.history = history;
  }

  Story happened(DeployEvent event) {
    history.write(sql -> {
      Events.put(sql, event);
      Deploys.put(sql, Deploy.of(Events.ofDeploy(sql, event.deployId())));
      Services.seen(sql, event.key(), event.context().environment(), event.context().at());
      UnmappedNames.seen(sql, event.context());
    });
    return this;
  }

  Story judged(Verdict verdict) {
    history.write(sql -> {
      Verdicts.put(sql, verdict);
      verdict.series().forEach(series -> Services.judged(sql, series));
    });
    return this;
  }

  Story alerted(Problem problem) {
    history.write(sql -> Problems.put(sql, problem));
    return this;
  }

  Story delivered(Delivery delivery) {
    history.write(sql -> Deliveries.put(sql, delivery));
    return this;
  }

  Story told(Feed.Type type, String key, String service) {
    history.write(sql -> Feed.append(sql, type, key, service, NOON, "{\"id\":\"" + key + "\"}"));
    return this;
  }
}
