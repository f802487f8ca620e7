package dev.weatherglass.ingest.source;

import org.jspecify.annotations.Nullable;

/// What the configuration says about one source.
///
/// @param secret shared with the source, which signs with it; null where there is none
/// @param acceptUnsigned whether requests are accepted while there is no secret; with a secret,
///   unsigned ones never are
public record SourceSettings(@Nullable String secret, boolean acceptUnsigned) {

  /// No secret; everything is accepted, and start-up says so.
  public static final SourceSettings OPEN = new SourceSettings(null, true);

  public SourceSettings {
    if (secret != null && secret.isBlank()) {
      throw new IllegalArgumentException("sources.*.secret must not be blank");
    }
  }

  /// Never shows the secret.
  @Override
  public String toString() {
    return "SourceSettings[secret=%s, acceptUnsigned=%s]"
        .formatted(secret == null ? "none" : "…", acceptUnsigned);
  }
}
