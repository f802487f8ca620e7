package dev.weatherglass.api.page;

import dev.weatherglass.api.view.AlertView;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.api.view.VerdictSummaryView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page at `/` shows.
///
/// @param firing the alerts that fire, newest first
/// @param deploys the newest deploys, newest first
record HomePage(List<AlertView> firing, List<DeployView> deploys) {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8884; --soft: #8888; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
        border-bottom: 1px solid var(--line); }
      th { font-weight: 600; } time { white-space: nowrap; font-variant-numeric: tabular-nums; }
      .state { white-space: nowrap; font-weight: 600; } .none { opacity: .7; }
      .regressed, .firing { color: light-dark(#b00020, #ff8a80); }
      .healthy { color: light-dark(#146c2e, #7bd88f); }
      """;

  private static final List<String> API =
      List.of(
          "/api/v1/deploys",
          "/api/v1/verdicts",
          "/api/v1/alerts",
          "/api/v1/services",
          "/api/v1/stream",
          "/openapi.yaml",
          "/metrics",
          "/readyz",
          "/version");

  String html() {
    var out = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html", head(), body()).attribute("lang", "en").write(out);
    return out.append('\n').toString();
  }

  private static Element head() {
    return Element.of(
        "head",
        Element.of("meta").attribute("charset", "utf-8"),
        Element.of("meta")
            .attribute("name", "viewport")
            .attribute("content", "width=device-width, initial-scale=1"),
        Element.of("title", "Weatherglass"),
        Node.style(STYLE));
  }

  private Element body() {
    return Element.of(
        "body",
        Element.of("h1", "Weatherglass"),
        Element.of("p", "Which change made things worse, while the change is still warm."),
        Element.of("h2", "Firing alerts"),
        firing.isEmpty() ? nothing("Nothing fires.") : alerts(),
        Element.of("h2", "Deploys"),
        deploys.isEmpty() ? nothing("No deploy was reported yet.") : deployTable(),
        Element.of("h2", "API"),
        Element.of("ul")
            .with(API.stream().map(path -> Element.of("li", Element.link(path, path))).toList()));
  }

  private static Element nothing(String text) {
    return Element.of("p", text).attribute("class", "none");
  }

  private Element alerts() {
    Stream<Element> rows =
        firing.stream()
            .map(alert ->
                row(
                    time(alert.startsAt()),
                    state(alert.state()),
                    Element.link("/api/v1/alerts/" + alert.fingerprint(), alert.summary())));
    return table(List.of("Since", "State", "What"), rows.toList());
  }

  private Element deployTable() {
    List<String> titles =
        List.of("Time", "Service", "Environment", "Version", "How", "Verdict", "Why");
    return table(titles, deploys.stream().map(HomePage::deployRow).toList());
  }

  private static Element deployRow(DeployView deploy) {
    @Nullable VerdictSummaryView verdict = deploy.verdict();
    return row(
        time(deploy.onset()),
        Node.text(deploy.service()),
        Node.text(deploy.environment()),
        Element.link("/api/v1/deploys/" + deploy.id(), deploy.revision().label()),
        Node.text(deploy.how()),
        verdict == null ? Node.text("–") : state(verdict.state()),
        Node.text(verdict == null ? String.valueOf(deploy.reason()) : verdict.reason()));
  }

  private static Element table(List<String> titles, List<Element> rows) {
    Element head =
        Element.of("tr")
            .with(
                titles.stream()
                    .map(title -> Element.of("th", title).attribute("scope", "col"))
                    .toList());
    return Element.of(
            "div", Element.of("table", Element.of("thead", head), Element.of("tbody").with(rows)))
        .attribute("class", "table");
  }

  private static Element row(Node... cells) {
    return Element.of("tr").with(Stream.of(cells).map(cell -> Element.of("td", cell)).toList());
  }

  private static Element state(String state) {
    return Element.of("span", state.replace('_', ' ')).attribute("class", "state " + state);
  }

  private static Element time(Instant at) {
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    String words = second.toString().replace('T', ' ').replace("Z", " UTC");
    return Element.of("time", words).attribute("datetime", second.toString());
  }
}
