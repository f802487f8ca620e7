package dev.weatherglass.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedServiceTest {

  private final SimulatedService service = new SimulatedService("checkout", 1);

  @Test
  void each_scrape_brings_a_sample_of_every_raw_series() {
    List<TimeSeries> scraped = service.scraped(1_000, 2_000).toList();

    assertThat(scraped).hasSize(SimulatedService.RAW_SERIES);
    assertThat(scraped).allMatch(series -> series.getSamplesCount() == 2);
  }

  @Test
  void after_a_bad_deploy_requests_take_forty_percent_longer() {
    double before = meanSeconds(0, 300);

    service.slowFrom(300_000);

    assertThat(meanSeconds(300, 600) / before).isBetween(1.35, 1.45);
  }

  private double meanSeconds(long from, long to) {
    long[] moments = LongStream.range(from, to).map(second -> second * 1_000).toArray();
    List<TimeSeries> scraped = service.scraped(moments).toList();
    return growth(scraped.get(8)) / growth(scraped.get(9));
  }

  private static double growth(TimeSeries counter) {
    return counter.getSamples(counter.getSamplesCount() - 1).getValue()
        - counter.getSamples(0).getValue();
  }
}
