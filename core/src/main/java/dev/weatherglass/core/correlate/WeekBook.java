package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.UsualWeek;
import dev.weatherglass.core.verify.Shelf;
import org.jspecify.annotations.Nullable;

/// What is usual for each series at each hour of the week, by the key of its ring.
record WeekBook(Shelf<UsualWeek> weeks) {

  UsualWeek of(Ring ring) {
    @Nullable UsualWeek known = weeks.get(ring.key().text());
    return known != null && known.fits(ring.widthMillis())
        ? known
        : UsualWeek.unknown(ring.widthMillis());
  }

  /// Where a bucket is the first to end in a new hour, the hours that it ended are learnt: one
  /// write an hour. Buckets of another width begin a new week.
  void learn(Ring before, Ring after) {
    long from = UsualWeek.hourOf(before.endOf(before.last()));
    long to = UsualWeek.hourOf(after.endOf(after.last()));
    if (to > from) {
      UsualWeek week = of(after);
      UsualWeek learnt = week.with(after, from).with(after, to - 1);
      if (learnt.hour() > week.hour()) {
        weeks.put(after.key().text(), learnt);
      }
    }
  }
}
