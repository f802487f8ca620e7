package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionEvent;
import org.junit.jupiter.api.Test;

class WeatherglassSpyTest {

  @Test
  void nothing_that_maven_says_makes_it_throw() {
    var spy = new WeatherglassSpy();

    assertThatCode(
            () -> {
              spy.onEvent(new Object());
              spy.onEvent(broken());
              spy.onEvent(null);
              spy.close();
              spy.close();
            })
        .doesNotThrowAnyException();
  }

  /// An event of a Maven that is not as we think.
  private static ExecutionEvent broken() {
    return (ExecutionEvent)
        Proxy.newProxyInstance(
            ExecutionEvent.class.getClassLoader(),
            new Class<?>[] {ExecutionEvent.class},
            (proxy, method, arguments) -> {
              throw new LinkageError(method.getName());
            });
  }
}
