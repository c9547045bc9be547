package dev.carousel.optimizers;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in optimizers and schedules. */
public final class OptimizersPlugin implements Plugin {
  @Override
  public String name() {
    return "carousel-optimizers";
  }

  @Override
  public String version() {
    String version = OptimizersPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        Sgd.class,
        Momentum.class,
        Nesterov.class,
        Adagrad.class,
        Adadelta.class,
        RmsProp.class,
        GravesRmsProp.class,
        Adam.class,
        AmsGrad.class,
        AdamW.class,
        NAdam.class,
        RAdam.class,
        Adamax.class,
        AdaBelief.class,
        Yogi.class,
        Lion.class,
        Rprop.class,
        Lamb.class,
        Muon.class,
        ScheduleFreeAdamW.class,
        WeightGuessing.class,
        EvolutionStrategy.class,
        Constant.class,
        Step.class,
        MultiStep.class,
        Exponential.class,
        Polynomial.class,
        Cosine.class,
        CosineRestarts.class,
        OneCycle.class,
        LinearWarmup.class,
        WarmupCosine.class,
        WarmupStableDecay.class,
        InverseSquareRoot.class,
        ReduceOnPlateau.class);
  }
}
