package dev.carousel.optimizers;

import dev.carousel.api.Optimizer;
import dev.carousel.testkit.Offered;
import dev.carousel.testkit.OptimizerContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("optimizers")
final class EveryOptimizerTest extends OptimizerContract {
  @Parameter Optimizer optimizer;

  static Stream<Optimizer> optimizers() {
    return Offered.components(Optimizer.class);
  }

  @Override
  protected Optimizer optimizer() {
    return optimizer;
  }
}
