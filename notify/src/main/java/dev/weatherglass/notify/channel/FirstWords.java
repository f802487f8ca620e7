package dev.weatherglass.notify.channel;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Reads the beginning of an answer, so that no receiver can fill our memory or hold us by never
/// ending.
final class FirstWords implements BodySubscriber<String> {

  private static final int ENOUGH_BYTES = 64;

  private final CompletableFuture<String> words = new CompletableFuture<>();
  private final StringBuilder read = new StringBuilder();
  private Flow.@Nullable Subscription subscription;

  @Override
  public CompletionStage<String> getBody() {
    return words;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), ENOUGH_BYTES)];
      buffer.get(bytes);
      read.append(new String(bytes, StandardCharsets.US_ASCII));
    }
    if (read.length() >= ENOUGH_BYTES && subscription != null) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    words.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    words.complete(read.toString());
  }
}
