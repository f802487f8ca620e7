package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.ConfigurationException;
import dev.weatherglass.app.doctor.Doctor;
import dev.weatherglass.app.doctor.Finding;
import dev.weatherglass.app.doctor.Finding.Mark;
import dev.weatherglass.app.doctor.Machine;
import dev.weatherglass.app.terminal.Cell;
import dev.weatherglass.app.terminal.Ink;
import dev.weatherglass.app.terminal.Paint;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says what is missing and what to do about it.
@Command(
    name = "doctor",
    description = {
      "Say what is missing, and what to do about it: on this machine, in the hub, and in what each service's figures"
          + " rest on.",
      "It only reads. Exit 0: everything works, though there may be advice; 1: something is broken."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass doctor",
      "  weatherglass doctor --url https://weatherglass.example.org",
      "  weatherglass doctor --json | jq '.findings[] | select(.mark == \"broken\")'"
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Mixin private final ConfigurationFileOption file = new ConfigurationFileOption();

  @Mixin private final HubOptions hub = new HubOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  /// All that was found, as JSON.
  record FindingsView(boolean broken, List<Finding> findings) {}

  @Override
  public Integer call() throws InterruptedException {
    Talk talk = Talk.of(spec);
    @Nullable Configuration configuration = configuration(talk);
    try (HubClient client = hub.client()) {
      var doctor =
          new Doctor(
              client,
              new Machine(hub.directory()),
              configuration == null ? Set.of() : sources(configuration),
              InstantSource.system());
      List<Finding> findings = doctor.look();
      boolean broken =
          configuration == null || findings.stream().anyMatch(each -> each.mark() == Mark.BROKEN);
      if (json) {
        talk.json(new FindingsView(broken, findings));
      } else {
        findings.forEach(finding -> print(talk, finding));
      }
      return broken ? Exit.ERROR : Exit.OK;
    }
  }

  /// Null, and its errors told, where it is wrong.
  private @Nullable Configuration configuration(Talk talk) {
    try {
      return file.read();
    } catch (ConfigurationException e) {
      e.sentences().forEach(talk::say);
      return null;
    }
  }

  private static Set<String> sources(Configuration configuration) {
    return new TreeSet<>(configuration.names().sources().keySet());
  }

  private static void print(Talk talk, Finding finding) {
    Paint paint = talk.terminal().paint();
    String about = finding.about() + " ".repeat(Math.max(0, 12 - finding.about().length()));
    talk.out()
        .println(
            paint.in(ink(finding.mark()), finding.mark().sign())
                + " "
                + paint.in(Ink.STRONG, about)
                + "  "
                + Cell.printable(finding.sentence()));
    if (!finding.next().isEmpty()) {
      talk.out().println(" ".repeat(16) + "→ " + finding.next());
    }
    talk.out().flush();
  }

  private static Ink ink(Mark mark) {
    return switch (mark) {
      case GOOD -> Ink.GOOD;
      case ADVICE -> Ink.CAUTION;
      case BROKEN -> Ink.BAD;
    };
  }
}
