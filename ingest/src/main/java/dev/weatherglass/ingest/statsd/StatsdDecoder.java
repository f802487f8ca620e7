package dev.weatherglass.ingest.statsd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads datagrams into a window, line by line.
public final class StatsdDecoder {

  private final StatsdWindow window;
  private final Map<String, List<Double>> timers = new TreeMap<>();
  private int lines;
  private int events;
  private int checks;
  private int bad;
  private String firstFault = "";

  /// What became of the lines of a window.
  ///
  /// @param counters what each counted, by name, sampling undone
  /// @param gauges the last value of each
  /// @param sets how many members each has
  /// @param timers values of each in milliseconds, as they were sent
  /// @param lines lines that were taken
  /// @param events DogStatsD's events, which are passed over
  /// @param checks its service checks, which are passed over
  /// @param bad lines that cannot be read
  /// @param firstFault what is wrong with the first one of them; empty where there is none
  public record Read(
      Map<String, Double> counters,
      Map<String, Double> gauges,
      Map<String, Integer> sets,
      Map<String, List<Double>> timers,
      int lines,
      int events,
      int checks,
      int bad,
      String firstFault) {}

  StatsdDecoder(StatsdWindow window) {
    this.window = window;
  }

  /// What datagrams say that come within one window.
  public static Read read(byte[]... datagrams) {
    var decoder = new StatsdDecoder(new StatsdWindow());
    for (byte[] datagram : datagrams) {
      decoder.add(datagram, datagram.length, true);
    }
    return decoder.read();
  }

  void add(byte[] datagram, int length) {
    add(datagram, length, false);
  }

  private void add(byte[] datagram, int length, boolean keepTimers) {
    new String(datagram, 0, length, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> add(line, keepTimers));
  }

  private void add(String line, boolean keepTimers) {
    if (line.startsWith("_e{")) {
      events++;
    } else if (line.startsWith("_sc|")) {
      checks++;
    } else {
      try {
        StatsdLine parsed = StatsdLine.parse(line);
        window.add(parsed);
        lines++;
        if (keepTimers && parsed.type() == StatsdLine.Type.TIMER) {
          timers.computeIfAbsent(parsed.name(), _ -> new ArrayList<>()).addAll(parsed.values());
        }
      } catch (IllegalArgumentException e) {
        bad++;
        firstFault = firstFault.isEmpty() ? String.valueOf(e.getMessage()) : firstFault;
      }
    }
  }

  Read read() {
    return new Read(
        window.counters(),
        window.gauges(),
        window.sets(),
        timers,
        lines,
        events,
        checks,
        bad,
        firstFault);
  }

  /// Counts from zero again; the window is not touched.
  void forget() {
    timers.clear();
    lines = 0;
    events = 0;
    checks = 0;
    bad = 0;
    firstFault = "";
  }

  int events() {
    return events;
  }

  int checks() {
    return checks;
  }

  int bad() {
    return bad;
  }

  String firstFault() {
    return firstFault;
  }
}
