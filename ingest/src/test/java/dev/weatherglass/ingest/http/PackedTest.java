package dev.weatherglass.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.weatherglass.wire.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

  private static final byte[] BODY = "{\"resourceMetrics\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final int LIMIT = 64 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void a_body_comes_back_as_it_was(String encoding) throws IOException {
    assertThat(Packed.unpack(packed(BODY, encoding), encoding, LIMIT)).isEqualTo(BODY);
    assertThat(Packed.unpack(packed(new byte[LIMIT], encoding), encoding, LIMIT)).hasSize(LIMIT);
  }

  @Test
  void a_body_without_an_encoding_is_left_as_it_is() {
    assertThat(Packed.unpack(BODY, "", LIMIT)).isSameAs(BODY);
    assertThat(Packed.unpack(BODY, "identity", LIMIT)).isSameAs(BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void a_bomb_is_413(String encoding) throws IOException {
    byte[] bomb = packed(new byte[256 * LIMIT], encoding);

    assertThat(bomb).hasSizeLessThan(LIMIT);
    assertThat(status(bomb, encoding)).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void a_damaged_body_is_400(String encoding) throws IOException {
    byte[] whole = packed(BODY, encoding);

    assertThat(status(Arrays.copyOf(whole, whole.length - 5), encoding)).isEqualTo(400);
    assertThat(status(BODY, encoding)).isEqualTo(400);
    assertThat(status(new byte[0], encoding)).isEqualTo(400);
  }

  @Test
  void another_encoding_is_415() {
    assertThat(status(BODY, "br")).isEqualTo(415);
  }

  private static int status(byte[] body, String encoding) {
    return Objects.requireNonNull(
            catchThrowableOfType(
                ProblemException.class, () -> Packed.unpack(body, encoding, LIMIT)))
        .problem()
        .status();
  }

  private static byte[] packed(byte[] body, String encoding) throws IOException {
    if (encoding.equals("zstd")) {
      return Zstd.compress(body);
    }
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
