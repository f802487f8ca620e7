package dev.weatherglass.app.show;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [RealWorld] of this JVM to every method with such a parameter, and skips where
/// there is no Prometheus. The world is closed after the last test.
public final class RealWorldExtension implements ParameterResolver, ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return PrometheusProcess.program()
        .map(program -> ConditionEvaluationResult.enabled(program + " is there"))
        .orElseGet(() ->
            ConditionEvaluationResult.disabled(
                "prometheus is not on the PATH: apt-get install prometheus"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RealWorld.class;
  }

  @Override
  public RealWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RealWorldExtension.class))
        .computeIfAbsent(RealWorld.class, _ -> RealWorld.create(), RealWorld.class);
  }
}
