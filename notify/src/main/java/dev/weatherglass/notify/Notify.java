package dev.weatherglass.notify;

import dev.weatherglass.notify.channel.Channel;
import dev.weatherglass.notify.channel.Channels;
import dev.weatherglass.notify.channel.HttpPost;
import dev.weatherglass.notify.channel.Outside;
import dev.weatherglass.notify.message.HubLinks;
import dev.weatherglass.notify.message.Messages;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role that tells people: reads problems and tells each transition to each channel.
///
/// Make it, [#start] it once, [#close] it. A crash in between costs nothing: an intent without a
/// result is told again under the same message id.
public final class Notify implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Notify.class);
  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(2);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final List<Channel> channels;
  private final Messages messages;
  private final NotifySettings settings;
  private final Clients clients;
  private final InstantSource wallClock;
  private final DeliveryMeters meters;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("notify").daemon().unstarted(this::sessions);
  private volatile boolean ready;

  /// Opens the channels; reaches out to nobody.
  ///
  /// @param kafka `bootstrap.servers` and any client setting; `group.instance.id`, the same after a
  ///   restart, lets partitions wait for it (static membership)
  /// @param wallClock real time, also where the process runs on a story clock
  /// @throws IllegalArgumentException naming the setting that is wrong
  public Notify(
      NotifySettings settings,
      Map<String, Object> kafka,
      InstantSource wallClock,
      MeterRegistry meters) {
    this(open(settings, wallClock), settings, kafka, wallClock, meters);
  }

  Notify(
      List<Channel> channels,
      NotifySettings settings,
      Map<String, Object> kafka,
      InstantSource wallClock,
      MeterRegistry meters) {
    this.channels = List.copyOf(channels);
    this.messages = new Messages(hub(settings));
    this.settings = settings;
    this.clients = new Clients(kafka);
    this.wallClock = wallClock;
    this.meters = new DeliveryMeters(meters);
  }

  private static List<Channel> open(NotifySettings settings, InstantSource wallClock) {
    var outside = new Outside(new HttpPost(settings.sendTimeout(), wallClock), wallClock);
    return settings.channels().stream().map(one -> Channels.open(one, outside)).toList();
  }

  private static @Nullable HubLinks hub(NotifySettings settings) {
    @Nullable URI url = settings.hub();
    return url == null ? null : new HubLinks(url);
  }

  /// Begins to work and returns at once. Without a channel there is nothing to do.
  public void start() {
    if (channels.isEmpty()) {
      ready = true;
    } else {
      thread.start();
    }
  }

  /// Whether it has its share of the problems and knows what was told of them.
  public boolean ready() {
    return ready;
  }

  /// Lets the messages in hand end, commits, and returns after at most some seconds.
  @Override
  public void close() {
    stop.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return; // nobody to tell, or never started
    }
    try {
      thread.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sessions() {
    boolean another = true;
    while (another && stop.getCount() > 0) {
      another = session();
      ready = false;
    }
  }

  /// @return whether another one may follow
  private boolean session() {
    try (Producer<String, byte[]> producer = clients.producer();
        Session session = open(producer)) {
      session.run(() -> stop.getCount() == 0);
    } catch (FencedInstanceIdException e) {
      log.error("another process tells people under this instance's name; this one stops", e);
      return false;
    } catch (RuntimeException e) {
      log.error("telling people failed; begins again in {}", BETWEEN_SESSIONS, e);
      pause();
    }
    return true;
  }

  private Session open(Producer<String, byte[]> producer) {
    var publisher = new Publisher(producer);
    var deliveries = new DeliveryLog(publisher);
    List<String> names = channels.stream().map(Channel::name).toList();
    return new Session(
        clients.member(),
        new Unreadable(publisher),
        new Bookkeeper(clients::bystander, deliveries, names),
        channels.stream().map(channel -> desk(channel, deliveries)).toList(),
        meters,
        () -> ready = true);
  }

  private ChannelDesk desk(Channel channel, DeliveryLog deliveries) {
    var means =
        new ChannelDesk.Means(
            new VirtualDesk(channel.name()),
            settings.retry(),
            new SplittableRandom(),
            wallClock,
            System::nanoTime);
    return new ChannelDesk(channel, messages, deliveries, means, meters);
  }

  private void pause() {
    try {
      stop.await(BETWEEN_SESSIONS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
