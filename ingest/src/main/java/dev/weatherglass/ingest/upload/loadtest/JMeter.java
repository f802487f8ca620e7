package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.ingest.upload.format.XmlText;
import java.util.List;
import java.util.Locale;

/// Apache JMeter: JTL files as CSV (with a header or without one, with any separator) and as XML,
/// and the lines of the summariser in what JMeter prints and logs.
public final class JMeter implements UploadFormat {

  private static final int LEAST_COLUMNS = 5;

  @Override
  public String name() {
    return "jmeter";
  }

  @Override
  public List<String> aliases() {
    return List.of("jtl");
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    var samples = new JMeterSamples();
    if (upload.beginsWith("<")) {
      XmlText.read(upload, "JMeter", new JMeterXml(samples));
      return samples.report();
    }
    if (JMeterSummary.isSummary(upload)) {
      return JMeterSummary.read(upload);
    }
    CsvText csv = CsvText.of(upload);
    List<String> first = csv.first();
    if (csv.has("timestamp", "elapsed") || csv.has("label", "responseCode", "success")) {
      csv.rows(samples::row);
    } else if (isSample(first)) {
      csv.each(row -> samples.unnamed(row.values()));
    } else {
      throw UploadException.otherKind(
          "a JTL file (CSV with timeStamp and elapsed, or XML) is expected but the file begins"
              + " with: "
              + upload.beginning());
    }
    return samples.report();
  }

  /// Without a header: a time, a duration, a label, …, and somewhere whether it succeeded.
  private static boolean isSample(List<String> values) {
    return values.size() >= LEAST_COLUMNS
        && values.get(1).matches("[0-9]+")
        && values.stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .anyMatch(value -> value.equals("true") || value.equals("false"));
  }
}
