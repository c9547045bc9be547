package dev.carousel.cli;

import dev.carousel.api.describe.Kind;
import dev.carousel.compute.product.Peak;
import dev.carousel.lab.measure.Bench;
import dev.carousel.lab.measure.Cost;
import dev.carousel.lab.measure.Shape;
import dev.carousel.lab.plugin.Catalogue;
import dev.carousel.lab.plugin.Offer;
import dev.carousel.lab.wiring.Laboratory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carousel bench}. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Measure on one core of this machine what an update of each cell costs.",
      "",
      "An update is the gradient of a batch of dense noise through all steps, clipping and adam."
          + " It is repeated until its time settles, once its code is compiled; the lower quartile"
          + " counts. Its multiply-adds are those of the cell's matrix products, forward and"
          + " backward; the peak is what fused multiply-adds reach that never leave the registers."
    },
    footer = {
      "",
      "Examples:",
      "  carousel bench lstm gru",
      "  carousel bench janet mgu --beside lstm",
      "  carousel bench --units 256 --output json > bench.json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final String CLEARED = "\r\u001b[K";

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "CELL", description = "Cells by name (default: all).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Units of each cell that lets them be chosen (default: 128).")
  private int units = 128;

  @Option(names = "--batch", paramLabel = "N", description = "Sequences (default: 32).")
  private int batch = 32;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of each (default: 100).")
  private int steps = 100;

  @Option(names = "--inputs", paramLabel = "N", description = "Inputs of each (default: 8).")
  private int inputs = CellArguments.INPUTS;

  @Option(
      names = "--beside",
      paramLabel = "CELL",
      description = {
        "Measure each cell by turns with this one and show its operations a second as a part of"
            + " this one's, which a busy machine changes least."
      })
  private @Nullable String beside;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Longest time for a cell; what has not settled is marked (default: 10).")
  private int seconds = 10;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One cell, with its cost and that of the cell beside it, or why it has none. */
  private record Row(
      String cell, int units, @Nullable Cost cost, @Nullable Cost beside, String failure) {

    boolean settled() {
      return cost != null && cost.settled() && (beside == null || beside.settled());
    }

    /** Its operations a second as a part of the other's. */
    double part() {
      return cost == null || beside == null ? Double.NaN : cost.gigaflops() / beside.gigaflops();
    }
  }

  @Override
  public Integer call() {
    CellArguments.requirePositive("--units", units);
    CellArguments.requirePositive("--batch", batch);
    CellArguments.requirePositive("--steps", steps);
    CellArguments.requirePositive("--inputs", inputs);
    CellArguments.requirePositive("--seconds", seconds);
    Laboratory laboratory = plugins.laboratory(terminal);
    List<Offer> cells = cells(laboratory.catalogue());
    Optional<Offer> other =
        Optional.ofNullable(beside).map(name -> laboratory.catalogue().find(Kind.CELL, name));
    Bench bench = laboratory.bench();
    Peak peak = Peak.measure();
    List<Row> rows = new ArrayList<>();
    for (Offer cell : cells) {
      progress(cell.name() + ", " + (rows.size() + 1) + " of " + cells.size());
      rows.add(row(bench, cell, other));
    }
    progress("");
    output.print(terminal, () -> text(peak, rows), () -> plain(peak, rows));
    List<Row> failed = rows.stream().filter(row -> row.cost() == null).toList();
    failed.forEach(row -> terminal.say("failed: " + row.cell() + ": " + row.failure()));
    return failed.isEmpty() ? ExitCode.OK : ExitCode.TRIALS_FAILED;
  }

  private List<Offer> cells(Catalogue catalogue) {
    return names.isEmpty()
        ? catalogue.offers(Kind.CELL)
        : names.stream().distinct().map(name -> catalogue.find(Kind.CELL, name)).toList();
  }

  private void progress(String line) {
    if (terminal.live()) {
      terminal.err().print(CLEARED + line);
      terminal.err().flush();
    }
  }

  private Row row(Bench bench, Offer offer, Optional<Offer> other) {
    try {
      return form(offer)
          .map(form -> row(bench, offer, form, other.flatMap(this::form)))
          .orElseGet(() -> failed(offer, "has parameters without defaults"));
    } catch (RuntimeException | LinkageError broken) {
      return failed(offer, String.valueOf(broken.getMessage()));
    }
  }

  private Optional<CellForm> form(Offer offer) {
    Integer chosen = offer.type().parameter("units").isPresent() ? units : null;
    return CellForm.of(offer, chosen, inputs);
  }

  private Row row(Bench bench, Offer offer, CellForm form, Optional<CellForm> other) {
    List<Bench.Subject> subjects =
        Stream.concat(Stream.of(form), other.stream())
            .map(cell -> new Bench.Subject(cell.equations(), cell.units()))
            .toList();
    List<Cost> costs = bench.measure(subjects, new Shape(batch, steps, inputs), seconds);
    Cost beside = other.isPresent() ? costs.getLast() : null;
    return new Row(offer.name(), form.units(), costs.getFirst(), beside, "");
  }

  private Row failed(Offer offer, String why) {
    return new Row(offer.name(), units, null, null, why);
  }

  private String text(Peak peak, List<Row> rows) {
    var columns = new Columns(headings().toArray(String[]::new));
    for (Row row : rows) {
      Cost cost = row.cost();
      if (cost != null) {
        columns.row(entries(peak, row, cost).toArray(String[]::new));
      }
    }
    return machine(peak)
        + "\n"
        + String.format("batch %d, %d steps, %d inputs\n\n", batch, steps, inputs)
        + columns
        + "\nupdate: ms (~ not settled); model: allocated for it; garbage: made by an update\n";
  }

  private List<String> headings() {
    var headings =
        new ArrayList<>(List.of("cell", "units", "update", "multiply-adds", "GFLOP/s", "of peak"));
    if (beside != null) {
      headings.add("of " + beside);
    }
    headings.addAll(List.of("parameters", "model", "garbage"));
    return headings;
  }

  private List<String> entries(Peak peak, Row row, Cost cost) {
    var entries = new ArrayList<String>();
    entries.add(row.cell());
    entries.add(right(5, Integer.toString(row.units())));
    entries.add(right(8, (row.settled() ? "" : "~") + Quantity.digits(1000 * cost.seconds())));
    entries.add(right(13, Quantity.digits(cost.multiplyAdds() / 1e6) + " M"));
    entries.add(right(7, Quantity.digits(cost.gigaflops())));
    entries.add(right(7, percent(cost.gigaflops() / peak.gigaflops())));
    if (beside != null) {
      entries.add(right(3 + beside.length(), percent(row.part())));
    }
    entries.add(right(10, Integer.toString(cost.parameters())));
    entries.add(right(8, Quantity.digits(cost.modelBytes() / 1e6) + " MB"));
    entries.add(right(9, Quantity.digits(cost.updateBytes() / 1e3) + " kB"));
    return entries;
  }

  private static String percent(double part) {
    return Math.round(100 * part) + " %";
  }

  private static String right(int width, String entry) {
    return " ".repeat(Math.max(0, width - entry.length())) + entry;
  }

  private static String machine(Peak peak) {
    return "Java "
        + Runtime.version()
        + ", "
        + System.getProperty("os.arch")
        + ", vectors of "
        + peak.lanes() * Float.SIZE
        + " bits, peak "
        + Quantity.digits(peak.gigaflops())
        + " GFLOP/s on one core";
  }

  private Map<String, Object> plain(Peak peak, List<Row> rows) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("java", Runtime.version().toString());
    plain.put("architecture", System.getProperty("os.arch"));
    plain.put("vectorBits", peak.lanes() * Float.SIZE);
    plain.put("peakGigaflops", peak.gigaflops());
    plain.put("batch", batch);
    plain.put("steps", steps);
    plain.put("inputs", inputs);
    if (beside != null) {
      plain.put("beside", beside);
    }
    plain.put("cells", rows.stream().map(row -> plain(peak, row)).toList());
    return plain;
  }

  private static Map<String, Object> plain(Peak peak, Row row) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("cell", row.cell());
    Cost cost = row.cost();
    if (cost == null) {
      plain.put("failure", row.failure());
      return plain;
    }
    plain.put("units", row.units());
    plain.put("seconds", cost.seconds());
    plain.put("settled", row.settled());
    plain.put("multiplyAdds", cost.multiplyAdds());
    plain.put("gigaflops", cost.gigaflops());
    plain.put("ofPeak", cost.gigaflops() / peak.gigaflops());
    if (row.beside() != null) {
      plain.put("ofBeside", row.part());
    }
    plain.put("parameters", cost.parameters());
    plain.put("modelBytes", cost.modelBytes());
    plain.put("updateBytes", cost.updateBytes());
    return plain;
  }
}
