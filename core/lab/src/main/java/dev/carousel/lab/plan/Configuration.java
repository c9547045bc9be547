package dev.carousel.lab.plan;

import dev.carousel.api.CellEquations;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.study.Variant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides the numbers of one trial, as plain values: the resolved configuration,
 * the cell's equations (a plugin may change them under the same name), the seed and replicate, and
 * what computes it.
 *
 * @param plain what {@code config.json} holds
 */
public record Configuration(SortedMap<String, Object> plain) {
  private static final int ID_DIGITS = 20;

  /** The configuration of one replicate of a variant. */
  public static Configuration of(Variant variant, long seed, int replicate, Engine engine) {
    var plain = new TreeMap<String, Object>();
    plain.put("configuration", variant.resolved());
    plain.put("engine", (long) engine.level());
    plain.put("equations", equations(variant.setup().equations()));
    plain.put("plugins", engine.plugins(variant.setup()));
    plain.put("replicate", (long) replicate);
    plain.put("seed", seed);
    return new Configuration(plain);
  }

  private static SortedMap<String, Object> equations(CellEquations equations) {
    var plain = new TreeMap<String, Object>();
    plain.put("constants", constants(equations.constants()));
    plain.put("output", equations.output());
    plain.put("retention", equations.retention());
    plain.put("sizes", equations.sizes());
    plain.put("states", equations.states());
    plain.put("text", equations.text());
    plain.put("weights", equations.weights());
    if (!equations.frozen().isEmpty()) {
      plain.put("frozen", equations.frozen());
    }
    return plain;
  }

  private static Map<String, Object> constants(Map<String, CellEquations.Constant> constants) {
    var plain = new TreeMap<String, Object>();
    constants.forEach(
        (name, constant) -> plain.put(name, List.of(constant.shape(), constant.values())));
    return plain;
  }

  /** The first digits of the SHA-256 of the configuration as compact JSON. */
  public String id() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(Json.write(plain).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
