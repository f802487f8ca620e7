package dev.weatherglass.app.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what makes a shell complete our commands.
@Command(
    name = "completion",
    description = "Print the script that lets a shell complete commands and flags.",
    footerHeading = "Examples:%n",
    footer = {
      "  source <(weatherglass completion bash)",
      "  weatherglass completion bash > ~/.local/share/bash-completion/completions/weatherglass",
      "  echo 'source <(weatherglass completion zsh)' >> ~/.zshrc"
    },
    mixinStandardHelpOptions = true)
final class Completion implements Callable<Integer> {

  /// A shell that we know; both read the same script.
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "bash|zsh", description = "Your shell.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Shell shell;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() {
    Talk talk = Talk.of(spec);
    talk.out().print(AutoComplete.bash("weatherglass", spec.root().commandLine()));
    talk.out().flush();
    if (talk.terminal().out()) {
      talk.say("# for this shell now: source <(weatherglass completion " + shell + ")");
    }
    return Exit.OK;
  }
}
