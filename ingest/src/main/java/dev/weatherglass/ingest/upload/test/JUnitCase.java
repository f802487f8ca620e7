package dev.weatherglass.ingest.upload.test;

import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.XmlText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A case while its results come. It counts once, by its worst one: error, failure, skipped. A
/// `flakyFailure` or `flakyError` alone means that it passed in the end.
final class JUnitCase {

  private static final Set<String> NOT_RUN =
      Set.of("notrun", "not_run", "disabled", "skipped", "skip", "ignored", "suppressed");

  private final String name;
  private final @Nullable Double seconds;
  private Outcome outcome;
  private boolean tried;
  private @Nullable String message;

  private JUnitCase(String name, @Nullable Double seconds, Outcome outcome) {
    this.name = name;
    this.seconds = seconds;
    this.outcome = outcome;
  }

  static JUnitCase of(XmlText attributes) {
    String status = attributes.attribute("status");
    boolean run = status == null || !NOT_RUN.contains(status.toLowerCase(Locale.ROOT));
    Double time = Amount.number(attributes.attribute("time"));
    return new JUnitCase(
        name(attributes.attribute("classname"), attributes.attribute("name")),
        time == null || time < 0 ? null : time,
        run ? Outcome.SUCCESS : Outcome.SKIPPED);
  }

  void begin(String element, XmlText attributes) {
    switch (element) {
      case "error" -> result(Outcome.ERROR, attributes);
      case "failure" -> result(Outcome.FAILURE, attributes);
      case "skipped", "skip", "ignored" -> result(Outcome.SKIPPED, attributes);
      case "flakyfailure", "flakyerror" -> tried = true;
      default -> {}
    }
  }

  void end(String element, String text) {
    boolean failure = element.equals("error") || element.equals("failure");
    if (failure && message == null) {
      message = text;
    }
  }

  String name() {
    return name;
  }

  Outcome outcome() {
    return outcome;
  }

  @Nullable Double seconds() {
    return seconds;
  }

  boolean flaky() {
    return tried && outcome == Outcome.SUCCESS;
  }

  @Nullable String message() {
    return outcome == Outcome.SUCCESS || outcome == Outcome.SKIPPED ? null : message;
  }

  private void result(Outcome next, XmlText attributes) {
    if (rank(next) > rank(outcome)) {
      outcome = next;
      message = attributes.attribute("message");
    }
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case ERROR -> 3;
      case FAILURE -> 2;
      case SKIPPED -> 1;
      default -> 0;
    };
  }

  /// Class and name, without the class twice.
  private static String name(@Nullable String className, @Nullable String caseName) {
    String own = caseName == null ? "" : caseName;
    return className == null || own.startsWith(className)
        ? own
        : own.isEmpty() ? className : className + "." + own;
  }
}
