package dev.carousel.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carousel.lab.report.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(
          List.of(Column.left("arm"), Column.right("updates"), Column.left("note")),
          List.of(List.of("lstm", "650", "a|b"), List.of("gru", "1200", "0.02 *")));

  @Test
  void columns_are_aligned() {
    assertEquals(
        """
        arm   updates  note
        lstm      650  a|b
        gru      1200  0.02 *\
        """,
        String.join("\n", TABLE.lines(21)));
  }

  @Test
  void a_table_too_wide_hangs_its_first_column() {
    assertEquals(
        """
        arm
          updates  note
        lstm
              650  a|b
        gru
             1200  0.02 *\
        """,
        String.join("\n", TABLE.lines(20)));
  }

  @Test
  void a_table_far_too_wide_is_split() {
    assertEquals(
        """
        arm   updates
        lstm      650
        gru      1200

        arm   note
        lstm  a|b
        gru   0.02 *\
        """,
        String.join("\n", TABLE.lines(15)));
  }

  @Test
  void markdown_escapes_what_it_would_read() {
    assertEquals(
        """
        | arm  | updates | note    |
        | ---- | ------: | ------- |
        | lstm |     650 | a\\|b    |
        | gru  |    1200 | 0.02 \\* |\
        """,
        String.join("\n", TABLE.markdown()));
  }
}
