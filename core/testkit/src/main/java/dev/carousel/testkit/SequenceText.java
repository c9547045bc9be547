package dev.carousel.testkit;

import dev.carousel.api.data.Batch;
import java.util.List;
import java.util.stream.IntStream;

/** The sequences of a batch as texts that are equal exactly where all their bits are. */
final class SequenceText {
  private SequenceText() {}

  static List<String> all(Batch batch) {
    return IntStream.range(0, batch.sequences()).mapToObj(b -> one(batch, b)).toList();
  }

  private static String one(Batch batch, int b) {
    var text = new StringBuilder();
    for (int step = 0; step < batch.length(b); step++) {
      int position = step * batch.sequences() + b;
      text.append(step).append(": ");
      numbers(text, batch.inputs(), position, batch.format().inputs());
      integer(text, batch.tokens(), position);
      if (batch.counted()[position]) {
        text.append("-> ");
        numbers(text, batch.values(), position, batch.format().outputs());
        integer(text, batch.classes(), position);
      }
      text.append(batch.decisive()[position] ? "decisive\n" : "\n");
    }
    return text.toString();
  }

  private static void numbers(StringBuilder text, float[] values, int position, int width) {
    for (int i = 0; i < width && values.length > 0; i++) {
      text.append(values[position * width + i]).append(' ');
    }
  }

  private static void integer(StringBuilder text, int[] values, int position) {
    if (values.length > 0) {
      text.append(values[position]).append(' ');
    }
  }
}
