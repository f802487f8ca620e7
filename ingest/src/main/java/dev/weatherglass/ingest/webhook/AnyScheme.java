package dev.weatherglass.ingest.webhook;

import java.util.List;

/// Several schemes of one sender, of which one has to fit.
///
/// @param schemes at least one; what is wrong is said of the last
public record AnyScheme(List<Scheme> schemes) implements Scheme {

  public AnyScheme {
    if (schemes.isEmpty()) {
      throw new IllegalArgumentException("schemes must not be empty");
    }
    schemes = List.copyOf(schemes);
  }

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    Authenticity last = null;
    for (Scheme scheme : schemes) {
      last = scheme.check(delivery, secret);
      if (last instanceof Authenticity.Genuine) {
        return last;
      }
    }
    return java.util.Objects.requireNonNull(last);
  }
}
