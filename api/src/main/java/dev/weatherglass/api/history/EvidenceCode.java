package dev.weatherglass.api.history;

import dev.weatherglass.core.delivery.LeftOut;
import dev.weatherglass.core.delivery.definition.Evidence;
import dev.weatherglass.core.delivery.definition.Figure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evidence of one service as bytes: a table of the words in it, then a row of fixed width for each
/// piece. A year of a busy service is read in a millisecond.
///
/// Layout, big-endian: number of words (int), the words (modified UTF-8), number of rows (int); a
/// row is six words as int (figure, item, id, deploy, left out, detail), time (epoch milliseconds,
/// long), value (double, NaN for none). Word 0 is none.
final class EvidenceCode {

  private EvidenceCode() {}

  static byte[] write(List<Evidence> evidence) {
    var words = new LinkedHashMap<String, Integer>();
    var rows = new ByteArrayOutputStream();
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(rows);
        var whole = new DataOutputStream(bytes)) {
      for (Evidence each : evidence) {
        row(out, words, each);
      }
      whole.writeInt(words.size());
      for (String word : words.keySet()) {
        whole.writeUTF(word);
      }
      whole.writeInt(evidence.size());
      rows.writeTo(whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void row(DataOutputStream out, Map<String, Integer> words, Evidence each)
      throws IOException {
    out.writeInt(number(words, each.figure().name()));
    out.writeInt(number(words, each.item().name()));
    out.writeInt(number(words, each.id()));
    out.writeInt(number(words, each.deploy()));
    out.writeInt(number(words, each.leftOut() == null ? null : each.leftOut().name()));
    out.writeInt(number(words, each.detail()));
    out.writeLong(each.at().toEpochMilli());
    out.writeDouble(each.value() == null ? Double.NaN : each.value());
  }

  private static int number(Map<String, Integer> words, @Nullable String word) {
    return word == null ? 0 : words.computeIfAbsent(word, _ -> words.size() + 1);
  }

  static List<Evidence> read(String service, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var words = new @Nullable String[in.readInt() + 1];
      for (int i = 1; i < words.length; i++) {
        words[i] = in.readUTF();
      }
      var read = new ArrayList<Evidence>();
      for (int rows = in.readInt(); rows > 0; rows--) {
        read.add(row(in, words, service));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Evidence row(DataInputStream in, @Nullable String[] words, String service)
      throws IOException {
    Figure figure = Figure.valueOf(word(in, words));
    Evidence.Item item = Evidence.Item.valueOf(word(in, words));
    String id = word(in, words);
    @Nullable String deploy = words[in.readInt()];
    @Nullable String leftOut = words[in.readInt()];
    @Nullable String detail = words[in.readInt()];
    Instant at = Instant.ofEpochMilli(in.readLong());
    double value = in.readDouble();
    return new Evidence(
        figure,
        item,
        id,
        service,
        deploy,
        at,
        Double.isNaN(value) ? null : value,
        leftOut == null ? null : LeftOut.valueOf(leftOut),
        detail);
  }

  private static String word(DataInputStream in, @Nullable String[] words) throws IOException {
    @Nullable String word = words[in.readInt()];
    if (word == null) {
      throw new IOException("a piece of evidence lacks a word");
    }
    return word;
  }
}
