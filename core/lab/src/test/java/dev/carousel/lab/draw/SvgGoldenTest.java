package dev.carousel.lab.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Pictures as files, to be looked at like code. {@code -Dgolden.update=true} rewrites them. Those
 * of every cell are in the reference, which has a test of its own.
 */
class SvgGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/carousel/lab/draw");

  private static void assertGolden(String file, String svg) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, svg);
    }
    assertEquals(Files.readString(golden), svg, "-Dgolden.update=true accepts the new picture");
  }

  @Test
  void one_step() throws IOException {
    for (String name : new String[] {"rnn", "lstm", "gru-v1"}) {
      assertGolden(name + ".svg", Svg.of(Picture.of(Cells.diagram(name))));
    }
  }

  @Test
  void a_chain_of_steps() throws IOException {
    Picture lstm = Picture.of(Cells.diagram("lstm"));
    assertGolden("lstm-chain.svg", Svg.unrolled(lstm, 3));
    assertGolden("lstm-alone.svg", Svg.unrolled(lstm, 1));
  }
}
