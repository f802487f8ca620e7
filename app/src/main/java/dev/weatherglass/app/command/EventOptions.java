package dev.weatherglass.app.command;

import dev.weatherglass.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of an event in the native form, as flags.
final class EventOptions {

  @Option(names = "--service", description = "The service it is about.")
  private @Nullable String service;

  @Option(names = "--environment", description = "Where it happened.")
  private @Nullable String environment;

  @Option(names = "--version", description = "The version.")
  private @Nullable String version;

  @Option(names = "--commit", description = "The commit.")
  private @Nullable String commit;

  @Option(names = "--digest", description = "The digest of the artifact.")
  private @Nullable String digest;

  @Option(names = "--at", description = "When it happened, ISO-8601 (default: when received).")
  private @Nullable String at;

  @Option(names = "--phase", description = "How far it is: queued, started, progress, finished, …")
  private @Nullable String phase;

  @Option(names = "--outcome", description = "How it ended: success, failure, …")
  private @Nullable String outcome;

  @Option(names = "--id", description = "Your own id of the event; a repeat is then harmless.")
  private @Nullable String id;

  @Option(names = "--run", description = "Your own id of the run or deployment.")
  private @Nullable String run;

  @Option(names = "--source", description = "Who reports it.")
  private @Nullable String source;

  @Option(names = "--actor", description = "Who did it.")
  private @Nullable String actor;

  @Option(names = "--host", description = "The host; config only.")
  private @Nullable String host;

  @Option(names = "--link", paramLabel = "NAME=URL", description = "A link for people.")
  private final Map<String, String> links = new LinkedHashMap<>();

  @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label.")
  private final Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = {"-f", "--field"},
      paramLabel = "NAME=VALUE",
      description = "A field of the kind's own block, as -f how=rollback; JSON is read as such.")
  private final Map<String, String> fields = new LinkedHashMap<>();

  ObjectNode event(String kind, CommandLine line) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("kind", kind);
    single().forEach((name, value) -> put(event, name, value));
    object(event, "links", links);
    object(event, "labels", labels);
    if (!fields.isEmpty()) {
      ObjectNode block = event.putObject(kind);
      fields.forEach((name, value) -> block.set(name, value(value)));
    }
    if (service == null && host == null) {
      throw new ParameterException(line, "--service is missing: every event needs one");
    }
    return event;
  }

  private Map<String, @Nullable String> single() {
    var single = new LinkedHashMap<String, @Nullable String>();
    single.put("service", service);
    single.put("environment", environment);
    single.put("version", version);
    single.put("commit", commit);
    single.put("digest", digest);
    single.put("at", at);
    single.put("phase", phase);
    single.put("outcome", outcome);
    single.put("id", id);
    single.put("run", run);
    single.put("source", source);
    single.put("actor", actor);
    single.put("host", host);
    return single;
  }

  private static void put(ObjectNode event, String name, @Nullable String value) {
    if (value != null) {
      event.put(name, value);
    }
  }

  private static void object(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      values.forEach(event.putObject(name)::put);
    }
  }

  /// A number, list or object where the text is one, else the text.
  private static JsonNode value(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException _) {
      return Json.MAPPER.getNodeFactory().stringNode(text);
    }
  }
}
