package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a file says, before it is known of which service.
///
/// Two reports of the same content are equal and have the same JSON: an event's id is made of it.
public sealed interface Report permits TestReport, LoadTestReport, BenchmarkReport {

  /// The family of the event.
  EventKind kind();

  /// How it ended.
  Outcome outcome();

  /// When it ended, by the file; null where the file gives no time with a zone.
  @Nullable Instant at();

  /// The full sha of what was tested, by the file; null where it does not say.
  @Nullable String commit();

  /// What the file calls its suite or scenario; null where it does not.
  @Nullable String name();

  /// The same under another name.
  Report named(String name);

  /// The event in this place.
  DeliveryEvent event(EventContext context);
}
