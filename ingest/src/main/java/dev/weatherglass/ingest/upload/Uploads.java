package dev.weatherglass.ingest.upload;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import dev.weatherglass.ingest.source.AcceptedTimes;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Report;
import dev.weatherglass.ingest.upload.format.TestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// From files to events: finds the format, reads, and gives the event its place, its time and its
/// id. Pure: the time of receipt is an argument.
///
/// The id is a function of the tool, the place and the content, so the same file sent twice is one
/// event.
public final class Uploads {

  private static final String BRANCH = "branch"; // the label by which histories are kept apart
  private static final String JUNIT = "junit";
  private static final int SHOWN = 80;

  private final ServiceNames names;

  public Uploads(ServiceNames names) {
    this.names = names;
  }

  /// Reads one file.
  ///
  /// @param family `junit`, `load-tests` or `benchmarks`, as in the path
  /// @param format the last segment of the path, as `k6`; for `junit` anything: the query's
  ///   `format` decides
  /// @param query the query's parameters, decoded
  /// @throws ProblemException 400 for a malformed file or query, 404 for a format that nobody
  ///   knows, 422 for a file of another kind than the path says
  public List<DeliveryEvent> read(
      String family, String format, byte[] body, Map<String, String> query, Instant received) {
    for (UploadFamily each : UploadFamily.values()) {
      if (each.word().equals(family)) {
        return read(each, format, List.of(body), query, received);
      }
    }
    throw new IllegalArgumentException(
        "family must be junit, load-tests or benchmarks but was " + family);
  }

  /// Reads the files of one request: test reports and benchmarks become one event together, each
  /// load test is one of its own.
  List<DeliveryEvent> read(
      UploadFamily family,
      String format,
      List<byte[]> bodies,
      Map<String, String> query,
      Instant received) {
    UploadQuery said = UploadQuery.of(family, query);
    UploadFormat reader = format(family, format, said.format());
    var reports = new ArrayList<Report>();
    for (byte[] body : bodies) {
      reports.add(read(reader, new Upload(body, said.better())));
    }
    return together(reports).stream()
        .map(report -> said.name() == null ? report : report.named(said.name()))
        .map(report -> event(reader.name(), said, report, received))
        .toList();
  }

  private static UploadFormat format(UploadFamily family, String inPath, @Nullable String inQuery) {
    if (family == UploadFamily.TEST) {
      String wanted = inQuery == null ? JUNIT : inQuery;
      return UploadFormats.find(family, wanted)
          .orElseThrow(() -> unknown(400, "format", wanted, family));
    }
    return UploadFormats.find(family, inPath)
        .orElseThrow(() -> unknown(404, "path", inPath, family));
  }

  private static ProblemException unknown(
      int status, String field, String word, UploadFamily family) {
    return Refusals.refuse(
        status,
        "unknown-format",
        "Unknown format",
        field,
        "the format must be one of %s but was \"%s\""
            .formatted(UploadFormats.names(family), EventLimits.cut(word, SHOWN)));
  }

  private static Report read(UploadFormat format, Upload upload) {
    try {
      return format.read(upload);
    } catch (UploadException e) {
      String detail = Objects.requireNonNullElse(e.getMessage(), "the file is unreadable");
      throw switch (e.why()) {
        case MALFORMED ->
            Refusals.refuse(400, "malformed-file", "Malformed file", e.field(), detail);
        case OTHER_KIND ->
            Refusals.refuse(422, "other-kind-of-file", "Another kind of file", e.field(), detail);
      };
    }
  }

  private static List<? extends Report> together(List<Report> reports) {
    if (reports.stream().allMatch(TestReport.class::isInstance)) {
      return List.of(TestReport.merge(reports.stream().map(TestReport.class::cast).toList()));
    }
    if (reports.stream().allMatch(BenchmarkReport.class::isInstance)) {
      return List.of(
          BenchmarkReport.merge(reports.stream().map(BenchmarkReport.class::cast).toList()));
    }
    return reports;
  }

  private DeliveryEvent event(String tool, UploadQuery said, Report report, Instant received) {
    Place place = names.place(tool, said.service(), said.environment());
    Instant at = report.at();
    boolean known = at != null && AcceptedTimes.contain(at, received);
    var context =
        new EventContext(
            new EventIdentity(
                "/uploads/" + tool,
                id(tool, place, said, report),
                report.kind().type(Phase.FINISHED)),
            known ? Objects.requireNonNull(at) : received,
            known ? TimeQuality.SOURCE : TimeQuality.RECEIPT,
            received,
            place.service(),
            null,
            place.environment(),
            Phase.FINISHED,
            report.outcome(),
            new Revision(
                said.version(), said.commit() == null ? report.commit() : said.commit(), null),
            said.run(),
            null,
            report instanceof LoadTestReport loadTest ? loadTest.tool() : tool,
            Map.of(),
            said.branch() == null ? Map.of() : Map.of(BRANCH, said.branch()));
    return report.event(context);
  }

  private static String id(String tool, Place place, UploadQuery said, Report report) {
    return StableId.of(
        "upload",
        tool,
        place.service(),
        place.environment(),
        orNone(said.run()),
        orNone(said.version()),
        orNone(said.commit()),
        orNone(report.name()),
        new String(Json.write(report), StandardCharsets.UTF_8));
  }

  private static String orNone(@Nullable String value) {
    return value == null ? "" : value;
  }
}
