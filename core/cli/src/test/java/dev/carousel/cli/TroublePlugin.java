package dev.carousel.cli;

import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import dev.carousel.api.Task;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.List;

/** Components that load well and fail in use. */
public final class TroublePlugin implements Plugin {
  @Override
  public String name() {
    return "trouble";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(FailingTask.class, FailingCell.class, IncompleteCell.class);
  }

  /** A task without sequences. */
  @Name("failing-task")
  @Summary("A task whose sequences fail")
  public record FailingTask() implements Task {
    @Override
    public Format format() {
      return Format.tokens(2, 2, 3);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return _ -> {
        throw new IllegalStateException("no such sequence");
      };
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(1);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  /** A cell without equations. */
  @Name("failing-cell")
  @Summary("A cell whose equations fail")
  public record FailingCell() implements Cell {
    @Override
    public int units() {
      return 1;
    }

    @Override
    public CellEquations equations() {
      throw new IllegalStateException("no equations");
    }
  }

  /** A cell with a parameter that has no default. */
  @Name("incomplete-cell")
  @Summary("A cell that needs to be told its depth")
  public record IncompleteCell(
      @Doc("state size") @Default("3") int units, @Doc("how deep") int depth) implements Cell {
    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h)");
    }
  }
}
