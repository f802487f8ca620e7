package dev.weatherglass.app.reading;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [ReadingHub] of this JVM to every method with such a parameter; closed after the
/// last test.
public final class ReadingHubExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ReadingHub.class;
  }

  @Override
  public ReadingHub resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ReadingHubExtension.class))
        .computeIfAbsent(ReadingHub.class, _ -> ReadingHub.create(), ReadingHub.class);
  }
}
