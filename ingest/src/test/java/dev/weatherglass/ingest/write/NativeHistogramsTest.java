package dev.weatherglass.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.write.proto.BucketSpan;
import dev.weatherglass.ingest.write.proto.NativeHistogram;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NativeHistogramsTest {

  private static final long AT = 1_795_420_800_000L;

  @Test
  void buckets_are_numbered_by_their_upper_bound() {
    Sample sample =
        NativeHistograms.sample(
            histogram(0)
                .addPositiveSpans(span(1, 2))
                .addAllPositiveDeltas(List.of(5L, -2L))
                .build(),
            0);

    Distribution whole = Objects.requireNonNull(sample.distribution());
    assertThat(whole.upTo(1)).isZero();
    assertThat(whole.upTo(2)).isEqualTo(5);
    assertThat(whole.upTo(4)).isEqualTo(8);
    assertThat(sample.value()).isEqualTo(8);
    assertThat(sample.atMillis()).isEqualTo(AT);
  }

  @Test
  void spans_leave_out_empty_buckets() {
    NativeHistogram histogram =
        histogram(3)
            .setZeroThreshold(1e-128)
            .setZeroCountInt(2)
            .addPositiveSpans(span(-20, 3))
            .addPositiveSpans(span(3, 1))
            .addAllPositiveDeltas(List.of(5L, 4L, -5L, -3L))
            .setCountInt(21)
            .build();

    Distribution whole =
        Objects.requireNonNull(NativeHistograms.sample(histogram, 0).distribution());

    assertThat(whole.total()).isEqualTo(21);
    assertThat(whole.upTo(1e-128)).isEqualTo(2);
    assertThat(whole.upTo(Math.pow(2, -20 / 8.0))).isEqualTo(7);
    assertThat(whole.upTo(Math.pow(2, -18 / 8.0))).isEqualTo(20);
    assertThat(whole.upTo(Math.pow(2, -14 / 8.0))).isEqualTo(21);
    assertThat(whole.sum()).isCloseTo(3.7, within(1e-12));
  }

  @Test
  void counts_may_be_fractions_and_negative_values_have_buckets_too() {
    NativeHistogram histogram =
        histogram(0)
            .addNegativeSpans(span(1, 1))
            .addNegativeCounts(2.5)
            .addPositiveSpans(span(0, 1))
            .addPositiveCounts(0.5)
            .setZeroCountFloat(1)
            .setCountFloat(4)
            .build();

    Distribution whole =
        Objects.requireNonNull(NativeHistograms.sample(histogram, 0).distribution());

    assertThat(whole.upTo(-1)).isEqualTo(2.5);
    assertThat(whole.upTo(0)).isEqualTo(3.5);
    assertThat(whole.total()).isEqualTo(4);
  }

  @Test
  void custom_bounds_are_taken_as_they_are() {
    NativeHistogram histogram =
        histogram(-53)
            .addAllCustomValues(List.of(0.1, 0.5, 1.0))
            .addPositiveSpans(span(0, 4))
            .addAllPositiveDeltas(List.of(6L, -3L, -2L, -1L))
            .setCountInt(10)
            .build();

    Distribution whole =
        Objects.requireNonNull(NativeHistograms.sample(histogram, 0).distribution());

    assertThat(whole.bounds()).containsExactly(0.1, 0.5, 1, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(6, 9, 10, 10);
  }

  @Test
  void a_start_is_what_the_sender_says_or_a_reset_that_it_hints_at() {
    NativeHistogram plain = histogram(0).build();

    assertThat(NativeHistograms.sample(plain, 0).startMillis()).isZero();
    assertThat(NativeHistograms.sample(plain, 17).startMillis()).isEqualTo(17);
    assertThat(
            NativeHistograms.sample(plain.toBuilder().setStartTimestamp(18).build(), 17)
                .startMillis())
        .isEqualTo(18);
    assertThat(
            NativeHistograms.sample(
                    plain.toBuilder().setResetHint(NativeHistogram.ResetHint.YES).build(), 0)
                .startMillis())
        .isEqualTo(AT - 1);
  }

  @Test
  void the_end_of_a_series_is_known_by_the_bits_of_the_sum() {
    NativeHistogram end = histogram(0).setSum(Double.longBitsToDouble(0x7ff0000000000002L)).build();

    assertThat(NativeHistograms.sample(end, 0)).isEqualTo(Sample.stale(AT));
  }

  @Test
  void what_cannot_be_is_refused_with_the_value() {
    refused(histogram(9), "schema must be from -4 to 8 or -53 but was 9");
    refused(histogram(-5), "-5");
    refused(
        histogram(0).addPositiveSpans(span(0, 2)).addPositiveDeltas(1), "of 2, and there are 1");
    refused(histogram(0).addPositiveSpans(span(0, -1)).addPositiveDeltas(1), "of 4294967295, and");
    refused(
        histogram(0).addPositiveSpans(span(0, 2)).addAllPositiveDeltas(List.of(1L, -2L)),
        "must not be negative");
    refused(
        histogram(0).setCountInt(3).addPositiveSpans(span(0, 1)).addPositiveDeltas(9),
        "they hold 9");
    refused(histogram(-53).addAllCustomValues(List.of(2.0, 1.0)), "[2.0, 1.0]");
    refused(
        histogram(-53).addCustomValues(1).addPositiveSpans(span(5, 1)).addPositiveDeltas(1),
        "from 0 to 1 but one was 5");
    refused(
        histogram(0).addPositiveSpans(span(Integer.MAX_VALUE, 1)).addPositiveDeltas(1),
        "range of a double");
  }

  private static void refused(NativeHistogram.Builder histogram, String why) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> NativeHistograms.sample(histogram.build(), 0))
        .withMessageContaining(why);
  }

  private static NativeHistogram.Builder histogram(int schema) {
    return NativeHistogram.newBuilder()
        .setSchema(schema)
        .setCountInt(100)
        .setSum(3.7)
        .setTimestamp(AT);
  }

  private static BucketSpan span(int offset, int length) {
    return BucketSpan.newBuilder().setOffset(offset).setLength(length).build();
  }
}
