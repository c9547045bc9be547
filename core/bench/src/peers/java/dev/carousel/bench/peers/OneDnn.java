package dev.carousel.bench.peers;

import dev.carousel.bench.Contender;
import dev.carousel.bench.Problem;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;

/**
 * oneDNN's LSTM primitive. It chooses the layout of its weights, one for each direction; as
 * training changes the weights with every update, bringing them into both layouts is part of the
 * work. It has no way not to ask for the derivatives by the inputs. Single precision is trained by
 * its implementation {@code ref}, whose products and gates are generated code of the processor's
 * widest vectors; {@code brgemm} refuses it.
 */
public final class OneDnn implements Contender {

  @Override
  public String name() {
    return "oneDNN";
  }

  @Override
  public String version() {
    dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  @Override
  public Run prepare(Problem problem) {
    return new OneDnnRun(problem);
  }
}
