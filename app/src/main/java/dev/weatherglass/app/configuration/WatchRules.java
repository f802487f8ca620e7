package dev.weatherglass.app.configuration;

import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Measure;
import dev.weatherglass.core.series.Part;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.series.WatchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// Reads `watch:`, which adds to what is watched anyway.
final class WatchRules {

  /// How samples become values, by the word in the file.
  static final SequencedMap<String, Measure> MEASURES = measures();

  private WatchRules() {}

  static Watch read(Reader reader) {
    var rules = new ArrayList<WatchRule>();
    reader.named(each -> each).forEach((signal, each) -> rules.add(rule(signal, each)));
    return Watch.DEFAULTS.plus(rules);
  }

  private static WatchRule rule(String name, Reader reader) {
    var signal =
        new Signal(
            name,
            reader.findText("title").orElse(name),
            SignalKind.valueOf(reader.text("kind").toUpperCase(Locale.ROOT)),
            reader.text("unit"),
            Direction.valueOf(reader.text("worse").toUpperCase(Locale.ROOT)));
    Measure measure = MEASURES.getOrDefault(reader.text("measure"), new Measure.Level());
    return new WatchRule(signal, measure, reader.texts("families"), reader.texts("by"));
  }

  private static SequencedMap<String, Measure> measures() {
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("level", new Measure.Level());
    measures.put("rate", new Measure.Rate(Part.VALUE));
    measures.put("mean", new Measure.Mean());
    measures.put("p50", new Measure.Quantile(0.5));
    measures.put("p90", new Measure.Quantile(0.9));
    measures.put("p95", new Measure.Quantile(0.95));
    measures.put("p99", new Measure.Quantile(0.99));
    measures.put("error_ratio", new Measure.ErrorRatio(Part.VALUE));
    measures.put("request_rate", new Measure.Rate(Part.COUNT));
    measures.put("request_error_ratio", new Measure.ErrorRatio(Part.COUNT));
    return new LinkedHashMap<>(measures);
  }
}
