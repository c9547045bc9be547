package dev.carousel.lab.train;

import dev.carousel.api.data.RandomStream;
import dev.carousel.compute.model.StepByStep;
import dev.carousel.compute.model.Wiring.Direction;
import dev.carousel.lab.study.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes text with a trained model, of tasks whose tokens stand for pieces of text. */
public final class TextWriter {
  private static final String LINE = "\n";

  private final List<String> tokens;
  private final StepByStep model;

  /**
   * A writer at the beginning of a text.
   *
   * @throws IllegalArgumentException if the weights are not as many as the model has
   */
  public TextWriter(Setup setup, double[] weights) {
    tokens = setup.task().tokenTexts();
    model = StepByStep.of(Trainer.spec(setup), weights);
  }

  /** Whether the task's tokens can be read and each answer is the next of them. */
  public static boolean canWrite(Setup setup) {
    var format = setup.task().format();
    int texts = setup.task().tokenTexts().size();
    return setup.wiring().direction() == Direction.FORWARD
        && format.tokens()
        && texts == format.inputs()
        && texts == format.outputs();
  }

  /** What a text begins with where nothing is given: a line's end, or else the first token. */
  public String start() {
    return tokens.contains(LINE) ? LINE : tokens.getFirst();
  }

  /** The first place in a text that no token stands for. */
  public Optional<Integer> unknown(String text) {
    int at = 0;
    while (at < text.length()) {
      int token = longest(text, at);
      if (token < 0) {
        return Optional.of(at);
      }
      at += tokens.get(token).length();
    }
    return Optional.empty();
  }

  /** The longest token that a text goes on with, or -1. */
  private int longest(String text, int at) {
    int best = -1;
    for (int token = 0; token < tokens.size(); token++) {
      boolean longer = best < 0 || tokens.get(token).length() > tokens.get(best).length();
      best = longer && text.startsWith(tokens.get(token), at) ? token : best;
    }
    return best;
  }

  /**
   * Reads a beginning and goes on.
   *
   * @param prompt of known tokens, at least one
   * @param length tokens to write
   * @param temperature what the readout is divided by; 0 takes the likeliest token each time
   */
  public String write(String prompt, int length, double temperature, RandomStream random) {
    var given = new ArrayList<Integer>();
    for (int at = 0; at < prompt.length(); at += tokens.get(given.getLast()).length()) {
      given.add(longest(prompt, at));
    }
    double[] readout = {};
    for (int token : given) {
      readout = model.next(token);
    }
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int token = draw(readout, temperature, random);
      text.append(tokens.get(token));
      readout = model.next(token);
    }
    return text.toString();
  }

  private static int draw(double[] readout, double temperature, RandomStream random) {
    int likeliest = 0;
    for (int i = 1; i < readout.length; i++) {
      likeliest = readout[i] > readout[likeliest] ? i : likeliest;
    }
    if (temperature == 0) {
      return likeliest;
    }
    var weights = new double[readout.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp((readout[i] - readout[likeliest]) / temperature);
      sum += weights[i];
    }
    double place = random.uniform() * sum;
    for (int i = 0; i < weights.length; i++) {
      place -= weights[i];
      if (place < 0) {
        return i;
      }
    }
    return likeliest;
  }
}
