package dev.weatherglass.app.configuration;

import java.util.List;

/// The configuration cannot be used. Each sentence names a key, the value and what is wrong; all of
/// them are there, so that one edit mends everything.
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> sentences;

  public ConfigurationException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  public List<String> sentences() {
    return sentences;
  }
}
