package dev.weatherglass.ingest.rules;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.About;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.Payload;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Forms;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;

/// A source that is made of a rule file.
///
/// @param name the word in its path
/// @param about what a user is told
/// @param signature how it proves who it is
/// @param requiredHeaders without which a request cannot be decoded
/// @param form the field of a form in which the JSON may stand; empty where the body is JSON
/// @param rules the first that holds decides
/// @param samples what the tool sends, with what must come of it
public record RuleSource(
    String name,
    About about,
    Scheme signature,
    List<String> requiredHeaders,
    String form,
    List<Rule> rules,
    List<Sample> samples)
    implements Source {

  public RuleSource {
    requiredHeaders = List.copyOf(requiredHeaders);
    rules = List.copyOf(rules);
    samples = List.copyOf(samples);
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return signature;
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Scene scene = Scene.of(delivery, Payload.tree(json(delivery)));
    for (Rule rule : rules) {
      if (rule.holds(scene)) {
        return rule.decode(name, scene, names);
      }
    }
    return new Decoded.Ignored("kind_not_used");
  }

  private byte[] json(Delivery delivery) throws UnreadableException {
    try {
      return form.isEmpty() ? delivery.body() : Forms.value(delivery.body(), form);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("the form is not URL-encoded: " + e.getMessage());
    }
  }

  /// What comes of each sample, in the order of the file.
  public List<SampleResult> check() {
    return samples.stream().map(sample -> sample.check(this)).toList();
  }
}
