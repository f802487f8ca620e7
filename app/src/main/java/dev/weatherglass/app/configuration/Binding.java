package dev.weatherglass.app.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes records out of what was reviewed. A record that refuses its values is told next to
/// everything else that is wrong, and the others are still made.
final class Binding {

  private final List<String> sentences;

  /// @param sentences what is wrong so far
  Binding(List<String> sentences) {
    this.sentences = new ArrayList<>(sentences);
  }

  /// A record, or nothing where it could not be made.
  record Bound<T>(@Nullable T value) {

    /// Only after [Binding#refuse] has let it pass.
    T get() {
      return Objects.requireNonNull(value);
    }
  }

  <T> Bound<T> of(Supplier<T> read) {
    try {
      return new Bound<>(read.get());
    } catch (IllegalArgumentException e) {
      sentences.add(String.valueOf(e.getMessage()));
    } catch (MissingValueException _) {
      // its sentence is there already
    }
    return new Bound<>(null);
  }

  /// @throws ConfigurationException if anything is wrong
  void refuse() {
    if (!sentences.isEmpty()) {
      throw new ConfigurationException(sentences);
    }
  }
}
