package dev.weatherglass.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;

/// Where it was measured.
///
/// @param load the load average over a minute when the bench began; near zero on a quiet machine
public record Machine(int processors, long memoryGib, String processor, String java, double load) {

  private static final Path PROC = Path.of("/proc");
  private static final long KIB_IN_GIB = 1024 * 1024;

  /// This machine, now; Linux.
  public static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(value("meminfo", "MemTotal").replace(" kB", "")) / KIB_IN_GIB,
        value("cpuinfo", "model name"),
        Runtime.version().toString(),
        new Scanner(Files.readString(PROC.resolve("loadavg"))).useLocale(Locale.ROOT).nextDouble());
  }

  String told() {
    return String.format(
        Locale.ROOT,
        "%d processors (%s), %d GiB, Java %s, load at the beginning %.1f",
        processors,
        processor,
        memoryGib,
        java,
        load);
  }

  private static String value(String file, String name) throws IOException {
    return Files.readAllLines(PROC.resolve(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }
}
