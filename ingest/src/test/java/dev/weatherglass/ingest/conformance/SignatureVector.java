package dev.weatherglass.ingest.conformance;

import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.webhook.Authenticity;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.ingest.webhook.StandardWebhooksScheme;
import dev.weatherglass.testkit.payloads.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A signed request that must be accepted or rejected.
///
/// @param file of the payload, or `body:` and the text itself
/// @param sent what of it is sent, as `file + one trailing newline`
/// @param scheme in words
/// @param accept whether it is genuine
record SignatureVector(
    String name,
    String file,
    String sent,
    String source,
    String scheme,
    String secret,
    Map<String, String> headers,
    Instant now,
    boolean accept) {

  private static final Instant NOW = Instant.ofEpochSecond(1_795_420_800);
  private static final String LITERAL = "body:";

  /// The rows of `SIGNATURES.tsv`.
  static List<SignatureVector> all(Payloads payloads) {
    return payloads.lines("SIGNATURES.tsv").stream().skip(1).map(SignatureVector::of).toList();
  }

  private static SignatureVector of(String line) {
    String[] columns = line.split("\t", -1);
    String verdict = columns[7];
    int at = verdict.indexOf("now=");
    return new SignatureVector(
        columns[0],
        columns[1],
        columns[2],
        ours(columns[3]),
        columns[4],
        columns[5],
        headers(columns[6]),
        at < 0 ? NOW : Instant.ofEpochSecond(Long.parseLong(verdict.substring(at + 4).strip())),
        verdict.startsWith("accept"));
  }

  /// The name of a source where the folder calls it otherwise.
  static String ours(String source) {
    return switch (source) {
      case "openshift_pelorus" -> "pelorus";
      case "grafana_ts" -> "grafana";
      default -> source;
    };
  }

  private static Map<String, String> headers(String cell) {
    var headers = new TreeMap<String, String>();
    for (String header : cell.split("; ", -1)) {
      String[] parts = header.split(": ", 2);
      if (parts.length == 2) {
        headers.put(parts[0], parts[1]);
      }
    }
    return headers;
  }

  /// Whether our scheme says what the vector says; null where we do not know the source.
  @Nullable Boolean holds(Sources sources, Payloads payloads) {
    Source known = sources.named(source);
    Scheme ours =
        source.equals("stdwebhooks")
            ? new StandardWebhooksScheme()
            : known == null ? null : known.scheme(settings());
    if (ours == null) {
      return null;
    }
    var delivery = new Delivery(source, headers, body(payloads), now);
    return ours.check(delivery, secret) instanceof Authenticity.Genuine == accept;
  }

  private SourceSettings settings() {
    String timeHeader = scheme.contains("<ts>:") ? "X-Grafana-Alerting-Timestamp" : null;
    return new SourceSettings(secret, false, timeHeader);
  }

  private byte[] body(Payloads payloads) {
    if (file.startsWith(LITERAL)) {
      return file.substring(LITERAL.length()).getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = payloads.bytes(file);
    if (!sent.contains("trailing newline")) {
      return bytes;
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }
}
