package dev.carousel.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** The one PyTorch of a process, held to one thread. */
final class PyTorch {
  static final Engine ENGINE = engine();

  private PyTorch() {}

  private static Engine engine() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    Engine engine = Engine.getEngine("PyTorch");
    if (JniUtils.getNumThreads() != 1 || JniUtils.getNumInteropThreads() != 1) {
      throw new IllegalStateException("PyTorch does not keep to one thread");
    }
    return engine;
  }
}
