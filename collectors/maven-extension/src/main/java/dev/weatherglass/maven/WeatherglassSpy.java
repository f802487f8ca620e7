package dev.weatherglass.maven;

import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Maven talks to. Whatever goes wrong behind it, the build does not notice: after the first
/// error this spy is deaf until the next build.
///
/// Maven calls from several threads with `-T`. One object hears one build, and in a daemon one
/// after the other.
public final class WeatherglassSpy extends AbstractEventSpy {

  private static final Logger log = LoggerFactory.getLogger(WeatherglassSpy.class);

  private volatile @Nullable BuildWatch watch;

  @Override
  public void onEvent(Object event) {
    try {
      if (event instanceof ExecutionEvent) {
        hear((ExecutionEvent) event);
      }
    } catch (Throwable e) {
      watch = null;
      log.debug("[weatherglass] off after an error", e);
    }
  }

  private void hear(ExecutionEvent event) throws Exception {
    long now = System.nanoTime();
    if (event.getType() == ExecutionEvent.Type.SessionStarted) {
      watch = BuildWatch.begin(event.getSession(), now);
    }
    BuildWatch build = watch;
    if (build != null) {
      build.hear(event, now);
    }
  }

  @Override
  public void close() {
    try {
      BuildWatch build = watch;
      watch = null;
      if (build != null) {
        build.close();
      }
    } catch (Throwable e) {
      log.debug("[weatherglass] off after an error", e);
    }
  }
}
