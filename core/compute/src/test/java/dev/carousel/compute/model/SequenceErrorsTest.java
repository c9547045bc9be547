package dev.carousel.compute.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.data.Batch;
import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceErrorsTest {
  private static final int SEQUENCES = 7;
  private static final SampleCells.Sample CELL = SampleCells.all().getFirst();

  private static SequenceErrors errors(Model model, Batch batch, boolean everyStep) {
    var errors = new SequenceErrors(batch.sequences(), everyStep);
    double[] parameters = SampleData.parameters(model.layout(), 3);
    model.gradient(parameters, batch, new double[parameters.length], errors);
    return errors;
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void compiled_errors_are_the_interpreted_ones_with_any_threads(Target target) {
    Format format = SampleData.format(target, true, 5, 3, 9);
    var spec = new ModelSpec(CELL.at(6), 6, 1, false, format);
    Batch batch = SampleData.batch(format, SEQUENCES, 4);
    SequenceErrors expected = errors(InterpretedModel.of(spec), batch, true);
    for (int threads = 1; threads <= 3; threads++) {
      try (Model model = CompiledModel.of(spec, threads)) {
        SequenceErrors found = errors(model, batch, true);
        SequenceErrors alone = errors(CompiledModel.of(spec), batch, true);
        for (int b = 0; b < SEQUENCES; b++) {
          assertEquals(expected.largest(b), found.largest(b), 1e-5);
          assertEquals(expected.mean(b), found.mean(b), 1e-5);
          assertEquals(alone.largest(b), found.largest(b));
          assertEquals(alone.mean(b), found.mean(b));
        }
      }
    }
  }

  @Test
  void the_error_of_a_value_is_its_distance_from_the_target() {
    Format format = Format.values(1, 2, 2);
    var spec = new ModelSpec(CELL.at(3), 3, 1, false, format);
    Model model = InterpretedModel.of(spec);
    Batch batch =
        new Batch(format, 1)
            .fill(
                sequence -> {
                  sequence.begin(2);
                  sequence.target(0, 0, 5);
                  sequence.target(0, 1, 5);
                  sequence.target(1, 0, 3);
                  sequence.target(1, 1, -1);
                  sequence.decisive(1);
                });
    var parameters = new double[model.layout().length()];
    var errors = new SequenceErrors(1, false);
    model.gradient(parameters, batch, new double[parameters.length], errors);
    assertEquals(3, errors.largest(0), 1e-12);
    assertEquals(2, errors.mean(0), 1e-12);
    var all = new SequenceErrors(1, true);
    model.gradient(parameters, batch, new double[parameters.length], all);
    assertEquals(5, all.largest(0), 1e-12);
    assertEquals(3.5, all.mean(0), 1e-12);
  }

  @Test
  void the_error_of_a_class_is_that_of_its_probability() {
    Format format = Format.tokens(3, 4, 2);
    var spec = new ModelSpec(CELL.at(3), 3, 1, false, format);
    Model model = CompiledModel.of(spec);
    Batch batch = SampleData.batch(format, 1, 4);
    var parameters = new double[model.layout().length()];
    var errors = new SequenceErrors(1, true);
    model.gradient(parameters, batch, new double[parameters.length], errors);
    assertEquals(0.75, errors.largest(0), 1e-6);
    assertEquals(1.5 / 4, errors.mean(0), 1e-6);
    assertTrue(errors.everyStep());
  }
}
