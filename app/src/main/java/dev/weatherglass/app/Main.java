package dev.weatherglass.app;

import dev.weatherglass.app.command.Weatherglass;

/// The program.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(Weatherglass.run(args));
  }
}
