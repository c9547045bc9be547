package dev.carousel.tasks;

import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Metric;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Example;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;
import java.util.List;

/**
 * Tell in which order three rare symbols came, in sequences that follow each other without resets.
 *
 * <p>A sequence is {@code parts} sequences of {@link TemporalOrder3} in a row; at the last step of
 * each, B, one of the eight classes XXX to YYY is to be named, of that part alone. The cell has to
 * forget what came before by itself.
 *
 * <p>The noisy temporal order problem, NTO; the paper's streams have 100 parts.
 */
@Name("continual-nto")
@Summary("Tell the order of three rare symbols again and again, without resets")
@Source("Gers, Schmidhuber & Cummins 2000, Neural Computation 12")
@Example("E b X c Y d Y a a B E a X a Y a X b a B -> XYY XYX")
public record ContinualTemporalOrder(
    @Doc("fewest steps of a part; it has up to a tenth more") @Default("100") @Min(10) int length,
    @Doc("sequences in a row; published 100") @Default("5") @Min(1) int parts)
    implements Task {

  private RareSymbols symbols() {
    return new TemporalOrder3(length).symbols();
  }

  @Override
  public Format format() {
    Format part = symbols().format();
    return Format.tokens(part.inputs(), part.outputs(), parts * part.longest());
  }

  @Override
  public Episodes episodes(RandomStream random) {
    return symbols().rows(parts, random);
  }

  /** No part wrong in 99 of 100 sequences. The criterion is ours. */
  @Override
  public Criterion solved() {
    return new Criterion(Metric.SEQUENCES, 0.99, 0);
  }

  @Override
  public List<Baseline> baselines() {
    return symbols().baselines();
  }
}
