package dev.carousel.initializers;

import dev.carousel.api.Initializer;
import dev.carousel.testkit.InitializerContract;
import dev.carousel.testkit.Offered;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("initializers")
final class EveryInitializerTest extends InitializerContract {
  @Parameter Initializer initializer;

  static Stream<Initializer> initializers() {
    return Offered.components(Initializer.class);
  }

  @Override
  protected Initializer initializer() {
    return initializer;
  }
}
