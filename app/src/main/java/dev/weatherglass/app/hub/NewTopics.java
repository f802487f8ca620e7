package dev.weatherglass.app.hub;

import dev.weatherglass.app.configuration.Retention;
import dev.weatherglass.wire.Topics;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/// How topics look when they are made.
///
/// @param partitions of every topic but the dead letters
/// @param retention how long each keeps its records
record NewTopics(int partitions, Retention retention) {

  NewTopic of(Topics topic) {
    var config = new HashMap<>(topic.config());
    var kept = Objects.requireNonNull(retention.byTopic().get(topic));
    config.put("retention.ms", String.valueOf(kept.toMillis()));
    return new NewTopic(topic.topic(), Optional.of(topic.partitions(partitions)), Optional.empty())
        .configs(config);
  }
}
