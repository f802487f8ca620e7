package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.Revision;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A package URL, as `pkg:oci/shop@sha256%3A0b31…?tag=1.4.2`, or what tools write in its place: an
/// image, as `registry/shop:1.4.2`.
///
/// @param name the last part of its path
/// @param version what follows the `@`; null where nothing does
/// @param tag what an image is called beside its digest; null where it has none
record Purl(String name, @Nullable String version, @Nullable String tag) {

  private static final Pattern SCHEME = Pattern.compile("^pkg:/*[^/]+/");
  private static final Pattern TAG = Pattern.compile("[?&]tag=([^&#]+)");
  private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+:[0-9a-f]{8,}");
  private static final Pattern IMAGE_TAG = Pattern.compile(":([^/:@]+)$");

  /// Reads it; null where there is no text.
  static @Nullable Purl of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher tag = TAG.matcher(text);
    String said = tag.find() ? decoded(tag.group(1)) : null;
    String path = SCHEME.matcher(text.replaceFirst("[?#].*", "")).replaceFirst("");
    int at = path.lastIndexOf('@');
    String before = at > 0 ? path.substring(0, at) : path;
    String version = at > 0 ? decoded(path.substring(at + 1)) : null;
    Matcher image = IMAGE_TAG.matcher(before);
    if (!text.startsWith("pkg:") && image.find()) {
      said = image.group(1);
      before = before.substring(0, image.start());
    }
    String name = decoded(before.substring(before.lastIndexOf('/') + 1));
    return new Purl(name.isEmpty() ? text : name, version, said);
  }

  /// What it says about the revision: a digest is not what people call a version if there is a tag.
  Revision revision() {
    boolean digest = version != null && DIGEST.matcher(version).matches();
    String called = tag != null && (digest || version == null) ? tag : version;
    return new Revision(called, Commits.shaOrNull(version), digest ? version : null);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
