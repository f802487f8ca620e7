package dev.weatherglass.api.history;

import org.jspecify.annotations.Nullable;

/// The history database could not do what was asked: disk full, file locked, file damaged, or
/// written by a newer Weatherglass. Its message says which.
public class HistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HistoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
