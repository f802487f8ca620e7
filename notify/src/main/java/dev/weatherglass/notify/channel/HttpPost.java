package dev.weatherglass.notify.channel;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Posts JSON and says what the answer means for a message. Follows no redirect.
public final class HttpPost {

  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource wallClock;

  /// A client that gives up in time.
  ///
  /// @param timeout for one attempt as a whole, the answer's body included
  public HttpPost(Duration timeout, InstantSource wallClock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.wallClock = wallClock;
  }

  /// Posts once and waits for the answer; meant for a virtual thread.
  SendResult json(SecretUrl url, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.uri())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return await(client.sendAsync(request.build(), _ -> new FirstWords()));
  }

  private SendResult await(CompletableFuture<HttpResponse<String>> answer) {
    try {
      HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return HttpVerdict.of(response, wallClock.instant());
    } catch (TimeoutException _) {
      answer.cancel(true);
      return new SendResult.TryLater(null, "no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new SendResult.TryLater(null, "cannot be reached: " + kind(e));
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new SendResult.TryLater(null, "interrupted");
    }
  }

  /// The kind only: messages of these exceptions may hold the address.
  private static String kind(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return (cause == null ? failure : cause).getClass().getSimpleName();
  }
}
