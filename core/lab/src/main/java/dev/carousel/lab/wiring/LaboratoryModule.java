package dev.carousel.lab.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.carousel.api.Component;
import dev.carousel.api.describe.Kind;
import dev.carousel.compute.model.CompiledModel;
import dev.carousel.lab.measure.Probe;
import dev.carousel.lab.measure.Stopwatch;
import dev.carousel.lab.plan.Engine;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.plugin.Origin;
import dev.carousel.lab.plugin.PluginLoader;
import dev.carousel.lab.run.Environment;
import dev.carousel.lab.run.StudyRunner;
import dev.carousel.lab.spec.StudyReader;
import dev.carousel.lab.train.Trainer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is made of what. */
final class LaboratoryModule extends AbstractModule {
  private final List<Path> plugins;
  private final int workers;

  LaboratoryModule(List<Path> plugins, int workers) {
    this.plugins = plugins;
    this.workers = workers;
  }

  @Provides
  @Singleton
  Catalogue catalogue() {
    return PluginLoader.load(PluginLoader.folders(plugins, System.getenv("CAROUSEL_PLUGINS")));
  }

  @Provides
  StudyReader studyReader(Catalogue catalogue) {
    return new StudyReader(catalogue);
  }

  @Provides
  StudyRunner studyRunner(Trainer trainer, Engine engine, Environment environment) {
    return new StudyRunner(trainer, engine, environment, workers);
  }

  @Provides
  Trainer trainer() {
    return new Trainer(CompiledModel::of);
  }

  @Provides
  Probe probe(Trainer trainer) {
    return new Probe(trainer, Stopwatch.ofMachine());
  }

  @Provides
  Engine engine(Catalogue catalogue) {
    Map<Class<? extends Component>, Origin> origins = new HashMap<>();
    offers(catalogue).forEach(offer -> origins.put(offer.type().type(), offer.origin()));
    return Engine.with(origins);
  }

  @Provides
  Environment environment(Catalogue catalogue) {
    List<Origin> origins = offers(catalogue).map(Offer::origin).distinct().toList();
    return new Environment(Environment.version(), origins);
  }

  private static Stream<Offer> offers(Catalogue catalogue) {
    return Stream.of(Kind.values()).flatMap(kind -> catalogue.offers(kind).stream());
  }
}
