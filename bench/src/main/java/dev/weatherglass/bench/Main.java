package dev.weatherglass.bench;

import dev.weatherglass.bench.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;

/// `java -jar weatherglass-bench.jar <name> [--option value …]`: the table goes to stdout, the same
/// as JSON to `--out` (default `weatherglass-bench-<name>.json` in the directory for temporary
/// files; `evaluate` writes Markdown).
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0 || Benches.named(args[0]).isEmpty()) {
      System.err.println("usage: weatherglass-bench NAME [--option value …], NAME is one of");
      Benches.ALL.forEach(bench -> System.err.println("  " + bench.name() + "  " + bench.says()));
      System.exit(2);
    }
    run(Benches.named(args[0]).orElseThrow(), Arrays.copyOfRange(args, 1, args.length));
  }

  private static void run(Bench bench, String[] args) throws IOException, InterruptedException {
    var arguments = Arguments.parse(args);
    Outcome outcome = bench.run(arguments, new Stand(InstantSource.system(), System.err::println));
    Path out = arguments.path("out", usualFile(bench.name(), outcome.suffix()));
    System.out.println(outcome.markdown());
    outcome.write(out);
    System.err.println("kept in " + out);
  }

  private static Path usualFile(String name, String suffix) {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "weatherglass-bench-" + name + "." + suffix);
  }
}
