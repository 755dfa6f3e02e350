package dev.emend.jobs.steps;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** A good record, and one record for each way to break the contract. */
final class Breaches {
  static final String GOOD =
      "{\"turn_id\": \"t1\", \"customer_id\": \"c1\", \"locale\": \"en-US\","
          + " \"at\": \"2026-03-01T10:00:16.566Z\", \"utterance\": \"play maj\","
          + " \"asr_confidence\": 0.5, \"asr_nbest\": [{\"text\": \"play maj\"}],"
          + " \"slots\": [{\"name\": \"artist\", \"value\": \"maj\"}],"
          + " \"response_status\": \"OK\", \"response_ms\": 1200, \"unknown\": {\"a\": [1]}}";

  private Breaches() {}

  /** The broken record and the reason it is set aside for. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "not json",
        "Not JSON: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (character 5)");
    all.put("[1, 2]", "Invalid record: an array (must be an object)");
    all.put("17", "Invalid record: 17 (must be an object)");
    all.put("null", "Invalid record: null (must be an object)");
    all.put(GOOD + GOOD, "Invalid record: more follows after its end");
    put(all, "\"turn_id\": \"t1\", ", "", "Missing turn_id (required)");
    put(all, "\"t1\"", "null", "Missing turn_id (required)");
    put(all, "\"t1\"", "\" \"", "Missing turn_id: ' ' (required)");
    put(all, "\"t1\"", "17", "Invalid turn_id: 17 (must be text)");
    put(all, "\"t1\"", "\"t1\", \"turn_id\": \"t2\"", "Invalid record: turn_id stands in it twice");
    put(all, "\"customer_id\": \"c1\", ", "", "Missing customer_id (required)");
    put(all, "\"locale\": \"en-US\",", "", "Missing locale (required)");
    put(
        all,
        "2026-03-01T10:00:16.566Z",
        "yesterday",
        "Invalid at: 'yesterday' (must be an ISO 8601 time with its zone, as 2026-03-01T00:00:16.566Z)");
    put(
        all,
        "2026-03-01T10:00:16.566Z",
        "2026-03-01T10:00:16",
        "Invalid at: '2026-03-01T10:00:16' (must be an ISO 8601 time with its zone, as 2026-03-01T00:00:16.566Z)");
    put(
        all,
        "2026-03-01T10:00:16.566Z",
        "+12026-03-01T10:00:16Z",
        "Invalid at: '+12026-03-01T10:00:16Z' (must be a time of the years 1 to 9998)");
    put(all, "\"2026-03-01T10:00:16.566Z\"", "1772359216", "Invalid at: 1772359216 (must be text)");
    put(all, "\"at\": \"2026-03-01T10:00:16.566Z\",", "", "Missing at (required)");
    put(all, "\"utterance\": \"play maj\",", "", "Missing utterance (required)");
    put(
        all,
        "\"utterance\": \"play maj\"",
        "\"utterance\": \"\\ud83c maj\"",
        "Invalid utterance: half of a surrogate pair, U+D83C, at character 0");
    put(all, "0.5", "1.5", "Invalid asr_confidence: 1.5 (must be 0 to 1)");
    put(all, "0.5", "-0.01", "Invalid asr_confidence: -0.01 (must be 0 to 1)");
    put(all, "0.5", "\"high\"", "Invalid asr_confidence: 'high' (must be a number)");
    put(
        all,
        "0.5",
        "NaN",
        "Not JSON: Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow (character 139)");
    put(
        all,
        "[{\"text\": \"play maj\"}]",
        "\"play maj\"",
        "Invalid asr_nbest: 'play maj' (must be an array)");
    put(
        all,
        "[{\"text\": \"play maj\"}]",
        "[\"play maj\"]",
        "Invalid asr_nbest: 'play maj' (must be made of objects)");
    put(
        all,
        "{\"text\": \"play maj\"}",
        "{\"confidence\": 0.3}",
        "Missing asr_nbest.text (required)");
    put(all, "\"name\": \"artist\", ", "", "Missing slots.name (required)");
    put(all, ", \"value\": \"maj\"", "", "Missing slots.value (required)");
    put(
        all,
        "\"value\": \"maj\"",
        "\"value\": \"maj\", \"resolution\": \"NEARLY\"",
        "Invalid slots.resolution: 'NEARLY' (must be one of MATCH, AMBIGUOUS, NO_MATCH)");
    put(
        all,
        "\"OK\"",
        "\"FINE\"",
        "Invalid response_status: 'FINE' (must be one of OK, NO_RESULT, NOT_UNDERSTOOD, UNSUPPORTED, ERROR)");
    put(all, " \"response_status\": \"OK\",", "", "Missing response_status (required)");
    put(all, "1200", "-1", "Invalid response_ms: -1 (must not be negative)");
    put(
        all,
        "1200",
        "12.5",
        "Invalid response_ms: 12.5 (must be a whole number of at most 64 bits)");
    put(
        all,
        "1200",
        "99999999999999999999",
        "Invalid response_ms: 99999999999999999999 (must be a whole number of at most 64 bits)");
    put(
        all,
        "\"unknown\"",
        "\"explicit_feedback\": \"MEH\", \"unknown\"",
        "Invalid explicit_feedback: 'MEH' (must be one of POSITIVE, NEGATIVE)");
    put(
        all,
        "\"unknown\"",
        "\"taught\": {\"source\": \"a\"}, \"unknown\"",
        "Missing taught.target (required)");
    put(
        all,
        "\"unknown\"",
        "\"arm\": \"LEFT\", \"unknown\"",
        "Invalid arm: 'LEFT' (must be one of TREATMENT, CONTROL)");
    put(
        all,
        "\"unknown\"",
        "\"nlu_nbest\": [{\"confidence\": 7}], \"unknown\"",
        "Invalid nlu_nbest.confidence: 7.0 (must be 0 to 1)");
    all.put(
        GOOD.substring(0, GOOD.length() - 20),
        "Not JSON: Unexpected end-of-input in field name (character 273)");
    put(all, "play maj\",", "play m\u0000j\",", "Not UTF-8 text: a zero byte at 112");
    put(
        all,
        "play maj\",",
        "play m\u00ffj\",",
        "Not JSON: Invalid UTF-8 start byte 0xff (character 114)");
    return all;
  }

  /** The bytes of a record; {@code ÿ} stands for a byte that UTF-8 does not have. */
  static byte[] bytes(String record) {
    return record.getBytes(record.indexOf('\u00ff') < 0 ? UTF_8 : ISO_8859_1);
  }

  private static void put(Map<String, String> all, String part, String broken, String reason) {
    all.put(GOOD.replace(part, broken), reason);
  }
}
