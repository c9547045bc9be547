package dev.carousel.cli;

import dev.carousel.api.text.Nearest;
import dev.carousel.compute.random.Streams;
import dev.carousel.lab.json.Fields;
import dev.carousel.lab.json.Json;
import dev.carousel.lab.plan.Trial;
import dev.carousel.lab.record.StudyFolder;
import dev.carousel.lab.record.TrialFolder;
import dev.carousel.lab.study.Setup;
import dev.carousel.lab.study.Study;
import dev.carousel.lab.train.TextWriter;
import dev.carousel.lab.wiring.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carousel sample}. */
@Command(
    name = "sample",
    sortOptions = false,
    description = {
      "Let a trained model write text.",
      "",
      "The study's task must read text, as char-text does, and its trial must have kept its"
          + " weights: training: { keep: last }, which is what such tasks do where nothing is said."
    },
    footer = {
      "",
      "Examples:",
      "  carousel sample study.yaml --length 1000",
      "  carousel sample runs/tiny-shakespeare --prompt ROMEO: --temperature 0.7",
      "  carousel sample study.yaml --arm lstm --replicate 2 --seed 7"
    })
final class SampleCommand implements Callable<Integer> {
  private static final String RESOLVED = "resolved.json";

  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "The study's folder of results, or its YAML file.")
  private Path path = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "PATH=VALUE",
      description = "Overrides of the file, as they were given to run.")
  private List<String> overrides = List.of();

  @Option(names = "--arm", paramLabel = "NAME", description = "Which arm (default: the first).")
  private @Nullable String arm;

  @Option(
      names = "--condition",
      paramLabel = "NAME",
      description = "Which condition (default: the first).")
  private @Nullable String condition;

  @Option(names = "--replicate", paramLabel = "N", description = "Which replicate (default: 1).")
  private int replicate = 1;

  @Option(names = "--length", paramLabel = "N", description = "Tokens to write (default: 500).")
  private int length = 500;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "Below 1 more likely text, above 1 less; 0 the likeliest (default: 1).")
  private double temperature = 1;

  @Option(names = "--seed", paramLabel = "S", description = "Of the chance in it (default: 1).")
  private long seed = 1;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What the text begins with (default: the end of a line).")
  private @Nullable String prompt;

  @Mixin private OutOption out = new OutOption();
  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private HelpOption help = new HelpOption();

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    var laboratory = plugins.laboratory(terminal);
    Study study = study(laboratory);
    StudyFolder folder = Files.isDirectory(path) ? new StudyFolder(path) : out.of(study.name());
    Trial trial = trial(study, laboratory);
    Setup setup = setup(study, trial);
    if (!TextWriter.canWrite(setup)) {
      throw new UsageException(
          "the study's task is not one of text, so its models cannot write",
          "char-text is a task that can: `carousel describe char-text`.");
    }
    var writer = writer(setup, weights(folder.trial(trial.id()), trial), folder, trial);
    String given = given(writer);
    String text = writer.write(given, length, temperature, Streams.named(seed, "sample"));
    String shown = prompt == null ? text : prompt + text;
    output.print(terminal, () -> shown + "\n", () -> json(trial, given, text));
    return ExitCode.OK;
  }

  private void checkOptions() {
    CellArguments.requirePositive("--length", length);
    if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new UsageException("--temperature must be at least 0, not " + temperature, "");
    }
  }

  private Study study(Laboratory laboratory) throws IOException {
    if (!Files.isDirectory(path)) {
      StudyArguments.requireFile(path);
      return laboratory.studyReader().read(path, overrides);
    }
    if (!overrides.isEmpty()) {
      throw new UsageException(
          "a folder of results has its overrides already, and \""
              + overrides.getFirst()
              + "\" is new",
          "name the study's file to sample from other trials.");
    }
    var folder = new StudyFolder(path);
    if (!folder.has(StudyFolder.PLAN)) {
      throw new UsageException("no study was run in " + path, "`carousel run` runs one.");
    }
    Fields resolved = Fields.of(Json.read(folder.read(RESOLVED)));
    List<String> given = resolved.list("overrides").stream().map(String::valueOf).toList();
    return laboratory
        .studyReader()
        .read(
            path.resolve("study.yaml").toString(),
            folder.read("study.yaml"),
            Path.of(resolved.text("home")),
            given);
  }

  private Trial trial(Study study, Laboratory laboratory) {
    String wantedArm = named("arm", arm, study.arms());
    String wantedCondition = named("condition", condition, study.conditions());
    return laboratory.studyRunner().plan(study).trials().stream()
        .filter(trial -> trial.arm().equals(wantedArm))
        .filter(trial -> trial.condition().equals(wantedCondition))
        .filter(trial -> trial.replicate() == replicate)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no replicate " + replicate + "; the study has " + study.seeds(), ""));
  }

  private static String named(String kind, @Nullable String wanted, List<String> known) {
    if (wanted == null) {
      return known.getFirst();
    }
    if (!known.contains(wanted)) {
      throw new UsageException(
          "the study has no " + kind + " \"" + wanted + "\"",
          Nearest.likely(wanted, known)
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("it has " + String.join(", ", known) + "."));
    }
    return wanted;
  }

  private static Setup setup(Study study, Trial trial) {
    return study.variants().stream()
        .filter(variant -> variant.arm().equals(trial.arm()))
        .filter(variant -> variant.condition().equals(trial.condition()))
        .findFirst()
        .orElseThrow()
        .setup();
  }

  private double[] weights(TrialFolder folder, Trial trial) throws IOException {
    String run = "carousel run " + (Files.isDirectory(path) ? "STUDY" : path);
    if (folder.result(damage -> terminal.say("warning: " + damage)).isEmpty()) {
      throw new UsageException(
          "the trial of " + words(trial) + " has no result", "`" + run + "` runs it.");
    }
    return folder
        .weights()
        .orElseThrow(
            () ->
                new UsageException(
                    "the trial of " + words(trial) + " kept no weights",
                    "`" + run + " training.keep=last --fresh` runs it again and keeps them."));
  }

  private static String words(Trial trial) {
    return trial.arm() + ", condition " + trial.condition() + ", replicate " + trial.replicate();
  }

  private static TextWriter writer(Setup setup, double[] weights, StudyFolder folder, Trial trial)
      throws IOException {
    try {
      return new TextWriter(setup, weights);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the weights in "
              + folder.trial(trial.id()).path()
              + " are not of this trial: "
              + e.getMessage(),
          e);
    }
  }

  private String given(TextWriter writer) {
    if (prompt == null || prompt.isEmpty()) {
      return writer.start();
    }
    String text = prompt;
    writer
        .unknown(text)
        .ifPresent(
            at -> {
              throw new UsageException(
                  "the prompt has \"%s\", which is not in the text that was learned"
                      .formatted(Character.toString(text.codePointAt(at))),
                  "");
            });
    return text;
  }

  private static Map<String, Object> json(Trial trial, String given, String text) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("trial", trial.id());
    plain.put("arm", trial.arm());
    plain.put("condition", trial.condition());
    plain.put("replicate", trial.replicate());
    plain.put("prompt", given);
    plain.put("text", text);
    return plain;
  }
}
