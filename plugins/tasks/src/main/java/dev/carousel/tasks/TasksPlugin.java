package dev.carousel.tasks;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;
import java.util.stream.Stream;

/** The built-in tasks. */
public final class TasksPlugin implements Plugin {
  private static final List<Class<? extends Component>> FAR =
      List.of(Latch.class, Adding.class, Copy.class, TemporalOrder.class, Agreement.class);

  private static final List<Class<? extends Component>> RECALL =
      List.of(
          SelectiveCopy.class,
          Denoise.class,
          DelayLine.class,
          AssocRecall.class,
          AssocRecallNtm.class,
          Mqar.class,
          InductionHeads.class);

  private static final List<Class<? extends Component>> STATE =
      List.of(
          Majority.class,
          EvenPairs.class,
          CycleNav.class,
          ModularArith.class,
          WordProblem.class,
          LraListops.class);

  private static final List<Class<? extends Component>> PROGRAMS =
      List.of(
          LearningToExecute.class,
          LearningToExecuteAdd.class,
          JozefowiczArith.class,
          JozefowiczXml.class);

  private static final List<Class<? extends Component>> SERIES =
      List.of(MackeyGlass.class, Narma.class);

  @Override
  public String name() {
    return "carousel-tasks";
  }

  @Override
  public String version() {
    String version = TasksPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return Stream.of(FAR, RECALL, STATE, PROGRAMS, SERIES).flatMap(List::stream).toList();
  }
}
