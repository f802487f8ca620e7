package dev.weatherglass.ingest.upload.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A file as CSV: its header row, and its other rows one after another. The separator is the one of
/// comma, semicolon, tab and bar that the first row has most of.
public final class CsvText {

  private static final String SEPARATORS = ",;\t|";

  private final String text;
  private final char separator;

  /// What is done with a row.
  public interface Rows {

    /// Takes one row.
    ///
    /// @throws UploadException if the row makes the file unreadable
    void take(Row row) throws UploadException;
  }

  /// One row.
  ///
  /// @param columns the places of the columns by their names in lower case; empty without a header
  public record Row(Map<String, Integer> columns, List<String> values) {

    /// The value of the first of these columns that the file has; null where the row does not go so
    /// far, or is blank there.
    public @Nullable String text(String... names) {
      for (String name : names) {
        Integer place = columns.get(name.toLowerCase(Locale.ROOT));
        if (place != null && place < values.size()) {
          String value = values.get(place).strip();
          return value.isEmpty() ? null : value;
        }
      }
      return null;
    }

    /// The number in the first of these columns that the file has.
    public @Nullable Double number(String... names) {
      return Amount.number(text(names));
    }
  }

  private CsvText(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// A file whose separator its first row tells.
  ///
  /// @throws UploadException if the file is empty
  public static CsvText of(Upload upload) throws UploadException {
    String text = upload.text().stripLeading();
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char candidate = SEPARATORS.charAt(i);
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return new CsvText(text, best);
  }

  /// The values of the first row, which may be a header.
  public List<String> first() throws UploadException {
    try {
      return reader().iterator().next().getFields().stream().map(String::strip).toList();
    } catch (CsvParseException | NoSuchElementException e) {
      throw broken(e);
    }
  }

  /// Whether the first row has all these columns.
  public boolean has(String... names) {
    String line = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    for (String name : names) {
      if (!line.contains(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /// Every row but the header.
  public void rows(Rows rows) throws UploadException {
    var columns = new HashMap<String, Integer>();
    each(row -> {
      if (columns.isEmpty()) {
        for (int i = 0; i < row.values().size(); i++) {
          columns.putIfAbsent(row.values().get(i).strip().toLowerCase(Locale.ROOT), i);
        }
      } else {
        rows.take(new Row(columns, row.values()));
      }
    });
  }

  /// Every row, the first one too.
  public void each(Rows rows) throws UploadException {
    try {
      for (CsvRecord record : reader()) {
        rows.take(new Row(Map.of(), record.getFields()));
      }
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  private CsvReader<CsvRecord> reader() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text);
  }

  private static UploadException broken(RuntimeException e) {
    return UploadException.malformed("the file is not CSV: " + e.getMessage());
  }

  private static long count(String line, char character) {
    return line.chars().filter(each -> each == character).count();
  }
}
