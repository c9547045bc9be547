package dev.carousel.lab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Block;
import dev.carousel.api.Initializer.Role;
import dev.carousel.api.Initializer.Weight;
import dev.carousel.api.Optimizer;
import dev.carousel.api.Rule;
import dev.carousel.api.Schedule;
import dev.carousel.api.SearchRule;
import dev.carousel.api.UpdateRule;
import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.model.InterpretedModel;
import dev.carousel.compute.model.Layout;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.record.CurvePoint;
import dev.carousel.lab.record.Trained;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Layout LAYOUT =
      new Layout(
          List.of(
              block("W", 2, 1, Role.INPUT, 0, 0),
              block("U", 2, 2, Role.RECURRENT, 0, 2),
              block("b", 2, 1, Role.BIAS, 0, 6),
              block("2.U", 2, 2, Role.RECURRENT, 1, 8),
              block("readout.b", 1, 1, Role.BIAS, -1, 12)),
          List.of());

  private static Layout.Block block(
      String name, int rows, int columns, Role role, int layer, int offset) {
    String own = name.substring(name.lastIndexOf('.') + 1);
    return new Layout.Block(name, new Weight(own, rows, columns, role, 0), layer, offset);
  }

  private static final Setup SETUP =
      Toy.setup(new Toy.Recall(1, 2), 0.1, Toy.training(6, Setup.Stop.NEVER));

  /** Descent that is evaluated a step behind, and tells the blocks that its rule was made for. */
  private record Watched(double rate, List<List<Block>> seen) implements Optimizer {
    @Override
    public Rule rule(List<Block> blocks, RandomStream random) {
      seen.add(blocks);
      var before = new double[Block.count(blocks)];
      return new UpdateRule() {
        @Override
        public void update(double[] parameters, double[] gradient, double rate) {
          System.arraycopy(parameters, 0, before, 0, before.length);
          for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
          }
        }

        @Override
        public double[] evaluated(double[] parameters) {
          return before;
        }
      };
    }
  }

  private static SequencedMap<String, Optimizer> groups(Object... namesAndOptimizers) {
    var groups = new LinkedHashMap<String, Optimizer>();
    for (int i = 0; i < namesAndOptimizers.length; i += 2) {
      groups.put((String) namesAndOptimizers[i], (Optimizer) namesAndOptimizers[i + 1]);
    }
    return groups;
  }

  private static Rules rules(Optimizer optimizer, SequencedMap<String, Optimizer> groups) {
    Setup setup = Toy.with(SETUP, optimizer, groups);
    return new Rules(setup, LAYOUT, group -> Streams.named(1, group));
  }

  private static double[] ones(int length) {
    var values = new double[length];
    Arrays.fill(values, 1);
    return values;
  }

  @Test
  void a_weight_follows_its_name_before_its_role_and_its_role_before_the_study() {
    var groups =
        groups(
            "recurrent", new Toy.Descent(2), "b", new Toy.Descent(3), "state", new Toy.Descent(9));
    double[] parameters = new double[13];
    rules(new Toy.Descent(1), groups).update(parameters, ones(13), 0.5);
    assertArrayEquals(
        new double[] {-.5, -.5, -1, -1, -1, -1, -1.5, -1.5, -1, -1, -1, -1, -.5}, parameters);
    double[] named = new double[13];
    rules(new Toy.Descent(1), groups("U", new Toy.Descent(0), "recurrent", new Toy.Descent(2)))
        .update(named, ones(13), 1);
    assertEquals(0, named[2]);
    assertEquals(0, named[8]);
  }

  @Test
  void a_rule_sees_the_weights_of_its_group_side_by_side() {
    var seen = new ArrayList<List<Block>>();
    var optimizer = new Watched(1, seen);
    rules(optimizer, groups("recurrent", optimizer));
    assertEquals(
        List.of(
            List.of(
                new Block("W", Role.INPUT, 2, 1, 0),
                new Block("b", Role.BIAS, 2, 1, 2),
                new Block("readout.b", Role.BIAS, 1, 1, 4)),
            List.of(
                new Block("U", Role.RECURRENT, 2, 2, 0),
                new Block("2.U", Role.RECURRENT, 2, 2, 4))),
        seen);
  }

  @Test
  void what_is_evaluated_is_put_together_from_the_groups() {
    var behind = new Watched(1, new ArrayList<>());
    Rules rules = rules(new Toy.Descent(1), groups("recurrent", behind));
    double[] parameters = new double[13];
    rules.update(parameters, ones(13), 1);
    double[] evaluated = rules.evaluated(parameters);
    assertEquals(-1, evaluated[0]);
    assertEquals(0, evaluated[2]);
    assertEquals(-1, parameters[2]);
  }

  /** Keeps the points of the curve. */
  private record Points(List<CurvePoint> points) implements TrainingListener {
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
  }

  private static Trained train(Setup setup, List<CurvePoint> points) {
    return new Trainer((spec, _) -> InterpretedModel.of(spec))
        .train(setup, new Seeding(1, 1, "recall"), new Points(points));
  }

  @Test
  void groups_with_the_settings_of_the_study_change_no_bit() {
    var descent = new Toy.Descent(0.1);
    Setup grouped = Toy.with(SETUP, descent, groups("recurrent", descent, "b", descent));
    assertEquals(
        train(SETUP, new ArrayList<>()).digest(), train(grouped, new ArrayList<>()).digest());
    Setup still = Toy.with(SETUP, descent, groups("recurrent", new Toy.Descent(0)));
    assertNotEquals(
        train(SETUP, new ArrayList<>()).digest(), train(still, new ArrayList<>()).digest());
  }

  @Test
  void a_trial_ends_with_the_average_it_was_evaluated_at() {
    Setup behind = Toy.with(SETUP, new Watched(0.1, new ArrayList<>()), groups());
    Setup shorter = Toy.setup(SETUP.task(), 0.1, Toy.training(5, Setup.Stop.NEVER));
    assertEquals(
        train(shorter, new ArrayList<>()).digest(), train(behind, new ArrayList<>()).digest());
  }

  /** Asks for the loss twice and moves to the better of two points. */
  private record Search(double rate, List<Double> asked) implements Optimizer {
    @Override
    public SearchRule rule(List<Block> blocks, RandomStream random) {
      return (parameters, loss, rate) -> {
        double here = loss.applyAsDouble(parameters);
        double[] there = parameters.clone();
        there[0] += random.uniform(-rate, rate);
        double found = loss.applyAsDouble(there);
        asked.addAll(List.of(here, loss.applyAsDouble(parameters)));
        parameters[0] = found < here ? there[0] : parameters[0];
      };
    }
  }

  @Test
  void a_search_asks_for_the_loss_of_one_batch_as_often_as_it_likes() {
    var asked = new ArrayList<Double>();
    var points = new ArrayList<CurvePoint>();
    Trained trained = train(Toy.with(SETUP, new Search(1, asked), groups()), points);
    assertEquals(6, trained.updates());
    assertEquals(12, asked.size());
    for (int i = 0; i < asked.size(); i += 2) {
      assertEquals(asked.get(i), asked.get(i + 1));
    }
    assertEquals((asked.get(0) + asked.get(2)) / 2, points.getFirst().loss(), 1e-12);
    assertTrue(asked.stream().distinct().count() > 1, "every batch has the same loss");
  }

  /** Keeps the losses that it is told. */
  private record Listening(List<List<Double>> told) implements Schedule {
    @Override
    public double factor(Progress progress) {
      told.add(List.copyOf(progress.losses()));
      return 1;
    }
  }

  @Test
  void a_schedule_is_told_the_held_out_loss_of_every_evaluation_so_far() {
    var told = new ArrayList<List<Double>>();
    var points = new ArrayList<CurvePoint>();
    train(
        new Setup(
            SETUP.equations(),
            SETUP.units(),
            SETUP.layers(),
            SETUP.trainedStates(),
            SETUP.task(),
            SETUP.optimizer(),
            SETUP.groups(),
            new Listening(told),
            SETUP.initial(),
            SETUP.training()),
        points);
    assertEquals(List.of(0, 0, 1, 1, 2, 2), told.stream().map(List::size).toList());
    List<Double> losses = points.stream().map(point -> point.metrics().get("loss")).toList();
    assertEquals(losses.subList(0, 2), told.getLast());
  }
}
