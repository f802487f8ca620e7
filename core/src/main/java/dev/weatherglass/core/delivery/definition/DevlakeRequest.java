package dev.weatherglass.core.delivery.definition;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A merged pull request as DevLake measures it. All spans are whole minutes, rounded up; a
/// negative one is none.
///
/// @param author null where unknown
/// @param created when it was opened; null where unknown
/// @param merged when it was merged
/// @param commits when its commits were authored; may be empty
/// @param reviews who reviewed when
record DevlakeRequest(
    @Nullable String author,
    @Nullable Instant created,
    Instant merged,
    List<Instant> commits,
    List<Review> reviews) {

  private static final int MINUTE = 60;

  record Review(String id, @Nullable String by, Instant at) {}

  /// The parts of its cycle, in minutes; null where unknown or negative.
  ///
  /// @param coding from the first commit to the opening
  /// @param pickup from the opening to the first review by another person
  /// @param review from that review to the merge
  /// @param deploy from the merge to the deployment's finish
  /// @param cycle coding + (opening to merge) + deploy, with nothing for what is unknown
  record Cycle(
      @Nullable Long coding,
      @Nullable Long pickup,
      @Nullable Long review,
      @Nullable Long deploy,
      long cycle) {}

  DevlakeRequest {
    commits = List.copyOf(commits);
    reviews = List.copyOf(reviews);
  }

  /// @param deployed when the deployment that first contains it finished; null without one
  Cycle cycle(@Nullable Instant deployed) {
    @Nullable Instant reviewed = firstReview().map(Review::at).orElse(null);
    @Nullable Long coding = minutes(commits.stream().min(Instant::compareTo).orElse(null), created);
    @Nullable Long deploy = minutes(merged, deployed);
    long cycle = orNothing(coding) + orNothing(minutes(created, merged)) + orNothing(deploy);
    return new Cycle(coding, minutes(created, reviewed), minutes(reviewed, merged), deploy, cycle);
  }

  Optional<Review> firstReview() {
    return reviews.stream()
        .filter(each -> author == null || !Objects.equals(each.by(), author))
        .min(Comparator.comparing(Review::at).thenComparing(Review::id));
  }

  private static long orNothing(@Nullable Long minutes) {
    return minutes == null ? 0 : minutes;
  }

  private static @Nullable Long minutes(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null || to.isBefore(from)) {
      return null;
    }
    return Math.ceilDiv(Duration.between(from, to).toMillis(), MINUTE * 1000L);
  }
}
