package dev.weatherglass.app.gate;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the gate says.
///
/// @param kind in a word
/// @param sentence for people
/// @param answer what the hub said; empty where there was nothing to say
public record Ruling(Kind kind, String sentence, Optional<JsonNode> answer) {

  /// What is known of the deploy.
  public enum Kind {
    HEALTHY,
    REGRESSED,
    INCONCLUSIVE,
    /// The time is up and it is still judged.
    JUDGING,
    /// Nothing can be said: no series, or it was reported too late.
    NO_DATA,
    /// No such deploy was reported in time.
    UNKNOWN,
    /// Several environments have such a deploy.
    AMBIGUOUS
  }

  static Ruling of(Kind kind, String sentence) {
    return new Ruling(kind, sentence, Optional.empty());
  }
}
