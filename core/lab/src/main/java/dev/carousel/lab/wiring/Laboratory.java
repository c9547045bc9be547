package dev.carousel.lab.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.carousel.api.Optimizer;
import dev.carousel.api.describe.Kind;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.lab.measure.Bench;
import dev.carousel.lab.measure.Probe;
import dev.carousel.lab.measure.Stopwatch;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.run.StudyRunner;
import dev.carousel.lab.spec.StudyReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The laboratory's parts, each made when it is first asked for.
 *
 * <p>Guice calls the providers by reflection: the classes it would generate for speed need a part
 * of the JDK that warns on the terminal, and take longer to define than our few calls last.
 */
public final class Laboratory {
  private final Injector injector;

  private Laboratory(Injector injector) {
    this.injector = injector;
  }

  /**
   * A laboratory.
   *
   * @param plugins folders of jars beside the class path
   * @param workers trials at a time
   */
  public static Laboratory of(List<Path> plugins, int workers) {
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
    return new Laboratory(Guice.createInjector(new LaboratoryModule(plugins, workers)));
  }

  /** All components that a study may name. */
  public Catalogue catalogue() {
    return injector.getInstance(Catalogue.class);
  }

  public StudyReader studyReader() {
    return injector.getInstance(StudyReader.class);
  }

  public StudyRunner studyRunner() {
    return injector.getInstance(StudyRunner.class);
  }

  /** Measures what updates cost, with the optimizer {@code adam}. */
  public Bench bench() {
    Offer adam = catalogue().find(Kind.OPTIMIZER, "adam");
    return new Bench(
        CompiledModel::of, (Optimizer) adam.type().create(Map.of()), Stopwatch.ofMachine());
  }

  public Probe probe() {
    return injector.getInstance(Probe.class);
  }
}
