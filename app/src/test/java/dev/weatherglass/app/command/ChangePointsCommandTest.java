package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangePointsCommandTest {

  private static final String HEADER = "commit_idx,commit,run,value";
  private static final long SEED = 5;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void the_commit_that_made_it_slower_is_named_with_its_levels_and_when_it_was_seen()
      throws IOException {
    write("checkout.csv", history(60));

    assertThat(run()).isEqualTo(Exit.OK);
    assertThat(out.toString())
        .startsWith("{\"checkout\":[{\"index\":60,\"commit\":\"c60\",\"direction\":1,\"before\":10")
        .containsPattern("\"detected_at\":6[2-6]}]}\n$");
  }

  @Test
  void the_tables_may_lie_in_commits_and_their_rows_in_any_order() throws IOException {
    write("checkout.csv", history(60));
    run();
    String straight = out.toString();
    Files.delete(directory.resolve("checkout.csv"));
    Files.createDirectory(directory.resolve("commits"));
    List<String> rows = history(60);
    Collections.shuffle(rows, new Random(SEED));
    write("commits/checkout.csv", rows);

    out.getBuffer().setLength(0);
    run();

    assertThat(out.toString()).isEqualTo(straight);
  }

  @Test
  void the_same_histories_give_the_same_bytes() throws IOException {
    write("checkout.csv", history(60));
    write("search.csv", history(500));
    Path one = directory.resolve("one.json");
    Path other = directory.resolve("other.json");

    run("--out", one.toString());
    run("--out", other.toString());

    assertThat(one).hasSameBinaryContentAs(other);
    assertThat(one).content().contains("\"search\":[]");
  }

  @Test
  void everything_wrong_is_named_with_file_line_field_and_value() throws IOException {
    write("a.csv", List.of("0,c0,0,fast", "x,c1,0,3", "-2,c1,0,3", "3,c3,0,1", "3,c4,1,1", "5,c5"));
    Files.writeString(directory.resolve("b.csv"), "commit,value\n");

    assertThat(run("--out", directory.resolve("out.json").toString())).isEqualTo(Exit.ERROR);
    assertThat(err.toString())
        .contains("a.csv line 2: value must be a number but was fast")
        .contains("a.csv line 3: commit_idx must be a whole number but was x")
        .contains("a.csv line 4: commit_idx must not be negative but was -2")
        .contains("a.csv line 6: commit of commit_idx 3 must be c3 as before but was c4")
        .contains("a.csv line 7: a row must have 4 cells but was 5,c5")
        .contains("b.csv line 1: the columns must be " + HEADER + " but were commit,value");
    assertThat(directory.resolve("out.json")).doesNotExist();
  }

  @Test
  void what_is_no_measurement_is_left_out_and_said() throws IOException {
    List<String> rows = history(60);
    rows.addAll(List.of("3,c3,9,NaN", "4,c4,9,1e300", "5,c5,9,", "200,c200,0,-Infinity"));
    write("checkout.csv", rows);
    write("young.csv", List.of("0,c0,0,-3"));

    assertThat(run()).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("\"index\":60").contains("\"young\":[]");
    assertThat(err.toString())
        .contains("checkout: 4 runs left out")
        .contains("young: 1 commits, no change is sought in fewer than 10");
  }

  @Test
  void a_directory_without_histories_is_refused() {
    assertThat(run()).isEqualTo(Exit.ERROR);
    assertThat(err.toString()).startsWith("no commit history (<id>.csv) in ");
  }

  /// Three runs each of 100 commits around 100 ms, 15 % slower from one of them on.
  private static List<String> history(int slower) {
    var random = new Random(SEED);
    var rows = new ArrayList<String>();
    for (int commit = 0; commit < 100; commit++) {
      for (int run = 0; run < 3; run++) {
        double level = commit < slower ? 100 : 115;
        rows.add("%d,c%d,%d,%s".formatted(commit, commit, run, level + 3 * random.nextGaussian()));
      }
    }
    return rows;
  }

  private void write(String name, List<String> rows) throws IOException {
    var lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(rows);
    Files.write(directory.resolve(name), lines);
  }

  private int run(String... options) {
    var line = new ArrayList<>(List.of("changepoints", directory.toString()));
    line.addAll(List.of(options));
    return Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute(line.toArray(String[]::new));
  }
}
