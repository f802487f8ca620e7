package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What was measured per commit, and the search for a commit that changed it: levels as durations
/// and benchmarks, or failures of a test.
public sealed interface CommitSeries {

  /// With the next commit.
  ///
  /// @param sum of the values of its runs, or how many of them failed
  /// @param runs how many there were; at least 1
  CommitSeries with(double sum, int runs);

  /// What the commits say together.
  OnsetReading read();

  /// Which commit it was, where [#read] says that one changed it.
  OnsetReading date();

  /// Begun anew at one of the candidates.
  CommitSeries restart(int onset);

  /// Commits since it began, or began anew.
  int seen();

  /// The newest values, oldest first: levels, or shares of failures.
  double[] newest();

  /// What was usual before a candidate, as far back as values are kept.
  double before(int onset);

  /// What is usual since it.
  double since(int onset);

  /// Levels: a commit's value is the mean of its runs.
  record Levels(OnsetState state) implements CommitSeries {

    /// Nothing measured yet.
    public static Levels start() {
      return new Levels(OnsetDetector.start());
    }

    @Override
    public Levels with(double sum, int runs) {
      return new Levels(OnsetDetector.step(state, sum / runs));
    }

    @Override
    public OnsetReading read() {
      return OnsetDetector.read(state);
    }

    @Override
    public OnsetReading date() {
      return OnsetDetector.date(state);
    }

    @Override
    public Levels restart(int onset) {
      return new Levels(OnsetDetector.restart(state, onset));
    }

    @Override
    public int seen() {
      return state.seen();
    }

    @Override
    public double[] newest() {
      return state.raw();
    }

    @Override
    public double before(int onset) {
      return Sample.of(Arrays.copyOf(state.raw(), place(onset))).median();
    }

    @Override
    public double since(int onset) {
      return Sample.of(Arrays.copyOfRange(state.raw(), place(onset), state.raw().length)).median();
    }

    private int place(int onset) {
      return onset - (state.seen() - state.raw().length);
    }
  }

  /// Failures among the runs.
  record Failures(FailureState state) implements CommitSeries {

    /// Never run yet.
    public static Failures start() {
      return new Failures(FailureDetector.start());
    }

    @Override
    public Failures with(double sum, int runs) {
      return new Failures(FailureDetector.step(state, sum / runs));
    }

    @Override
    public OnsetReading read() {
      return FailureDetector.read(state);
    }

    @Override
    public OnsetReading date() {
      return read();
    }

    @Override
    public Failures restart(int onset) {
      return new Failures(FailureDetector.restart(state, onset));
    }

    @Override
    public int seen() {
      return state.seen();
    }

    @Override
    public double[] newest() {
      return state.shares();
    }

    @Override
    public double before(int onset) {
      int place = onset - state.older();
      double failures = state.olderFailures() + DoubleStream.of(state.shares()).limit(place).sum();
      return onset == 0 ? 0 : failures / onset;
    }

    @Override
    public double since(int onset) {
      return state.since(onset - state.older()) / (state.seen() - onset);
    }
  }
}
