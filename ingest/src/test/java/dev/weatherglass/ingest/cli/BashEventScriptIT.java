package dev.weatherglass.ingest.cli;

class BashEventScriptIT extends EventScriptCases {

  BashEventScriptIT() {
    super("bash");
  }
}
