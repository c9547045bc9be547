package dev.carousel.lab.spec;

import dev.carousel.api.CellEquations;
import dev.carousel.api.equation.Problem;
import dev.carousel.compute.cell.EditedCell;
import dev.carousel.compute.cell.EditedCell.Edit;
import dev.carousel.compute.cell.EditedCell.Fault;
import dev.carousel.compute.cell.EditedCell.Origin;
import dev.carousel.lab.spec.CellBinder.Complaint;
import dev.carousel.lab.spec.Node.Entry;
import dev.carousel.lab.spec.Node.Mapping;
import dev.carousel.lab.spec.Node.Scalar;
import java.util.List;
import java.util.Optional;

/** Reads {@code with: { f: 1 }} beside a cell and edits the cell's equations. */
final class CellEdits {
  private static final String EXAMPLE = "with: { f: 1 - i }";

  /**
   * A cell that was edited.
   *
   * @param sound whether all edits by themselves are
   */
  record Done(EditedCell cell, boolean sound, Entry with, List<Entry> entries, Problems problems)
      implements Complaint {

    /** Reports a problem of the edited equations: in an edit where it is one, else at all. */
    @Override
    public void about(Problem problem, int inputs, String note) {
      Optional<Origin> origin = cell.origin(problem.position());
      if (origin.isPresent()) {
        Entry entry = entries.get(origin.get().edit());
        Span span =
            origin
                .get()
                .position()
                .map(p -> new EquationText((Scalar) entry.value()).at(p))
                .orElse(entry.value().span());
        add(span, "", problem, note);
      } else {
        List<String> lines = cell.equations().text().lines().toList();
        String line = lines.get(Math.min(problem.position().line(), lines.size()) - 1);
        add(with.at(), "after these edits, in \"" + line + "\": ", problem, note);
      }
    }

    private void add(Span at, String where, Problem problem, String note) {
      String help = CellBinder.sentence(problem.help());
      problems.add(at, problem.id(), where + problem.message(), help, note);
    }
  }

  private final Entry with;
  private final Problems problems;

  CellEdits(Entry with, Problems problems) {
    this.with = with;
    this.problems = problems;
  }

  /** Edits a cell whose equations hold; empty where no edit can be read. */
  Optional<Done> of(CellEquations cell) {
    if (!(with.value() instanceof Mapping mapping)) {
      problems.wrongType(
          with.value(),
          "with must be a mapping from equations or weights to what replaces them",
          "write it as " + EXAMPLE + ".");
      return Optional.empty();
    }
    if (mapping.entries().isEmpty()) {
      String help = "write it as " + EXAMPLE + ", or take it away.";
      problems.add(with.at(), "empty-list", "with edits nothing", help);
      return Optional.empty();
    }
    List<Entry> entries = mapping.entries().stream().filter(this::isReadable).toList();
    List<Edit> edits =
        entries.stream()
            .map(entry -> new Edit(entry.key(), ((Scalar) entry.value()).text()))
            .toList();
    EditedCell edited = EditedCell.of(cell, edits);
    edited.faults().forEach(fault -> report(fault, entries.get(fault.edit())));
    boolean circular = edited.faults().stream().anyMatch(f -> f.problem().id().equals("circular"));
    boolean sound = edited.faults().isEmpty() && entries.size() == mapping.entries().size();
    return circular
        ? Optional.empty()
        : Optional.of(new Done(edited, sound, with, entries, problems));
  }

  private boolean isReadable(Entry entry) {
    boolean readable =
        entry.value() instanceof Scalar scalar
            && (scalar.value() instanceof Number || scalar.asText().isPresent());
    if (!readable) {
      problems.wrongType(
          entry.value(), entry.key() + " must be a number or the right side of an equation");
    }
    return readable;
  }

  private void report(Fault fault, Entry entry) {
    Problem problem = fault.problem();
    Span span =
        fault.ofTarget()
            ? entry.at()
            : new EquationText((Scalar) entry.value()).at(problem.position());
    problems.add(span, problem.id(), problem.message(), CellBinder.sentence(problem.help()));
  }
}
