package dev.weatherglass.testkit.payloads;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A folder of real payloads with what they mean: `ORACLE.jsonl`, `MANIFEST.tsv`, `SIGNATURES.tsv`.
/// They are not ours to ship; where they are missing a test is skipped.
///
/// @param folder named by the variable `WEATHERGLASS_PAYLOADS`, else `shared/payloads` beside the
///   repository
public record Payloads(Path folder) {

  /// The variable that names the folder.
  static final String VARIABLE = "WEATHERGLASS_PAYLOADS";

  private static final String PLACE = "shared/payloads";
  private static final String BASE64 = ".b64.txt";
  private static final int HEADERS = 8;

  /// The folder, or a skipped test.
  public static Payloads find() {
    String named = System.getenv(VARIABLE);
    Path folder = named == null ? beside() : Path.of(named);
    assumeTrue(
        folder != null && Files.isRegularFile(folder.resolve("ORACLE.jsonl")),
        "no payloads to compare with: neither ../" + PLACE + " nor " + VARIABLE + " has them");
    return new Payloads(folder);
  }

  private static @Nullable Path beside() {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve(PLACE))) {
      place = place.getParent();
    }
    return place == null ? null : place.resolve(PLACE);
  }

  /// What is expected, a row for each file.
  public List<OracleRow> oracle() {
    Map<String, String> headers =
        lines("MANIFEST.tsv").stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .filter(columns -> columns.length > HEADERS)
            .collect(Collectors.toMap(columns -> columns[0], columns -> columns[HEADERS]));
    return lines("ORACLE.jsonl").stream()
        .filter(line -> !line.isBlank())
        .map(line -> OracleRow.of(Json.MAPPER.readTree(line), headers))
        .toList();
  }

  /// The request of a row.
  public PayloadRequest request(OracleRow row) {
    return PayloadRequest.of(row, body(row.file()));
  }

  /// Whether the folder has this file.
  public boolean has(String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  /// The bytes that a sender sends: those of the file, or what it holds in base64.
  public byte[] body(String file) {
    byte[] bytes = bytes(file);
    return file.endsWith(BASE64)
        ? Base64.getMimeDecoder().decode(new String(bytes, StandardCharsets.US_ASCII))
        : bytes;
  }

  /// The bytes of the file.
  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines of a file.
  public List<String> lines(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }
}
