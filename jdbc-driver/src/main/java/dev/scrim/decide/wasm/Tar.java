package dev.scrim.decide.wasm;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads a few named files from a compressed tar archive, within bounds, into memory. */
final class Tar {

  private static final int BLOCK = 512;

  private Tar() {}

  /**
   * The wanted files that the archive holds, by name without a leading {@code /} or {@code ./}.
   *
   * @param limit the most bytes that the archive may unpack to
   * @throws IOException where the archive is damaged, too large, or holds one of them twice
   */
  static Map<String, byte[]> read(InputStream compressed, Set<String> wanted, long limit)
      throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    long left = limit;
    // Extended headers (pax, GNU) rename the entry that follows; none of ours ever needs one.
    boolean renamed = false;
    try (DataInputStream tar = new DataInputStream(new GZIPInputStream(compressed))) {
      byte[] header = new byte[BLOCK];
      while (true) {
        tar.readFully(header);
        if (isZero(header)) {
          return files;
        }
        requireChecksum(header);
        long size = octal(header, 124, 12);
        left -= size + BLOCK;
        if (left < 0) {
          throw new IOException("it unpacks to more than " + limit + " bytes");
        }
        char type = (char) header[156];
        String name = name(header);
        boolean file = type == '0' || type == 0;
        if (file && !renamed && wanted.contains(name)) {
          if (files.put(name, tar.readNBytes((int) size)) != null) {
            throw new IOException("it holds " + name + " twice");
          }
          if (files.get(name).length != size) {
            throw new EOFException("it ends within " + name);
          }
        } else {
          tar.skipNBytes(size);
        }
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        renamed = type == 'x' || type == 'L';
      }
    }
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    if (text(header, 257, 5).equals("ustar") && header[345] != 0) {
      name = text(header, 345, 155) + "/" + name;
    }
    while (name.startsWith("./") || name.startsWith("/")) {
      name = name.substring(name.indexOf('/') + 1);
    }
    return name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = text(header, from, length).trim();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IOException("it is damaged: a header holds no number where one belongs");
    }
    long value = Long.parseLong(digits, 8);
    if (value > Integer.MAX_VALUE - BLOCK) {
      throw new IOException("it holds a file that is too large");
    }
    return value;
  }

  private static void requireChecksum(byte[] header) throws IOException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (octal(header, 148, 8) != sum) {
      throw new IOException("it is damaged: a header's checksum is wrong");
    }
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
