package dev.weatherglass.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a working copy stands, read from its `.git` (gitrepository-layout(5)); only whether it is
/// dirty is asked of `git`, where there is one. A fact that cannot be found is null.
final class GitPlace {

  private static final int NO_REPOSITORY = 128;
  private static final String REF = "ref: ";

  /// Full sha; null outside of a repository.
  final @Nullable String commit;

  /// Null where no branch is checked out, as mostly in CI.
  final @Nullable String branch;

  /// Address of `origin`, without credentials.
  final @Nullable String remote;

  private GitPlace(@Nullable String commit, @Nullable String branch, @Nullable String remote) {
    this.commit = commit;
    this.branch = branch;
    this.remote = remote;
  }

  /// Nothing known.
  static GitPlace unknown() {
    return new GitPlace(null, null, null);
  }

  /// Looks in this directory and those above it.
  static GitPlace of(Path directory) throws IOException {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.exists(git)) {
        return read(Files.isDirectory(git) ? git : at.resolve(pointed(git)).normalize());
      }
    }
    return unknown();
  }

  private static GitPlace read(Path git) throws IOException {
    Path common =
        Files.exists(git.resolve("commondir"))
            ? git.resolve(text(git.resolve("commondir"))).normalize()
            : git;
    String head = text(git.resolve("HEAD"));
    String ref = head.startsWith(REF) ? head.substring(REF.length()) : null;
    return new GitPlace(
        ref == null ? head : sha(git, common, ref),
        ref == null ? null : ref.replaceFirst("^refs/heads/", ""),
        remote(common.resolve("config")));
  }

  /// A linked working copy or a submodule has a file that names the place: `gitdir: …`.
  private static String pointed(Path file) throws IOException {
    return text(file).replaceFirst("^gitdir: ", "");
  }

  private static @Nullable String sha(Path git, Path common, String ref) throws IOException {
    for (Path place : new Path[] {git.resolve(ref), common.resolve(ref)}) {
      if (Files.exists(place)) {
        return text(place);
      }
    }
    for (String line : lines(common.resolve("packed-refs"))) {
      if (line.endsWith(" " + ref)) {
        return line.substring(0, line.indexOf(' '));
      }
    }
    return null;
  }

  private static @Nullable String remote(Path config) throws IOException {
    boolean origin = false;
    for (String line : lines(config)) {
      String said = line.trim();
      if (said.startsWith("[")) {
        origin = said.equals("[remote \"origin\"]");
      } else if (origin && said.matches("url\\s*=.*")) {
        return Addresses.ofRepository(said.substring(said.indexOf('=') + 1).trim());
      }
    }
    return null;
  }

  /// Whether a tracked file differs from the commit; null where nobody knows. Takes as long as `git
  /// status` does.
  static @Nullable Boolean dirty(Path directory) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(
                  "git", "--no-optional-locks", "status", "--porcelain", "--untracked-files=no")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      git.getOutputStream().close();
      boolean says = git.getInputStream().read() >= 0;
      git.getInputStream().close();
      return git.waitFor() == NO_REPOSITORY ? null : Boolean.valueOf(says);
    } catch (IOException e) {
      return null; // there is no git here
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.UTF_8)
        : Collections.<String>emptyList();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).trim();
  }
}
