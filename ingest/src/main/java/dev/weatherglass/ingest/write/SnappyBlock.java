package dev.weatherglass.ingest.write;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.xerial.snappy.Snappy;

/// Unpacks a snappy block (not the framed format). The length that the block claims is read and
/// capped before anything is reserved for it.
final class SnappyBlock {

  private static final int SHOWN_BYTES = 8;

  /// A block never unpacks to more than about 21 times its size: a copy of 64 bytes takes three.
  /// What claims more is no snappy block.
  private static final int EXPANSION = 32;

  private SnappyBlock() {}

  /// @throws ProblemException 400 if it is no snappy block, 413 if it unpacks to too much
  static byte[] unpack(byte[] block) {
    long length = claimedLength(block);
    if (length > SeriesLimits.DECOMPRESSED_BYTES) {
      throw Refusals.tooLarge(
          "body",
          "body must unpack to at most %d bytes but claims %d"
              .formatted(SeriesLimits.DECOMPRESSED_BYTES, length));
    }
    if (length > (long) EXPANSION * block.length) {
      throw bad(block, "it claims to unpack to " + length + " bytes");
    }
    try {
      byte[] message = new byte[(int) length];
      int unpacked = Snappy.uncompress(block, 0, block.length, message, 0);
      if (unpacked != length) {
        throw bad(block, "it unpacks to " + unpacked + " bytes but claims " + length);
      }
      return message;
    } catch (IOException | RuntimeException e) {
      throw e instanceof ProblemException problem ? problem : bad(block, "it is damaged");
    }
  }

  /// The varint at the start: seven bits a byte, the lowest first.
  private static long claimedLength(byte[] block) {
    long length = 0;
    for (int i = 0; i < Math.min(5, block.length); i++) {
      length |= (long) (block[i] & 0x7f) << (7 * i);
      if (block[i] >= 0) {
        return length;
      }
    }
    throw bad(block, "it does not begin with its length");
  }

  private static ProblemException bad(byte[] block, String why) {
    String start = HexFormat.of().formatHex(block, 0, Math.min(SHOWN_BYTES, block.length));
    String detail =
        "body must be a snappy block, but %s (%d bytes, beginning with 0x%s)"
            .formatted(why, block.length, start);
    return Refusals.invalid(
        "bad-snappy", "Bad snappy", List.of(new FieldError("body", detail, null)));
  }
}
