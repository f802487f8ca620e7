package dev.weatherglass.broker;

/// How the last run on a directory ended.
public enum PreviousStop {
  /// There was none: the directory is new.
  NONE,
  /// The broker was closed; everything it had is on disk.
  CLEAN,
  /// The process died and the machine went on: nothing acknowledged is lost.
  PROCESS_DIED,
  /// The machine stopped too, or nobody can tell: what was not flushed may be lost, so state
  /// derived from the topics may be ahead of or behind them.
  MACHINE_STOPPED;

  /// Whether records that were acknowledged without a flush may be gone.
  public boolean mayHaveLostRecords() {
    return this == MACHINE_STOPPED;
  }
}
