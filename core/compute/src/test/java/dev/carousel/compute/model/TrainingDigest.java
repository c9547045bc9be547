package dev.carousel.compute.model;

import dev.carousel.api.data.Format;
import dev.carousel.api.data.Format.Target;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Trains small models and digests their parameters; run in a Java of its own. */
public final class TrainingDigest {
  private static final List<String> CELLS =
      List.of("lstm", "gru-reset-after", "exponential-gates", "linear-recurrent-unit");
  private static final int UNITS = 9;

  /** More than the steps of a block of three sequences. */
  private static final int STEPS = 70;

  private static final int UPDATES = 20;
  private static final double RATE = 0.1;

  private TrainingDigest() {}

  /** Prints the digest of what this Java computes. */
  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    System.out.println(digest());
  }

  /** SHA-256 of every bit of all parameters after training. */
  static String digest() throws NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    for (SampleCells.Sample cell : SampleCells.all()) {
      if (CELLS.contains(cell.name())) {
        for (double parameter : trained(cell)) {
          sha.update(ByteBuffer.allocate(Double.BYTES).putDouble(parameter).array());
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static double[] trained(SampleCells.Sample cell) {
    Format format = SampleData.format(Target.CLASS, false, 3, 4, STEPS);
    Model model = CompiledModel.of(new ModelSpec(cell.at(UNITS), UNITS, 2, true, format));
    double[] parameters = SampleData.parameters(model.layout(), 6);
    var gradient = new double[parameters.length];
    for (int update = 0; update < UPDATES; update++) {
      model.gradient(parameters, SampleData.batch(format, 3, update), gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= RATE * gradient[i];
      }
    }
    return parameters;
  }
}
