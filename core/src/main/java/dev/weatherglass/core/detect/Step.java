package dev.weatherglass.core.detect;

import java.util.List;

/// What a detector answers to one bucket.
///
/// @param state what to go on from
/// @param evidence what all buckets so far say together about each change that has begun
public record Step<S>(S state, List<Evidence> evidence) {

  public Step {
    evidence = List.copyOf(evidence);
  }
}
