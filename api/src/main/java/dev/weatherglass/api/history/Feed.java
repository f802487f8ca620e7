package dev.weatherglass.api.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// News in the order in which it was committed, numbered without gaps, kept for some days: what the
/// live stream reads on from.
public final class Feed {

  private Feed() {}

  /// One piece of news.
  ///
  /// @param number its place in the feed; positive
  /// @param type what it is about
  /// @param key id of the thing that changed; empty for a reset
  /// @param service whose it is; null where it concerns none or all
  /// @param at when it was appended
  /// @param json the thing as it was then, in the shape the API answers
  public record Item(
      long number, Type type, String key, @Nullable String service, Instant at, String json) {}

  /// What news can be about.
  public enum Type {
    DEPLOY,
    VERDICT,
    ALERT,
    DELIVERY,
    /// What was told before no longer adds up; read the lists again.
    RESET;

    /// The word in the stream: `deploy`.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Appends a piece of news under the next number.
  public static void append(
      Sql sql, Type type, String key, @Nullable String service, Instant at, String json) {
    sql.update("UPDATE feed_counter SET number = number + 1");
    sql.update(
        "INSERT INTO feed (number, type, item_key, service, appended_at, json)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        head(sql),
        type.name(),
        key,
        service,
        at,
        json);
  }

  /// The number of the newest item that was ever appended; 0 before the first.
  public static long head(Sql sql) {
    return sql.first("SELECT number FROM feed_counter", row -> row.number("number")).orElseThrow();
  }

  /// Whether a reader who has read up to `number` misses nothing by reading on.
  public static boolean reaches(Sql sql, long number) {
    long head = head(sql);
    long oldest =
        sql.first(
                "SELECT COALESCE(MIN(number), ?) AS oldest FROM feed",
                row -> row.number("oldest"),
                head + 1)
            .orElseThrow();
    return number >= oldest - 1 && number <= head;
  }

  /// The items after `number`, in order.
  public static List<Item> after(Sql sql, long number, int limit) {
    return sql.list(
        "SELECT * FROM feed WHERE number > ? ORDER BY number LIMIT ?", Feed::item, number, limit);
  }

  /// Forgets what was appended before `time`.
  public static void sweep(Sql sql, Instant time) {
    sql.update("DELETE FROM feed WHERE appended_at < ?", time);
  }

  private static Item item(Row row) {
    return new Item(
        row.number("number"),
        Type.valueOf(row.text("type")),
        row.text("item_key"),
        row.optionalText("service"),
        row.time("appended_at"),
        row.text("json"));
  }
}
