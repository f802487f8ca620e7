package dev.weatherglass.notify.message;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.EventKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where to read on about a problem.
///
/// @param hub null where the hub's pages cannot be reached
record Links(@Nullable HubLinks hub) {

  /// The hub's pages first, then what the sender of the change gave.
  List<Link> of(Problem problem) {
    List<Link> links = new ArrayList<>();
    @Nullable Change change = problem.changes().isEmpty() ? null : problem.changes().getFirst();
    if (hub != null) {
      addPages(hub, change, Messages.first(problem), links);
    }
    if (change != null) {
      sendersPage(change).ifPresent(url -> links.add(new Link("What changed", url)));
    }
    return links;
  }

  private static void addPages(
      HubLinks hub, @Nullable Change change, @Nullable Alert alert, List<Link> links) {
    if (change != null && change.kind() == EventKind.DEPLOY) {
      links.add(new Link("Verdict", hub.verdict(change.id())));
    }
    if (alert != null) {
      links.add(new Link("Alert", hub.alert(alert.fingerprint())));
    }
  }

  /// What a sender calls a link is used only where a browser would open it as a page.
  static Optional<String> sendersPage(Change change) {
    return Optional.ofNullable(change.url()).filter(Links::isPage);
  }

  private static boolean isPage(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
