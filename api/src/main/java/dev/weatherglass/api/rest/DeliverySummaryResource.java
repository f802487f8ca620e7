package dev.weatherglass.api.rest;

import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.delivery.Figures;
import dev.weatherglass.api.delivery.Question;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.view.DeliverySummaryView;
import dev.weatherglass.api.view.DeliverySummaryView.LinksView;
import dev.weatherglass.api.view.DeliverySummaryView.PeriodView;
import dev.weatherglass.api.view.EvidenceView;
import dev.weatherglass.core.delivery.Rules;
import dev.weatherglass.core.delivery.definition.Evidence;
import dev.weatherglass.core.delivery.definition.Figure;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Delivery figures of a period, and what they count and leave out.
public final class DeliverySummaryResource {

  private static final String PATH = "/api/v1/summaries/delivery";
  private static final Comparator<Evidence> NEWEST_FIRST =
      Comparator.comparing(Evidence::at).reversed().thenComparing(DeliverySummaryResource::key);

  private final History history;
  private final Figures figures;
  private final InstantSource clock;

  /// @param clock ends a period whose end is not given
  public DeliverySummaryResource(History history, DeliveryRules rules, InstantSource clock) {
    this.history = history;
    this.figures = new Figures(rules);
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get(PATH, this::summary);
    routes.get(PATH + "/evidence", this::evidence);
  }

  private void summary(Context request) {
    Question question = DeliveryQuery.summary(request, clock.instant());
    Figures.Answer answer = history.read(sql -> figures.answer(sql, question));
    Rules rules = figures.rules(question);
    Answers.tagged(
        request,
        DeliverySummaryView.of(
            answer.summary(),
            answer.previous(),
            question.every() == null ? null : answer.parts().stream().map(PeriodView::of).toList(),
            rules.window().toString(),
            formulas(question, rules),
            links(question)));
  }

  private void evidence(Context request) {
    DeliveryQuery query = DeliveryQuery.evidence(request, clock.instant());
    List<Evidence> all = history.read(sql -> figures.evidence(sql, query.question()));
    int limit = query.slice().limit();
    List<Evidence> page =
        all.stream()
            .filter(each -> wanted(query, each))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Answers.page(
        request,
        Answers.page(page, limit, each -> new Place(each.at(), key(each)), EvidenceView::of));
  }

  private static boolean wanted(DeliveryQuery query, Evidence each) {
    @Nullable Place after = query.slice().after();
    return (query.figure() == null || query.figure() == each.figure())
        && (query.counted() == null || query.counted() == each.counted())
        && (after == null || isAfter(each, after));
  }

  private static boolean isAfter(Evidence each, Place place) {
    return each.at().isBefore(place.time())
        || (each.at().equals(place.time()) && key(each).compareTo(place.id()) > 0);
  }

  private static String key(Evidence each) {
    return String.join(
        " ",
        each.service(),
        each.figure().name(),
        each.item().name(),
        each.id(),
        each.deploy() == null ? "" : each.deploy());
  }

  private static Map<String, String> formulas(Question question, Rules rules) {
    var formulas = new LinkedHashMap<String, String>();
    for (Figure figure : Figure.values()) {
      formulas.put(figure.word(), question.definition().formula(figure, rules));
    }
    return formulas;
  }

  private static LinksView links(Question question) {
    var parameters = new LinkedHashMap<String, @Nullable String>();
    parameters.put("service", question.scope().service());
    parameters.put("team", question.team());
    parameters.put("environment", question.scope().environment());
    parameters.put("from", question.period().from().toString());
    parameters.put("to", question.period().to().toString());
    parameters.put("definition", question.definition().name());
    parameters.put("counted", "true");
    String counted = Answers.address(PATH + "/evidence", parameters);
    parameters.put("counted", "false");
    return new LinksView(counted, Answers.address(PATH + "/evidence", parameters));
  }
}
