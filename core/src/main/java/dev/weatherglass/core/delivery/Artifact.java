package dev.weatherglass.core.delivery;

import org.jspecify.annotations.Nullable;

/// That something was built from a commit, as any event with both says: a build, a published image,
/// a change that names its digest.
///
/// @param digest as `sha256:…`; null where unknown
/// @param version what it is called; null where unknown
/// @param commit full sha
public record Artifact(@Nullable String digest, @Nullable String version, String commit) {}
