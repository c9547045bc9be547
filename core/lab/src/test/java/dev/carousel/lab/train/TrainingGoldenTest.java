package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.compute.model.CompiledModel;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bits that a small trial trains to. They are the same on every machine, and they change only
 * with {@link Engine#LEVEL}: results of another level are no longer mistaken for one's own.
 */
class TrainingGoldenTest {
  private static final int LEVEL = 4;
  private static final String DIGEST =
      "de96f5e0cf093473caf0f2a13f6a39926551788b194c0e0e3bc5fb7873e9b4cc";

  @Test
  void a_trial_trains_to_the_bits_of_its_engine_level() {
    Setup setup = Toy.setup(new Toy.Recall(5, 2), 0.1, Toy.training(20, Setup.Stop.SOLVED));
    List<CurvePoint> points = new ArrayList<>();
    Trained trained =
        new Trainer(CompiledModel::of)
            .train(
                setup,
                new Seeding(1, 1, "recall"),
                new TrainingListener() {
                  @Override
                  public void updated(long update, double loss) {}

                  @Override
                  public void evaluated(CurvePoint point) {
                    points.add(point);
                  }

                  @Override
                  public boolean cancelled() {
                    return false;
                  }
                });
    assertEquals(LEVEL, Engine.LEVEL, "a new level has new bits: write them here");
    assertEquals(DIGEST, trained.digest(), "other bits need another level: raise Engine.LEVEL");
    assertEquals(10, points.size());
  }
}
