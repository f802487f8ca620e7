package dev.weatherglass.ingest.upload;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the sender says of a file in the query.
///
/// @param service the service that was tested, as the sender calls it
/// @param environment where it was tested; null where unsaid
/// @param version what was tested; null where unsaid
/// @param commit what was tested; null where unsaid
/// @param branch the commit's branch: histories of different branches never meet; null where unsaid
/// @param run the sender's id of the run; null where it has none
/// @param name what the suite or scenario is called, whatever the file says; null where unsaid
/// @param format of a test report; null for the one that the path says
/// @param better which direction of a benchmark is good; null where unsaid
record UploadQuery(
    String service,
    @Nullable String environment,
    @Nullable String version,
    @Nullable String commit,
    @Nullable String branch,
    @Nullable String run,
    @Nullable String name,
    @Nullable String format,
    @Nullable Better better) {

  private static final int SHOWN = 80;
  private static final Set<String> COMMON =
      Set.of("service", "environment", "version", "commit", "branch", "run");

  /// Reads the query of a request.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 400 that says everything to mend
  static UploadQuery of(UploadFamily family, Map<String, String> query) {
    var errors = new ArrayList<FieldError>();
    Set<String> known = known(family);
    for (String name : new TreeSet<>(query.keySet())) {
      if (!known.contains(name)) {
        errors.add(error(name, name + " is not known here: " + String.join(", ", known)));
      }
    }
    String service = text(query, "service", EventLimits.NAME, errors);
    if (service == null && errors.stream().noneMatch(e -> e.pointer().equals("service"))) {
      errors.add(
          error("service", "service is missing: name it in the query, as ?service=checkout"));
    }
    var read =
        new UploadQuery(
            service == null ? "" : service,
            text(query, "environment", EventLimits.NAME, errors),
            text(query, "version", EventLimits.TEXT, errors),
            text(query, "commit", EventLimits.TEXT, errors),
            text(query, "branch", EventLimits.TEXT, errors),
            text(query, "run", EventLimits.TEXT, errors),
            text(
                query,
                family == UploadFamily.LOAD_TEST ? "scenario" : "suite",
                EventLimits.NAME,
                errors),
            text(query, "format", EventLimits.NAME, errors),
            better(text(query, "direction", EventLimits.NAME, errors), errors));
    if (!errors.isEmpty()) {
      throw Refusals.invalid("invalid-query", "Invalid query", errors);
    }
    return read;
  }

  private static Set<String> known(UploadFamily family) {
    var known = new TreeSet<>(COMMON);
    known.addAll(
        switch (family) {
          case TEST -> List.of("suite", "format");
          case LOAD_TEST -> List.of("scenario");
          case BENCHMARK -> List.of("suite", "direction");
        });
    return known;
  }

  private static @Nullable String text(
      Map<String, String> query, String name, int limit, List<FieldError> errors) {
    String value = query.getOrDefault(name, "").strip();
    if (value.length() > limit) {
      errors.add(
          error(
              name,
              "%s must have at most %d characters but had %d"
                  .formatted(name, limit, value.length())));
    }
    return value.isEmpty() ? null : value;
  }

  private static @Nullable Better better(@Nullable String word, List<FieldError> errors) {
    if (word == null) {
      return null;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "bigger", "higher", "custombiggerisbetter" -> Better.HIGHER;
      case "smaller", "lower", "customsmallerisbetter" -> Better.LOWER;
      default -> {
        String shown = EventLimits.cut(word, SHOWN);
        errors.add(
            error("direction", "direction must be bigger or smaller but was \"" + shown + "\""));
        yield null;
      }
    };
  }

  private static FieldError error(String name, String detail) {
    return new FieldError(name, detail, null);
  }
}
