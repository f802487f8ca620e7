package dev.weatherglass.api.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions that all must hold; those whose value is absent are left out.
final class Where {

  private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
  private final List<Object> values = new ArrayList<>();

  /// The column has this value, if there is one.
  Where is(String column, @Nullable Object value) {
    return value == null ? this : holds(column + " = ?", value);
  }

  /// The row lies within this scope.
  Where within(Scope scope, String serviceColumn, String environmentColumn, String timeColumn) {
    return is(serviceColumn, scope.service())
        .is(environmentColumn, scope.environment())
        .oneOf(serviceColumn, scope.visible())
        .within(timeColumn, scope.span());
  }

  /// The column has no value, or has one; if that is asked.
  Where isNull(String column, @Nullable Boolean isNull) {
    return isNull == null ? this : holds(column + (isNull ? " IS NULL" : " IS NOT NULL"));
  }

  /// The column has one of these values, if any are given.
  Where oneOf(String column, @Nullable Set<String> values) {
    if (values == null) {
      return this;
    }
    String marks = values.isEmpty() ? "NULL" : "?, ".repeat(values.size() - 1) + "?";
    return holds(column + " IN (" + marks + ")", values.toArray());
  }

  /// The row lies after the place where the page before ended, newest first. Said so that an index
  /// over the time is entered at that place.
  Where after(String timeColumn, String idColumn, @Nullable Place place) {
    if (place == null) {
      return this;
    }
    String later = "%1$s <= ? AND (%1$s < ? OR %2$s > ?)".formatted(timeColumn, idColumn);
    return holds(later, place.time().toEpochMilli(), place.time().toEpochMilli(), place.id());
  }

  /// The row lies after this one, if there is one, in the order of these columns.
  Where beyond(String columns, @Nullable List<String> last) {
    if (last == null) {
      return this;
    }
    String marks = "?, ".repeat(last.size() - 1) + "?";
    return holds("(" + columns + ") > (" + marks + ")", last.toArray());
  }

  /// The whole query; `%s` in it stands for the conditions.
  String in(String query) {
    return query.formatted(String.join(" AND ", conditions));
  }

  /// The conditions' values, followed by more.
  Object[] values(Object... more) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  private Where within(String timeColumn, Span span) {
    Where from = span.from() == null ? this : holds(timeColumn + " >= ?", span.from());
    return span.to() == null ? from : from.holds(timeColumn + " < ?", span.to());
  }

  private Where holds(String condition, Object... bound) {
    conditions.add(condition);
    values.addAll(Arrays.asList(bound));
    return this;
  }
}
