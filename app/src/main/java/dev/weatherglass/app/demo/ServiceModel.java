package dev.weatherglass.app.demo;

/// How a simulated service behaves on a normal day.
///
/// @param name of the service
/// @param requestsPerSecond on average over a day; positive
/// @param medianSeconds of a request's duration; positive
/// @param errorRatio share of requests that fail, in [0, 1]
record ServiceModel(
    String name, double requestsPerSecond, double medianSeconds, double errorRatio) {

  ServiceModel {
    if (!(requestsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "requestsPerSecond must be positive but was " + requestsPerSecond);
    }
    if (!(medianSeconds > 0)) {
      throw new IllegalArgumentException("medianSeconds must be positive but was " + medianSeconds);
    }
    if (!(errorRatio >= 0 && errorRatio <= 1)) {
      throw new IllegalArgumentException("errorRatio must be in [0, 1] but was " + errorRatio);
    }
  }
}
