package dev.weatherglass.app.configuration;

import static dev.weatherglass.app.configuration.Kind.oneOf;
import static dev.weatherglass.app.configuration.Shape.optional;
import static dev.weatherglass.app.configuration.Shape.required;
import static dev.weatherglass.app.configuration.Shape.section;
import static dev.weatherglass.app.configuration.Shape.setting;

import dev.weatherglass.api.ApiSettings;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.notify.channel.ChannelKind;
import dev.weatherglass.notify.channel.Channels;
import dev.weatherglass.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;

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
                TEXT,
                "127.0.0.1",
                "Address to listen on; another than loopback wants tokens or http.open."),
        "port", setting(PORT, "7070", "Port to listen on; 0 takes a free one."),
        "open",
            setting(
                SWITCH,
                "false",
                "While there are no tokens: lets everybody who reaches a public address read and"
                    + " write."),
        "tokens",
            optional(
                TEXT, "The file of tokens; tokens.json in the data directory where not given."),
        "requests_per_second",
            setting(
                new Kind.Whole(0, 1_000_000),
                "0",
                "Requests that each token, or each address without one, may send; 0: any number."),
        "burst",
            setting(
                new Kind.Whole(1, 10_000_000),
                "1000",
                "Requests that it may send at once, where requests_per_second is set."),
        "statsd_port",
            optional(PORT, "UDP port on which StatsD is heard, mostly 8125; none where not given."),
        "url", optional(TEXT, "Address under which people reach the hub, for links in messages."));
  }

  private static Shape.Section data() {
    return section(
        "directory",
        setting(TEXT, "data/hub", "Directory of everything the process keeps."),
        "environment",
        setting(TEXT, "production", "Environment of what names none."));
  }

  private static Shape kafka() {
    return new Shape.WithClientSettings(
        section(
            "port",
            setting(PORT, "9092", "Port of the embedded broker; 0 takes a free one."),
            "partitions",
            setting(
                new Kind.Whole(1, 1000), "4", "Partitions of the topics when they are created.")));
  }

  private static Shape.Section judge() {
    JudgeSettings usual = JudgeSettings.DEFAULTS;
    return section(
        "bucket",
        optional(TIME, "Width of all buckets; learned from the samples where it is not given."),
        "grace",
        setting(TIME, text(usual.grace()), "How long after its end a bucket waits for samples."),
        "rule",
        setting(
            Kind.oneOf("ladder", "strict"),
            "ladder",
            "When evidence is an alarm: ladder (calibrated on real series) or strict (1/alpha)."),
        "threshold",
        number(0.1, 100, usual.threshold(), "Evidence of the ladder in nats; 3.0 is sensitive."),
        "alpha",
        number(0, 0.5, usual.alpha(), "Tolerated probability of a false alarm, strict rule."),
        "horizon_buckets",
        count(usual.horizonBuckets(), "Length of a verification, in buckets."),
        "episode_buckets",
        count(usual.episodeBuckets(), "Buckets within which changes are told apart together."),
        "baseline_buckets",
        count(usual.baselineBuckets(), "Buckets before the change that teach what is normal."),
        "late_buckets",
        count(usual.lateBuckets(), "Buckets that a change may be reported late and be judged."),
        "merge_buckets",
        count(usual.mergeBuckets(), "Changes at most so many buckets apart are one."),
        "merge_same_version",
        setting(
            TIME, text(usual.mergeSameVersion()), "One version within this time is one change."),
        "healthy_from_buckets",
        count(usual.healthyFromBuckets(), "Buckets before a change may be called healthy."),
        "latency_margin",
        share(usual.latencyMargin(), "Smallest relative rise of latency that is a regression."),
        "error_margin",
        share(usual.errorMargin(), "Smallest relative rise of errors that is a regression."),
        "other_margin",
        share(usual.otherMargin(), "The same for any other series."),
        "latency_worth_knowing",
        share(usual.latencyWorthKnowing(), "Rise of latency excluded before saying healthy."),
        "error_worth_knowing",
        share(usual.errorWorthKnowing(), "Factor of errors excluded before saying healthy."),
        "other_worth_knowing",
        share(usual.otherWorthKnowing(), "Rise of any other series excluded before that."),
        "max_series",
        count(usual.maxSeries(), "Raw series followed per service and metric family."));
  }

  private static Shape.Named watch() {
    return new Shape.Named(
        "signal",
        section(
            "title",
            optional(TEXT, "How people say it; the signal's name where it is not given."),
            "kind",
            setting(
                oneOf("latency", "errors", "throughput", "saturation"),
                "saturation",
                "What it says about a service."),
            "unit",
            setting(TEXT, "1", "Unit of its values, as s, By, 1/s or 1."),
            "worse",
            setting(oneOf("up", "down"), "up", "The direction that is worse."),
            "measure",
            setting(oneOf(WatchRules.MEASURES.keySet()), "level", "How samples become its values."),
            "families",
            required(TEXTS, "Metric families, without _sum, _count, _bucket."),
            "by",
            optional(TEXTS, "Labels whose values keep series apart.")));
  }

  private static Shape.Named services() {
    return new Shape.Named(
        "service",
        section(
            "names",
            optional(TEXTS, "What sources call it: source:name, or name alone for every source."),
            "environment",
            optional(TEXT, "Its environment where a source names none."),
            "hosts",
            optional(TEXTS, "The hosts it runs on."),
            "calls",
            optional(TEXTS, "The services it depends on.")));
  }

  private static Shape.Named sources() {
    return new Shape.Named(
        "source",
        section(
            "secret",
            optional(TEXT, "Secret with which the source signs its webhooks.").hidden(),
            "accept_unsigned",
            setting(SWITCH, "true", "Accepts webhooks while there is no secret."),
            "timestamp_header",
            optional(TEXT, "Header of the time that the source signs, where you chose its name."),
            "rules",
            optional(TEXT, "File of a source of your own (or the rules, in several lines).")));
  }

  private static Shape.Named channels() {
    var children = new LinkedHashMap<String, Shape>();
    children.put(
        "type",
        required(oneOf(Channels.ALL.stream().map(ChannelKind::word).toList()), "What kind it is."));
    for (ChannelKind kind : Channels.ALL) {
      kind.options()
          .forEach(option -> children.merge(option.name(), option(kind, option), Schema::both));
    }
    return new Shape.Named("channel", new Shape.Section(children));
  }

  private static Shape option(ChannelKind kind, ChannelKind.Option option) {
    Shape.Setting setting = optional(TEXT, "For " + kind.word() + " channels.");
    return option.secret() ? setting.hidden() : setting;
  }

  /// An option that two kinds share is secret where one of them says so.
  private static Shape both(Shape known, Shape other) {
    var one = (Shape.Setting) known;
    var two = (Shape.Setting) other;
    String says = one.says().replace(" channels.", "") + " and " + two.says().replace("For ", "");
    return new Shape.Setting(one.kind(), null, false, one.secret() || two.secret(), says);
  }

  private static Shape.Section history() {
    ApiSettings usual = ApiSettings.defaults(Path.of(""));
    return section(
        "file",
        optional(TEXT, "The SQLite file; history.db in the data directory where not given."),
        "url",
        optional(TEXT, "A PostgreSQL database instead: jdbc:postgresql://host/name?user=…")
            .hidden(),
        "retention",
        optional(TIME, "How long history is kept; for ever where not given."),
        "feed_retention",
        setting(TIME, text(usual.feedRetention()), "How long a stream can be read on from."),
        "rollup_retention",
        setting(
            TIME, text(usual.rollupRetention()), "How long minutes of watched series are kept."),
        "readers",
        count(usual.readers(), "Queries that run at once."),
        "heartbeat",
        setting(TIME, text(usual.heartbeat()), "Longest silence on a stream."),
        "attribution_window",
        setting(
            TIME,
            text(usual.delivery().window()),
            "How long after a deploy an incident that names none still belongs to it."),
        "production",
        setting(
            TEXTS,
            String.join(", ", usual.delivery().production()),
            "Environments that count as production; one that ends in * stands for all that begin so."));
  }

  private static Shape.Section retention() {
    var children = new LinkedHashMap<String, Shape>();
    for (Topics topic : Topics.values()) {
      String days = topic.config().get("retention.ms");
      children.put(
          Retention.key(topic),
          setting(
              TIME,
              text(Duration.ofMillis(Long.parseLong(String.valueOf(days)))),
              "How long " + topic.topic() + " keeps records, when it is created."));
    }
    return new Shape.Section(children);
  }

  private static Shape.Setting count(int fallback, String says) {
    return setting(new Kind.Whole(1, 10_000_000), String.valueOf(fallback), says);
  }

  private static Shape.Setting share(double fallback, String says) {
    return number(0, 1000, fallback, says);
  }

  private static Shape.Setting number(double low, double high, double fallback, String says) {
    return setting(new Kind.Decimal(low, high), String.valueOf(fallback), says);
  }

  private static String text(Duration duration) {
    return Durations.text(duration);
  }
}
