package dev.carousel.lab.spec;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A study that cannot be used, with everything that is wrong with it. Its message is for the
 * study's author; it has no stack trace.
 */
public final class StudyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<StudyProblem> problems;
  private final boolean pluginFault;

  /**
   * @param problems in the order in which they are shown, at least one
   * @param pluginFault whether a plugin that is broken, or claims another's name, may be the cause
   */
  StudyException(List<StudyProblem> problems, boolean pluginFault) {
    super(text(problems), null, false, false);
    this.problems = List.copyOf(problems);
    this.pluginFault = pluginFault;
  }

  private static String text(List<StudyProblem> problems) {
    String all = problems.stream().map(StudyProblem::text).collect(Collectors.joining("\n"));
    int count = problems.size();
    String more = count == Problems.MOST ? ", after which the reading ended" : "";
    return count == 1 ? all : all + "\n" + count + " problems" + more + ".\n";
  }

  public List<StudyProblem> problems() {
    return problems;
  }

  /**
   * Whether a plugin is the likely cause of some problem: one that could not be loaded while a
   * component is not found, one that claims another's name, or one that breaks its contract.
   */
  public boolean isPluginFault() {
    return pluginFault;
  }
}
