package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.ChangeEvent.Commit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where the commits of a change stand. Inside, everything is seen from one commit.
///
/// @param each the list
/// @param newestFirst whether the tool lists them so
/// @param fields `sha`, `at`, `message`, `author`
record Commits(Expression each, boolean newestFirst, Map<String, Value> fields) {

  private static final String SHA = "sha";
  private static final Set<String> KEYS =
      Set.of("each", "newest_first", SHA, "at", "message", "author");

  static Commits read(Part part) {
    part.allow(KEYS);
    var fields = new java.util.HashMap<String, Value>();
    for (String key : List.of(SHA, "at", "message", "author")) {
      part.find(key).ifPresent(value -> fields.put(key, Value.read(value)));
    }
    fields.put(SHA, Value.read(part.at(SHA)));
    boolean newestFirst = "true".equals(part.textOf("newest_first"));
    return new Commits(Expression.read(part.at("each")), newestFirst, Map.copyOf(fields));
  }

  /// The commits that are there, oldest first.
  List<Commit> of(Scene scene) {
    var commits = new ArrayList<Commit>();
    for (JsonNode node : each.of(scene)) {
      Scene commit = scene.inside(node);
      String sha = text(SHA, commit);
      Value at = fields.get("at");
      if (sha != null) {
        String message = text("message", commit);
        commits.add(
            new Commit(
                sha,
                at == null ? null : at.instant(commit),
                message == null ? null : message.lines().findFirst().orElse(null),
                text("author", commit)));
      }
    }
    if (newestFirst) {
      Collections.reverse(commits);
    }
    return commits;
  }

  private @Nullable String text(String field, Scene scene) {
    Value value = fields.get(field);
    return value == null ? null : value.text(scene);
  }
}
