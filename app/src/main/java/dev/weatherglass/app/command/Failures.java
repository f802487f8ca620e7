package dev.weatherglass.app.command;

import dev.weatherglass.app.access.TokenFileException;
import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.configuration.ConfigurationException;
import dev.weatherglass.app.hub.HubRefusedException;
import dev.weatherglass.broker.BrokerRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
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
      case FileSystemException refused -> line.getErr().println(told(refused));
      case UncheckedIOException failed -> line.getErr().println(told(cause(failed)));
      default -> throw e;
    }
    return Exit.ERROR;
  }

  private static IOException cause(UncheckedIOException failed) {
    @Nullable IOException cause = failed.getCause();
    return cause == null ? new IOException(failed.getMessage()) : cause;
  }

  private static String told(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      default -> String.valueOf(e.getMessage());
    };
  }
}
