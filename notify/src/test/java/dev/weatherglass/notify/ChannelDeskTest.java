package dev.weatherglass.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.channel.Channel;
import dev.weatherglass.notify.channel.SendResult;
import dev.weatherglass.notify.delivery.Ledger;
import dev.weatherglass.notify.delivery.RetryPolicy;
import dev.weatherglass.notify.message.Message;
import dev.weatherglass.notify.message.Messages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A channel's work, with time that is moved by hand.
class ChannelDeskTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final RetryPolicy RETRY =
      new RetryPolicy(Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofHours(1));

  private final List<String> story = new ArrayList<>();
  private final HandMovedDesk time = new HandMovedDesk();
  private final List<SendResult> answers = new ArrayList<>();
  private final List<Boolean> writes = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ChannelDesk desk =
      new ChannelDesk(
          new Scripted(),
          new Messages(null),
          this::write,
          new ChannelDesk.Means(
              time,
              RETRY,
              new SplittableRandom(1),
              () -> START.plusNanos(time.nanos),
              () -> time.nanos),
          new DeliveryMeters(meters));
  private final Tenure tenure = tenure(Map.of());

  @Test
  void the_intent_is_written_before_the_message_and_the_result_after() {
    tell(Examples.firing(), 0);

    assertThat(story).containsExactly("write INTENDED 0", "send firing", "write SENT 1");
    assertThat(tenure.progress().open()).isZero();
    assertThat(
            meters.counter("weatherglass.deliveries", "channel", "ops", "result", "sent").count())
        .isEqualTo(1);
  }

  @Test
  void a_repeat_writes_and_sends_nothing() {
    tell(Examples.firing(), 0);
    story.clear();

    tell(Examples.firing(), 1);

    assertThat(story).isEmpty();
    assertThat(tenure.progress().open()).isZero();
  }

  @Test
  void nothing_is_sent_before_the_intent_is_safe() {
    writes.addAll(List.of(false, false, true));

    tell(Examples.firing(), 0);
    assertThat(story).containsExactly("write failed");

    time.advance(Duration.ofMinutes(1));
    assertThat(story)
        .containsExactly(
            "write failed", "write failed", "write INTENDED 0", "send firing", "write SENT 1");
  }

  @Test
  void a_result_that_could_not_be_written_is_written_again_without_sending_again() {
    writes.addAll(List.of(true, false, true));

    tell(Examples.firing(), 0);
    time.advance(Duration.ofMinutes(1));

    assertThat(story)
        .containsExactly("write INTENDED 0", "send firing", "write failed", "write SENT 1");
    assertThat(tenure.progress().open()).isZero();
  }

  @Test
  void an_attempt_that_failed_is_repeated_after_its_backoff() {
    answers.add(new SendResult.TryLater(null, "HTTP 503"));

    tell(Examples.firing(), 0);
    assertThat(story).containsExactly("write INTENDED 0", "send firing");
    assertThat(tenure.progress().open()).isEqualTo(1);

    time.advance(Duration.ofSeconds(2));
    assertThat(story)
        .containsExactly("write INTENDED 0", "send firing", "send firing", "write SENT 2");
  }

  @Test
  void a_refused_message_is_not_repeated() {
    answers.add(new SendResult.Refused("HTTP 410"));

    tell(Examples.firing(), 0);
    time.advance(Duration.ofHours(2));

    assertThat(story)
        .containsExactly("write INTENDED 0", "send firing", "write REFUSED 1 HTTP 410");
    assertThat(tenure.progress().open()).isZero();
  }

  @Test
  void a_message_that_is_too_old_is_given_up_with_the_reason() {
    for (int i = 0; i < 100; i++) {
      answers.add(new SendResult.TryLater(null, "HTTP 500"));
    }

    tell(Examples.firing(), 0);
    time.advance(Duration.ofHours(2));

    assertThat(story.getLast())
        .matches("write REFUSED \\d+ given up after \\d+ attempts: HTTP 500");
    assertThat(tenure.progress().open()).isZero();
  }

  @Test
  void the_age_of_a_message_is_counted_over_restarts() {
    Delivery intent = intent(Examples.firing(), START.minus(Duration.ofMinutes(59)));
    answers.add(new SendResult.TryLater(Duration.ofMinutes(2), "HTTP 429"));

    tell(Examples.firing(), 0, tenure(Map.of("problem-1", intent)));

    assertThat(story)
        .containsExactly("send firing", "write REFUSED 1 given up after 1 attempts: HTTP 429");
  }

  @Test
  void an_intent_without_a_result_is_sent_again_without_a_second_intent() {
    Delivery intent = intent(Examples.firing(), START);

    tell(Examples.firing(), 0, tenure(Map.of("problem-1", intent)));

    assertThat(story).containsExactly("send firing", "write SENT 1");
  }

  @Test
  void while_one_problem_waits_others_go_ahead_and_its_own_order_is_kept() {
    answers.add(new SendResult.TryLater(null, "HTTP 503"));
    Problem other = Examples.problem("problem-2", AlertState.FIRING, START);

    tell(Examples.firing(), 0);
    tell(Examples.resolved(), 1);
    tell(other, 2);
    assertThat(story)
        .containsExactly(
            "write INTENDED 0", "send firing", "write INTENDED 0", "send firing", "write SENT 1");

    time.advance(Duration.ofSeconds(2));
    assertThat(story.subList(5, story.size()))
        .containsExactly(
            "send firing", "write SENT 2", "write INTENDED 0", "send resolved", "write SENT 1");
  }

  @Test
  void updates_without_a_transition_do_not_pile_up_behind_one_that_waits() {
    answers.add(new SendResult.TryLater(null, "HTTP 503"));

    for (int offset = 0; offset < 1000; offset++) {
      tell(Examples.firing(), offset);
    }
    assertThat(tenure.progress().open()).isEqualTo(1);
    assertThat(tenure.progress().committable()).hasValue(0);

    time.advance(Duration.ofSeconds(2));
    assertThat(story)
        .containsExactly("write INTENDED 0", "send firing", "send firing", "write SENT 2");
    assertThat(tenure.progress().committable()).hasValue(1000);
  }

  @Test
  void a_channel_that_asks_for_a_pause_gets_one() {
    answers.add(new SendResult.TryLater(Duration.ofMinutes(3), "HTTP 429"));

    tell(Examples.firing(), 0);
    tell(Examples.problem("problem-2", AlertState.FIRING, START), 1);
    time.advance(Duration.ofMinutes(3).minusMillis(1));
    assertThat(story).filteredOn(line -> line.startsWith("send")).hasSize(1);

    time.advance(Duration.ofMillis(1));
    assertThat(story).filteredOn(line -> line.startsWith("send")).hasSize(3);
  }

  @Test
  void after_its_tenure_nothing_is_sent_or_written() {
    answers.add(new SendResult.TryLater(null, "HTTP 503"));

    tell(Examples.firing(), 0);
    tell(Examples.resolved(), 1);
    tenure.end();
    time.advance(Duration.ofHours(2));

    assertThat(story).containsExactly("write INTENDED 0", "send firing");
  }

  @Test
  void a_new_tenure_does_not_wait_for_what_the_last_one_left() {
    answers.add(new SendResult.TryLater(null, "HTTP 503"));
    tell(Examples.firing(), 0);
    tenure.end();
    story.clear();

    tell(Examples.firing(), 0, tenure(Map.of("problem-1", intent(Examples.firing(), START))));

    assertThat(story).containsExactly("send firing", "write SENT 1");
  }

  @Test
  void a_channel_with_a_bug_is_tried_again_and_delays_no_other_problem() {
    answers.add(null);

    tell(Examples.firing(), 0);
    time.advance(Duration.ofSeconds(2));

    assertThat(story)
        .containsExactly("write INTENDED 0", "send firing", "send firing", "write SENT 2");
  }

  private void tell(Problem problem, long offset) {
    tell(problem, offset, tenure);
  }

  private void tell(Problem problem, long offset, Tenure under) {
    under.progress().begin(offset, 1);
    desk.accept(new Errand(problem, offset, START, under));
    time.advance(Duration.ZERO);
  }

  private static Tenure tenure(Map<String, Delivery> known) {
    return new Tenure(0, Map.of("ops", new Book(new Ledger("ops", Instant.EPOCH), known)));
  }

  private static Delivery intent(Problem problem, Instant at) {
    return new Delivery(
        problem.id(), "ops", problem.transition(), "m", Delivery.State.INTENDED, 0, at, null, null);
  }

  private boolean write(int partition, Delivery delivery) {
    if (!writes.isEmpty() && !writes.removeFirst()) {
      story.add("write failed");
      return false;
    }
    String reason = delivery.reason() == null ? "" : " " + delivery.reason();
    story.add("write " + delivery.state() + " " + delivery.attempts() + reason);
    return true;
  }

  /// Answers from the script, then always sent; null stands for a bug.
  private final class Scripted implements Channel {

    @Override
    public String name() {
      return "ops";
    }

    @Override
    public SendResult send(Message message) {
      story.add("send " + message.state().word());
      SendResult answer = answers.isEmpty() ? new SendResult.Sent(null) : answers.removeFirst();
      if (answer == null) {
        throw new IllegalStateException("a bug");
      }
      return answer;
    }
  }

  private static final class HandMovedDesk implements Desk {

    private record Work(long due, long number, Runnable work) implements Comparable<Work> {
      @Override
      public int compareTo(Work other) {
        return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
      }
    }

    private final PriorityQueue<Work> planned = new PriorityQueue<>();
    private long nanos;
    private long number;

    @Override
    public void soon(Runnable work) {
      later(Duration.ZERO, work);
    }

    @Override
    public void later(Duration delay, Runnable work) {
      planned.add(new Work(nanos + delay.toNanos(), number++, work));
    }

    void advance(Duration step) {
      long until = nanos + step.toNanos();
      while (!planned.isEmpty() && planned.peek().due() <= until) {
        Work next = planned.remove();
        nanos = Math.max(nanos, next.due());
        next.work().run();
      }
      nanos = until;
    }

    @Override
    public void close() {}
  }
}
