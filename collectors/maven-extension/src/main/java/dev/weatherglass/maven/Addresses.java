package dev.weatherglass.maven;

import java.util.regex.Pattern;

/// Addresses as they may be told to others.
final class Addresses {

  private static final Pattern CREDENTIALS = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/]*@");
  private static final Pattern QUERY = Pattern.compile("[?#].*$");

  private Addresses() {}

  /// Without user and password: `https://me:secret@host/x` is `https://host/x`.
  static String withoutCredentials(String url) {
    return CREDENTIALS.matcher(url).replaceFirst("$1");
  }

  /// The address of a repository: what follows `?` or `#` may be a token too.
  static String ofRepository(String url) {
    return QUERY.matcher(withoutCredentials(url)).replaceFirst("");
  }
}
