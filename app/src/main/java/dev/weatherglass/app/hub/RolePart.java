package dev.weatherglass.app.hub;

import java.util.function.BooleanSupplier;

/// A role as a part of the process.
///
/// @param begin starts it
/// @param isReady whether it does its work
/// @param end closes it
record RolePart(String name, String told, Runnable begin, BooleanSupplier isReady, Runnable end)
    implements Part {

  @Override
  public void start() {
    begin.run();
  }

  @Override
  public boolean ready() {
    return isReady.getAsBoolean();
  }

  @Override
  public void close() {
    end.run();
  }
}
