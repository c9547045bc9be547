package dev.carousel.lab.spec;

import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.Bounds;
import dev.carousel.api.describe.Parameter.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a study that are not components, described like the parameters of one: for reading,
 * for messages and for documentation.
 */
public final class StudyOptions {
  /** The default of an option that is off. */
  static final String NONE = "none";

  /** What stands for a number that the program is to choose. */
  static final String AUTO = "auto";

  private static final Bounds POSITIVE = new Bounds(0, false, Double.POSITIVE_INFINITY, true);
  private static final Bounds ANY =
      new Bounds(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

  /** What stands at the top of a study beside its components and sections. */
  public static final List<Parameter> STUDY =
      List.of(
          text("study", "lower-case words joined by hyphens; names the results folder"),
          new Parameter(
              "question",
              ValueType.TEXT,
              false,
              "what the study asks",
              Optional.of(""),
              ANY,
              List.of(),
              String.class),
          choice(
              "match",
              "what the units of the arms are found to agree in",
              NONE,
              "parameters",
              "cost"),
          whole("seeds", "replicates, paired across the arms", "5", 1, 10_000),
          new Parameter(
              "seed",
              ValueType.INTEGER,
              false,
              "what every random stream is derived from",
              Optional.of("1"),
              ANY,
              List.of(),
              long.class));

  /** The section {@code model}. */
  public static final List<Parameter> MODEL =
      List.of(
          whole("layers", "cells on top of each other", "1", 1, 64),
          choice("initial-states", "what states begin with", "zero", "trained"));

  /** The section {@code training}. */
  public static final List<Parameter> TRAINING =
      List.of(
          whole("batch", "sequences per update", "32", 1, 65_536),
          whole("updates", "the budget of a trial", "2000", 1, Integer.MAX_VALUE),
          limit("clip-norm", "largest norm of all gradients together, or none"),
          limit("clip-value", "largest absolute value of one gradient entry, or none"),
          steps("truncate", "steps that derivatives go back, states go on; or none", NONE),
          steps(
              "checkpoint",
              "steps between kept states, to save memory; changes no number; or none, auto",
              NONE,
              AUTO),
          choice("stop", "when a trial ends before its budget", "solved", "never"),
          whole("evaluate-every", "updates between evaluations", "50", 1, Integer.MAX_VALUE),
          whole("evaluation-sequences", "held-out sequences per evaluation", "256", 1, 1_000_000));

  /** The components that a study without them has, and the initial values by role of weight. */
  public static final String COMPONENTS =
      """
      optimizer: adam
      schedule: constant
      initial:
        input: glorot
        recurrent: orthogonal
        readout: glorot
        bias: 0
        vector: uniform
        state: 0
      """;

  private StudyOptions() {}

  /**
   * Values in the types of their options, with defaults for those left out: Long, Double, String.
   */
  static Map<String, Object> filled(Map<String, Object> given, List<Parameter> options) {
    var values = new LinkedHashMap<String, Object>();
    for (Parameter option : options) {
      Object value = given.get(option.name());
      Object plain = value == null ? fallback(option) : value;
      boolean widened = option.type() == ValueType.NUMBER && plain instanceof Long;
      values.put(option.name(), widened ? (Object) ((Long) plain).doubleValue() : plain);
    }
    return values;
  }

  private static Object fallback(Parameter option) {
    String text = option.fallback().orElseThrow();
    boolean number = option.type() == ValueType.INTEGER && !option.choices().contains(text);
    return number ? (Object) Long.valueOf(text) : text;
  }

  private static Parameter text(String name, String doc) {
    return new Parameter(
        name, ValueType.TEXT, false, doc, Optional.empty(), ANY, List.of(), String.class);
  }

  private static Parameter whole(String name, String doc, String fallback, int low, int high) {
    return new Parameter(
        name,
        ValueType.INTEGER,
        false,
        doc,
        Optional.of(fallback),
        new Bounds(low, true, high, true),
        List.of(),
        int.class);
  }

  private static Parameter limit(String name, String doc) {
    return new Parameter(
        name,
        ValueType.NUMBER,
        false,
        doc,
        Optional.of(NONE),
        POSITIVE,
        List.of(NONE),
        double.class);
  }

  /** A number of steps, or one of some words, of which the first is the default. */
  private static Parameter steps(String name, String doc, String... words) {
    return new Parameter(
        name,
        ValueType.INTEGER,
        false,
        doc,
        Optional.of(words[0]),
        new Bounds(1, true, Integer.MAX_VALUE, true),
        List.of(words),
        int.class);
  }

  /** One of some words, of which the first is the default. */
  private static Parameter choice(String name, String doc, String... words) {
    return new Parameter(
        name,
        ValueType.CHOICE,
        false,
        doc,
        Optional.of(words[0]),
        ANY,
        List.of(words),
        String.class);
  }
}
