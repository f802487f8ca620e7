package dev.weatherglass.app.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Follows the live stream for as long as the caller wants, over restarts of the hub: it connects
/// again with the id of the last news, so that nothing is missed or told twice. For one thread.
public final class NewsFeed {

  private final HubClient client;
  private final String path;
  private final Pause pause;
  private final Consumer<String> talk;
  private Optional<String> lastId;

  /// @param path of the stream with its parameters
  /// @param lastId after which news to begin; empty for now
  /// @param talk is told when the connection is lost and found
  public NewsFeed(
      HubClient client, String path, Optional<String> lastId, Pause pause, Consumer<String> talk) {
    this.client = client;
    this.path = path;
    this.lastId = lastId;
    this.pause = pause;
    this.talk = talk;
  }

  /// Hands over news until the reader has enough.
  ///
  /// @param reader says whether it wants more
  /// @throws HubAnswerException if the hub refuses the stream, or does not answer the first time
  public void follow(Reader reader) throws InterruptedException {
    boolean connected = false;
    while (true) {
      try (var lines = open()) {
        connected = true;
        if (!read(new NewsReader(lines), reader)) {
          return;
        }
        talk.accept("the hub ended the stream: connecting again …");
      } catch (HubAnswerException e) {
        if (!connected || !e.mayPass()) {
          throw e;
        }
      } catch (IOException _) {
        talk.accept("the connection was lost: connecting again …");
      }
      pause.of(Duration.ofSeconds(2));
    }
  }

  /// Who reads.
  public interface Reader {
    /// Takes one piece of news.
    ///
    /// @return false when it has enough
    boolean read(News news);
  }

  private BufferedReader open() throws InterruptedException {
    return new BufferedReader(
        new InputStreamReader(client.stream(path, lastId), StandardCharsets.UTF_8));
  }

  /// Whether the stream ended while the reader wants more.
  private boolean read(NewsReader news, Reader reader) throws IOException {
    for (var next = news.next(); next.isPresent(); next = news.next()) {
      lastId = news.lastId().or(() -> lastId);
      if (!reader.read(next.get())) {
        return false;
      }
    }
    lastId = news.lastId().or(() -> lastId);
    return true;
  }
}
