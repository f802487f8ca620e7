package dev.weatherglass.core.detect;

/// The course that a lasting shift may take after a change: 0 before it, 1 in the end.
public sealed interface Shape {

  /// The share of the shift that is there.
  ///
  /// @param age buckets since the change, 0 for the first, negative before
  double at(int age);

  /// The first age from which it may count as evidence; before, it is as good as no shift.
  int counts();

  /// All at once.
  ///
  /// @param lag buckets after the change: caches run out, traffic arrives, memory fills
  record Step(int lag) implements Shape {

    /// A step that lies after the change takes this many buckets more to count, so that one outlier
    /// is no step.
    private static final int LATE_EVIDENCE = 3;

    @Override
    public double at(int age) {
      return age >= lag ? 1 : 0;
    }

    @Override
    public int counts() {
      return lag == 0 ? 0 : lag + LATE_EVIDENCE;
    }
  }

  /// In equal parts: a leak, a rollout instance by instance.
  ///
  /// @param length buckets that it takes
  record Ramp(int length) implements Shape {
    @Override
    public double at(int age) {
      return age < 0 ? 0 : Math.min(1, (age + 1.0) / length);
    }

    @Override
    public int counts() {
      return 0;
    }
  }
}
