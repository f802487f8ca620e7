package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.Revision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Container images, as `registry:5000/shop/cart:v1.4.2@sha256:…`, and which version they say.
final class Images {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{7,64}");

  private Images() {}

  /// The images of a pod's containers by the containers' names, those that initialise it too.
  ///
  /// @param pod the `spec` of a pod or of a template of pods
  static Map<String, String> of(JsonNode pod) {
    var images = new TreeMap<String, String>();
    for (String list : List.of("initContainers", "containers")) {
      pod.path(list)
          .forEach(container ->
              images.put(
                  container.path("name").asString(""), container.path("image").asString("")));
    }
    return images;
  }

  /// What the first container runs, which is by custom the one the others serve.
  static Revision revision(JsonNode pod) {
    String image = pod.at("/containers/0/image").asString("");
    return image.isEmpty() ? Revision.UNKNOWN : revision(image);
  }

  /// The tag as the version; the digest where it has one, and then as the version too where there
  /// is no tag.
  static Revision revision(String image) {
    int at = image.indexOf('@');
    String digest = at < 0 ? null : image.substring(at + 1);
    String tag = tag(at < 0 ? image : image.substring(0, at));
    boolean known = digest != null && DIGEST.matcher(digest).matches();
    return new Revision(tag, null, known ? digest : null);
  }

  private static @Nullable String tag(String name) {
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 ? null : name.substring(colon + 1);
  }
}
