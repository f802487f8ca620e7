package dev.weatherglass.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Plays the story second by second: moves the clock, ticks, scrapes, deploys, and looks what the
/// hub says. On a slow machine the story takes longer; it never skips.
final class Player {

  private static final long NANOS_PER_SECOND = 1_000_000_000L / Script.SPEED;
  private static final int LOOK_EVERY_SECONDS = 3;

  private final Stage stage;
  private final Instant begin;
  private final Telling telling;
  private final Audience audience;
  private final Deque<Scene> scenes = new ArrayDeque<>(Script.SCENES);
  private int number;

  Player(Stage stage, Instant begin, Telling telling, Audience audience) {
    this.stage = stage;
    this.begin = begin;
    this.telling = telling;
    this.audience = audience;
  }

  void play() throws InterruptedException {
    telling.say("");
    telling.say(
        "The story: minutes and seconds of story time, " + Script.SPEED + " times as fast.");
    long next = System.nanoTime();
    for (long second = 1; second <= Script.LENGTH.toSeconds() && !isOver(); second++) {
      play(second);
      next = Math.max(next + NANOS_PER_SECOND, System.nanoTime());
      Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
  }

  private boolean isOver() {
    return scenes.isEmpty() && audience.sawEverything();
  }

  private void play(long second) throws InterruptedException {
    stage.moveTo(begin.plusSeconds(second));
    if (second % Script.SCRAPE.toSeconds() == 0) {
      stage.scrape();
    }
    while (!scenes.isEmpty() && scenes.getFirst().at().toSeconds() == second) {
      play(scenes.removeFirst());
    }
    if (second % LOOK_EVERY_SECONDS == 0) {
      audience.look();
    }
  }

  private void play(Scene scene) throws InterruptedException {
    Instant at = stage.clock().instant();
    var report =
        DeployReport.of(
            at, scene.service(), scene.version(), scene.how(), scene.actor(), "story-" + ++number);
    String id = stage.deploy(report, scene.condition());
    audience.watch(new Deployed(scene, id, at, System.nanoTime()));
    String says = scene.says().isEmpty() ? "" : "   … " + scene.says();
    telling.tell(
        at,
        scene.how().equals("rollback") ? "rollback" : "deploy",
        scene.service() + " " + scene.version() + " (" + scene.actor() + ")" + says);
  }
}
