package dev.weatherglass.api.view;

import java.time.Instant;
import java.util.List;

/// What teams did in a period.
///
/// @param digests by team, the services that no team claims last
/// @param text the same for people
public record DigestsView(Instant from, Instant to, List<DigestView> digests, String text) {

  public DigestsView {
    digests = List.copyOf(digests);
  }
}
