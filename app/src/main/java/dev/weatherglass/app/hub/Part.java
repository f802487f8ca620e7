package dev.weatherglass.app.hub;

/// A part of a process: started once, in an order that matters, and closed in the reverse order.
interface Part extends AutoCloseable {

  /// As `/readyz` and the start-up lines call it.
  String name();

  /// Starts it; may return before it is ready.
  void start();

  /// Whether it does its work now. Asked often and from any thread, so it must not wait.
  boolean ready();

  /// What the start-up line says about it once it is ready.
  String told();

  @Override
  void close();
}
