package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import org.jspecify.annotations.Nullable;

/// GitHub's releases and packages.
final class GitHubArtifacts {

  private GitHubArtifacts() {}

  /// One release is told several times (published, released, prereleased): it is one artefact.
  static Decoded release(Payload payload, Origin origin) throws UnreadableException {
    boolean published =
        switch (payload.required("/action")) {
          case "published", "released", "prereleased", "created" -> !payload.flag("/release/draft");
          default -> false;
        };
    if (!published) {
      return new Decoded.Ignored("action_not_used");
    }
    String sha = Commits.shaOrNull(payload.text("/release/target_commitish"));
    return origin
        .event(payload, EventKind.ARTIFACT, Phase.PUBLISHED, Outcome.SUCCESS)
        .id("release", payload.required("/release/id"), "published", "")
        .at("/release/published_at", "/release/created_at")
        .revision(new Revision(payload.required("/release/tag_name"), sha, null))
        .actor("/release/author/login", "/sender/login")
        .page("/release/html_url")
        .label("prerelease", payload.flag("/release/prerelease") ? "true" : null)
        .build(context -> new ArtifactEvent(context, origin.service(), "released"));
  }

  /// A version of a package: `package` and `registry_package` tell the same, so they are one event.
  ///
  /// @param field where the package is in the payload, as `registry_package`
  static Decoded published(String field, Payload payload, Origin origin)
      throws UnreadableException {
    switch (payload.text("/action", "published")) {
      case "published", "updated" -> {}
      default -> {
        return new Decoded.Ignored("action_not_used");
      }
    }
    Payload known = payload.part("/" + field);
    String name = payload.required("/" + field + "/name");
    String version = known.first("/package_version/version", "/package_version/name");
    String id = known.text("/package_version/id", known.text("/id", name) + "@" + version);
    return origin
        .event(known, EventKind.ARTIFACT, Phase.PUBLISHED, Outcome.SUCCESS)
        .id("package_version", id, "published", "")
        .at("/package_version/created_at", "/updated_at")
        .revision(revision(known, version))
        .actor("/package_version/author/login", "/owner/login")
        .page("/package_version/html_url", "/html_url")
        .label("type", known.text("/package_type"))
        .build(context -> new ArtifactEvent(context, name, "published"));
  }

  /// An image has a digest and perhaps a tag; the tag is what people call it.
  private static Revision revision(Payload known, @Nullable String version) {
    String tag = known.text("/package_version/container_metadata/tag/name", "");
    String commit =
        known.first(
            "/package_version/container_metadata/labels/revision",
            "/package_version/container_metadata/labels/all_labels/org.opencontainers.image.revision",
            "/package_version/target_oid");
    boolean digest = version != null && version.startsWith("sha256:");
    return new Revision(
        digest && !tag.isEmpty() ? tag : version,
        commit != null && commit.length() == 40 ? Commits.shaOrNull(commit) : null,
        digest ? version : null);
  }
}
