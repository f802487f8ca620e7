package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Commits;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.Feed.Item;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.wire.access.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live stream. Each client's own thread reads the feed table from where that client stands, so
/// there is no queue to fill: a slow client waits for itself alone.
///
/// A client that stands where the feed does not reach any more gets one `reset` and goes on from
/// now: it should read the lists again. A stream ends at the latest a heartbeat after its token.
public final class StreamResource {

  private static final int RETRY_MILLIS = 3_000;
  private static final int ITEMS_AT_ONCE = 200;
  private static final String GAP = "{\"reason\":\"older than what is kept\"}";

  private final History history;
  private final Duration heartbeat;

  /// @param heartbeat the longest silence
  public StreamResource(History history, Duration heartbeat) {
    this.history = history;
    this.heartbeat = heartbeat;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/stream", this::stream);
  }

  private void stream(Context request) throws IOException, InterruptedException {
    StreamQuery query = StreamQuery.of(request);
    request.contentType("text/event-stream;charset=utf-8");
    request.header("Cache-Control", "no-cache");
    request.header("X-Accel-Buffering", "no");
    try {
      follow(
          query,
          Visit.of(request.attribute(Visit.ATTRIBUTE)),
          new EventStream(request.res().getOutputStream()));
    } catch (IOException _) {
      // The client went away: that is how a stream ends.
    } catch (HistoryException e) {
      if (!history.commits().closed()) {
        throw e;
      }
    }
  }

  private void follow(StreamQuery query, Visit visit, EventStream out)
      throws IOException, InterruptedException {
    Commits commits = history.commits();
    long number = begin(query.lastEventId(), out);
    while (!commits.closed() && visit.lasts()) {
      long seen = commits.count();
      long from = number;
      List<Item> items = history.read(sql -> Feed.after(sql, from, ITEMS_AT_ONCE));
      for (Item item : items) {
        if (query.wants(item)) {
          out.event(item);
        }
        number = item.number();
      }
      out.flush();
      if (items.isEmpty() && !commits.awaitAfter(seen, heartbeat)) {
        out.heartbeat(number);
      }
    }
  }

  /// Says where the client stands, and that it missed something if so.
  private long begin(@Nullable Long lastEventId, EventStream out) throws IOException {
    long head = history.read(Feed::head);
    boolean reaches = lastEventId == null || history.read(sql -> Feed.reaches(sql, lastEventId));
    long number = lastEventId == null || !reaches ? head : lastEventId;
    out.begin(RETRY_MILLIS, number);
    if (!reaches) {
      out.event(number, Feed.Type.RESET.word(), GAP);
      out.flush();
    }
    return number;
  }
}
