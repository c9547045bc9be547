package dev.carousel.compute.model;

import dev.carousel.api.Initializer.Role;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.compute.random.Streams;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Random sequences of any format, and parameters to go with them. */
public final class SampleData {
  private static final double COUNTED = 0.6;

  private SampleData() {}

  /** A format with {@code outputs} outputs; one step has no next token to predict. */
  public static Format format(Target target, boolean tokens, int inputs, int outputs, int longest) {
    boolean next = target == Target.NEXT_TOKEN;
    return next && longest == 1
        ? Format.tokens(inputs, outputs, 1)
        : new Format(inputs, next || tokens, next ? inputs : outputs, target, longest);
  }

  /** Sequences of which the first is the longest and the others at least half as long. */
  public static Batch batch(Format format, int sequences, long seed) {
    RandomStream random = Streams.named(seed, "batch");
    Iterator<Integer> lengths =
        IntStream.range(0, sequences)
            .map(
                b ->
                    random.between(
                        b == 0 ? format.longest() : (format.longest() + 1) / 2, format.longest()))
            .iterator();
    return new Batch(format, sequences)
        .fill(sequence -> write(sequence, format, lengths.next(), random));
  }

  /** Sequences of one length. */
  public static Episodes ofLength(Format format, int length, long seed) {
    RandomStream random = Streams.named(seed, "episodes");
    return sequence -> write(sequence, format, length, random);
  }

  private static void write(Sequence sequence, Format format, int length, RandomStream random) {
    boolean next = format.target() == Target.NEXT_TOKEN;
    int steps = next ? Math.max(2, length) : length;
    sequence.begin(steps);
    for (int t = 0; t < steps; t++) {
      if (format.tokens()) {
        sequence.token(t, random.below(format.inputs()));
      }
      for (int i = 0; !format.tokens() && i < format.inputs(); i++) {
        sequence.input(t, i, random.uniform(-1, 1));
      }
      boolean last = t == steps - 1;
      if (!(next && last) && (last || t == 0 && next || random.chance(COUNTED))) {
        target(sequence, format, t, random);
      }
    }
  }

  private static void target(Sequence sequence, Format format, int t, RandomStream random) {
    switch (format.target()) {
      case CLASS -> sequence.target(t, random.below(format.outputs()));
      case NEXT_TOKEN -> sequence.counts(t);
      case VALUES -> {
        for (int o = 0; o < format.outputs(); o++) {
          sequence.target(t, o, random.uniform(-1, 1));
        }
      }
      case SHARES -> {
        int likely = random.below(format.outputs());
        sequence.target(t, likely, 0.75);
        sequence.target(t, (likely + 1) % format.outputs(), 0.25);
      }
      case LABELS -> {
        sequence.counts(t);
        for (int o = 0; o < format.outputs(); o++) {
          if (random.chance(0.5)) {
            sequence.label(t, o);
          }
        }
      }
    }
  }

  /** Normal numbers scaled to keep sums near 1, each exact in single precision. */
  public static double[] parameters(Layout layout, long seed) {
    var parameters = new double[layout.length()];
    for (Layout.Block block : layout.blocks()) {
      RandomStream random = Streams.named(seed, block.name());
      double scale = scale(block);
      for (int i = 0; i < block.length(); i++) {
        parameters[block.offset() + i] = (float) (scale * random.gaussian());
      }
    }
    return parameters;
  }

  private static double scale(Layout.Block block) {
    boolean matrix = block.weight().columns() > 1 && block.role() != Role.STATE;
    return matrix ? 1 / Math.sqrt(block.weight().columns()) : 0.5;
  }
}
