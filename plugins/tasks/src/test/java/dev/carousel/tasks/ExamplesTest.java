package dev.carousel.tasks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carousel.api.Task;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that tasks show are what they write when the stream draws just so. */
final class ExamplesTest {
  private static final String REBER = "B T P S X V E";
  private static final String ORDERS_OF_TWO = "XX XY YX YY";
  private static final String ORDERS_OF_THREE = "XXX XXY XYX XYY YXX YXY YYX YYY";

  /** Names of tokens and of classes, numbers where there are none, and what is drawn. */
  record Case(Task task, String tokens, String classes, DoubleStream draws) {
    @Override
    public String toString() {
      return task.toString();
    }
  }

  private static Case tokens(Task task, String tokens, String classes, double... draws) {
    return new Case(task, tokens, classes, DoubleStream.of(draws));
  }

  private static Case numbers(Task task, DoubleStream... draws) {
    return new Case(task, "", "", Stream.of(draws).flatMapToDouble(drawn -> drawn));
  }

  private static DoubleStream drawn(double... draws) {
    return DoubleStream.of(draws);
  }

  private static DoubleStream repeated(int times, double... draws) {
    return IntStream.range(0, times).boxed().flatMapToDouble(_ -> DoubleStream.of(draws));
  }

  /** Of a deck that stays as it was. */
  private static DoubleStream cards() {
    return IntStream.range(0, 52).asDoubleStream();
  }

  static Stream<Case> cases() {
    return Stream.of(ofTokens(), ofOrders(), ofNumbers()).flatMap(cases -> cases);
  }

  private static Stream<Case> ofOrders() {
    String tokens = "E B a b c d X Y";
    var first = drawn(1, 0, 2, 0, 3, 0, 0, 0, 0, 1, 1, 1, 1, 0);
    var second = drawn(0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 0);
    var row = Stream.of(drawn(0, 0), first, second).flatMapToDouble(drawn -> drawn);
    var two = DoubleStream.concat(drawn(0, 0, 0, 1, 2, 1, 0, 3, 1, 0, 0), drawn(0, 0, 1, 0));
    var three =
        DoubleStream.concat(drawn(0, 0, 0, 1, 0, 1, 2, 0, 1, 0, 0), drawn(0, 0, 1, 0, 1, 0));
    return Stream.of(
        new Case(new ContinualTemporalOrder(10, 2), tokens, ORDERS_OF_THREE, row),
        new Case(new PascanuTemporal2(10), "a b c d X Y", ORDERS_OF_TWO, two),
        new Case(new PascanuTemporal3(10), "a b c d X Y", ORDERS_OF_THREE, three));
  }

  private static Stream<Case> ofTokens() {
    var row = repeated(9, 0, 1, 1, 1, 1, 0, 1, 1);
    return Stream.of(
        new Case(new ContinualReber(84, EmbeddedReber.Targets.NEXT), REBER, REBER, row),
        new Case(new RepeatFirst(1), "", "", cards()),
        new Case(new RepeatPrevious(4, 1), "", "", cards()),
        new Case(new Autoencode(1), "", "", cards()),
        tokens(new StridedRecall(2, 1, 5, 4), "", "", 2, 0, 3, 1, 1),
        tokens(new EmbeddedReber(EmbeddedReber.Targets.NEXT), REBER, REBER, 0, 1, 1, 1),
        tokens(new Reber(), REBER, REBER, 1, 1, 1),
        tokens(new Parity(5, 5, 5, false), "", "", 0, 1, 0, 1, 1, 0),
        tokens(new FlipFlop(6, 0.5, 0.5), "w r i 0 1", "", 1, 0.1, 0, 0.1, 1, 0.9, 0.1, 0),
        tokens(new FlipFlopLatch(6, 0.9), "set reset hold", "", 0, 0.1, 0.1, 0.95, 1, 0.95, 0),
        tokens(new NBack(2, 6, 3), "", "", 2, 0, 0, 1, 1, 1, 0, 1),
        tokens(new Dyck(3, 3, 5, 5, 0.5), "( [ { ) ] }", "( [ {", 0, 1, 0.1, 2, 0.9),
        tokens(new LongLag(4, LongLag.Middle.ORDERED), "x y a b c", "x y a b c", 1),
        tokens(new LongLagTrigger(3, 3), "x y b e 1 2 3", "x y", 1, 0.1, 0.95, 2, 0, 1, 0),
        tokens(new MsMemory(8, 2, 2), "0 1 _ >", "", 1, 0),
        tokens(new MsPermutation(4, true), "", "", 1, 35, 3, 96),
        tokens(new Tomita(4, 6, 6, 6), "", "", 0, 1, 0.9, 0.1, 0.9, 0.1, 0.1, 0.9),
        tokens(new ShuffleDyck(2, 5, 5, 0.5), "[ { ] }", "] }", 0, 1, 0, 0.9, 0, 1, 0.9),
        tokens(
            new ResetDyck(10, 10, 0.05, 0.5),
            "( ) #",
            "",
            0.01,
            0.9,
            0.9,
            0.9,
            0.01,
            0.01,
            0.01,
            0.01),
        tokens(new AnBn(10, 30), "S a b", "a b T", 1),
        tokens(new AnBnCn(10, 30), "S a b c", "a b c T", 1),
        tokens(
            new TemporalOrder3(10),
            "E B a b c d X Y",
            ORDERS_OF_THREE,
            0,
            1,
            0,
            0,
            0,
            3,
            0,
            0,
            0,
            0,
            1,
            1,
            0,
            1,
            0),
        tokens(
            new MsTemporal2(10),
            "a b c d X Y > S",
            ORDERS_OF_TWO,
            0,
            0,
            1,
            2,
            0,
            3,
            1,
            0,
            0,
            0,
            0,
            1,
            0),
        tokens(
            new MsTemporal3(10),
            "a b c d X Y > S",
            ORDERS_OF_THREE,
            0,
            0,
            1,
            2,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1));
  }

  private static Stream<Case> ofNumbers() {
    double noise = Math.sqrt(0.2);
    var noises = DoubleStream.of(0.25, -0.5, 0.25, 0.75, -0.25, 0.5, -0.25).map(x -> x / noise);
    return Stream.of(
        numbers(new AddingBai(6), drawn(0.5, 0, 0.75, 0, 0.125, 0.375, 1, 2, 0.25, 0.875)),
        numbers(new AddingHs97(22), drawn(0), repeated(22, 0.75), drawn(2, 4, 0.25, 0.625)),
        numbers(new Multiplication(22), drawn(0), repeated(22, 0.5), drawn(2, 4, 0.5, 0.25)),
        numbers(new MsAdd(20), drawn(0), repeated(20, 0.5), drawn(0, 0.5, 1, 0.25)),
        numbers(new MsMult(20), drawn(0), repeated(20, 0.5), drawn(0, 0.5, 1, 0.25)),
        numbers(new PascanuAdd(20), drawn(0), repeated(20, 0.5), drawn(1, 0.5, 1, 0.25)),
        numbers(new PascanuMult(20), drawn(0), repeated(20, 0.5), drawn(1, 0.5, 1, 0.25)),
        numbers(new DelayedSignal(1, 6, 0.34), drawn(Math.sqrt(2), 0, 0, 0)),
        numbers(new MeasureSpikes(2, 1, 2), drawn(1, 0)),
        numbers(new PeriodicFunction(PeriodicFunction.Shape.TRIANGLE, 3, 5, 6, 6), drawn(1)),
        numbers(new MsXor(20), drawn(0, 0, 0, 1, 1, 0, 0), repeated(16, 1)),
        numbers(new RowMnistSynthetic(2, 4, 1, 1, 0, 1, 1), drawn(1)),
        numbers(
            new TwoSequenceBengio(12, 3, 0.2),
            drawn(1, 1),
            drawn(0.25 / noise, -0.5 / noise, 0.25 / noise, 0.75 / noise)),
        numbers(new TwoSequence(10, 3, TwoSequence.Form.A), drawn(0, 1), noises));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_example_is_what_its_task_writes(Case c) {
    Sample sample = Sample.of(c.task(), 1, ScriptedStream.of(c.draws().toArray()));
    IntFunction<String> input =
        sample.batch().format().tokens()
            ? step -> name(c.tokens(), sample.token(step, 0))
            : step -> marked(sample, step);
    assertExample(c.task(), sample, input, step -> target(sample, step, c.classes()));
  }

  @Test
  void the_example_of_the_latch_names_its_learnt_inputs() {
    var task = new LatchBengio(6, 3, 0.25);
    Sample sample = Sample.of(task, 1, ScriptedStream.of(0, 1, -2, 1));
    assertExample(
        task,
        sample,
        step ->
            sample.input(step, step, 0) == 1 ? "a" + (step + 1) : number(sample.input(step, 6, 0)),
        step -> number(sample.batch().values()[step]));
  }

  /** An ellipsis stands for any number of steps, brackets at the end for the sizes. */
  private static void assertExample(
      Task task, Sample sample, IntFunction<String> input, IntFunction<String> target) {
    String written =
        joined(sample, _ -> true, input)
            + " -> "
            + joined(sample, step -> sample.counted(step, 0), target);
    String pattern =
        Arrays.stream(Sample.example(task).replaceFirst(" \\(.*\\)$", "").split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    assertTrue(written.matches(pattern), written);
  }

  private static String joined(Sample sample, IntPredicate shown, IntFunction<String> text) {
    return IntStream.range(0, sample.length(0))
        .filter(shown)
        .mapToObj(text)
        .collect(Collectors.joining(" "));
  }

  private static String name(String names, int index) {
    return names.isEmpty() ? String.valueOf(index) : List.of(names.split(" ")).get(index);
  }

  /** The class, the labels, what is sure, or the value. */
  private static String target(Sample sample, int step, String names) {
    return switch (sample.batch().format().target()) {
      case CLASS, NEXT_TOKEN -> name(names, sample.target(step, 0));
      case SHARES, LABELS -> {
        int labels = sample.batch().format().outputs();
        yield IntStream.range(0, labels)
            .filter(label -> sample.batch().values()[step * labels + label] == 1)
            .mapToObj(label -> name(names, label))
            .collect(Collectors.joining());
      }
      case VALUES -> number(sample.batch().values()[step]);
    };
  }

  private static String marked(Sample sample, int step) {
    String number = number(sample.input(step, 0, 0));
    float mark = sample.batch().format().inputs() == 1 ? 0 : sample.input(step, 1, 0);
    return number + (mark == 1 ? "*" : mark == -1 ? "-" : "");
  }

  private static String number(float value) {
    double rounded = Math.round(value * 1e4) / 1e4;
    return rounded == Math.rint(rounded) ? String.valueOf((int) rounded) : "" + rounded;
  }
}
