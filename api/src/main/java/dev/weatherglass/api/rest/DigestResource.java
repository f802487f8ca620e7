package dev.weatherglass.api.rest;

import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.delivery.Digests;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.view.DigestText;
import dev.weatherglass.api.view.DigestView;
import dev.weatherglass.api.view.DigestsView;
import dev.weatherglass.core.delivery.definition.Period;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What each team delivered, what was caught, how it recovered and what is worth fixing: of a day
/// or a week, as JSON or, for who accepts `text/plain`, as text.
public final class DigestResource {

  /// What a digest can be about.
  enum Length {
    DAY(1),
    WEEK(7);

    private final int days;

    Length(int days) {
      this.days = days;
    }

    Period before(Instant to) {
      return new Period(to.minus(Duration.ofDays(days)), to);
    }

    String words(Period period) {
      String name = this == DAY ? "the day" : "the week";
      return name + " from " + day(period.from()) + " to " + day(period.to());
    }

    private static String day(Instant at) {
      return at.truncatedTo(ChronoUnit.DAYS).equals(at)
          ? at.atZone(ZoneOffset.UTC).toLocalDate().toString()
          : at.toString();
    }
  }

  private final History history;
  private final Digests digests;
  private final InstantSource clock;

  /// @param clock a digest ends at its midnight (UTC) where nobody says when
  public DigestResource(History history, DeliveryRules rules, InstantSource clock) {
    this.history = history;
    this.digests = new Digests(rules);
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/summaries/digest", this::digest);
  }

  private void digest(Context request) {
    var parameters = new Parameters(request);
    @Nullable String team = parameters.text("team");
    Length length =
        Objects.requireNonNullElse(parameters.word("period", Length.class), Length.WEEK);
    @Nullable Instant end = parameters.instant("to");
    parameters.check();
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Period period = length.before(Objects.requireNonNullElse(end, midnight));
    @Nullable Set<String> visible = Visible.of(request).services().orElse(null);
    List<DigestView> views =
        history.read(
            sql -> digests.of(sql, visible, team, period).stream().map(DigestView::of).toList());
    answer(request, period, views, length.words(period));
  }

  private static void answer(Context request, Period period, List<DigestView> views, String words) {
    String text =
        views.stream().map(view -> DigestText.of(view, words)).collect(Collectors.joining("\n"));
    @Nullable String accepted = request.header("Accept");
    if (accepted != null && accepted.startsWith("text/plain")) {
      request.contentType("text/plain;charset=utf-8").result(text);
    } else {
      Answers.tagged(request, new DigestsView(period.from(), period.to(), views, text));
    }
  }
}
