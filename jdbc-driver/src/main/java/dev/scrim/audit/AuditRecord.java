package dev.scrim.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * One record, before a sink gives it its place.
 *
 * @param fields from {@code time} to {@code outcome}, in the order of the line
 */
record AuditRecord(Map<String, Json> fields) {

  /** {@code prev} of a file's first record. */
  static final String NO_RECORD = "0".repeat(64);

  /** The record as a line of its own, without a line end. */
  String line() {
    StringBuilder line = new StringBuilder(1024).append("{\"v\":1");
    fields.forEach(
        (name, value) -> line.append(",\"").append(name).append("\":").append(value.shown()));
    return line.append('}').toString();
  }

  /**
   * The record as a link of a chain.
   *
   * @param seq its number, from 1
   * @param prev the hash of the record before it
   * @param sha256 reset before and after
   */
  Link link(long seq, String prev, MessageDigest sha256) {
    Json.Fields all = new Json.Fields().put("v", Json.of(1)).put("seq", Json.of(seq));
    fields.forEach(all::put);
    Json body = all.put("prev", Json.of(prev)).json();
    byte[] digest = sha256.digest(body.canonical().getBytes(StandardCharsets.UTF_8));
    String hash = HexFormat.of().formatHex(digest);
    String open = body.shown().substring(0, body.shown().length() - 1);
    String line = open + ",\"hash\":\"" + hash + "\"}\n";
    return new Link(line.getBytes(StandardCharsets.UTF_8), hash);
  }

  /** A line of a chain, line end included, and its hash. */
  record Link(byte[] line, String hash) {}
}
