package dev.weatherglass.ingest.rules;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Where a value stands. What begins with `/` is a JSON pointer (RFC 6901), all else JSONata
/// (jsonata.org), which also has `$each` (the element of the list that the rule goes over),
/// `$header("X-Event-Key")` and `$query`.
///
/// Immutable; any thread may call.
sealed interface Expression {

  /// What stands there; a missing node where nothing does.
  JsonNode of(Scene scene);

  /// A JSON pointer.
  record Pointer(JsonPointer pointer) implements Expression {
    @Override
    public JsonNode of(Scene scene) {
      return scene.root().at(pointer);
    }
  }

  /// A JSONata expression. What cannot be worked out on this payload, or not within
  /// [#MILLISECONDS], is not there.
  record Formula(Jsonata jsonata) implements Expression {

    static final long MILLISECONDS = 500;
    static final int DEPTH = 200;

    @Override
    public JsonNode of(Scene scene) {
      try {
        return Plain.back(jsonata.evaluate(scene.plainRoot(), frame(scene)));
      } catch (RuntimeException | StackOverflowError _) {
        return Plain.back(null); // The library throws its own and the JDK's exceptions.
      }
    }

    private Jsonata.Frame frame(Scene scene) {
      Jsonata.Frame frame = jsonata.createFrame();
      frame.setRuntimeBounds(MILLISECONDS, DEPTH);
      Jsonata.Fn1<String, @Nullable String> header = name -> scene.delivery().header(name);
      frame.bind("header", header);
      frame.bind("query", (Object) scene.query());
      frame.bind("each", scene.plainEach());
      return frame;
    }
  }

  /// Reads what stands in a rule file.
  ///
  /// @throws RuleException if it is no expression
  static Expression read(Part part) {
    String text = part.text();
    try {
      return text.startsWith("/")
          ? new Pointer(JsonPointer.compile(text))
          : new Formula(Jsonata.jsonata(text));
    } catch (JException | IllegalArgumentException e) {
      throw part.wrong("is no JSONata expression: " + text + " (" + e.getMessage() + ")");
    }
  }
}
