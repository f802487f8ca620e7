package dev.weatherglass.wire;

import org.jspecify.annotations.Nullable;

/// Ends the handling of a request with a problem; the process's one HTTP server turns it into the
/// answer.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemDetail problem;
  private final @Nullable Integer retryAfterSeconds;

  /// A problem that repeating the same request will not mend.
  public ProblemException(ProblemDetail problem) {
    this(problem, null);
  }

  /// @param retryAfterSeconds when to try again, told as `Retry-After`; null where that is of no
  ///   use
  public ProblemException(ProblemDetail problem, @Nullable Integer retryAfterSeconds) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public ProblemDetail problem() {
    return problem;
  }

  public @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
