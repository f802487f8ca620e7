package dev.weatherglass.app.command;

import dev.weatherglass.app.access.KnownToken;
import dev.weatherglass.app.access.LastUses;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.configuration.Durations;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Nearest;
import dev.weatherglass.wire.access.Token;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes, shows and takes away tokens, in the file that running hubs read again when it changes: no
/// hub has to answer.
@Command(
    name = "token",
    description = "Say who may do what: make, list and revoke tokens.",
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.ListTokens.class,
      TokenCommand.Revoke.class
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass token create --name ci --scope events:write",
      "  weatherglass token list"
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: create, list or revoke");
  }

  /// A new token, as it is shown once.
  record Made(
      String name,
      String token,
      List<String> scopes,
      @Nullable List<String> services,
      @Nullable Instant expires) {}

  /// Prints the secret on stdout and nothing else there, so that it can be piped.
  @Command(
      name = "create",
      description = "Make a token. It is printed once and kept only as a hash.",
      footerHeading = "Examples:%n",
      footer = {
        "  weatherglass token create --name ci --scope events:write --service checkout",
        "  weatherglass token create --name grafana --scope read --expires 90d"
      },
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {

    @Option(names = "--name", required = true, description = "What to call it, as ci or grafana.")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String name;

    @Option(
        names = "--scope",
        required = true,
        description = "events:write, read, alerts:write or admin; several by repeating it.")
    private List<String> scopes = List.of();

    @Option(
        names = "--service",
        description = "Only this service (default: all); several by repeating it.")
    private List<String> services = List.of();

    @Option(
        names = "--expires",
        paramLabel = "DURATION",
        description = "From when on it is worth nothing, as 90d (default: never).")
    private @Nullable String expires;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
      TokenFile file = new TokenFile(options.read().http().tokens());
      boolean first = file.read().isEmpty();
      Token token = Token.make(new SecureRandom());
      KnownToken made = made(token, InstantSource.system().instant());
      file.change(known -> with(known, made));
      tell(token, made, file, first);
      return Exit.OK;
    }

    private KnownToken made(Token token, Instant now) {
      try {
        Instant end =
            expires == null
                ? null
                : now.plus(Durations.parse(expires)).truncatedTo(ChronoUnit.SECONDS);
        var asked = new KnownToken.Request(name, scopes, services, end);
        return KnownToken.of(token, asked, now.truncatedTo(ChronoUnit.SECONDS));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
      }
    }

    private List<KnownToken> with(List<KnownToken> known, KnownToken made) {
      if (known.stream().anyMatch(each -> each.name().equals(made.name()))) {
        throw new ParameterException(
            spec.commandLine(),
            "--name "
                + made.name()
                + " is taken: choose another, or revoke that token first (weatherglass token revoke "
                + made.name()
                + ")");
      }
      var more = new ArrayList<>(known);
      more.add(made);
      return List.copyOf(more);
    }

    private void tell(Token token, KnownToken made, TokenFile file, boolean first) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          json
              ? Json.MAPPER.writeValueAsString(
                  new Made(
                      made.name(), token.text(), made.scopes(), made.services(), made.expires()))
              : token.text());
      PrintWriter talk = spec.commandLine().getErr();
      talk.println(
          "token " + made.name() + " is shown this once; its hash is kept in " + file.path());
      if (first) {
        talk.println("this is the first one: from now on nobody gets in without a token");
      }
    }
  }

  /// Shows everything but the secrets, which nobody has any more.
  @Command(
      name = "list",
      description = "Show the tokens, without their secrets.",
      footerHeading = "Examples:%n",
      footer = {"  weatherglass token list", "  weatherglass token list --json"},
      mixinStandardHelpOptions = true)
  static final class ListTokens implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    private static final String ROW = "%-20s  %-28s  %-24s  %-20s  %-20s  %s";

    /// A token without its hash.
    ///
    /// @param expired whether its time is over
    /// @param lastUsed as far as a hub has written it down; null for never
    record Shown(
        String name,
        List<String> scopes,
        @Nullable List<String> services,
        Instant created,
        @Nullable Instant expires,
        boolean expired,
        @Nullable Instant lastUsed) {

      static Shown of(KnownToken known, Instant now, @Nullable Instant lastUsed) {
        return new Shown(
            known.name(),
            known.scopes(),
            known.services(),
            known.created(),
            known.expires(),
            known.expired(now),
            lastUsed);
      }

      String row() {
        String end = expires == null ? "never" : expires + (expired ? " (over)" : "");
        return String.format(
            Locale.ROOT,
            ROW,
            name,
            String.join(",", scopes),
            services == null ? "all" : String.join(",", services),
            created,
            end,
            lastUsed == null ? "never" : lastUsed.truncatedTo(ChronoUnit.SECONDS));
      }
    }

    @Override
    public Integer call() {
      TokenFile file = new TokenFile(options.read().http().tokens());
      Instant now = InstantSource.system().instant();
      Map<String, Instant> used = LastUses.read(file);
      List<Shown> shown =
          file.read().orElse(List.of()).stream()
              .map(each -> Shown.of(each, now, used.get(each.hash())))
              .toList();
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.MAPPER.writeValueAsString(shown));
      } else if (shown.isEmpty()) {
        spec.commandLine().getErr().println("there are no tokens in " + file.path());
      } else {
        out.println(
            String.format(
                Locale.ROOT, ROW, "NAME", "SCOPES", "SERVICES", "CREATED", "EXPIRES", "LAST USED"));
        shown.forEach(each -> out.println(each.row()));
      }
      return Exit.OK;
    }
  }

  /// Takes effect at the next request of every hub that reads the file.
  @Command(
      name = "revoke",
      description = "Take a token away, from the next request on.",
      footerHeading = "Examples:%n",
      footer = {"  weatherglass token revoke ci"},
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The token's name.")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String name;

    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
      TokenFile file = new TokenFile(options.read().http().tokens());
      var left = new ArrayList<KnownToken>();
      file.change(known -> {
        left.addAll(without(known));
        return left;
      });
      PrintWriter talk = spec.commandLine().getErr();
      talk.println("token " + name + " is revoked");
      if (left.isEmpty()) {
        talk.println(
            "no token is left: nobody gets in until you make one or delete " + file.path());
      }
      return Exit.OK;
    }

    private List<KnownToken> without(List<KnownToken> known) {
      List<KnownToken> left = known.stream().filter(each -> !each.name().equals(name)).toList();
      if (left.size() == known.size()) {
        List<String> names = known.stream().map(KnownToken::name).toList();
        String guess =
            Nearest.to(name, names).map(near -> ": did you mean " + near + "?").orElse("");
        throw new ParameterException(spec.commandLine(), "there is no token " + name + guess);
      }
      return left;
    }
  }
}
