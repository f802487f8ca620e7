package dev.weatherglass.api.meter;

import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Keeps the first few things offered of each group, and of things with the same tags the first:
/// offered newest first, that bounds the number of time series.
final class NewestOfEach<T> {

  private final int most;
  private final Map<String, Integer> kept = new HashMap<>();
  private final Map<Tags, T> things = new LinkedHashMap<>();

  NewestOfEach(int most) {
    this.most = most;
  }

  void offer(String group, Tags tags, T thing) {
    if (kept.getOrDefault(group, 0) < most && things.putIfAbsent(tags, thing) == null) {
      kept.merge(group, 1, Integer::sum);
    }
  }

  List<Row<?>> rows(ToDoubleFunction<T> value) {
    return things.entrySet().stream()
        .<Row<?>>map(thing -> Row.of(thing.getKey(), value.applyAsDouble(thing.getValue())))
        .toList();
  }
}
