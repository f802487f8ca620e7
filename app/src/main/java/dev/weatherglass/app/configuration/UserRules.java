package dev.weatherglass.app.configuration;

import dev.weatherglass.ingest.rules.RuleFile;
import dev.weatherglass.ingest.rules.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the sources that the user wrote: `sources.<source>.rules` is a file, beside the
/// configuration file where its path is relative, or the rules themselves where it has several
/// lines.
final class UserRules {

  private UserRules() {}

  static List<RuleSource> read(Reader sources) {
    var rules = new ArrayList<RuleSource>();
    sources
        .named(each -> each)
        .forEach((name, each) ->
            each.findText("rules").ifPresent(text -> rules.add(source(name, each, text))));
    return rules;
  }

  private static RuleSource source(String name, Reader each, String text) {
    String key = "sources." + name + ".rules";
    if (text.contains("\n")) {
      return RuleFile.read(key, text, name);
    }
    Path file = each.beside("rules", text);
    try {
      return RuleFile.read(file.toString(), Files.readString(file), name);
    } catch (NoSuchFileException _) {
      throw new IllegalArgumentException(key + ": there is no file " + file);
    } catch (IOException e) {
      throw new IllegalArgumentException(key + ": cannot read " + file + ": " + e, e);
    }
  }
}
