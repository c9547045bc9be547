package dev.carousel.lab.spec;

import dev.carousel.api.Block;
import dev.carousel.api.Cell;
import dev.carousel.api.CellEquations;
import dev.carousel.api.Component;
import dev.carousel.api.Initializer;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Plugin;
import dev.carousel.api.Schedule;
import dev.carousel.api.SearchRule;
import dev.carousel.api.Task;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.Baseline;
import dev.carousel.api.data.Criterion;
import dev.carousel.api.data.Episodes;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.data.Sequence;
import dev.carousel.api.data.Streak;
import dev.carousel.api.describe.Above;
import dev.carousel.api.describe.ArgumentException;
import dev.carousel.api.describe.ArgumentException.Reason;
import dev.carousel.api.describe.Below;
import dev.carousel.api.describe.DataFile;
import dev.carousel.api.describe.DataFileException;
import dev.carousel.api.describe.Default;
import dev.carousel.api.describe.Doc;
import dev.carousel.api.describe.Max;
import dev.carousel.api.describe.Min;
import dev.carousel.api.describe.Name;
import dev.carousel.api.describe.Summary;
import java.util.List;
import java.util.Optional;

/** Small components with a parameter of each type, for studies of tests alone. */
final class TestPlugin implements Plugin {
  @Override
  public String name() {
    return "test-plugin";
  }

  @Override
  public String version() {
    return "1.2";
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        Rnn.class,
        Lstm.class,
        Clockwork.class,
        Faulty.class,
        Additive.class,
        Choosy.class,
        Latch.class,
        Copy.class,
        Lines.class,
        Story.class,
        Adam.class,
        Sgd.class,
        Guessing.class,
        Constant.class,
        Cosine.class,
        Glorot.class,
        Orthogonal.class,
        Uniform.class);
  }

  @Name("rnn")
  @Summary("plain")
  record Rnn(@Doc("entries of the state") @Default("32") @Min(1) int units) implements Cell {
    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    }
  }

  @Name("lstm")
  @Summary("gated")
  record Lstm(
      @Doc("entries of each state") @Default("32") @Min(1) int units,
      @Doc("whether gates see the cell state") @Default("false") boolean peepholes,
      @Doc("where b_f begins") @Default("1") double forgetBias)
      implements Cell {
    @Override
    public CellEquations equations() {
      String peephole = peepholes ? " + p_f * c" : "";
      return CellEquations.of(
              List.of("h", "c"),
              "h",
              "f = sigmoid(W_f x + U_f h + b_f"
                  + peephole
                  + ")\n"
                  + "c' = f * c + tanh(W_z x + U_z h + b_z)\n"
                  + "h' = tanh(c')")
          .withInitial("b_f", forgetBias)
          .withRetention("b_f", 1);
    }
  }

  @Name("clockwork")
  @Summary("modules with periods")
  record Clockwork(
      @Doc("entries of the state") @Default("32") @Min(1) int units,
      @Doc("period of each module") @Default("[1, 2, 4]") @Min(1) @Max(64) List<Integer> periods)
      implements Cell {
    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h + b)");
    }
  }

  @Name("faulty")
  @Summary("breaks the contract")
  record Faulty(@Doc("entries of the state") @Default("4") @Min(1) int units) implements Cell {
    @Override
    public CellEquations equations() {
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + q)");
    }
  }

  @Name("lines")
  @Summary("reads a file of the user")
  record Lines(
      @Doc("what is read") DataFile file,
      @Doc("what else is read") @Default("") DataFile more,
      @Doc("lines that are wanted") @Default("1") @Min(1) int lines)
      implements Task {
    Lines {
      if (file.text().contains("<project")) {
        throw DataFileException.at(file, 2, 7, "this is XML", "name a text.");
      }
      if (file.text().lines().count() < lines) {
        throw new IllegalArgumentException("lines is " + lines + ", and " + file + " has fewer");
      }
    }

    @Override
    public Format format() {
      return Format.tokens(2, 2, lines);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> sequence.begin(lines);
    }

    @Override
    public List<String> tokenTexts() {
      return List.of("a", "b");
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

  @Name("story")
  @Summary("goes on from update to update")
  record Story(
      @Doc("whether the next letter is asked for") @Default("true") boolean next,
      @Doc("letters of a part") @Default("8") @Min(2) int letters)
      implements Task {
    @Override
    public Format format() {
      return next ? Format.nextToken(3, letters) : Format.tokens(3, 3, letters);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return new Episodes() {
        @Override
        public void next(Sequence sequence) {
          sequence.begin(letters);
        }

        @Override
        public boolean continues() {
          return true;
        }
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

  @Name("additive")
  @Summary("adds the input to the state")
  record Additive(
      @Doc("entries of the state") @Default("32") @Min(1) int units,
      @Doc("how the input comes there") @Default("as-it-is") Path path,
      @Doc("whether the state is squashed") @Default("true") boolean squashed)
      implements Cell {
    enum Path {
      AS_IT_IS,
      PROJECTED
    }

    @Override
    public CellEquations equations() {
      String input = path == Path.PROJECTED ? "W x" : "x";
      String sum = "U h + " + input;
      return CellEquations.of(List.of("h"), "h", "h' = " + (squashed ? "tanh(" + sum + ")" : sum));
    }
  }

  @Name("choosy")
  @Summary("refuses late, or early")
  record Choosy(
      @Doc("entries of the state") @Default("32") @Min(1) int units,
      @Doc("parts of the state") @Default("1") @Min(1) int parts,
      @Doc("whether the constructor refuses") @Default("false") boolean early)
      implements Cell {
    Choosy {
      if (early) {
        check(units, parts);
      }
    }

    private static void check(int units, int parts) {
      if (units % parts != 0) {
        throw new ArgumentException(
            Reason.REFUSED, "units (" + units + ") must be a multiple of parts (" + parts + ")");
      }
    }

    @Override
    public CellEquations equations() {
      check(units, parts);
      return CellEquations.of(List.of("h"), "h", "h' = tanh(W x + U h)");
    }
  }

  @Name("latch")
  @Summary("carry one bit")
  record Latch(
      @Doc("steps between the bit and its recall") @Default("50") @Min(1) int gap,
      @Doc("standard deviation of the noise") @Default("0.2") @Min(0) double noise,
      @Doc("where the bit stands") @Default("start") Place place)
      implements Task {
    enum Place {
      START,
      ANYWHERE
    }

    @Override
    public Format format() {
      return Format.values(2, 1, gap + 2);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> sequence.begin(gap + 2);
    }

    @Override
    public Criterion solved() {
      return Criterion.lossBelow(0.01, 0.1);
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  @Name("copy")
  @Summary("repeat a text")
  record Copy(
      @Doc("steps between the text and its repetition") @Min(1) int gap,
      @Doc("letters of the text") @Default("10") @Min(1) int letters,
      @Doc("size of the alphabet") @Default("8") @Min(2) @Max(64) int alphabet)
      implements Task {
    Copy {
      if (letters > gap) {
        throw new IllegalArgumentException(
            "letters (" + letters + ") must not be more than gap (" + gap + ")");
      }
    }

    @Override
    public Format format() {
      return Format.tokens(alphabet + 2, alphabet, gap + 2 * letters);
    }

    @Override
    public Episodes episodes(RandomStream random) {
      return sequence -> sequence.begin(gap);
    }

    @Override
    public Criterion solved() {
      return Criterion.accuracy(0.99);
    }

    @Override
    public Optional<Streak> solvedInTraining() {
      return Optional.of(Streak.of(100, 0.5));
    }

    @Override
    public List<Baseline> baselines() {
      return List.of();
    }
  }

  @Name("adam")
  @Summary("adaptive moments")
  record Adam(
      @Doc("learning rate") @Default("0.001") @Above(0) double rate,
      @Doc("decay of the first moment") @Default("0.9") @Min(0) @Below(1) double beta1)
      implements Optimizer {
    @Override
    public UpdateRule rule(List<Block> blocks, RandomStream random) {
      return (values, gradient, rate) -> values[0] -= rate * gradient[0];
    }
  }

  @Name("sgd")
  @Summary("plain descent")
  record Sgd(
      @Doc("learning rate") @Default("0.1") @Above(0) double rate,
      @Doc("share of the last step that is kept") @Default("0") @Min(0) @Below(1) double momentum)
      implements Optimizer {
    @Override
    public UpdateRule rule(List<Block> blocks, RandomStream random) {
      return (values, gradient, rate) -> values[0] -= rate * gradient[0];
    }
  }

  @Name("guessing")
  @Summary("goes by the loss alone")
  record Guessing(@Doc("range of the guesses") @Default("1") @Above(0) double rate)
      implements Optimizer {
    @Override
    public SearchRule rule(List<Block> blocks, RandomStream random) {
      return (values, loss, rate) -> values[0] = random.uniform(-rate, rate);
    }
  }

  @Name("constant")
  @Summary("no change")
  record Constant() implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1;
    }
  }

  @Name("cosine")
  @Summary("half a cosine")
  record Cosine(@Doc("share of updates that rise") @Default("0") @Min(0) @Below(1) double warmup)
      implements Schedule {
    @Override
    public double factor(Progress progress) {
      return 1 - (double) progress.update() / progress.updates();
    }
  }

  @Name("glorot")
  @Summary("scaled by both sizes")
  record Glorot(@Doc("factor") @Default("1") @Above(0) double gain) implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {
      values[0] = gain;
    }
  }

  @Name("orthogonal")
  @Summary("keeps lengths")
  record Orthogonal(@Doc("factor") @Default("1") @Above(0) double gain) implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {
      values[0] = gain;
    }
  }

  @Name("uniform")
  @Summary("a range around 0")
  record Uniform(@Doc("the range's half width") @Default("0.1") @Above(0) double bound)
      implements Initializer {
    @Override
    public void fill(Weight weight, int units, double[] values, RandomStream random) {
      values[0] = bound;
    }
  }
}
