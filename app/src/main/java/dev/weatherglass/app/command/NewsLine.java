package dev.weatherglass.app.command;

import dev.weatherglass.app.client.News;
import dev.weatherglass.app.terminal.Cell;
import dev.weatherglass.app.terminal.Ink;
import dev.weatherglass.app.terminal.Paint;
import dev.weatherglass.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One piece of news on one line.
final class NewsLine {

  private NewsLine() {}

  /// For programs: `{"type":…,"item":{…}}`.
  static String json(News news) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("type", news.type());
    line.set("item", Json.MAPPER.readTree(news.json()));
    return line.toString();
  }

  /// For people: when, what it is about, and what.
  static String of(News news, Paint paint) {
    JsonNode item = Json.MAPPER.readTree(news.json());
    return switch (news.type()) {
      case "deploy" -> line(paint, item.path("onset"), Columns.outcome(item), deploy(item));
      case "verdict" -> line(paint, item.path("judgedAt"), state(item), verdict(item));
      case "alert" ->
          line(
              paint,
              item.path(item.has("endsAt") ? "endsAt" : "startsAt"),
              state(item),
              item.path("summary").asString(""));
      case "delivery" ->
          line(paint, item.path("at"), Columns.text(item.path("state")), delivery(item));
      default -> line(paint, item.path("at"), new Cell(news.type(), Ink.CAUTION), rest(item));
    };
  }

  private static String line(Paint paint, JsonNode at, Cell word, String what) {
    String when = Columns.moment(at).text();
    String padding = " ".repeat(Math.max(0, 12 - word.text().length()));
    return when + "  " + paint.in(word.ink(), word.text()) + padding + "  " + Cell.printable(what);
  }

  private static String deploy(JsonNode deploy) {
    return "deploy of " + place(deploy) + " " + deploy.path("revision").path("label").asString("");
  }

  private static String verdict(JsonNode verdict) {
    JsonNode change = verdict.path("changes").path(0).path("label");
    return (place(verdict) + " " + change.asString("")).strip()
        + ": "
        + verdict.path("reason").asString("");
  }

  private static String delivery(JsonNode delivery) {
    return "message to "
        + delivery.path("channel").asString("")
        + " about problem "
        + delivery.path("problem").asString("");
  }

  private static String place(JsonNode thing) {
    return thing.path("service").asString("") + " in " + thing.path("environment").asString("");
  }

  private static String rest(JsonNode item) {
    return item.path("reason").asString(item.toString());
  }

  private static Cell state(JsonNode item) {
    String state = item.path("state").asString("");
    return switch (state) {
      case "regressed", "firing" -> new Cell(state, Ink.BAD);
      case "healthy", "resolved" -> new Cell(state, Ink.GOOD);
      default -> new Cell(state.replace('_', ' '), Ink.CAUTION);
    };
  }
}
