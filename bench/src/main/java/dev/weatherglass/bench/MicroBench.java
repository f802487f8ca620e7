package dev.weatherglass.bench;

import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The JMH benches of package `micro`: time and memory of single steps.
final class MicroBench implements Bench {

  private static final String PACKAGE = "micro.";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public String says() {
    return "single steps by JMH [--only regex] [--forks 1] [--iterations 5] [--millis 1000]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    var figures = new ArrayList<Figure>();
    for (RunResult result : results(arguments)) {
      figures.add(figure(result, result.getPrimaryResult(), "us"));
      @Nullable Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      if (allocated != null) {
        figures.add(figure(result, allocated, "B"));
      }
    }
    return new Report(name(), began, machine, arguments.given(), figures);
  }

  private static Collection<RunResult> results(Arguments arguments) {
    TimeValue time = TimeValue.milliseconds(arguments.whole("millis", 1_000));
    int iterations = arguments.whole("iterations", 5);
    Options options =
        new OptionsBuilder()
            .include(arguments.text("only", "dev\\.weatherglass\\.bench\\.micro"))
            .forks(arguments.whole("forks", 1))
            .warmupIterations(iterations)
            .warmupTime(time)
            .measurementIterations(iterations)
            .measurementTime(time)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run", e);
    }
  }

  private static Figure figure(RunResult run, Result<?> result, String unit) {
    String name = run.getParams().getBenchmark();
    return Figure.of(name.substring(name.indexOf(PACKAGE) + PACKAGE.length()), unit, each(result));
  }

  /// What each iteration measured.
  private static double[] each(Result<?> result) {
    var values = new ArrayList<Double>();
    Iterator<Map.Entry<Double, Long>> counted = result.getStatistics().getRawData();
    counted.forEachRemaining(
        entry -> values.addAll(Collections.nCopies(entry.getValue().intValue(), entry.getKey())));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
