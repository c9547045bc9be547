package dev.carousel.tasks;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in tasks. */
public final class TasksPlugin implements Plugin {
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
    return List.of(
        AddingBai.class,
        AddingHs97.class,
        ContinualReber.class,
        Dyck.class,
        EmbeddedReber.class,
        EqualPairs.class,
        EqualTriples.class,
        FlipFlop.class,
        FlipFlopLatch.class,
        LatchBengio.class,
        LongLag.class,
        LongLagTrigger.class,
        MsAdd.class,
        MsMemory.class,
        MsMult.class,
        MsPermutation.class,
        MsTemporal2.class,
        MsTemporal3.class,
        MsXor.class,
        Multiplication.class,
        NBack.class,
        Parity.class,
        Reber.class,
        RepeatFirst.class,
        TemporalOrder3.class,
        Tomita.class,
        TwoSequence.class,
        Latch.class,
        Adding.class,
        Copy.class,
        TemporalOrder.class,
        Agreement.class);
  }
}
