package dev.weatherglass.api.delivery;

import dev.weatherglass.core.delivery.definition.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// The length of the parts of a period. Parts are cut at midnight in UTC, weeks begin on Monday;
/// the first and the last are as long as the period lets them be.
public enum Every {
  DAY,
  WEEK,
  MONTH;

  /// The parts, in order, empty ones too.
  public List<Period> of(Period period) {
    var parts = new ArrayList<Period>();
    Instant from = period.from();
    while (from.isBefore(period.to())) {
      Instant end = next(from);
      Instant to = end.isBefore(period.to()) ? end : period.to();
      parts.add(new Period(from, to));
      from = to;
    }
    return List.copyOf(parts);
  }

  /// How many parts a period has at most.
  public long atMost(Period period) {
    double days = period.days();
    return (long)
        switch (this) {
          case DAY -> days + 2;
          case WEEK -> days / 7 + 2;
          case MONTH -> days / 28 + 2;
        };
  }

  private Instant next(Instant from) {
    LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate next =
        switch (this) {
          case DAY -> day.plusDays(1);
          case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
          case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
