package dev.weatherglass.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which CI runs the build, by the table `ci.txt`: the first row whose marker is set wins. The same
/// table stands in the shell script `weatherglass-event`.
final class Ci {

  /// Not in CI.
  static final Ci NONE = new Ci(null, null, null, null, null, null);

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern REQUEST =
      Pattern.compile("(?:|.*/)(?:pull|pr|pull-requests|merge_requests)/([0-9]+)(?:/.*)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /// As `github`; null outside of CI.
  final @Nullable String vendor;

  /// Id of the pipeline's run.
  final @Nullable String run;

  /// Which attempt at this run.
  final @Nullable String attempt;

  /// Where a person sees the run.
  final @Nullable String url;

  /// Number of the pull or merge request.
  final @Nullable String pullRequest;

  /// The branch that is built, of a pull request its head.
  final @Nullable String branch;

  private Ci(
      @Nullable String vendor,
      @Nullable String run,
      @Nullable String attempt,
      @Nullable String url,
      @Nullable String pullRequest,
      @Nullable String branch) {
    this.vendor = vendor;
    this.run = run;
    this.attempt = attempt;
    this.url = url;
    this.pullRequest = pullRequest;
    this.branch = branch;
  }

  static Ci of(Map<String, String> environment) throws IOException {
    try (InputStream table = Ci.class.getResourceAsStream("ci.txt");
        BufferedReader rows =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(" ", -1);
        if (!row.startsWith("#") && first(environment, cells[1]) != null) {
          return read(environment, cells);
        }
      }
    }
    return NONE;
  }

  private static Ci read(Map<String, String> environment, String[] cells) {
    return new Ci(
        cells[0],
        first(environment, cells[2]),
        first(environment, cells[3]),
        filled(environment, cells[4]),
        request(first(environment, cells[5])),
        branch(first(environment, cells[6])));
  }

  /// The first of several variables that says something.
  private static @Nullable String first(Map<String, String> environment, String names) {
    for (String name : names.split(",", -1)) {
      String value = environment.get(name);
      if (value != null && !value.trim().isEmpty()) {
        return value.trim();
      }
    }
    return null;
  }

  private static @Nullable String filled(Map<String, String> environment, String template) {
    StringBuilder url = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    int from = 0;
    while (variables.find()) {
      String value = environment.get(variables.group(1));
      if (value == null || value.isEmpty()) {
        return null;
      }
      url.append(template, from, variables.start()).append(value);
      from = variables.end();
    }
    url.append(template, from, template.length());
    return url.indexOf("://") < 0 ? null : Addresses.withoutCredentials(url.toString());
  }

  /// From `12`, `refs/pull/12/merge`, `pr/12` or the address of a request; other values say that
  /// there is none.
  private static @Nullable String request(@Nullable String value) {
    if (value == null || NUMBER.matcher(value).matches()) {
      return value;
    }
    Matcher request = REQUEST.matcher(value);
    return request.matches() ? request.group(1) : null;
  }

  private static @Nullable String branch(@Nullable String value) {
    return value == null ? null : value.replaceFirst("^(refs/heads|origin)/", "");
  }
}
