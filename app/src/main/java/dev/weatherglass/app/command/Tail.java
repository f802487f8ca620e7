package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.News;
import dev.weatherglass.app.client.NewsFeed;
import dev.weatherglass.app.client.Pause;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Follows what happens.
@Command(
    name = "tail",
    description = {
      "Follow what happens, one line for each piece of news, until Ctrl-C.",
      "It connects again where it was when the hub or the connection goes away: nothing is missed or told twice."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass tail --service checkout",
      "  weatherglass tail --types alert,verdict",
      "  weatherglass tail --json --count 1 --types alert"
    },
    mixinStandardHelpOptions = true)
final class Tail implements Callable<Integer> {

  @Option(names = "--service", description = "Only this service.")
  private @Nullable String service;

  @Option(
      names = "--types",
      paramLabel = "TYPE,…",
      description = "Only deploy, verdict, alert, delivery, or several of them.")
  private @Nullable String types;

  @Option(
      names = "--after",
      paramLabel = "NUMBER",
      description =
          "Begin with the news after this number; 0: with all that is kept (default: now).")
  private @Nullable String after;

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      description = "End after so many (default: never).")
  private long count = Long.MAX_VALUE;

  @Option(
      names = "--json",
      description = "Print one JSON object a line: {type, item}, the item as the API shows it.")
  private boolean json;

  @Mixin private final HubOptions hub = new HubOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--count must be at least 1 but was " + count);
    }
    Talk talk = Talk.of(spec);
    String path =
        new Query("/api/v1/stream").with("service", service).with("types", types).toString();
    try (HubClient client = hub.client()) {
      new NewsFeed(client, path, Optional.ofNullable(after), Pause.SLEEP, talk::say)
          .follow(news -> told(talk, news));
    }
    return Exit.OK;
  }

  /// Whether more is wanted.
  private boolean told(Talk talk, News news) {
    talk.out().println(json ? NewsLine.json(news) : NewsLine.of(news, talk.terminal().paint()));
    talk.out().flush();
    count--;
    return count > 0 && !talk.out().checkError();
  }
}
