package dev.weatherglass.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one broker of this JVM to every constructor or method with a [TestKafka] parameter. It
/// starts when the first test asks for it and is closed after the last.
///
/// `@ExtendWith(KafkaExtension.class) class EventsIT { @Test void …(TestKafka kafka) { … } }`
public final class KafkaExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestKafka.class;
  }

  @Override
  public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(KafkaExtension.class))
        .computeIfAbsent(TestKafka.class, _ -> TestKafka.start(), TestKafka.class);
  }
}
