package dev.weatherglass.streams;

import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.Command;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.correlate.HostServices;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The two stages of DESIGN §3 as a topology. It starts nothing and reads no environment.
///
/// Events are fanned out to `candidates`: one copy for each service on whose series the change
/// competes. Stage one (key: service) makes evidence of candidates, metrics and ticks, and tells
/// each minute of each watched series, to be drawn; stage two (key: environment) judges by the
/// evidence and alone writes verdicts, and the alerts of deploys. Histories of commits are judged
/// beside them, per service (ADR 0009). What people say about alerts goes, by repartition topics,
/// to the judge that wrote the problem.
///
/// @param settings what the judge needs
/// @param hosts which services run where
/// @param dropped counts samples that came too late to be used
record JudgeTopology(StreamsSettings settings, HostServices hosts, Counter dropped)
    implements Supplier<Topology> {

  private static final Serde<String> KEY = Serdes.String();

  JudgeTopology(StreamsSettings settings, Counter dropped) {
    this(settings, new HostServices(settings.hosts()), dropped);
  }

  @Override
  public Topology get() {
    return get(new Properties());
  }

  /// @param properties Streams' own settings that decide the shape: naming, optimisation
  Topology get(Properties properties) {
    var builder = new StreamsBuilder();
    KStream<String, DeliveryEvent> events =
        builder.stream(Topics.EVENTS.topic(), consumed(WireSerdes.event(), "events"));
    KStream<String, AlertCommand> commands = commands(builder);
    histories(builder, events, commands)
        .to(Topics.ALERTS.topic(), produced(WireSerdes.json(Problem.class), "history-alerts"));
    KStream<String, StageOneOutput> judged = stageOne(builder, events);
    judged
        .flatMapValues(JudgeTopology::minutes, Named.as("minutes-only"))
        .to(Topics.ROLLUPS.topic(), produced(WireSerdes.json(Rollup.class), "rollups"));
    KStream<String, Told> told = stageTwo(builder, judged, commands);
    told.flatMapValues(JudgeTopology::verdicts, Named.as("verdicts-only"))
        .to(Topics.VERDICTS.topic(), produced(WireSerdes.json(Verdict.class), "verdicts"));
    told.flatMapValues(JudgeTopology::problems, Named.as("problems-only"))
        .to(Topics.ALERTS.topic(), produced(WireSerdes.json(Problem.class), "alerts"));
    return builder.build(properties);
  }

  /// What is said about alerts; silences are none of the judges' business.
  private static KStream<String, AlertCommand> commands(StreamsBuilder builder) {
    return builder.stream(
            Topics.COMMANDS.topic(), consumed(WireSerdes.json(Command.class), "commands"))
        .flatMapValues(JudgeTopology::aboutAlerts, Named.as("about-alerts"));
  }

  /// Builds, tests and benchmarks need nothing but the events of their own service.
  private static KStream<String, Problem> histories(
      StreamsBuilder builder,
      KStream<String, DeliveryEvent> events,
      KStream<String, AlertCommand> commands) {
    builder.addStateStore(StateStores.HISTORIES.builder());
    builder.addStateStore(StateStores.HISTORY_PROBLEMS.builder());
    builder.addStateStore(StateStores.HISTORY_INSTRUCTIONS.builder());
    KStream<String, JudgeInput<DeliveryEvent>> commanded =
        commands
            .selectKey((_, command) -> command.problem().service(), Named.as("by-service"))
            .repartition(repartitioned("commands-by-service"))
            .mapValues(JudgeInput.Commanded::new, Named.as("history-commanded"));
    return events
        .<JudgeInput<DeliveryEvent>>mapValues(JudgeInput.Found::new, Named.as("history-found"))
        .merge(commanded, Named.as("history-with-commands"))
        .process(
            HistoryProcessor::new,
            Named.as("history-judge"),
            StateStores.HISTORIES.name(),
            StateStores.HISTORY_PROBLEMS.name(),
            StateStores.HISTORY_INSTRUCTIONS.name());
  }

  private KStream<String, StageOneOutput> stageOne(
      StreamsBuilder builder, KStream<String, DeliveryEvent> events) {
    KStream<String, StageOneInput> candidates =
        events
            .flatMap(this::competesOn, Named.as("fan-out"))
            .repartition(Repartitioned.with(KEY, WireSerdes.event()).withName("candidates"))
            .mapValues(StageOneInput.Reported::new, Named.as("reported"));
    KStream<String, StageOneInput> metrics =
        builder.stream(Topics.METRICS.topic(), consumed(WireSerdes.metrics(), "metrics"))
            .mapValues(StageOneInput.Measured::new, Named.as("measured"));
    KStream<String, StageOneInput> ticks =
        builder.stream(Topics.TICKS.topic(), consumed(WireSerdes.tick(), "ticks"))
            .mapValues(StageOneInput.Ticked::new, Named.as("ticked"));
    builder.addStateStore(StateStores.FAMILIES.builder());
    builder.addStateStore(StateStores.RINGS.builder());
    builder.addStateStore(StateStores.RING_BLOCKS.builder());
    builder.addStateStore(StateStores.WEEKS.builder());
    builder.addStateStore(StateStores.SERVICES.builder());
    builder.addStateStore(StateStores.VIGILS.builder());
    return candidates
        .merge(metrics, Named.as("with-metrics"))
        .merge(ticks, Named.as("with-ticks"))
        .process(
            () -> new ServiceProcessor(settings, dropped),
            Named.as("service-judge"),
            StateStores.FAMILIES.name(),
            StateStores.RINGS.name(),
            StateStores.RING_BLOCKS.name(),
            StateStores.WEEKS.name(),
            StateStores.SERVICES.name(),
            StateStores.VIGILS.name());
  }

  private KStream<String, Told> stageTwo(
      StreamsBuilder builder,
      KStream<String, StageOneOutput> judged,
      KStream<String, AlertCommand> commands) {
    builder.addStateStore(StateStores.VERIFICATIONS.builder());
    builder.addStateStore(StateStores.RACES.builder());
    builder.addStateStore(StateStores.PROBLEMS.builder());
    builder.addStateStore(StateStores.ENVIRONMENTS.builder());
    builder.addStateStore(StateStores.INSTRUCTIONS.builder());
    KStream<String, JudgeInput<Finding>> commanded =
        commands
            .selectKey((_, command) -> command.problem().environment(), Named.as("by-environment"))
            .repartition(repartitioned("commands-by-environment"))
            .mapValues(JudgeInput.Commanded::new, Named.as("commanded"));
    return judged
        .flatMapValues(JudgeTopology::findings, Named.as("findings-only"))
        .repartition(Repartitioned.with(KEY, WireSerdes.finding()).withName("evidence"))
        .<JudgeInput<Finding>>mapValues(JudgeInput.Found::new, Named.as("found"))
        .merge(commanded, Named.as("with-commands"))
        .process(
            () -> new EnvironmentProcessor(settings.judge()),
            Named.as("environment-judge"),
            StateStores.VERIFICATIONS.name(),
            StateStores.RACES.name(),
            StateStores.PROBLEMS.name(),
            StateStores.ENVIRONMENTS.name(),
            StateStores.INSTRUCTIONS.name());
  }

  /// The services on whose series a change competes: its own, or all services of its host, and
  /// those that call them.
  private List<KeyValue<String, DeliveryEvent>> competesOn(String key, DeliveryEvent event) {
    String service = event.context().service();
    List<String> services = service == null ? hosts.on(event.subject()) : List.of(service);
    var copies = new ArrayList<KeyValue<String, DeliveryEvent>>();
    for (String name : services) {
      copies.add(KeyValue.pair(name, event));
      DeliveryEvent ofCallee =
          service == null
              ? event.withContext(event.context().renamed(name, event.context().environment()))
              : event;
      settings.calls().callers(name).forEach(caller -> copies.add(KeyValue.pair(caller, ofCallee)));
    }
    return copies;
  }

  private static List<Finding> findings(StageOneOutput output) {
    return output instanceof StageOneOutput.Found(var finding) ? List.of(finding) : List.of();
  }

  private static List<Rollup> minutes(StageOneOutput output) {
    return output instanceof StageOneOutput.Drawn(var minute) ? List.of(minute) : List.of();
  }

  private static List<AlertCommand> aboutAlerts(Command command) {
    return command instanceof AlertCommand about ? List.of(about) : List.of();
  }

  private static Repartitioned<String, AlertCommand> repartitioned(String name) {
    return Repartitioned.with(KEY, WireSerdes.json(AlertCommand.class)).withName(name);
  }

  private static List<Verdict> verdicts(Told told) {
    return told instanceof Told.OfVerdict(var verdict) ? List.of(verdict) : List.of();
  }

  private static List<Problem> problems(Told told) {
    return told instanceof Told.OfProblem(var problem) ? List.of(problem) : List.of();
  }

  private static <V> Consumed<String, V> consumed(Serde<V> value, String name) {
    return Consumed.with(KEY, value).withName(name);
  }

  private static <V> Produced<String, V> produced(Serde<V> value, String name) {
    return Produced.with(KEY, value).withName(name);
  }
}
