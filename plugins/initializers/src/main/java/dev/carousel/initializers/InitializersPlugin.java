package dev.carousel.initializers;

import dev.carousel.api.Component;
import dev.carousel.api.Plugin;
import java.util.List;

/** The built-in initializers. */
public final class InitializersPlugin implements Plugin {
  @Override
  public String name() {
    return "carousel-initializers";
  }

  @Override
  public String version() {
    String version = InitializersPlugin.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public int apiLevel() {
    return API_LEVEL;
  }

  @Override
  public List<Class<? extends Component>> components() {
    return List.of(
        Constant.class,
        Uniform.class,
        Glorot.class,
        Orthogonal.class,
        Identity.class,
        ForgetBias.class,
        He.class,
        LeCun.class,
        Normal.class,
        TruncatedNormal.class,
        Spectral.class,
        Sparse.class,
        SparseSpectral.class,
        NpRnn.class,
        Rotations.class,
        SkewBlocks.class,
        Listed.class,
        Chrono.class,
        UniformGate.class,
        LruRing.class,
        Hippo.class,
        DiagonalState.class,
        LogUniform.class);
  }
}
