package dev.carousel.tasks;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import dev.carousel.tasks.files.CharText;
import dev.carousel.tasks.files.NoisyCifar10;
import dev.carousel.tasks.files.PianoRoll;
import dev.carousel.tasks.files.Pixels;
import dev.carousel.tasks.files.Series;
import java.util.List;
import java.util.stream.Stream;

/** The built-in tasks. */
public final class TasksPlugin implements Plugin {
  private static final List<Class<? extends Component>> FAR =
      List.of(Latch.class, Adding.class, Copy.class, TemporalOrder.class, Agreement.class);

  private static final List<Class<? extends Component>> LONG_LAGS =
      List.of(
          LatchBengio.class,
          LongLag.class,
          LongLagTrigger.class,
          TwoSequence.class,
          TwoSequenceBengio.class,
          AddingHs97.class,
          AddingBai.class,
          Multiplication.class,
          TemporalOrder3.class,
          ContinualTemporalOrder.class);

  private static final List<Class<? extends Component>> SUITE_OF_2011 =
      List.of(
          MsAdd.class,
          MsMult.class,
          MsXor.class,
          MsTemporal2.class,
          MsTemporal3.class,
          MsPermutation.class,
          MsMemory.class);

  private static final List<Class<? extends Component>> SUITE_OF_2013 =
      List.of(PascanuAdd.class, PascanuMult.class, PascanuTemporal2.class, PascanuTemporal3.class);

  private static final List<Class<? extends Component>> TIMING =
      List.of(MeasureSpikes.class, GenerateSpikes.class, PeriodicFunction.class);

  private static final List<Class<? extends Component>> LANGUAGES =
      List.of(
          Reber.class,
          EmbeddedReber.class,
          ContinualReber.class,
          Tomita.class,
          Dyck.class,
          ShuffleDyck.class,
          ResetDyck.class,
          AnBn.class,
          AnBnCn.class);

  private static final List<Class<? extends Component>> RECALL =
      List.of(
          SelectiveCopy.class,
          Denoise.class,
          DelayLine.class,
          AssocRecall.class,
          AssocRecallNtm.class,
          Mqar.class,
          InductionHeads.class,
          FlipFlop.class,
          FlipFlopLatch.class,
          NBack.class,
          StridedRecall.class,
          RepeatCopy.class,
          PrioritySort.class,
          DelayedSignal.class,
          TMaze.class,
          RowMnistSynthetic.class);

  private static final List<Class<? extends Component>> CARDS =
      List.of(RepeatFirst.class, RepeatPrevious.class, Autoencode.class, CountRecall.class);

  private static final List<Class<? extends Component>> STATE =
      List.of(
          Parity.class,
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
      List.of(MackeyGlass.class, Lorenz96.class, FitzHughNagumo.class, Narma.class);

  private static final List<Class<? extends Component>> FILES =
      List.of(CharText.class, Pixels.class, NoisyCifar10.class, PianoRoll.class, Series.class);

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
    return Stream.of(
            FAR,
            LONG_LAGS,
            SUITE_OF_2011,
            SUITE_OF_2013,
            TIMING,
            LANGUAGES,
            RECALL,
            CARDS,
            STATE,
            PROGRAMS,
            SERIES,
            FILES)
        .flatMap(List::stream)
        .toList();
  }
}
