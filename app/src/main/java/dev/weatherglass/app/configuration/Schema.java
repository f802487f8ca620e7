package dev.weatherglass.app.configuration;

import static dev.weatherglass.app.configuration.Kind.oneOf;
import static dev.weatherglass.app.configuration.Shape.optional;
import static dev.weatherglass.app.configuration.Shape.required;
import static dev.weatherglass.app.configuration.Shape.section;
import static dev.weatherglass.app.configuration.Shape.setting;

/// Every key of the configuration. A new one is one line here, its row in
/// `docs/reference/configuration.md` (a test compares the two) and its use in [Configuration].
public final class Schema {

  private static final Kind TEXT = new Kind.Text();
  private static final Kind TEXTS = new Kind.Texts();
  private static final Kind SWITCH = new Kind.Switch();
  private static final Kind TIME = new Kind.Time();
  private static final Kind PORT = new Kind.Whole(0, 65_535);

  /// The whole of it.
  public static final Shape.Section ROOT =
      section(
          "http", http(),
          "data", data(),
          "kafka", kafka(),
          "judge", judge(),
          "watch", watch(),
          "services", services(),
          "sources", sources(),
          "channels", channels(),
          "history", history(),
          "retention", retention());

  private Schema() {}

  private static Shape.Section http() {
    return section(
        "host",
            setting(
                TEXT, "127.0.0.1", "Address to listen on; another than loopback wants http.open."),
        "port", setting(PORT, "7070", "Port to listen on; 0 takes a free one."),
        "open",
            setting(SWITCH, "false", "Lets everybody who reaches a public address read and write."),
        "url", optional(TEXT, "Address under which people reach the hub, for links in messages."));
  }

  private static Shape.Section data() {
    return section(
        "directory", setting(TEXT, "data/hub", "Directory of everything the process keeps."));
  }

  private static Shape kafka() {
    return new Shape.WithClientSettings(
        section(
            "port", setting(PORT, "9092", "Port of the embedded broker; 0 takes a free one."),
            "partitions",
                setting(
                    new Kind.Whole(1, 1000),
                    "4",
                    "Partitions of the topics when they are created.")));
  }

  private static Shape.Section judge() {
    return section();
  }

  private static Shape.Named watch() {
    return new Shape.Named("signal", section());
  }

  private static Shape.Named services() {
    return new Shape.Named(
        "service",
        section(
            "names", optional(TEXTS, "What sources call it, as source:name or name alone."),
            "environment", optional(TEXT, "Its environment where a source says none."),
            "hosts", optional(TEXTS, "The hosts it runs on."),
            "calls", optional(TEXTS, "The services it calls.")));
  }

  private static Shape.Named sources() {
    return new Shape.Named(
        "source",
        section(
            "secret", optional(TEXT, "Secret with which the source signs its webhooks.").hidden()));
  }

  private static Shape.Named channels() {
    return new Shape.Named(
        "channel",
        section(
            "type", required(oneOf("slack", "webhook", "file"), "What kind of channel it is."),
            "url", optional(TEXT, "Where messages are posted; slack and webhook.").hidden(),
            "secret", optional(TEXT, "Standard Webhooks secret; webhook.").hidden(),
            "directory", optional(TEXT, "Where messages are written; file.")));
  }

  private static Shape.Section history() {
    return section();
  }

  private static Shape.Section retention() {
    return section();
  }
}
