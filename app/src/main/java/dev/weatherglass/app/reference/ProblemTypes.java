package dev.weatherglass.app.reference;

import dev.weatherglass.wire.ProblemDetail;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `/problems/{type}`: where the `type` of a problem leads: what it means and how to mend it, in
/// plain text, or as JSON for who asks for that.
public final class ProblemTypes {

  private final List<ProblemType> types = read();

  /// A type of problem.
  ///
  /// @param type its slug, as `invalid-event`
  /// @param status with which it comes
  /// @param means what went wrong
  /// @param mend what to do about it
  public record ProblemType(String type, String title, int status, String means, String mend) {

    String text() {
      return title + " (" + status + ")\n\n" + means.strip() + "\n\n" + mend.strip() + "\n";
    }
  }

  /// Every type, in the order of the file.
  public List<ProblemType> all() {
    return types;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/problems", this::list);
    routes.get("/problems/{type}", this::one);
  }

  private void list(Context request) {
    if (wantsJson(request)) {
      request.json(types);
      return;
    }
    request.result(
        types.stream()
            .map(type -> "/problems/" + type.type() + "  " + type.title() + "\n")
            .collect(Collectors.joining()));
  }

  private void one(Context request) {
    String slug = request.pathParam("type");
    ProblemType type =
        types.stream()
            .filter(each -> each.type().equals(slug))
            .findFirst()
            .orElseThrow(NotFoundResponse::new);
    if (wantsJson(request)) {
      request.json(type);
    } else {
      request.result(type.text());
    }
  }

  private static boolean wantsJson(Context request) {
    String accept = Objects.requireNonNullElse(request.header("Accept"), "");
    return accept.contains("application/json") || accept.contains(ProblemDetail.MEDIA_TYPE);
  }

  private static List<ProblemType> read() {
    try (InputStream file =
        Objects.requireNonNull(
            ProblemTypes.class.getResourceAsStream("problem-types.yaml"), "problem-types.yaml")) {
      return YAMLMapper.shared().readValue(file, new TypeReference<List<ProblemType>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
