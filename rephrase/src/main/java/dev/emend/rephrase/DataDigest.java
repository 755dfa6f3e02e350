package dev.emend.rephrase;

import dev.emend.interaction.Turn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells data apart: what a model was trained on. */
final class DataDigest {
  private static final int BYTES = 8;
  private static final String FIELD = "\u001f";

  private DataDigest() {}

  /** Of id, time and utterance of each turn, in the given order. */
  static String of(List<Turn> turns) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Turn turn : turns) {
        String line =
            turn.turnId() + FIELD + turn.at().toEpochMilli() + FIELD + turn.utterance() + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
