package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An object of a Kubernetes cluster, and the service that it is a part of: pods and replica sets
/// have the name of their workload with something generated behind it.
///
/// @param cluster as the sender says; null where it says nothing
/// @param kind as `Deployment`
record Workload(@Nullable String cluster, String namespace, String kind, String name) {

  /// Kubernetes generates names without vowels and without 0, 1 and 3.
  private static final String GENERATED = "[bcdfghjklmnpqrstvwxz2456789]";

  private static final Pattern OF_DEPLOYMENT =
      Pattern.compile("(.+)-(?=[a-z]*\\d)[a-z0-9]{6,10}-[a-z0-9]{3,5}");
  private static final Pattern OF_STATEFUL_SET = Pattern.compile("(.+)-\\d{1,4}");
  private static final Pattern OF_DAEMON_SET = Pattern.compile("(.+)-" + GENERATED + "{5}");
  private static final Pattern OF_REPLICAS = Pattern.compile("(.+)-" + GENERATED + "{6,10}");

  String path() {
    return namespace + "/" + kind + "/" + name;
  }

  /// Where its events come from; the service is the workload's name, or `namespace/name` where the
  /// mapping knows that.
  Origin origin(Delivery delivery, ServiceNames names) {
    String workload = workload();
    String full = namespace + "/" + workload;
    String service = names.knows(Kubernetes.SYSTEM, full) ? full : workload;
    String container =
        "/kubernetes/" + (cluster == null ? "" : cluster + "/") + path().toLowerCase(Locale.ROOT);
    return new Origin(Kubernetes.SYSTEM, "", container, service, delivery.received(), names);
  }

  void label(EventDraft draft) {
    draft
        .label("kind", kind)
        .label("name", name)
        .label("namespace", namespace)
        .label("cluster", cluster);
  }

  String workload() {
    return switch (kind) {
      case "Pod" -> withoutEnd(name, OF_DEPLOYMENT, OF_STATEFUL_SET, OF_DAEMON_SET);
      case "ReplicaSet" -> withoutEnd(name, OF_REPLICAS);
      default -> name;
    };
  }

  private static String withoutEnd(String name, Pattern... patterns) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return name;
  }
}
