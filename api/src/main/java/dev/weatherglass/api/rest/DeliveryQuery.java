package dev.weatherglass.api.rest;

import dev.weatherglass.api.delivery.Every;
import dev.weatherglass.api.delivery.Question;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.core.delivery.definition.Definition;
import dev.weatherglass.core.delivery.definition.Definitions;
import dev.weatherglass.core.delivery.definition.Figure;
import dev.weatherglass.core.delivery.definition.Period;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `GET /api/v1/summaries/delivery` and its evidence ask for.
///
/// @param figure null for all
/// @param counted whether what is counted, or what is left out; null for both
record DeliveryQuery(
    Question question, @Nullable Figure figure, @Nullable Boolean counted, Slice slice) {

  private static final Duration USUAL = Duration.ofDays(30);
  private static final long MAX_PARTS = 1_000;
  private static final List<String> FIGURES =
      Arrays.stream(Figure.values()).map(Figure::word).toList();

  static Question summary(Context request, Instant now) {
    var parameters = new Parameters(request);
    Question question = question(parameters, request, now, true);
    parameters.check();
    return question;
  }

  static DeliveryQuery evidence(Context request, Instant now) {
    var parameters = new Parameters(request);
    var query =
        new DeliveryQuery(
            question(parameters, request, now, false),
            parameters.named("figure", DeliveryQuery::figure, FIGURES),
            parameters.flag("counted"),
            parameters.slice());
    parameters.check();
    return query;
  }

  private static Question question(
      Parameters parameters, Context request, Instant now, boolean parts) {
    var scope =
        new Scope(
            parameters.text("service"),
            parameters.text("environment"),
            Span.OPEN,
            Visible.of(request).services().orElse(null));
    @Nullable String team = parameters.text("team");
    Period period = parameters.period(USUAL, now);
    @Nullable Definition definition =
        parameters.named("definition", Definitions::named, Definitions.names());
    @Nullable Every every = parts ? parameters.word("by", Every.class) : null;
    if (every != null && every.atMost(period) > MAX_PARTS) {
      parameters.refuse("by", "must cut the period into at most " + MAX_PARTS + " parts");
    }
    return new Question(
        scope, team, period, Objects.requireNonNullElse(definition, Definitions.DEFAULT), every);
  }

  private static Optional<Figure> figure(String word) {
    return Arrays.stream(Figure.values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
