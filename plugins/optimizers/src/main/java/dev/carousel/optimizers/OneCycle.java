package dev.carousel.optimizers;

import dev.carousel.api.Schedule;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Source;
import dev.carousel.api.describe.Summary;

/**
 * From a fraction of the rate up to the rate and down to next to nothing: PyTorch's OneCycleLR,
 * whose {@code max_lr} is the optimizer's rate here. Its phases end at {@code rise * updates - 1}
 * and at the last update, or, of three phases, also at {@code 2 * rise * updates - 2}, where the
 * rate is what it began with. The momentum, which PyTorch can cycle too, stays.
 */
@Name("one-cycle")
@Summary("A learning rate that rises once and falls far below where it began")
@Source("Smith & Topin 2018, arXiv:1708.07120")
public record OneCycle(
    @Doc("share of the updates in which it rises") @Default("0.3") @Above(0) @Below(1) double rise,
    @Doc("how many times smaller the first rate is") @Default("25") @Above(0) double startDivisor,
    @Doc("how many times smaller than the first the last is") @Default("10000") @Above(0)
        double endDivisor,
    @Doc("form of each phase") @Default("cosine") Form form,
    @Doc("whether the fall pauses at the first rate") @Default("false") boolean threePhases,
    @Doc("updates of the cycle; 0 for the whole budget") @Default("0") @Min(0) int over)
    implements Schedule {

  /** How the rate goes from one end of a phase to the other. */
  public enum Form {
    COSINE,
    LINEAR
  }

  @Override
  public double factor(Progress progress) {
    long updates = over == 0 ? progress.updates() : over;
    double last = updates - 1;
    double update = Math.min(progress.update(), last);
    double start = 1 / startDivisor;
    double end = start / endDivisor;
    double top = rise * updates - 1;
    if (update <= top) {
      return between(start, 1, update / top);
    }
    if (!threePhases) {
      return between(1, end, (update - top) / (last - top));
    }
    double middle = 2 * rise * updates - 2;
    return update <= middle
        ? between(1, start, (update - top) / (middle - top))
        : between(start, end, (update - middle) / (last - middle));
  }

  private double between(double from, double to, double share) {
    double part = Math.clamp(share, 0, 1);
    return switch (form) {
      case COSINE -> to + (from - to) * Share.cosine(part);
      case LINEAR -> from + (to - from) * part;
    };
  }
}
