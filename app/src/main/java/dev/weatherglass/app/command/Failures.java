package dev.weatherglass.app.command;

import dev.weatherglass.app.access.TokenFileException;
import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.configuration.ConfigurationException;
import dev.weatherglass.app.hub.HubRefusedException;
import dev.weatherglass.broker.BrokerRefusedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says in a sentence what the user can mend; everything else is our bug and shows its trace.
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
      throws Exception {
    switch (e) {
      case ConfigurationException refused -> refused.sentences().forEach(line.getErr()::println);
      case HubRefusedException refused -> line.getErr().println(refused.getMessage());
      case HubAnswerException refused -> line.getErr().println(refused.getMessage());
      case TokenFileException refused -> line.getErr().println(refused.getMessage());
      case BrokerRefusedException refused -> line.getErr().println(refused.getMessage());
      default -> throw e;
    }
    return Exit.ERROR;
  }
}
