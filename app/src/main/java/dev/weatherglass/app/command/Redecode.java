package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.terminal.Amounts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Has webhooks of the past decoded once more.
@Command(
    name = "redecode",
    description = {
      "Have webhooks of the past decoded once more, after `services:`, a rule or the program was mended.",
      "The running hub goes back in its inbox, which keeps webhooks for 7 days; what it makes of one takes the place of"
          + " what it made of it before, and nothing counts twice. Changes of more than a day ago are not judged again."
          + " It returns once the hub has taken note; the metric weatherglass.consumer.lag of the role ingest says how"
          + " many are still to be read. Needs a token with the scope admin where there are tokens."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass redecode --since 2026-11-23T08:00:00Z",
      "  weatherglass redecode --since 2026-11-23T08:00:00Z --source github --json"
    },
    mixinStandardHelpOptions = true)
final class Redecode implements Callable<Integer> {

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      required = true,
      description = "From when on they came, as 2026-11-23T08:00:00Z.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private String since;

  @Option(names = "--source", paramLabel = "NAME", description = "Only those of this source.")
  private @Nullable String source;

  @Option(names = "--json", description = "Print the answer as JSON: {since, source, webhooks}.")
  private boolean json;

  @Mixin private final HubOptions hub = new HubOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  /// As the hub takes it.
  private record Wish(Instant since, @Nullable String source) {}

  @Override
  public Integer call() throws InterruptedException {
    Talk talk = Talk.of(spec);
    var wish = new Wish(since(), source);
    try (HubClient client = hub.client()) {
      JsonNode answer = client.post("/api/v1/redecode", wish);
      if (json) {
        talk.json(answer);
      } else {
        String amount = Amounts.of(answer.path("webhooks").asLong(), "webhook");
        String only = source == null ? "" : ", and those of " + source + " decoded again";
        talk.out().println(amount + " since " + wish.since() + " will be read again" + only);
        talk.out().flush();
      }
    }
    return Exit.OK;
  }

  private Instant since() {
    try {
      return Instant.parse(since);
    } catch (DateTimeException _) {
      throw new ParameterException(
          spec.commandLine(),
          "--since must be an instant as 2026-11-23T08:00:00Z but was " + since);
    }
  }
}
