package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A time in which changes of a service follow one another so closely that they have to be told
/// apart: they share a baseline, the buckets before the first of them, and compete for every shift
/// after it.
///
/// It begins with the first change while no other one's window is open and ends when the last
/// window closes. A change later than 240 buckets begins another episode; it still competes here.
///
/// @param service on whose series they compete
/// @param environment where
/// @param onset the earliest of theirs
/// @param contenders by onset; not empty
/// @param callees services that this one calls, directly or not
/// @param warmUp how likely a change of the service comes with a warm-up, by its earlier changes
public record Episode(
    String service,
    String environment,
    Instant onset,
    List<Contender> contenders,
    Set<String> callees,
    double warmUp) {

  public Episode {
    contenders = List.copyOf(contenders);
    callees = new TreeSet<>(callees);
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("contenders must not be empty");
    }
  }

  /// Whether it judges a verification.
  public boolean judges(String verification) {
    return contenders.stream()
        .anyMatch(each -> each.judged() && each.verification().equals(verification));
  }

  /// Whether any of the service's own changes says which version it brought.
  public boolean hasVersion() {
    return contenders.stream().anyMatch(each -> isOwn(each) && each.version() != null);
  }

  /// Whether a contender is one of the service's own changes.
  boolean isOwn(Contender contender) {
    return contender.service().equals(service);
  }
}
