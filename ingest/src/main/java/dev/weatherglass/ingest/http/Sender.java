package dev.weatherglass.ingest.http;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import dev.weatherglass.wire.access.Written;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sends a request, and for which services it may: what only a resource can check, because only
/// it knows whose an event is after names were mapped.
///
/// @param grant what the sender may do
public record Sender(Grant grant) {

  private static final int TOLD = 20;

  /// The sender of a request.
  public static Sender of(Context request) {
    return new Sender(Grant.of(request.attribute(Grant.ATTRIBUTE)));
  }

  /// Notes that the sender is a source that proved itself by its secret: for that it needs no
  /// token.
  public static void proved(Context request, String source) {
    request.attribute(
        Grant.ATTRIBUTE,
        new Grant("source " + source, Set.of(Scope.EVENTS_WRITE), Optional.empty()));
  }

  /// Notes for the audit log what was kept.
  public static void wrote(Context request, Written written) {
    request.attribute(Written.ATTRIBUTE, written);
  }

  /// Notes for the audit log which events were kept.
  public static void wrote(Context request, List<? extends DeliveryEvent> events) {
    wrote(
        request,
        Written.of(events.stream().map(event -> event.context().identity().id()).toList()));
  }

  /// Whether it showed anything by which it is known.
  public boolean isKnown() {
    return !grant.equals(Grant.NOTHING);
  }

  /// Lets pass who may send for the services of these events.
  ///
  /// @throws ProblemException 403
  public void require(List<? extends DeliveryEvent> events) {
    List<FieldError> errors =
        events.stream()
            .map(event -> event.context().service())
            .filter(service -> !grant.sees(service))
            .map(this::refusal)
            .distinct()
            .toList();
    if (!errors.isEmpty()) {
      throw Refusals.forbidden(errors);
    }
  }

  /// Lets pass who may send for these services.
  ///
  /// @throws ProblemException 403
  public void requireServices(Collection<String> services) {
    List<FieldError> errors =
        services.stream()
            .distinct()
            .filter(service -> !grant.sees(service))
            .limit(TOLD)
            .map(this::refusal)
            .toList();
    if (!errors.isEmpty()) {
      throw Refusals.forbidden(errors);
    }
  }

  /// Lets pass who may send for every service.
  ///
  /// @param what is sent, as the end of a sentence
  /// @throws ProblemException 403
  public void requireAllServices(String what) {
    if (grant.services().isPresent()) {
      String detail =
          "token " + grant.name() + " is limited to some services and may not send " + what;
      throw Refusals.forbidden(List.of(new FieldError("Authorization", detail, null)));
    }
  }

  private FieldError refusal(@Nullable String service) {
    String whose = service == null ? "what belongs to no service" : "service " + service;
    return new FieldError("/service", "token " + grant.name() + " may not send for " + whose, null);
  }
}
