package dev.carousel.lab.wiring;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaboratoryTest {
  private final Laboratory laboratory = Laboratory.of(List.of(), 1);

  @Test
  void there_is_one_catalogue() {
    assertSame(laboratory.catalogue(), laboratory.catalogue());
  }

  @Test
  void every_part_can_be_made() {
    assertNotNull(laboratory.studyReader());
    assertNotNull(laboratory.studyRunner());
  }
}
