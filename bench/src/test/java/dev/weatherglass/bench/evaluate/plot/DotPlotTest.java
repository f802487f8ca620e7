package dev.weatherglass.bench.evaluate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DotPlotTest {

  @Test
  void each_value_is_a_dot_in_its_place_and_what_is_missing_is_not() throws Exception {
    Document svg =
        svg(new DotPlot.Row("a < b", List.of(new DotPlot.Dot(0.5, 0.4, 0.6), DotPlot.Dot.NONE)));

    var dots = svg.getElementsByTagName("circle");
    assertThat(dots.getLength()).as("two in the legend, one in the row").isEqualTo(3);
    double x = Double.parseDouble(((Element) dots.item(2)).getAttribute("cx"));
    assertThat(x).isCloseTo(270 + 560 / 2.0, within(0.1));
    assertThat(svg.getDocumentElement().getTextContent()).contains("a < b");
  }

  @Test
  void what_lies_outside_of_the_axis_is_put_at_its_end() {
    assertThat(Axis.RATIOS.at(1000)).isEqualTo(1);
    assertThat(Axis.RATIOS.at(0.01)).isEqualTo(0);
    assertThat(Axis.SHARES.at(0.25)).isCloseTo(0.5, within(1e-12));
  }

  private static Document svg(DotPlot.Row row) throws Exception {
    String text =
        new DotPlot("shares", Axis.EVEN_SHARES, List.of("1 sigma", "2 sigma"), List.of(row)).svg();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
