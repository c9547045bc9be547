package dev.carousel.bench.peers;

import dev.carousel.bench.Contender;
import dev.carousel.bench.LayerShape;
import dev.carousel.bench.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The LSTM layer of Deeplearning4j. It orders the gates z, f, o, i, keeps weights a row for each
 * input, begins with zeros, and gives no derivatives by what it begins with.
 *
 * <p>Its native code for AVX2, for AVX-512, with oneDNN and for any processor were equally fast
 * here within the noise, with workspaces or without, as OpenBLAS makes the products in all of them.
 */
public final class Dl4j implements Contender {
  private static final List<String> GATES = List.of("z", "f", "o", "i");
  private static final String PROPERTIES =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

  static {
    System.setProperty("org.bytedeco.javacpp.platform.extension", "-avx2");
  }

  @Override
  public String name() {
    return "DL4J";
  }

  @Override
  public String version() {
    try (InputStream file = LSTM.class.getResourceAsStream(PROPERTIES)) {
      var properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean takesStates() {
    return false;
  }

  @Override
  public Run prepare(Problem problem) {
    return new Dl4jRun(problem);
  }

  private static final class Dl4jRun implements Run {
    private final LayerShape shape;
    private final LSTM layer;
    private final INDArray inputs;
    private final INDArray cotangents;
    private Map<String, INDArray> gradients = Map.of();

    Dl4jRun(Problem problem) {
      shape = problem.shape();
      layer = layer(shape);
      setWeights(problem, LSTMParamInitializer.INPUT_WEIGHT_KEY, "W_", shape.inputs());
      setWeights(problem, LSTMParamInitializer.RECURRENT_WEIGHT_KEY, "U_", shape.units());
      setWeights(problem, LSTMParamInitializer.BIAS_KEY, "b_", 1);
      inputs = sequence(problem.inputs(), shape.inputs());
      cotangents = sequence(problem.cotangents(), shape.units());
    }

    private static LSTM layer(LayerShape shape) {
      NeuralNetConfiguration form =
          new NeuralNetConfiguration.Builder()
              .layer(
                  new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
                      .nIn(shape.inputs())
                      .nOut(shape.units())
                      .activation(Activation.TANH)
                      .gateActivationFunction(Activation.SIGMOID)
                      .build())
              .build();
      long count = form.getLayer().initializer().numParams(form);
      var layer =
          (LSTM)
              form.getLayer()
                  .instantiate(
                      form,
                      List.of(),
                      0,
                      Nd4j.create(DataType.FLOAT, 1, count),
                      true,
                      DataType.FLOAT);
      layer.setBackpropGradientsViewArray(Nd4j.create(DataType.FLOAT, 1, count));
      return layer;
    }

    private static List<String> names(String prefix) {
      return GATES.stream().map(gate -> prefix + gate).toList();
    }

    /** A column for each of our rows. */
    private void setWeights(Problem problem, String key, String prefix, int columns) {
      float[] rows = problem.stacked(names(prefix), columns);
      layer
          .getParam(key)
          .assign(Nd4j.create(rows, new long[] {4L * shape.units(), columns}, 'c').transpose());
    }

    /** From {@code [steps, batch, size]} to {@code [batch, size, steps]}. */
    private INDArray sequence(float[] values, int size) {
      return Nd4j.create(values, new long[] {shape.steps(), shape.batch(), size}, 'c')
          .permute(1, 2, 0)
          .dup('f');
    }

    @Override
    public void step() {
      LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
      layer.setInput(inputs, workspaces);
      layer.activate(true, workspaces);
      gradients = layer.backpropGradient(cotangents, workspaces).getFirst().gradientForVariable();
      layer.clear();
    }

    @Override
    public Map<String, float[]> gradients() {
      step();
      var result = new LinkedHashMap<String, float[]>();
      unstack(LSTMParamInitializer.INPUT_WEIGHT_KEY, "W_", shape.inputs(), result);
      unstack(LSTMParamInitializer.RECURRENT_WEIGHT_KEY, "U_", shape.units(), result);
      unstack(LSTMParamInitializer.BIAS_KEY, "b_", 1, result);
      return result;
    }

    private void unstack(String key, String prefix, int columns, Map<String, float[]> result) {
      INDArray byInput = gradients.get(key).reshape(columns, 4L * shape.units());
      float[] rows = byInput.transpose().dup('c').data().asFloat();
      Problem.unstack(names(prefix), rows, shape.units() * columns, result);
    }

    @Override
    public void close() {
      layer.clear();
    }
  }
}
