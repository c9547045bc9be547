package dev.carousel.lab.spec;

import dev.carousel.api.describe.Parameter;
import dev.carousel.api.describe.Parameter.Bounds;
import dev.carousel.api.describe.Parameter.ValueType;
import dev.carousel.lab.study.Setup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of a study that are not components, described like the parameters of one: for reading,
 * for messages and for documentation.
 */
public final class StudyOptions {
  /** The default of an option that is off. */
  static final String NONE = "none";

  /** The weights that a trial ends with. */
  static final String LAST = "last";

  /** What stands for a number that the program is to choose. */
  static final String AUTO = "auto";

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
          choice("initial-states", "what states begin with", "zero", "trained"),
          share("dropout", "probability that a layer's output is hidden from the layer above"),
          share("input-dropout", "probability that an entry of the input is hidden, or a token"),
          share("output-dropout", "probability that an output is hidden from the readout"),
          choice(
              "dropout-mask",
              "what has one mask: each step, or each sequence",
              "step",
              "sequence"));

  /** The section {@code training}. */
  public static final List<Parameter> TRAINING =
      List.of(
          whole("batch", "sequences per update", "32", 1, 65_536),
          whole("updates", "the budget of a trial", "2000", 1, Integer.MAX_VALUE),
          steps("sequences", "the budget in training sequences instead of updates, or none", NONE),
          limit("seconds", "time after which a trial ends, not reproducible; or none"),
          limit("clip-norm", "largest norm of all gradients together, or none"),
          limit("clip-value", "largest absolute value of one gradient entry, or none"),
          limit("clip-tensor", "largest norm of the gradient of each trained tensor, or none"),
          limit(
              "clip-relative",
              "largest norm of a unit's gradient as a share of that of its weights, or none"),
          limit(
              "clip-percentile",
              new Bounds(0, true, 100, true),
              "percentile of all norms so far that the norm is clipped to, or none"),
          steps("truncate", "steps that derivatives go back, states go on; or none", NONE),
          steps(
              "checkpoint",
              "steps between kept states, to save memory; changes no number; or none, auto",
              NONE,
              AUTO),
          choice("stop", "when a trial ends before its budget", "solved", "plateau", "never"),
          choice(
              "solved-by",
              "sequences that decide whether a trial is solved: held-out ones by the task's"
                  + " criterion, or those it trains on by what the task's source asks of them",
              "held-out",
              "training"),
          whole(
              "patience",
              "evaluations without a better one that are a plateau",
              String.valueOf(Setup.Ending.USUAL_PATIENCE),
              1,
              Integer.MAX_VALUE),
          limit(
              "diverged-above",
              "times the first update's loss that the training loss between evaluations may be, or"
                  + " none"),
          size("weight-noise", "standard deviation of noise on the weights, for each update"),
          size(
              "gradient-noise",
              "variance of noise on gradients at the first update; it falls as update^-0.55"),
          size("input-noise", "standard deviation of noise on real inputs, in training"),
          size(
              "activation-penalty",
              "times the mean square of the last layer's outputs that is added to the loss"),
          whole("evaluate-every", "updates between evaluations", "50", 1, Integer.MAX_VALUE),
          whole(
              "evaluation-sequences",
              "held-out sequences per evaluation, where the task has no end of them",
              "256",
              1,
              1_000_000),
          choice(
              "keep",
              "which weights are kept as a file; changes no number; auto keeps those that can"
                  + " write",
              AUTO,
              NONE,
              LAST));

  /** The section {@code curriculum} of {@code training}. */
  public static final List<Parameter> CURRICULUM =
      List.of(
          text("path", "the parameter of the task that grows, such as task.gap"),
          new Parameter(
              "from",
              ValueType.NUMBER,
              false,
              "its first value; the last is the task's own",
              Optional.empty(),
              ANY,
              List.of(),
              double.class),
          limit(
              "times",
              new Bounds(1, false, Double.POSITIVE_INFINITY, true),
              "what it is multiplied by when it grows; 2 unless plus is given"),
          limit("plus", "what is added when it grows"),
          steps(
              "when",
              "evaluations after which it grows, or when the task at its value is solved",
              "solved"));

  /**
   * Options, and what they are where they are off, that are part of a trial's identity only where
   * they are used.
   */
  static final Map<String, Object> ONLY_WHERE_USED =
      Map.ofEntries(
          Map.entry("seconds", NONE),
          Map.entry("diverged-above", NONE),
          Map.entry("solved-by", "held-out"),
          Map.entry("dropout", 0.0),
          Map.entry("input-dropout", 0.0),
          Map.entry("output-dropout", 0.0),
          Map.entry("weight-noise", 0.0),
          Map.entry("clip-tensor", NONE),
          Map.entry("clip-relative", NONE),
          Map.entry("clip-percentile", NONE),
          Map.entry("gradient-noise", 0.0),
          Map.entry("input-noise", 0.0),
          Map.entry("activation-penalty", 0.0));

  /** Without the options that are off. */
  static SortedMap<String, Object> used(Map<String, Object> values) {
    var used = new TreeMap<String, Object>(values);
    ONLY_WHERE_USED.forEach(
        (option, off) -> used.computeIfPresent(option, (_, v) -> v.equals(off) ? null : v));
    return used;
  }

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
    if (option.choices().contains(text)) {
      return text;
    }
    return switch (option.type()) {
      case INTEGER -> (Object) Long.valueOf(text);
      case NUMBER -> (Object) Double.valueOf(text);
      case TRUTH, TEXT, CHOICE, FILE -> text;
    };
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
    return limit(name, new Bounds(0, false, Double.POSITIVE_INFINITY, true), doc);
  }

  private static Parameter limit(String name, Bounds bounds, String doc) {
    return new Parameter(
        name, ValueType.NUMBER, false, doc, Optional.of(NONE), bounds, List.of(NONE), double.class);
  }

  /** A probability below 1, or 0 for none. */
  private static Parameter share(String name, String doc) {
    return number(name, doc, new Bounds(0, true, 1, false));
  }

  /** A number that is not negative, or 0 for none. */
  private static Parameter size(String name, String doc) {
    return number(name, doc, new Bounds(0, true, Double.POSITIVE_INFINITY, true));
  }

  private static Parameter number(String name, String doc, Bounds bounds) {
    return new Parameter(
        name, ValueType.NUMBER, false, doc, Optional.of("0"), bounds, List.of(), double.class);
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
