package dev.weatherglass.app.hub;

import dev.weatherglass.app.access.HeadAsGet;
import dev.weatherglass.app.configuration.HttpSettings;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson3;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.FilterHolder;

/// The one HTTP server of a process.
final class Web implements Part {

  private static final EnumSet<DispatcherType> EVERY_REQUEST = EnumSet.of(DispatcherType.REQUEST);
  private static final long CLOSES_WITHIN_MS = 500;

  private final HttpSettings settings;
  private final int port;
  private final Javalin server;
  private volatile boolean answers;

  /// @param port to listen on, already chosen
  /// @param routes what everybody adds to it
  Web(HttpSettings settings, int port, List<Consumer<RoutesConfig>> routes) {
    this.settings = settings;
    this.port = port;
    this.server = Javalin.create(config -> configure(config, routes));
  }

  private static void configure(JavalinConfig config, List<Consumer<RoutesConfig>> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = Topics.MAX_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
    config.jetty.modifyServletContextHandler(
        context -> context.addFilter(new FilterHolder(new HeadAsGet()), "/*", EVERY_REQUEST));
    config.jetty.modifyServer(jetty -> jetty.setStopTimeout(CLOSES_WITHIN_MS));
    Problems.routes(config.routes);
    routes.forEach(each -> each.accept(config.routes));
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public void start() {
    server.start(settings.host(), port);
    answers = true;
  }

  /// Where people on this machine reach it.
  String url() {
    String host = settings.isPublic() ? "127.0.0.1" : settings.host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
  }

  @Override
  public boolean ready() {
    return answers;
  }

  @Override
  public String told() {
    return "web  " + url();
  }

  @Override
  public void close() {
    answers = false;
    server.stop();
  }
}
