package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.access.KnownToken;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.access.Token;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TokenCommandTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_token_is_printed_once_and_only_its_hash_is_kept() throws Exception {
    assertThat(run("create", "--name", "ci", "--scope", "events:write", "--scope", "read"))
        .isZero();

    Token token = new Token(out.toString().strip());
    assertThat(err.toString())
        .contains("token ci is shown this once", "from now on nobody gets in without a token")
        .doesNotContain(token.text());
    String kept = Files.readString(file());
    assertThat(kept).contains(token.hash()).doesNotContain(token.text());
    assertThat(tokens().getFirst().scopes()).containsExactly("events:write", "read");
    assertThat(tokens().getFirst().services()).isNull();
  }

  @Test
  void the_file_is_its_owners_alone() throws Exception {
    run("create", "--name", "ci", "--scope", "read");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("tokens.json", "tokens.json.lock");
  }

  @Test
  void services_and_the_end_are_kept() {
    run(
        "create",
        "--name",
        "shop",
        "--scope",
        "read",
        "--service",
        "shop",
        "--service",
        "cart",
        "--expires",
        "90d");

    KnownToken made = tokens().getFirst();
    assertThat(made.services()).containsExactly("shop", "cart");
    assertThat(Duration.between(made.created(), made.expires())).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void the_list_shows_everything_but_secrets() {
    run("create", "--name", "ci", "--scope", "events:write");
    String token = out.toString().strip();
    out.getBuffer().setLength(0);

    run("list");
    assertThat(out.toString()).contains("NAME", "ci", "events:write", "all", "never");

    out.getBuffer().setLength(0);
    run("list", "--json");
    JsonNode json = Json.MAPPER.readTree(out.toString());
    assertThat(json.at("/0/name").asString()).isEqualTo("ci");
    assertThat(json.at("/0/expired").asBoolean()).isFalse();
    assertThat(out.toString()).doesNotContain(token, new Token(token).hash());
  }

  @Test
  void json_holds_the_secret_too() {
    run("create", "--name", "ci", "--scope", "admin", "--json");

    JsonNode json = Json.MAPPER.readTree(out.toString());
    assertThat(new Token(json.at("/token").asString()).hash())
        .isEqualTo(tokens().getFirst().hash());
  }

  @Test
  void a_revoked_token_is_gone_and_the_others_stay() {
    run("create", "--name", "ci", "--scope", "events:write");
    run("create", "--name", "dana", "--scope", "read");

    assertThat(run("revoke", "ci")).isZero();
    assertThat(tokens()).extracting(KnownToken::name).containsExactly("dana");
    assertThat(run("revoke", "dana")).isZero();
    assertThat(err.toString()).contains("no token is left: nobody gets in");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void two_changes_at_once_lose_no_token() throws Exception {
    var file = new TokenFile(file());
    var commands = new ArrayList<Thread>();
    for (int number = 0; number < 8; number++) {
      String name = "ci-" + number;
      commands.add(
          Thread.ofVirtual()
              .start(() ->
                  file.change(known -> {
                    var more = new ArrayList<>(known);
                    more.add(token(name));
                    return more;
                  })));
    }
    for (Thread command : commands) {
      command.join();
    }

    assertThat(tokens()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create                                        | 2 | --name
          create --name ci                              | 2 | --scope
          create --name ci --scope write                | 2 | --scope must be one of events:write, read, alerts:write, admin but was write
          create --name a/b --scope read                | 2 | --name must be 1 to 64 of A-Z a-z 0-9 . _ - but was a/b
          create --name ci --scope read --expires soon  | 2 | must be a duration like 10s, 5m or PT1M but was soon
          create --name dana --scope read               | 2 | --name dana is taken
          revoke dan                                    | 2 | there is no token dan: did you mean dana?
          revoke                                        | 2 | NAME
          """)
  void wrong_use_says_what_is_wrong_and_changes_nothing(String line, int code, String said) {
    new TokenFile(file()).change(_ -> List.of(token("dana")));

    assertThat(run(line.split(" "))).isEqualTo(code);

    assertThat(err.toString()).contains(said);
    assertThat(out.toString()).isEmpty();
    assertThat(tokens()).hasSize(1);
  }

  @Test
  void a_damaged_file_is_told_and_left_alone() throws Exception {
    Files.writeString(file(), "{\"tokens\": [{\"name\": \"ci\"}]}");

    assertThat(run("create", "--name", "x", "--scope", "read")).isEqualTo(Exit.ERROR);

    assertThat(err.toString()).contains("tokens.json is damaged");
    assertThat(Files.readString(file())).isEqualTo("{\"tokens\": [{\"name\": \"ci\"}]}");
  }

  private static KnownToken token(String name) {
    var asked = new KnownToken.Request(name, List.of("read"), List.of(), null);
    return KnownToken.of(
        Token.make(new java.util.Random(name.hashCode())), asked, java.time.Instant.EPOCH);
  }

  private List<KnownToken> tokens() {
    return new TokenFile(file()).read().orElseThrow();
  }

  private Path file() {
    return directory.resolve("tokens.json");
  }

  private int run(String... args) {
    var all = new ArrayList<>(List.of("token"));
    all.addAll(List.of(args));
    if (!args[0].isEmpty()) {
      all.addAll(List.of("--data", directory.toString()));
    }
    return Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
