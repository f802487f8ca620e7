package dev.weatherglass.bench.evaluate.peers;

/// Where a stretch of a series falls apart most clearly by the energy statistic of e-divisive
/// (Matteson and James 2014, doi:10.1080/01621459.2013.849605), over all places and all ends.
///
/// @param at index of the first value of the later part
/// @param strength the statistic there
record EnergySplit(int at, double strength) {

  /// The split of `values[start, end)`, at least two values.
  static EnergySplit of(double[] values, int start, int end) {
    int length = end - start;
    double[] later =
        new double[length]; // later[t]: distances of t to all after it and before kappa
    double[] within = new double[length + 1]; // within[n]: all pairs among the first n
    EnergySplit best = new EnergySplit(start + 1, Double.NEGATIVE_INFINITY);
    for (int kappa = 1; kappa <= length; kappa++) {
      double newest = values[start + kappa - 1];
      double sum = 0;
      for (int t = 0; t < kappa - 1; t++) {
        double distance = Math.abs(values[start + t] - newest);
        later[t] += distance;
        sum += distance;
      }
      within[kappa] = within[kappa - 1] + sum;
      best = better(best, start, kappa, later, within);
    }
    return best;
  }

  private static EnergySplit better(
      EnergySplit known, int start, int kappa, double[] later, double[] within) {
    EnergySplit best = known;
    double right = 0; // all pairs from tau on
    for (int tau = kappa - 1; tau >= 1; tau--) {
      right += later[tau];
      double cross = within[kappa] - within[tau] - right;
      double n = tau;
      double m = kappa - n;
      double q = 2 / (n + m) * (cross - mean(m * within[tau], n - 1) - mean(n * right, m - 1));
      if (q > best.strength() || (q == best.strength() && start + tau < best.at())) {
        best = new EnergySplit(start + tau, q);
      }
    }
    return best;
  }

  private static double mean(double sum, double count) {
    return count == 0 ? 0 : sum / count;
  }
}
