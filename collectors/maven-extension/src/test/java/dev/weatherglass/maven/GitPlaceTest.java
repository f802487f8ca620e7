package dev.weatherglass.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPlaceTest {

  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path directory;

  @Test
  void a_branch_and_its_commit_are_found_from_a_folder_below() throws IOException {
    file(".git/HEAD", "ref: refs/heads/faster/till\n");
    file(".git/refs/heads/faster/till", SHA + "\n");

    GitPlace place = GitPlace.of(Files.createDirectories(directory.resolve("a/b")));

    assertThat(place.commit).isEqualTo(SHA);
    assertThat(place.branch).isEqualTo("faster/till");
  }

  @Test
  void a_packed_branch_is_found_too() throws IOException {
    file(".git/HEAD", "ref: refs/heads/main\n");
    file(".git/packed-refs", "# pack-refs\nff refs/heads/other-main\n" + SHA + " refs/heads/main");

    assertThat(GitPlace.of(directory).commit).isEqualTo(SHA);
  }

  @Test
  void a_detached_head_has_a_commit_and_no_branch() throws IOException {
    file(".git/HEAD", SHA + "\n");

    assertThat(GitPlace.of(directory).commit).isEqualTo(SHA);
    assertThat(GitPlace.of(directory).branch).isNull();
  }

  @Test
  void a_linked_working_copy_finds_what_it_shares() throws IOException {
    file("main/.git/refs/heads/side", SHA);
    file("main/.git/config", "[core]\n[remote \"origin\"]\n  url = git@example.org:dev/shop.git\n");
    file("main/.git/worktrees/side/HEAD", "ref: refs/heads/side");
    file("main/.git/worktrees/side/commondir", "../..");
    file("side/.git", "gitdir: " + directory.resolve("main/.git/worktrees/side"));

    GitPlace place = GitPlace.of(directory.resolve("side"));

    assertThat(place.commit).isEqualTo(SHA);
    assertThat(place.remote).isEqualTo("git@example.org:dev/shop.git");
  }

  @Test
  void the_remote_is_told_without_credentials() throws IOException {
    file(".git/HEAD", SHA);
    file(".git/config", "[remote \"origin\"]\n\turl=https://a:b@c@git.example.org/s.git?token=x\n");

    assertThat(GitPlace.of(directory).remote).isEqualTo("https://git.example.org/s.git");
  }

  @Test
  void nobody_knows_whether_something_is_dirty_that_git_cannot_read() throws Exception {
    file(".git/HEAD", SHA);

    assertThat(GitPlace.dirty(directory)).isNull();
  }

  private void file(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
