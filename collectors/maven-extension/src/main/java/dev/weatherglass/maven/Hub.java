package dev.weatherglass.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The hub's door for events.
final class Hub {

  /// What became of a request.
  enum Answer {
    /// The hub has it.
    TAKEN,
    /// The hub will never take it: another try is useless.
    REFUSED,
    /// Not now, or not from us: try again later.
    LATER
  }

  private final String url;
  private final @Nullable String token;

  private final Set<HttpURLConnection> open = ConcurrentHashMap.newKeySet();

  /// The last status that was not 2xx, for the log; 0 where there was none.
  private volatile int status;

  Hub(Settings settings) {
    this.url = settings.url + "/api/v1/events";
    this.token = settings.token;
  }

  /// Sends one request; blocks.
  ///
  /// @param key identifies it, however often it is sent
  /// @throws IOException if the hub cannot be reached or does not answer in time
  Answer post(String key, byte[] body, int timeoutMillis) throws IOException {
    HttpURLConnection request = (HttpURLConnection) new URL(url).openConnection();
    request.setConnectTimeout(timeoutMillis);
    request.setReadTimeout(timeoutMillis);
    request.setInstanceFollowRedirects(false);
    request.setUseCaches(false);
    request.setDoOutput(true);
    request.setFixedLengthStreamingMode(body.length);
    request.setRequestProperty("Content-Type", "application/json");
    request.setRequestProperty("Idempotency-Key", key);
    request.setRequestProperty("User-Agent", "weatherglass-maven-extension");
    if (token != null) {
      request.setRequestProperty("Authorization", "Bearer " + token);
    }
    open.add(request);
    try {
      try (OutputStream out = request.getOutputStream()) {
        out.write(body);
      }
      status = request.getResponseCode();
      return answer(status);
    } finally {
      open.remove(request);
      request.disconnect();
    }
  }

  /// Ends what is still waiting for an answer. A process that ends waits up to 300 ms for threads
  /// that read from a socket.
  void hangUp() {
    open.forEach(HttpURLConnection::disconnect);
  }

  /// The last answer's status.
  int status() {
    return status;
  }

  private static Answer answer(int status) {
    if (status >= 200 && status < 300) {
      return Answer.TAKEN;
    }
    boolean forGood =
        status == HttpURLConnection.HTTP_BAD_REQUEST
            || status == HttpURLConnection.HTTP_ENTITY_TOO_LARGE
            || status == HttpURLConnection.HTTP_UNSUPPORTED_TYPE;
    return forGood ? Answer.REFUSED : Answer.LATER;
  }
}
