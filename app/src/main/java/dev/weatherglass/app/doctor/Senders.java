package dev.weatherglass.app.doctor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the hub's own meters say of those who send.
final class Senders {

  private static final Pattern COUNTER =
      Pattern.compile("(weatherglass_\\w+)\\{.*?source=\"([^\"]+)\".*} ([0-9.eE+]+)");
  private static final Set<String> HEARD =
      Set.of("weatherglass_events_accepted_total", "weatherglass_samples_accepted_total");

  private Senders() {}

  /// @param metrics as Prometheus reads them
  /// @param configured sources that the configuration names
  static List<Finding> findings(String metrics, Set<String> configured) {
    var silent = new TreeSet<>(configured);
    silent.removeAll(sources(metrics, HEARD::contains));
    Set<String> unread = sources(metrics, "weatherglass_dead_letters_total"::equals);
    return List.of(
        silent.isEmpty()
            ? Finding.good("sources", "every configured source has sent, or none is configured")
            : Finding.advice(
                "sources",
                "configured, and silent since the hub started: " + String.join(", ", silent),
                "check the webhook's address and secret at the sender; it mostly shows its last"
                    + " deliveries"),
        unread.isEmpty()
            ? Finding.good("dead letters", "everything that came could be read")
            : Finding.advice(
                "dead letters",
                "some of what came could not be read: " + String.join(", ", unread),
                "see the hub's log; nothing is lost, the bytes are kept for 14 days"));
  }

  private static Set<String> sources(String metrics, Function<String, Boolean> wanted) {
    return metrics
        .lines()
        .map(COUNTER::matcher)
        .filter(Matcher::matches)
        .filter(counter -> wanted.apply(counter.group(1)))
        .filter(counter -> Double.parseDouble(counter.group(3)) > 0)
        .map(counter -> counter.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
