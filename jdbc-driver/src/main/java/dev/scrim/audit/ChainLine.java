package dev.scrim.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A line that was read back and whose hash fits its content. Reading shares no code with writing.
 *
 * @param seq its number in the chain
 * @param time when it was written, as it says
 * @param prev the hash of the record before it
 * @param hash its own
 */
record ChainLine(long seq, String time, String prev, String hash) {

  /** The longest line that is written or read, in bytes. */
  static final int MAX_BYTES = 16 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(MAX_BYTES).build());
  }

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** An escape with upper-case digits: the same content, but nobody writes it so. */
  private static final Pattern RESPELLED =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9a-f]{0,3}[A-F]");

  /**
   * Reads a line.
   *
   * @param line without its line end
   * @throws BrokenChainException where it is no record, or not the one that was hashed
   */
  static ChainLine read(byte[] line, MessageDigest sha256) throws BrokenChainException {
    ObjectNode record = parse(line);
    if (record.path("v").asInt(-1) != 1) {
      throw new BrokenChainException("is no record of version 1");
    }
    JsonNode hash = record.remove("hash");
    if (hash == null || !hash.isTextual() || !HASH.matcher(hash.textValue()).matches()) {
      throw new BrokenChainException("has no hash");
    }
    if (!hash.textValue().equals(hashOf(record, sha256))) {
      throw new BrokenChainException("was changed: its hash does not fit its content");
    }
    if (!record.path("seq").isIntegralNumber()
        || !record.path("prev").isTextual()
        || !record.path("time").isTextual()) {
      throw new BrokenChainException("has no seq, time or prev");
    }
    return new ChainLine(
        record.path("seq").longValue(),
        record.path("time").textValue(),
        record.path("prev").textValue(),
        hash.textValue());
  }

  private static ObjectNode parse(byte[] line) throws BrokenChainException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      boolean respelled = text.contains("\\u") && RESPELLED.matcher(text).find();
      if (!respelled
          && JSON.readTree(text) instanceof ObjectNode record
          && holdsExactNumbers(record)) {
        return record;
      }
    } catch (CharacterCodingException | JsonProcessingException e) {
      // its message may quote the line
    }
    throw new BrokenChainException("was changed: it is no longer a record");
  }

  /** Whether every number is a whole one that the canonical form keeps exactly. */
  private static boolean holdsExactNumbers(JsonNode node) {
    if (node.isNumber()) {
      return node.isIntegralNumber()
          && node.canConvertToLong()
          && Math.abs(node.longValue()) <= Json.MAX_NUMBER;
    }
    for (JsonNode child : node) {
      if (!holdsExactNumbers(child)) {
        return false;
      }
    }
    return true;
  }

  private static String hashOf(ObjectNode record, MessageDigest sha256)
      throws BrokenChainException {
    try {
      String canonical = new JsonCanonicalizer(record.toString()).getEncodedString();
      // strict, as a lone surrogate must not pass for the question mark that replaces it
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(canonical));
      sha256.update(bytes);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new BrokenChainException("was changed: it has no canonical form");
    }
  }
}
