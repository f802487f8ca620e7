package dev.weatherglass.app.command;

/// What a command's exit code means.
public final class Exit {

  public static final int OK = 0;

  /// It could not be done.
  public static final int ERROR = 1;

  /// It was asked for wrongly.
  public static final int USAGE = 2;

  /// `gate`: the deploy made something worse.
  public static final int REGRESSED = 10;

  /// `gate`: nothing can be said about the deploy.
  public static final int NO_DATA = 11;

  private Exit() {}
}
