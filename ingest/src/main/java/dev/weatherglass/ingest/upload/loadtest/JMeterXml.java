package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.XmlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The elements of an XML JTL. What lies within a request (its redirects, its embedded resources)
/// is part of it; what lies within a transaction is counted instead of it. A sample of a plugin
/// that JMeter does not know has elements (`<elapsedTime>`, `<success>`) for what others have
/// attributes.
final class JMeterXml implements XmlText.Handler {

  /// The last one is of JMeter 2.0, with whole words for attributes.
  private static final Set<String> SAMPLES = Set.of("httpsample", "sample", "sampleresult");

  /// Where samples are, below `<testResults>`.
  private static final int SAMPLE_DEPTH = 2;

  private final JMeterSamples samples;

  /// For each open sample whether it is a request that counts, or lies within one.
  private final Deque<Boolean> counted = new ArrayDeque<>();

  private boolean begun;
  private int depth;
  private @Nullable Map<String, String> other;

  JMeterXml(JMeterSamples samples) {
    this.samples = samples;
  }

  @Override
  public void begin(String name, XmlText attributes) throws UploadException {
    if (!begun && !name.equals("testresults")) {
      throw UploadException.otherKind(
          "an XML file of JMeter begins with <testResults> but the file begins with <"
              + name
              + ">");
    }
    begun = true;
    depth++;
    if (SAMPLES.contains(name)) {
      sample(attributes);
    } else if (depth == SAMPLE_DEPTH) {
      other = new HashMap<>();
    }
  }

  @Override
  public void end(String name, String text) {
    if (SAMPLES.contains(name)) {
      counted.pop();
    } else if (other != null && depth == SAMPLE_DEPTH + 1) {
      other.put(name, text.strip());
    } else if (other != null && depth == SAMPLE_DEPTH) {
      samples.add(other.get("starttime"), other.get("elapsedtime"), other.get("success"), false);
      other = null;
    }
    depth--;
  }

  private void sample(XmlText attributes) {
    boolean within = Boolean.TRUE.equals(counted.peek());
    boolean transaction = JMeterSamples.isTransaction(attributes.attribute("rm"));
    if (!within) {
      samples.add(
          first(attributes.attribute("ts"), attributes.attribute("timeStamp")),
          first(attributes.attribute("t"), attributes.attribute("time")),
          first(attributes.attribute("s"), attributes.attribute("success")),
          transaction);
    }
    counted.push(within || !transaction);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
