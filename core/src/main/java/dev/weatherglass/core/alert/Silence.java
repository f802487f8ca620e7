package dev.weatherglass.core.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A person's wish not to be told of some alerts for a while, as Alertmanager has it. Who changes
/// or ends one says it again whole, under its id; [#latest] decides which saying holds.
///
/// All times are those of the wall clock: people silence by it, whatever time a story tells.
///
/// @param id a UUID
/// @param matchers all must hold; 1 to [#MAX_MATCHERS], of which one must want a label to be there
/// @param startsAt from when on
/// @param endsAt until just before; not before `startsAt`. One that was ended early ends then
/// @param createdBy who; not blank
/// @param comment why; not blank
/// @param updatedAt when this was said
public record Silence(
    String id,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment,
    Instant updatedAt)
    implements Command {

  /// The most conditions.
  public static final int MAX_MATCHERS = 50;

  private static final int MAX_WORDS = 2_000;

  /// Of two sayings at one moment that holds which ends first; beyond that any fixed order will do.
  private static final Comparator<Silence> BY_TIME =
      Comparator.comparing(Silence::updatedAt)
          .thenComparing(Silence::endsAt, Comparator.reverseOrder())
          .thenComparing(Silence::startsAt)
          .thenComparing(Silence::toString);

  /// Where a silence stands in its life.
  public enum State {
    PENDING,
    ACTIVE,
    EXPIRED
  }

  public Silence {
    matchers = List.copyOf(matchers);
    requireWords("id", id);
    requireWords("createdBy", createdBy);
    requireWords("comment", comment);
    if (matchers.isEmpty() || matchers.size() > MAX_MATCHERS) {
      throw new IllegalArgumentException(
          "matchers must be 1 to %d but were %d".formatted(MAX_MATCHERS, matchers.size()));
    }
    if (matchers.stream().allMatch(Matcher::matchesNothing)) {
      throw new IllegalArgumentException(
          "matchers must not all hold where no label is there but were " + matchers);
    }
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException(
          "endsAt must not be before startsAt (%s) but was %s".formatted(startsAt, endsAt));
    }
  }

  private static void requireWords(String field, String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException(field + " must not be blank");
    }
    if (words.length() > MAX_WORDS) {
      throw new IllegalArgumentException(
          field + " must have at most " + MAX_WORDS + " characters but has " + words.length());
    }
  }

  @Override
  public String subject() {
    return id;
  }

  /// Of two sayings about one silence the one that holds, whichever was heard first.
  public static Silence latest(Silence one, Silence other) {
    return BY_TIME.compare(one, other) >= 0 ? one : other;
  }

  /// Where it stands.
  public State state(Instant now) {
    if (now.isBefore(startsAt)) {
      return endsAt.isAfter(startsAt) ? State.PENDING : State.EXPIRED;
    }
    return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
  }

  /// Whether this alert is silenced at this moment.
  public boolean silences(Alert alert, Instant now) {
    return state(now) == State.ACTIVE
        && matchers.stream().allMatch(matcher -> matcher.matches(alert.labels()));
  }

  /// The same silence, ended at this moment; as it is where it is over already.
  public Silence endedAt(Instant now) {
    if (state(now) == State.EXPIRED) {
      return this;
    }
    Instant start = now.isBefore(startsAt) ? now : startsAt;
    return new Silence(id, matchers, start, now, createdBy, comment, nextUpdate(now));
  }

  /// When it is changed if that happens now: after it was last changed, whatever clock said that.
  public Instant nextUpdate(Instant now) {
    return now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
  }

  /// Whether it is for certain about one of these services and no other.
  public boolean isAboutOneOf(Set<String> services) {
    return aboutServices()
        .filter(Matcher::isExact)
        .map(Matcher::value)
        .anyMatch(services::contains);
  }

  /// Whether it may be known to those who know these services only: it is about one of them, or
  /// names none at all.
  public boolean isKnownTo(Set<String> services) {
    return isAboutOneOf(services) || aboutServices().findAny().isEmpty();
  }

  private Stream<Matcher> aboutServices() {
    return matchers.stream().filter(matcher -> matcher.name().equals("service"));
  }
}
