package dev.weatherglass.core.delivery.ci;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/// Names of cases, each as 48 bits of a hash: enough to ask whether a name is among some thousands,
/// in a tenth of the room. That a name is found that is not there happens once in 10^11 questions.
///
/// The hash is FNV-1a of 64 bits (Fowler, Noll, Vo, RFC 9923) over the UTF-16 units, folded.
public final class CaseNames {

  /// No names.
  public static final CaseNames NONE = new CaseNames(new long[0]);

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int BYTES = 6;
  private static final long MASK = (1L << (BYTES * Byte.SIZE)) - 1;

  private final long[] hashes; // sorted, each once

  private CaseNames(long[] hashes) {
    this.hashes = hashes;
  }

  public static CaseNames of(Collection<String> names) {
    return new CaseNames(names.stream().mapToLong(CaseNames::hash).sorted().distinct().toArray());
  }

  /// What [#text] wrote.
  ///
  /// @throws IllegalArgumentException if it did not
  public static CaseNames read(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length % BYTES != 0) {
      throw new IllegalArgumentException(
          "names must come in sixes of bytes but were " + bytes.length);
    }
    long[] hashes = new long[bytes.length / BYTES];
    for (int i = 0; i < bytes.length; i++) {
      hashes[i / BYTES] = (hashes[i / BYTES] << Byte.SIZE) | (bytes[i] & 0xff);
    }
    return new CaseNames(hashes);
  }

  /// Eight characters a name.
  public String text() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * BYTES);
    for (long hash : hashes) {
      bytes.putShort((short) (hash >>> Integer.SIZE)).putInt((int) hash);
    }
    return Base64.getUrlEncoder().encodeToString(bytes.array());
  }

  /// Whether a name is among them.
  public boolean contains(String name) {
    return Arrays.binarySearch(hashes, hash(name)) >= 0;
  }

  /// How many names.
  public int size() {
    return hashes.length;
  }

  private static long hash(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    return (hash ^ (hash >>> (BYTES * Byte.SIZE))) & MASK;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseNames names && Arrays.equals(hashes, names.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return hashes.length + " names";
  }
}
