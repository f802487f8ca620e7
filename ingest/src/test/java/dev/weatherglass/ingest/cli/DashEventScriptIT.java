package dev.weatherglass.ingest.cli;

class DashEventScriptIT extends EventScriptCases {

  DashEventScriptIT() {
    super("dash");
  }
}
