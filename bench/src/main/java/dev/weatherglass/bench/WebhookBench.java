package dev.weatherglass.bench;

import dev.weatherglass.bench.hub.HubChild;
import dev.weatherglass.bench.hub.HubPlace;
import dev.weatherglass.bench.load.Deliveries;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.bench.report.Machine;
import dev.weatherglass.bench.report.Report;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// From the moment at which a webhook should be sent to its answer, signed deliveries of a code
/// host at a fixed rate, on many connections at once; beside it, in turns in the same run, the same
/// requests to a Javalin that reads the body and answers an empty 202.
///
/// A request that has to wait for an earlier one counts that wait (no coordinated omission).
final class WebhookBench implements Bench {

  private static final double LIMIT_MILLIS = 100;
  private static final String SECRET = "s3cret-of-the-bench";
  private static final int ACCEPTED = 202;

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String says() {
    return "a webhook's answer [--rate 200] [--seconds 5] [--rounds 6] [--kilobytes 12] [--seed 1]";
  }

  @Override
  public Report run(Arguments arguments, Stand stand) throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Instant began = stand.clock().instant();
    try (HubPlace place = HubPlace.make();
        HubChild hub = HubChild.start(place, "sources.github.secret=" + SECRET)) {
      hub.awaitReady();
      Javalin peer = peer();
      try {
        URI peerUrl = URI.create("http://127.0.0.1:" + peer.port() + "/webhooks/github");
        URI hubUrl = hub.url().resolve("/webhooks/github");
        List<Figure> figures = measure(hubUrl, peerUrl, arguments, stand);
        hub.stop();
        return new Report(name(), began, machine, arguments.given(), figures);
      } finally {
        peer.stop();
      }
    }
  }

  private static Javalin peer() {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.concurrency.useVirtualThreads = true;
              config.routes.post(
                  "/webhooks/github",
                  request -> {
                    byte[] _ = request.bodyAsBytes();
                    request.status(ACCEPTED);
                  });
            })
        .start("127.0.0.1", 0);
  }

  private static List<Figure> measure(URI hub, URI peer, Arguments arguments, Stand stand)
      throws InterruptedException {
    int rate = arguments.whole("rate", 200);
    int seconds = arguments.whole("seconds", 5);
    int rounds = arguments.whole("rounds", 6);
    var ours = new ArrayList<double[]>();
    var bare = new ArrayList<double[]>();
    try (var deliveries =
        new Deliveries(SECRET, arguments.whole("kilobytes", 12), arguments.whole("seed", 1))) {
      double[] _ = deliveries.send(hub, rate, seconds);
      double[] _ = deliveries.send(peer, rate, seconds);
      for (int round = 0; round < rounds; round++) {
        ours.add(deliveries.send(hub, rate, seconds));
        bare.add(deliveries.send(peer, rate, seconds));
        stand.say("round " + (round + 1) + " of " + rounds);
      }
    }
    Figure empty = Figure.of("empty 202 of a bare Javalin", "ms", joined(bare));
    Figure answer = Figure.of("webhook sent -> 202", "ms", joined(ours));
    return List.of(
        answer.p99Against("limit, p99", LIMIT_MILLIS),
        answer.medianAgainst("bare, median", empty.spread().median()),
        answer.p99Against("bare, p99", empty.spread().p99()),
        empty);
  }

  private static double[] joined(List<double[]> rounds) {
    return rounds.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
