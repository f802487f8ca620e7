package dev.weatherglass.api.view;

import dev.weatherglass.api.history.Services.Series;
import dev.weatherglass.api.history.Services.Service;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service and what is known of it in each environment.
public record ServiceView(String name, List<PlaceView> environments) {

  /// A service in one environment.
  ///
  /// @param firstSeen event time of the first event or judgement
  /// @param lastSeen event time of the last one
  /// @param deploys how many deploys are known
  /// @param newestDeploy the newest one; absent where none is known
  /// @param firingAlerts how many alerts fire
  /// @param series the series that were judged; empty until a change was
  public record PlaceView(
      String environment,
      Instant firstSeen,
      Instant lastSeen,
      long deploys,
      @Nullable DeployView newestDeploy,
      long firingAlerts,
      List<SeriesView> series) {

    public static PlaceView of(
        Service service,
        long deploys,
        @Nullable DeployView newestDeploy,
        long firingAlerts,
        List<Series> series) {
      return new PlaceView(
          service.environment(),
          service.firstSeen(),
          service.lastSeen(),
          deploys,
          newestDeploy,
          firingAlerts,
          series.stream().map(SeriesView::of).toList());
    }
  }

  /// A series that was judged.
  ///
  /// @param by the labels it is kept apart by; empty for the whole service
  /// @param unit UCUM-like unit of its values
  public record SeriesView(
      String signal, String title, String by, String unit, String metric, Instant judgedUntil) {

    static SeriesView of(Series series) {
      return new SeriesView(
          series.signal(),
          series.title(),
          series.by(),
          series.unit(),
          series.metric(),
          series.judgedUntil());
    }
  }
}
