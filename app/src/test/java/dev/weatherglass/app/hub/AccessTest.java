package dev.weatherglass.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.access.Access;
import dev.weatherglass.app.access.KnownToken;
import dev.weatherglass.app.access.LastUses;
import dev.weatherglass.app.access.RequestLimit;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Token;
import dev.weatherglass.wire.access.Written;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The door, on the process's own server, before resources that let everybody in.
class AccessTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path directory;

  private final Random random = new Random(10);
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private Instant now = NOON;
  private Access access;
  private Web web;

  @AfterEach
  void stop() {
    client.close();
    if (web != null) {
      web.close();
      access.close();
    }
  }

  @Test
  void without_tokens_everybody_may_do_everything() throws Exception {
    start();

    assertThat(get("/api/v1/deploys").body()).isEqualTo("everybody");
    assertThat(post("/api/v1/events").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/readyz", "/version", "/openapi.yaml"})
  void what_says_only_that_we_are_there_stays_open(String path) throws Exception {
    token("ci", "events:write");
    start();

    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void no_token_is_401_and_says_how_to_do_better() throws Exception {
    token("ci", "read");
    start();

    HttpResponse<String> answer = get("/api/v1/deploys");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"weatherglass\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem(answer).at("/type").asString()).isEqualTo("/problems/unauthorized");
    assertThat(problem(answer).at("/errors/0/pointer").asString()).isEqualTo("Authorization");
    assertThat(problem(answer).at("/detail").asString()).startsWith("a token is missing");
  }

  @Test
  void a_wrong_token_is_401_and_never_repeated() throws Exception {
    token("ci", "read");
    String stranger = Token.make(new Random(99)).text();
    String broken = stranger.substring(0, 51) + (stranger.endsWith("0") ? "1" : "0");
    start();

    assertThat(detail(get("/api/v1/deploys", "Authorization", "Bearer " + stranger)))
        .startsWith("nobody knows this token")
        .doesNotContain(stranger);
    assertThat(detail(get("/api/v1/deploys", "Authorization", "Bearer " + broken)))
        .contains("checksum is wrong")
        .doesNotContain(broken);
    assertThat(detail(get("/api/v1/deploys", "Authorization", "Bearer hunter2")))
        .contains("49 letters")
        .doesNotContain("hunter2");
  }

  @Test
  void a_token_without_the_scope_is_403_and_told_which_is_missing() throws Exception {
    String token = token("ci", "events:write");
    start();

    HttpResponse<String> answer = get("/api/v1/deploys", "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(problem(answer).at("/type").asString()).isEqualTo("/problems/forbidden");
    assertThat(detail(answer)).isEqualTo("token ci has not the scope read");
  }

  @Test
  void a_token_with_the_scope_enters_and_the_resource_sees_its_grant() throws Exception {
    String token = token("ci", "read");
    start();

    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).body()).isEqualTo("ci");
    assertThat(get("/api/v1/deploys", "Authorization", "Token " + token).body()).isEqualTo("ci");
    assertThat(get("/api/v1/deploys", "Authorization", basic("any", token)).body()).isEqualTo("ci");
    assertThat(get("/api/v1/deploys", "Authorization", basic(token, "")).body()).isEqualTo("ci");
    assertThat(get("/api/v1/deploys", "DD-API-KEY", token).body()).isEqualTo("ci");
  }

  @Test
  void a_token_in_the_address_is_not_looked_at() throws Exception {
    String token = token("ci", "read");
    start();

    assertThat(get("/api/v1/deploys?token=" + token).statusCode()).isEqualTo(401);
  }

  @Test
  void admin_holds_every_scope() throws Exception {
    String token = token("root", "admin");
    start();

    assertThat(post("/api/v1/events", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(202);
    assertThat(get("/metrics", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void what_cannot_be_taken_apart_by_service_is_not_for_a_token_of_some() throws Exception {
    String token = token("shop", List.of("read"), List.of("shop"), null);
    start();

    HttpResponse<String> answer = get("/metrics", "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(detail(answer)).contains("limited to some services");
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).body()).isEqualTo("shop");
  }

  @Test
  void a_route_that_nobody_listed_is_for_admin_alone() throws Exception {
    String reader = token("reader", "read", "events:write", "alerts:write");
    String admin = token("root", "admin");
    start();

    assertThat(get("/unlisted", "Authorization", "Bearer " + reader).statusCode()).isEqualTo(403);
    assertThat(get("/unlisted", "Authorization", "Bearer " + admin).statusCode()).isEqualTo(200);
  }

  @Test
  void a_head_passes_the_door_of_a_get_and_is_answered_as_it_but_for_the_body() throws Exception {
    String token = token("ci", "read");
    start();

    HttpResponse<String> refused = send(request("/api/v1/deploys").HEAD());
    HttpResponse<String> answer =
        send(request("/api/v1/deploys", "Authorization", "Bearer " + token).HEAD());

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map())
        .usingRecursiveComparison()
        .ignoringFields("date")
        .isEqualTo(get("/api/v1/deploys", "Authorization", "Bearer " + token).headers().map());
    assertThat(answer.headers().firstValue("Content-Length")).contains("2");
    assertThat(answer.body()).isEmpty();
    assertThat(send(request("/nothing").HEAD()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_webhook_passes_the_door_without_a_token_and_carries_no_grant() throws Exception {
    String token = token("ci", "events:write");
    start();

    assertThat(post("/webhooks/github").body()).isEqualTo("nobody");
    assertThat(post("/webhooks/github", "X-Gitlab-Token", token).body()).isEqualTo("ci");
    assertThat(post("/webhooks/github", "Authorization", "Bearer s3cret").body())
        .isEqualTo("nobody");
  }

  @Test
  void what_a_command_changes_holds_from_the_next_request_on() throws Exception {
    start();
    assertThat(get("/api/v1/deploys").statusCode()).isEqualTo(200);

    String token = token("ci", "read");
    assertThat(get("/api/v1/deploys").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);

    file().change(_ -> List.of());
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
    assertThat(get("/api/v1/deploys").statusCode()).as("the last token is gone").isEqualTo(401);
  }

  @Test
  void a_file_that_is_gone_or_broken_opens_no_door() throws Exception {
    String token = token("ci", "read");
    start();
    assertThat(get("/api/v1/deploys").statusCode()).isEqualTo(401);

    Files.writeString(file().path(), "{half");
    assertThat(get("/api/v1/deploys").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);

    Files.delete(file().path());
    assertThat(get("/api/v1/deploys").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_token_whose_time_is_over_is_401() throws Exception {
    String token = token("ci", List.of("read"), List.of(), NOON.plus(Duration.ofDays(90)));
    start();
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);

    now = NOON.plus(Duration.ofDays(90));

    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
  }

  @Test
  void when_a_token_was_last_used_is_written_down_once_a_minute_and_at_the_end() throws Exception {
    String token = token("ci", "read");
    String other = token("other", "read");
    start();
    get("/api/v1/deploys", "Authorization", "Bearer " + token);
    assertThat(LastUses.read(file())).isEmpty();

    now = NOON.plusSeconds(60);
    get("/api/v1/deploys", "Authorization", "Bearer " + token);
    assertThat(LastUses.read(file()))
        .isEqualTo(Map.of(new Token(token).hash(), NOON.plusSeconds(60)));

    now = NOON.plusSeconds(70);
    get("/api/v1/deploys", "Authorization", "Bearer " + other);
    access.close();
    assertThat(LastUses.read(file()))
        .containsEntry(new Token(other).hash(), NOON.plusSeconds(70))
        .hasSize(2);
  }

  @Test
  void a_big_body_that_is_refused_hears_why() throws Exception {
    token("ci", "events:write");
    start();
    byte[] big = new byte[6 * 1024 * 1024];

    HttpResponse<String> answer =
        send(request("/api/v1/events").POST(BodyPublishers.ofByteArray(big)));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void who_asks_too_much_is_429_and_told_when_to_come_again() throws Exception {
    String one = token("one", "read");
    String two = token("two", "read");
    start(Optional.of(new RequestLimit(1, 2)));

    HttpResponse<String> first = get("/api/v1/deploys", "Authorization", "Bearer " + one);
    get("/api/v1/deploys", "Authorization", "Bearer " + one);
    List<HttpResponse<String>> more = new ArrayList<>();
    while (more.isEmpty() || more.getLast().statusCode() == 200) {
      more.add(get("/api/v1/deploys", "Authorization", "Bearer " + one));
    }
    HttpResponse<String> refused = more.getLast();

    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"requests\";q=2;w=2");
    assertThat(first.headers().firstValue("RateLimit")).contains("\"requests\";r=1;t=1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.headers().firstValue("RateLimit").orElse("")).startsWith("\"requests\";r=0");
    assertThat(problem(refused).at("/type").asString()).isEqualTo("/problems/too-many-requests");
    assertThat(get("/api/v1/deploys", "Authorization", "Bearer " + two).statusCode())
        .as("another token has a bucket of its own")
        .isEqualTo(200);
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void writes_are_written_down_and_refused_ones_too() throws Exception {
    String token = token("ci", "events:write");
    String reader = token("reader", "read");
    start();

    post("/api/v1/events?x=secret", "Authorization", "Bearer " + token);
    post("/api/v1/events", "Authorization", "Bearer " + reader);
    post("/api/v1/events");
    get("/api/v1/deploys", "Authorization", "Bearer " + reader);

    List<JsonNode> lines = audit();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).toString())
        .isEqualTo(
            "{\"at\":\"2026-11-24T12:00:00Z\",\"who\":\"ci\",\"address\":\"127.0.0.1\","
                + "\"method\":\"POST\",\"path\":\"/api/v1/events\",\"status\":202,"
                + "\"items\":1,\"ids\":[\"17\"]}");
    assertThat(lines.get(1).at("/who").asString()).isEqualTo("reader");
    assertThat(lines.get(1).at("/status").asInt()).isEqualTo(403);
    assertThat(lines.get(2).at("/who").asString()).isEqualTo("nobody");
    assertThat(lines.get(2).at("/status").asInt()).isEqualTo(401);
    assertThat(lines.toString()).doesNotContain(token, reader, "secret", "payload");
  }

  @Test
  void a_log_that_cannot_be_written_refuses_nothing() throws Exception {
    Files.createDirectory(directory.resolve("audit.jsonl"));
    start();

    assertThat(post("/api/v1/events").statusCode()).isEqualTo(202);
    assertThat(post("/api/v1/events").statusCode()).isEqualTo(202);
  }

  @Test
  void a_browser_is_sent_to_the_login_page_and_comes_back_with_a_session() throws Exception {
    String token = token("dana", "read");
    start();

    HttpResponse<String> asked = get("/?x=1", "Accept", "text/html,*/*");
    assertThat(asked.statusCode()).isEqualTo(303);
    String login = asked.headers().firstValue("Location").orElse("");
    assertThat(login).isEqualTo("/login?to=%2F%3Fx%3D1");
    assertThat(get(login).body()).contains("type=\"password\"");

    HttpResponse<String> entered = login(login, token);
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(entered.headers().firstValue("Location")).contains("/?x=1");
    String cookie = entered.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(token);
    assertThat(get("/", "Cookie", session(cookie)).body()).isEqualTo("dana");
  }

  @Test
  void a_session_ends_by_logout_by_time_and_with_its_token() throws Exception {
    String token = token("dana", "read");
    start();
    String first = session(cookieOf(login("/login", token)));
    String second = session(cookieOf(login("/login", token)));

    send(request("/logout").header("Cookie", first).POST(BodyPublishers.noBody()));
    assertThat(get("/", "Cookie", first).statusCode()).isEqualTo(401);
    assertThat(get("/", "Cookie", second).statusCode()).isEqualTo(200);

    now = NOON.plus(Duration.ofHours(12));
    assertThat(get("/", "Cookie", second).statusCode()).isEqualTo(401);

    String third = session(cookieOf(login("/login", token)));
    assertThat(get("/", "Cookie", third).statusCode()).isEqualTo(200);
    file().change(_ -> List.of());
    assertThat(get("/", "Cookie", third).statusCode()).isEqualTo(401);
  }

  @Test
  void a_wrong_token_at_the_login_page_is_401() throws Exception {
    token("dana", "read");
    start();

    HttpResponse<String> answer = login("/login", "wg_nonsense");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Nobody knows this token").doesNotContain("wg_nonsense");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/, /",
    "//evil.example/, /",
    "'/\\evil.example', /",
    "/docs, /docs"
  })
  void a_login_leads_only_to_a_page_of_ours(String to, String led) throws Exception {
    String token = token("dana", "read");
    start();
    String encoded = URLEncoder.encode(to, StandardCharsets.UTF_8);

    assertThat(login("/login?to=" + encoded, token).headers().firstValue("Location")).contains(led);
  }

  @Test
  void a_session_writes_only_from_a_page_of_ours() throws Exception {
    String token = token("dana", "events:write");
    start();
    String session = session(cookieOf(login("/login", token)));

    assertThat(post("/api/v1/events", "Cookie", session).statusCode()).isEqualTo(403);
    assertThat(
            post("/api/v1/events", "Cookie", session, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(
            post("/api/v1/events", "Cookie", session, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(202);
  }

  private void start() {
    start(Optional.empty());
  }

  private void start(Optional<RequestLimit> limit) {
    var flags = Map.of("data.directory", directory.toString(), "http.port", "0");
    var http = Configuration.read(Optional.empty(), Map.of(), flags).http();
    access = Access.of(file(), limit, directory, () -> now);
    web = new Web(http, 0, List.of(access.doorkeeper()::routes, AccessTest::routes));
    web.start();
  }

  /// Each says who asks.
  private static void routes(RoutesConfig routes) {
    List.of("/", "/healthz", "/readyz", "/version", "/openapi.yaml", "/metrics", "/unlisted")
        .forEach(path -> routes.get(path, AccessTest::who));
    routes.get("/api/v1/deploys", AccessTest::who);
    routes.post("/webhooks/{source}", AccessTest::who);
    routes.post(
        "/api/v1/events",
        request -> {
          request.attribute(Written.ATTRIBUTE, Written.of(List.of("17")));
          request.status(202);
        });
  }

  private static void who(io.javalin.http.Context request) {
    request.result(Grant.of(request.attribute(Grant.ATTRIBUTE)).name());
  }

  private TokenFile file() {
    return new TokenFile(directory.resolve("tokens.json"));
  }

  private String token(String name, String... scopes) {
    return token(name, List.of(scopes), List.of(), null);
  }

  private String token(String name, List<String> scopes, List<String> services, Instant expires) {
    Token token = Token.make(random);
    var asked = new KnownToken.Request(name, scopes, services, expires);
    file()
        .change(known -> {
          var more = new ArrayList<>(known);
          more.add(KnownToken.of(token, asked, NOON));
          return more;
        });
    return token.text();
  }

  private List<JsonNode> audit() throws IOException {
    return Files.readAllLines(directory.resolve("audit.jsonl")).stream()
        .map(Json.MAPPER::readTree)
        .toList();
  }

  private HttpResponse<String> login(String path, String token) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token)));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET());
  }

  private HttpResponse<String> post(String path, String... headers) throws Exception {
    return send(request(path, headers).POST(BodyPublishers.ofString("payload")));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web.url() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }

  private static String detail(HttpResponse<String> answer) {
    return problem(answer).at("/detail").asString();
  }

  private static String basic(String user, String password) {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String cookieOf(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("");
  }

  private static String session(String cookie) {
    return cookie.split(";", 2)[0];
  }
}
