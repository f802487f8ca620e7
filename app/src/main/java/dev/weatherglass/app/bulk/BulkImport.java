package dev.weatherglass.app.bulk;

import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.Pause;
import dev.weatherglass.app.client.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/// Sends a file of events to a hub: chunk after chunk, each acknowledged before the next, waiting
/// where the hub asks to. For one thread, once.
public final class BulkImport {

  private static final long CHUNK_CHARACTERS = 2_000_000;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HubClient client;
  private final Pause pause;
  private final LongSupplier nanos;
  private final Listener listener;

  private Pace pace = Pace.FIRST;
  private long read;
  private long accepted;
  private long refused;

  /// Who is told how it goes.
  public interface Listener {

    /// An item was refused.
    void refused(Refusal refusal);

    /// So many items are in.
    void accepted(long items);

    /// Nothing happens for a while.
    ///
    /// @param why in a sentence
    void waits(Duration time, String why);
  }

  /// @param nanos measures time, as `System.nanoTime`
  public BulkImport(HubClient client, Pause pause, LongSupplier nanos, Listener listener) {
    this.client = client;
    this.pause = pause;
    this.nanos = nanos;
    this.listener = listener;
  }

  /// Sends everything that the file holds.
  ///
  /// @throws IOException if the file cannot be read
  /// @throws HubAnswerException if the hub takes nothing at all, or nothing more; what it has
  ///   acknowledged stays
  public Imported run(EventFile file) throws IOException, InterruptedException {
    long began = nanos.getAsLong();
    var chunk = new Chunk();
    for (var entry = file.next(); entry.isPresent(); entry = file.next()) {
      read++;
      switch (entry.get()) {
        case Entry.Unfit(Refusal refusal) -> refuse(refusal);
        case Entry.Item item -> chunk.add(item);
      }
      if (chunk.size() >= pace.items() || chunk.characters() >= CHUNK_CHARACTERS) {
        send(chunk);
        chunk = new Chunk();
      }
    }
    send(chunk);
    return new Imported(read, accepted, refused, (nanos.getAsLong() - began) / 1e9);
  }

  private void send(Chunk whole) throws InterruptedException {
    Deque<Chunk> left = new ArrayDeque<>(List.of(whole));
    long patience = nanos.getAsLong() + PATIENCE.toNanos();
    while (!left.isEmpty()) {
      Chunk chunk = left.pop();
      if (chunk.isEmpty()) {
        continue;
      }
      long began = nanos.getAsLong();
      Optional<Reply> reply = ask(chunk);
      if (reply.isPresent() && settled(chunk, reply.get())) {
        pace = pace.took(Duration.ofNanos(nanos.getAsLong() - began));
        patience = nanos.getAsLong() + PATIENCE.toNanos();
        continue;
      }
      if (nanos.getAsLong() > patience) {
        throw lost(reply);
      }
      again(chunk, reply, left);
    }
  }

  /// The answer; empty where nobody answered, which ends the import only before it has begun.
  private Optional<Reply> ask(Chunk chunk) throws InterruptedException {
    try {
      return Optional.of(client.sendLines(chunk.lines()));
    } catch (HubAnswerException e) {
      if (accepted == 0) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /// Whether the fate of each item is known now.
  private boolean settled(Chunk chunk, Reply reply) {
    if (reply.ok()) {
      accepted += reply.body().path("accepted").asLong(0);
      for (JsonNode item : reply.body().path("items")) {
        if (item.path("status").asInt(0) >= 400) {
          refuse(chunk, item.path("index").asInt(0), wrongs(item.path("errors")));
        }
      }
      listener.accepted(accepted);
      return true;
    }
    if (reply.status() == 400) {
      refuseAll(chunk, reply);
      return true;
    }
    if (reply.status() == 413 && chunk.size() == 1) {
      String detail = reply.body().path("detail").asString("is too large");
      refuse(chunk, 0, List.of(new Refusal.Wrong("", detail)));
      return true;
    }
    return false;
  }

  /// No item was taken; the problem says of each why.
  private void refuseAll(Chunk chunk, Reply reply) {
    var wrongs = new TreeMap<Integer, List<Refusal.Wrong>>();
    for (JsonNode error : reply.body().path("errors")) {
      wrongs
          .computeIfAbsent(error.path("item").asInt(-1), _ -> new ArrayList<>())
          .add(wrong(error));
    }
    if (wrongs.size() != chunk.size() || wrongs.firstKey() != 0) {
      throw reply.refusal();
    }
    wrongs.forEach((index, errors) -> refuse(chunk, index, errors));
  }

  /// Sends it once more, in two halves: the smaller, the sooner it is acknowledged.
  private void again(Chunk chunk, Optional<Reply> reply, Deque<Chunk> left)
      throws InterruptedException {
    boolean tooLarge = reply.isPresent() && reply.get().status() == 413;
    if (reply.isPresent() && !tooLarge && !reply.get().mayPass()) {
      throw reply.get().refusal();
    }
    pace = pace.refused();
    if (!tooLarge) {
      Duration time = reply.flatMap(Reply::retryAfter).orElse(USUAL_WAIT);
      listener.waits(time, why(reply));
      pause.of(time);
    }
    if (tooLarge || chunk.size() > Pace.MIN) {
      chunk.halves().reversed().forEach(left::push);
    } else {
      left.push(chunk);
    }
  }

  private void refuse(Chunk chunk, int index, List<Refusal.Wrong> wrongs) {
    Entry.Item item = chunk.item(index);
    refuse(new Refusal(item.line(), wrongs, item.json()));
  }

  private void refuse(Refusal refusal) {
    refused++;
    listener.refused(refusal);
  }

  private HubAnswerException lost(Optional<Reply> reply) {
    return new HubAnswerException(
        reply.map(Reply::status).orElse(0),
        "gave up: %s for %d minutes. %d events are in; import the same file again, and it goes on"
                .formatted(why(reply), PATIENCE.toMinutes(), accepted)
            + " without making anything twice");
  }

  private static String why(Optional<Reply> reply) {
    return reply
        .map(answer -> answer.status() == 429 ? "the hub takes no more for now" : "the hub is busy")
        .orElse("the hub does not answer");
  }

  private static List<Refusal.Wrong> wrongs(JsonNode errors) {
    var wrongs = new ArrayList<Refusal.Wrong>();
    errors.forEach(error -> wrongs.add(wrong(error)));
    return List.copyOf(wrongs);
  }

  private static Refusal.Wrong wrong(JsonNode error) {
    return new Refusal.Wrong(error.path("pointer").asString(""), error.path("detail").asString(""));
  }
}
