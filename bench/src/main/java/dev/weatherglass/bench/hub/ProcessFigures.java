package dev.weatherglass.bench.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// What Linux says in `/proc` about a process.
public record ProcessFigures(long pid) {

  private static final double BYTES_IN_KIB = 1024;
  private static final double BYTES_IN_MB = 1e6;
  private static final long MILLIS_PER_CLOCK_TICK = 10;

  /// Fields of `stat` after the name in parentheses, counted from zero (proc(5)).
  private static final int UTIME = 11;

  private static final int STIME = 12;

  /// Resident memory, in MB of 10⁶ bytes.
  public double residentMb() throws IOException {
    return kib("VmRSS") * BYTES_IN_KIB / BYTES_IN_MB;
  }

  /// The most that was ever resident, in MB of 10⁶ bytes.
  public double peakResidentMb() throws IOException {
    return kib("VmHWM") * BYTES_IN_KIB / BYTES_IN_MB;
  }

  /// Processor time used so far, in user and kernel mode.
  public Duration processorTime() throws IOException {
    String stat = Files.readString(file("stat"));
    List<String> fields =
        Pattern.compile(" ").splitAsStream(stat.substring(stat.lastIndexOf(')') + 2)).toList();
    long ticks = Long.parseLong(fields.get(UTIME)) + Long.parseLong(fields.get(STIME));
    return Duration.ofMillis(ticks * MILLIS_PER_CLOCK_TICK);
  }

  private long kib(String name) throws IOException {
    return Files.readAllLines(file("status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  private Path file(String name) {
    return Path.of("/proc", String.valueOf(pid), name);
  }
}
