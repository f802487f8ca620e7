package dev.weatherglass.app.command;

import dev.weatherglass.app.terminal.Cell;
import dev.weatherglass.app.terminal.Ink;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/// What tables of several commands have in common: how a moment, a deploy's end and a verdict look.
final class Columns {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneId.of("UTC"));

  private Columns() {}

  /// A moment in UTC, as everything here tells time: `2026-11-24 01:49:00Z`.
  static Cell moment(JsonNode instant) {
    String text = instant.asString("");
    return Cell.of(
        text.isEmpty() ? "" : MOMENT.format(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS)));
  }

  /// A field's text; empty where it is missing.
  static Cell text(JsonNode field) {
    return Cell.of(field.asString(""));
  }

  /// How a deploy ended, or how far it is.
  static Cell outcome(JsonNode deploy) {
    String outcome = deploy.path("outcome").asString("");
    return switch (outcome) {
      case "" -> new Cell(deploy.path("phase").asString(""), Ink.CAUTION);
      case "failure", "error" -> new Cell(outcome, Ink.BAD);
      default -> Cell.of(outcome);
    };
  }

  /// A verdict's state; where there is none, why.
  static Cell verdict(JsonNode deploy) {
    String state = deploy.path("verdict").path("state").asString("");
    return switch (state) {
      case "" -> new Cell(deploy.path("reason").asString(""), Ink.FAINT);
      case "regressed" -> new Cell(state, Ink.BAD);
      case "healthy" -> new Cell(state, Ink.GOOD);
      default -> new Cell(state.replace('_', ' '), Ink.CAUTION);
    };
  }
}
