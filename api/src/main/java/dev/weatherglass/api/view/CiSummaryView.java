package dev.weatherglass.api.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The health of continuous integration in a period.
///
/// @param from first moment of the period; absent where no build is known and none was asked for
/// @param to first moment after it; absent likewise
/// @param policy of the medians, where the judge cannot know
/// @param services by name
/// @param next pass it as `cursor` to read on; absent at the end
public record CiSummaryView(
    @Nullable Instant from,
    @Nullable Instant to,
    PolicyView policy,
    List<ServiceCiView> services,
    @Nullable String next) {

  public CiSummaryView {
    services = List.copyOf(services);
  }
}
