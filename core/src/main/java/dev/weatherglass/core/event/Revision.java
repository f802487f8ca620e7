package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// Which state of the software is meant; any part may be unknown.
///
/// @param version the label people use, as `1.4.2`
/// @param commit the full commit sha where known
/// @param digest the artefact's digest, as `sha256:…`
public record Revision(@Nullable String version, @Nullable String commit, @Nullable String digest) {

  /// Nothing is known about the revision.
  public static final Revision UNKNOWN = new Revision(null, null, null);

  private static final int SHORT_SHA = 7;

  /// What to call it in a sentence: the version, else a short sha, else the digest, else `unknown
  /// version`.
  public String label() {
    if (version != null) {
      return version;
    }
    if (commit != null) {
      return commit.substring(0, Math.min(SHORT_SHA, commit.length()));
    }
    return digest == null ? "unknown version" : digest;
  }
}
