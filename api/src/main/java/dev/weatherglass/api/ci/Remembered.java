package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last answers, each for as long as nothing was written: the pages of a list are parts of one
/// answer, and it is made once. Safe for all threads.
public final class Remembered<V> {

  private static final int MOST = 16;

  private final Map<Scope, Answer<V>> answers =
      new LinkedHashMap<>(MOST, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, Answer<V>> eldest) {
          return size() > MOST;
        }
      };

  /// An answer and when it was made: what this process had committed, and how far the topics had
  /// been read, by whichever process.
  private record Answer<V>(long commits, long read, V value) {}

  /// The answer to a question about this scope, made anew if anything was written since.
  ///
  /// @param sql in whose transaction it is made
  /// @param commits how many there were before that transaction began
  public V of(Sql sql, long commits, Scope scope, Supplier<V> make) {
    long read = Offsets.sum(sql);
    synchronized (answers) {
      @Nullable Answer<V> known = answers.get(scope);
      if (known != null && known.commits() == commits && known.read() == read) {
        return known.value();
      }
    }
    V made = make.get();
    synchronized (answers) {
      answers.put(scope, new Answer<>(commits, read, made));
    }
    return made;
  }
}
