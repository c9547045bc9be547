package org.example.carousel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.api.Cell;
import dev.carousel.api.Plugin;
import dev.carousel.api.data.Batch;
import dev.carousel.api.data.RandomStream;
import dev.carousel.api.describe.ComponentType;
import dev.carousel.api.equation.EquationParser;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What can be tested with the API alone; the contracts of carousel-testkit test far more. */
final class ExamplePluginTest {
  @Test
  void the_service_loader_finds_the_plugin() {
    List<String> names =
        ServiceLoader.load(Plugin.class).stream().map(provider -> provider.get().name()).toList();
    assertEquals(List.of("example-plugin"), names);
  }

  @Test
  void every_component_can_be_described_and_made_from_its_defaults() {
    List<String> made =
        new ExamplePlugin()
            .components().stream()
                .map(ComponentType::of)
                .map(type -> type.create(Map.of()).toString())
                .toList();
    assertEquals(
        List.of("LeakyRnn[units=32, keep=0.9]", "SignSgd[rate=0.001]", "OddOnes[length=20]"), made);
  }

  @Test
  void the_cell_is_one_equation() {
    Cell cell = new LeakyRnn(4, 0.5);
    assertEquals(1, EquationParser.parse(cell.equations().text()).size());
    assertEquals(List.of(0.5), cell.equations().constants().get("keep").values());
  }

  @Test
  void the_optimizer_moves_every_parameter_by_the_rate() {
    double[] parameters = {1, 1, 1};
    SignSgd.update(parameters, new double[] {7, -0.01, 0}, 0.25);
    assertArrayEquals(new double[] {0.75, 1.25, 1}, parameters);
  }

  @Test
  void the_target_is_odd_where_the_bits_are() {
    var task = new OddOnes(9);
    Batch batch = new Batch(task.format(), 50).fill(task.episodes(stream(1)));
    for (int b = 0; b < batch.sequences(); b++) {
      int ones = 0;
      for (int step = 0; step < batch.length(b); step++) {
        ones += batch.tokens()[step * batch.sequences() + b];
      }
      assertEquals(ones % 2, batch.classes()[8 * batch.sequences() + b]);
    }
  }

  private static RandomStream stream(long seed) {
    var source = new SplittableRandom(seed);
    return new RandomStream() {
      @Override
      public double uniform() {
        return source.nextDouble();
      }

      @Override
      public int below(int bound) {
        return source.nextInt(bound);
      }

      @Override
      public double gaussian() {
        return source.nextGaussian();
      }
    };
  }
}
