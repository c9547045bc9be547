package dev.carousel.lab.report;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownReportGoldenTest {

  @Test
  void an_ablation_holds_each_edit_against_its_pair() throws IOException {
    Golden.assertGolden("ablation.md", MarkdownReport.render(Samples.ablation()));
  }

  @Test
  void a_study_of_three_arms_in_four_conditions() throws IOException {
    Golden.assertGolden("complete.md", MarkdownReport.render(Samples.complete()));
  }

  @Test
  void comparisons_are_complete_however_many_pairs_there_are() throws IOException {
    Golden.assertGolden("losses.md", MarkdownReport.render(Samples.losses()));
  }

  @Test
  void a_single_trial() throws IOException {
    Golden.assertGolden("single.md", MarkdownReport.render(Samples.single()));
  }

  @Test
  void best_values_stand_beside_the_final_ones_where_trials_go_on() throws IOException {
    Golden.assertGolden("plateaus.md", MarkdownReport.render(Samples.plateaus()));
  }

  @Test
  void trained_weights_on_other_forms_of_the_task() throws IOException {
    Golden.assertGolden("elsewhere.md", MarkdownReport.render(Samples.elsewhere()));
  }

  @Test
  void a_study_without_trials() throws IOException {
    Golden.assertGolden("empty.md", MarkdownReport.render(Samples.empty()));
  }
}
