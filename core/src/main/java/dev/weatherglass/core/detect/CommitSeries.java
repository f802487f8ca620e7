package dev.weatherglass.core.detect;

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

  /// Begun anew at one of the candidates.
  CommitSeries restart(int onset);

  /// Commits since it began, or began anew.
  int seen();

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
    public Levels restart(int onset) {
      return new Levels(OnsetDetector.restart(state, onset));
    }

    @Override
    public int seen() {
      return state.seen();
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
    public Failures restart(int onset) {
      return new Failures(FailureDetector.restart(state, onset));
    }

    @Override
    public int seen() {
      return state.seen();
    }
  }
}
