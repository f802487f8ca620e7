package dev.weatherglass.api.rest;

import dev.weatherglass.api.ci.FlakyHistory;
import dev.weatherglass.api.ci.Remembered;
import dev.weatherglass.api.ci.SlowHistory;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.TestRuns;
import dev.weatherglass.api.view.FlakyTestView;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.api.view.SlowTestView;
import dev.weatherglass.api.view.TestsView;
import dev.weatherglass.core.delivery.ci.FlakyTest;
import dev.weatherglass.core.delivery.ci.SlowTest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Tests that cannot be trusted, and tests that take long.
public final class TestsResource {

  private static final double MICROS = 1_000_000;

  private final History history;
  private final Remembered<FlakyHistory> flaky;

  public TestsResource(History history) {
    this.history = history;
    this.flaky = new Remembered<>();
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/tests/flaky", this::flaky);
    routes.get("/api/v1/tests/slowest", this::slowest);
  }

  private void flaky(Context request) {
    TestsQuery query = TestsQuery.flaky(request);
    long commits = history.commits().count();
    answer(
        request,
        history.read(sql -> {
          Scope scope = recent(sql, query);
          FlakyHistory found = flaky.of(sql, commits, scope, () -> FlakyHistory.of(sql, scope));
          PageView<FlakyTestView> page =
              page(found.tests(), query, TestsResource::rank, FlakyTestView::of);
          return view(scope, found.runs(), found.complete(), page);
        }));
  }

  private void slowest(Context request) {
    TestsQuery query = TestsQuery.slowest(request);
    answer(
        request,
        history.read(sql -> {
          Scope scope = recent(sql, query);
          SlowHistory found = SlowHistory.of(sql, scope, query.what());
          PageView<SlowTestView> page =
              page(found.tests(), query, TestsResource::rank, SlowTestView::of);
          return view(scope, found.runs(), found.complete(), page);
        }));
  }

  private static Scope recent(Sql sql, TestsQuery query) {
    return query.recent(TestRuns.newest(sql, query.scope().service()));
  }

  private static <T, V> PageView<V> page(
      List<T> tests, TestsQuery query, Function<T, Rank> rank, Function<T, V> view) {
    List<T> rest =
        tests.stream()
            .sorted(Comparator.comparing(rank))
            .filter(test -> query.after() == null || rank.apply(test).compareTo(query.after()) > 0)
            .limit(query.limit() + 1L)
            .toList();
    return Answers.cut(rest, query.limit(), test -> Cursor.of(rank.apply(test).text()), view);
  }

  private static Rank rank(FlakyTest test) {
    return new Rank(test.flakes().size(), test.lastAt().toEpochMilli(), FlakyTestView.id(test));
  }

  private static Rank rank(SlowTest test) {
    return new Rank(Math.round(test.medianSeconds() * MICROS), 0, SlowTestView.id(test));
  }

  private static <V> TestsView<V> view(Scope scope, int runs, boolean complete, PageView<V> page) {
    return new TestsView<>(
        scope.span().from(), scope.span().to(), runs, complete, page.items(), page.next());
  }

  private static void answer(Context request, TestsView<?> view) {
    Answers.link(request, view.next());
    request.json(view);
  }
}
