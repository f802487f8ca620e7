package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.verify.Contender;
import dev.weatherglass.core.verify.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// With buckets of a minute: windows of 120, and episodes that nothing joins after 240.
class EpisodesTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Episodes EPISODES =
      new Episodes(
          "shop", "production", Duration.ofMinutes(120), Duration.ofMinutes(240), Set.of("stock"));

  @Test
  void a_change_alone_is_an_episode_of_its_own() {
    Episode episode = among(own(7)).getFirst();

    assertThat(episode.onset()).isEqualTo(START.plus(Duration.ofMinutes(7)));
    assertThat(episode.service()).isEqualTo("shop");
    assertThat(episode.callees()).containsExactly("stock");
  }

  @Test
  void a_change_within_the_last_ones_window_joins_and_one_at_its_end_does_not() {
    assertThat(judged(own(0), own(119))).containsExactly(List.of("shop@0", "shop@119"));
    assertThat(judged(own(0), own(120))).containsExactly(List.of("shop@0"), List.of("shop@120"));
  }

  @Test
  void windows_may_follow_one_another_for_240_buckets() {
    assertThat(judged(own(0), own(100), own(200), own(240)))
        .containsExactly(List.of("shop@0", "shop@100", "shop@200", "shop@240"));
    assertThat(judged(own(0), own(100), own(200), own(241)))
        .containsExactly(List.of("shop@0", "shop@100", "shop@200"), List.of("shop@241"));
  }

  @Test
  void what_begins_another_episode_while_one_is_open_only_competes_there() {
    Episode first = among(own(0), own(100), own(200), own(250), own(330)).getFirst();

    assertThat(names(first)).containsExactly("shop@0", "shop@100", "shop@200", "shop@250");
    assertThat(first.contenders().getLast().judged()).isFalse();
    assertThat(first.judges("shop@250")).isFalse();
  }

  @Test
  void at_most_twelve_are_told_apart() {
    Contender[] many = IntStream.range(0, 14).mapToObj(i -> own(5 * i)).toArray(Contender[]::new);

    List<Episode> episodes = among(many);

    assertThat(episodes).hasSize(2);
    assertThat(episodes.getFirst().contenders()).hasSize(12).allMatch(Contender::judged);
    assertThat(names(episodes.getLast())).containsExactly("shop@60", "shop@65");
  }

  @Test
  void a_callees_change_competes_and_is_judged_elsewhere() {
    List<Episode> episodes = among(own(10), callees(0), callees(40));

    assertThat(names(episodes.getFirst())).containsExactly("stock@0", "shop@10", "stock@40");
    assertThat(judged(own(10), callees(0), callees(40))).containsExactly(List.of("shop@10"));
    assertThat(episodes.getFirst().onset()).isEqualTo(START);
  }

  @Test
  void callees_changes_alone_make_no_episode() {
    assertThat(among(callees(0), callees(40))).isEmpty();
    assertThat(judged(callees(0), callees(40), own(300))).containsExactly(List.of("shop@300"));
  }

  @Test
  void each_change_is_judged_exactly_once_in_whatever_order_they_are_known() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      var contenders = new ArrayList<Contender>();
      int minute = 0;
      for (int i = 0; i < 40; i++) {
        minute += 4 + random.nextInt(150);
        contenders.add(random.nextInt(4) == 0 ? callees(minute) : own(minute));
      }
      List<Episode> expected = EPISODES.among(contenders, _ -> 0.5);
      Collections.shuffle(contenders, random);
      List<Episode> shuffled = EPISODES.among(contenders, _ -> 0.5);

      assertThat(shuffled).isEqualTo(expected);
      assertThat(
              expected.stream()
                  .flatMap(episode -> episode.contenders().stream())
                  .filter(Contender::judged)
                  .toList())
          .containsExactlyInAnyOrderElementsOf(
              contenders.stream().filter(Contender::judged).toList());
    }
  }

  @Test
  void what_is_known_of_warm_ups_is_asked_for_the_time_of_the_episode() {
    List<Episode> episodes =
        EPISODES.among(
            List.of(own(0), own(50), own(200)),
            onset -> onset.equals(START) ? 0.2 : onset.isAfter(START) ? 0.7 : 0);

    assertThat(episodes).extracting(Episode::warmUp).containsExactly(0.2, 0.7);
  }

  private static List<Episode> among(Contender... contenders) {
    return EPISODES.among(List.of(contenders), _ -> 0.5);
  }

  private static List<List<String>> judged(Contender... contenders) {
    return among(contenders).stream()
        .map(episode ->
            episode.contenders().stream()
                .filter(Contender::judged)
                .map(Contender::verification)
                .toList())
        .toList();
  }

  private static List<String> names(Episode episode) {
    return episode.contenders().stream().map(Contender::verification).toList();
  }

  private static Contender own(int minute) {
    return contender("shop", minute, true);
  }

  private static Contender callees(int minute) {
    return contender("stock", minute, false);
  }

  private static Contender contender(String service, int minute, boolean judged) {
    return new Contender(
        service + "@" + minute, service, START.plus(Duration.ofMinutes(minute)), judged, null);
  }
}
