package dev.weatherglass.app.gate;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads a ruling out of the hub's answer about a deploy.
final class Rulings {

  private Rulings() {}

  /// Empty while it is worth while to wait.
  ///
  /// @param timeIsUp whether nobody waits any longer
  static Optional<Ruling> of(GateQuestion question, JsonNode answer, boolean timeIsUp) {
    return switch (answer.path("state").asString("")) {
      case "healthy" -> Optional.of(ruling(Ruling.Kind.HEALTHY, "healthy", question, answer));
      case "regressed" -> Optional.of(ruling(Ruling.Kind.REGRESSED, "regressed", question, answer));
      case "no_data" -> Optional.of(ruling(Ruling.Kind.NO_DATA, "no data", question, answer));
      case "unjudged" -> Optional.of(ruling(Ruling.Kind.NO_DATA, "not judged", question, answer));
      case "inconclusive" ->
          Optional.of(ruling(Ruling.Kind.INCONCLUSIVE, "inconclusive", question, answer));
      default ->
          timeIsUp
              ? Optional.of(ruling(Ruling.Kind.JUDGING, "still judging", question, answer))
              : Optional.empty();
    };
  }

  private static Ruling ruling(
      Ruling.Kind kind, String word, GateQuestion question, JsonNode answer) {
    return new Ruling(
        kind,
        question.told()
            + " is "
            + word
            + ": "
            + answer.path("reason").asString("")
            + watched(answer),
        Optional.of(answer));
  }

  private static String watched(JsonNode answer) {
    String until = answer.path("verdict").path("watchedUntil").asString("");
    return answer.path("ended").asBoolean(true) || until.isEmpty()
        ? ""
        : " (watched until " + until + ")";
  }
}
