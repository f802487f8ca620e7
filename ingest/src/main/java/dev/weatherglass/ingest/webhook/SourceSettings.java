package dev.weatherglass.ingest.webhook;

import org.jspecify.annotations.Nullable;

/// What the configuration says about one source.
///
/// @param secret shared with the source, which signs with it; null where there is none
/// @param acceptUnsigned whether requests are accepted while there is no secret; with a secret,
///   unsigned ones never are
/// @param timestampHeader the header in which the source sends the time that it signs, where that
///   is the user's choice (Grafana); null where it signs none
public record SourceSettings(
    @Nullable String secret, boolean acceptUnsigned, @Nullable String timestampHeader) {

  /// No secret; everything is accepted.
  public static final SourceSettings OPEN = new SourceSettings(null, true, null);

  public SourceSettings {
    if (secret != null && secret.isBlank()) {
      throw new IllegalArgumentException("sources.*.secret must not be blank");
    }
  }

  /// Signed with a secret; nothing else is special.
  public SourceSettings(@Nullable String secret, boolean acceptUnsigned) {
    this(secret, acceptUnsigned, null);
  }

  /// Never shows the secret.
  @Override
  public String toString() {
    return "SourceSettings[secret=%s, acceptUnsigned=%s]"
        .formatted(secret == null ? "none" : "…", acceptUnsigned);
  }
}
