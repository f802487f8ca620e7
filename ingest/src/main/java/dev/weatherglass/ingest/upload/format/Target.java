package dev.weatherglass.ingest.upload.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a load test was aimed at, for people to read; never fetched.
public final class Target {

  private static final Pattern URL =
      Pattern.compile("(https?://)(?:[^/@\\s]*@)?([^?#\\s]{1,200}).*");

  private Target() {}

  /// The URL in a text without what may be secret in it: user, password and query; null where there
  /// is none.
  public static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher url = URL.matcher(text.strip());
    return url.matches() ? url.group(1) + url.group(2) : null;
  }
}
