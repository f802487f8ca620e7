package dev.weatherglass.streams;

import dev.weatherglass.core.alert.EnvironmentJudge;
import dev.weatherglass.core.alert.EnvironmentState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.correlate.RingShelf;
import dev.weatherglass.core.correlate.ServiceJudge;
import dev.weatherglass.core.correlate.ServiceState;
import dev.weatherglass.core.correlate.Vigil;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.Shelf;
import dev.weatherglass.core.verify.VerificationState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;

/// Both stages over shelves of bytes, made anew after every few inputs: whatever is not stored is
/// lost.
final class StoredJudge {

  private final JudgeSettings settings = JudgeSettings.DEFAULTS;
  private final CallGraph calls;
  private final int every;
  private final Serde<Finding> findings = WireSerdes.finding();
  private final Shelf<FamilyState> families = new BytesShelf<>(StateStores.FAMILIES);
  private final RingShelf rings =
      new RingShelf(new BytesShelf<>(StateStores.RINGS), new BytesShelf<>(StateStores.RING_BLOCKS));
  private final Shelf<UsualWeek> weeks = new BytesShelf<>(StateStores.WEEKS);
  private final Shelf<ServiceState> states = new BytesShelf<>(StateStores.SERVICES);
  private final Shelf<Vigil> vigils = new BytesShelf<>(StateStores.VIGILS);
  private final Shelf<VerificationState> verifications =
      new BytesShelf<>(StateStores.VERIFICATIONS);
  private final Shelf<Race> races = new BytesShelf<>(StateStores.RACES);
  private final Shelf<Problem> problems = new BytesShelf<>(StateStores.PROBLEMS);
  private final Shelf<EnvironmentState> known = new BytesShelf<>(StateStores.ENVIRONMENTS);
  private ServiceJudge services;
  private EnvironmentJudge environments;
  private int inputs;

  /// @param every after how many inputs the judges are made anew
  StoredJudge(CallGraph calls, int every) {
    this.calls = calls;
    this.every = every;
    services = services();
    environments = environments();
  }

  /// Lets the first stage take something in, and the second what came of it.
  List<Told> take(Function<ServiceJudge, List<Finding>> input) {
    if (inputs++ % every == 0) {
      services = services();
      environments = environments();
    }
    var told = new ArrayList<Told>();
    input.apply(services).forEach(finding -> told.addAll(environments.on(again(finding))));
    return told;
  }

  private Finding again(Finding finding) {
    return findings.deserializer().deserialize("", findings.serializer().serialize("", finding));
  }

  private ServiceJudge services() {
    return new ServiceJudge(
        settings, Watch.DEFAULTS, calls, families, rings, weeks, states, vigils);
  }

  private EnvironmentJudge environments() {
    return new EnvironmentJudge(
        settings, verifications, races, problems, known, new MemoryShelf<>());
  }
}
