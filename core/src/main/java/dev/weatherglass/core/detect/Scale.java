package dev.weatherglass.core.detect;

import java.util.Arrays;

/// The scale on which a series is judged: the one on which its noise is most nearly even.
public sealed interface Scale {

  /// The bucket on this scale, NaN where it holds nothing.
  ///
  /// @throws IllegalArgumentException if the observation is of the other kind
  double of(Observation observation);

  /// A place on this scale in the unit of the series.
  double level(double place);

  /// A distance on this scale as people read it.
  EffectEstimate effect(double distance, Interval interval);

  /// How effects are told before there is one.
  EffectEstimate.Unit unit();

  /// The scale for a baseline of values: logarithms where all of them are positive.
  ///
  /// @param baseline its values, without missing ones
  static Scale of(double[] baseline) {
    double least = Arrays.stream(baseline).min().orElse(0);
    return least > 0 ? new Logarithm(Logarithm.FLOOR * least) : new Linear();
  }

  /// The values as they are.
  record Linear() implements Scale {
    @Override
    public double of(Observation observation) {
      return value(observation);
    }

    @Override
    public double level(double place) {
      return place;
    }

    @Override
    public EffectEstimate effect(double distance, Interval interval) {
      return new EffectEstimate(unit(), distance, interval);
    }

    @Override
    public EffectEstimate.Unit unit() {
      return EffectEstimate.Unit.DIFFERENCE;
    }
  }

  /// Logarithms of the values.
  ///
  /// @param floor smaller values, also zero and negative ones, are taken for this; positive
  record Logarithm(double floor) implements Scale {

    private static final double FLOOR = 0.2;

    @Override
    public double of(Observation observation) {
      return Math.log(Math.max(value(observation), floor));
    }

    @Override
    public double level(double place) {
      return Math.exp(place);
    }

    @Override
    public EffectEstimate effect(double distance, Interval interval) {
      return EffectEstimate.ofLogarithm(distance, interval);
    }

    @Override
    public EffectEstimate.Unit unit() {
      return EffectEstimate.Unit.RATIO;
    }
  }

  /// Logarithms of errors per request, (k + 1/2) / (n + 1), where errors are many.
  record LogErrorRatio() implements Scale {
    @Override
    public double of(Observation observation) {
      return switch (observation) {
        case Observation.Counts(long errors, long requests) ->
            requests == 0 ? Double.NaN : Math.log((errors + 0.5) / (requests + 1.0));
        case Observation.Missing() -> Double.NaN;
        case Observation.Value value -> throw wrongKind(SeriesKind.ERROR_RATIO, value);
      };
    }

    @Override
    public double level(double place) {
      return Math.exp(place);
    }

    @Override
    public EffectEstimate effect(double distance, Interval interval) {
      return EffectEstimate.ofLogarithm(distance, interval);
    }

    @Override
    public EffectEstimate.Unit unit() {
      return EffectEstimate.Unit.RATIO;
    }
  }

  /// The bucket's value, NaN where it holds nothing.
  static double value(Observation observation) {
    return switch (observation) {
      case Observation.Value(double value) -> value;
      case Observation.Missing() -> Double.NaN;
      case Observation.Counts counts -> throw wrongKind(SeriesKind.LEVEL, counts);
    };
  }

  /// Somebody mixed up two series: our mistake, not the sender's.
  static IllegalArgumentException wrongKind(SeriesKind kind, Observation observation) {
    return new IllegalArgumentException(
        "observation must fit a series of kind " + kind + " but was " + observation);
  }
}
