package dev.carousel.compute.sequence;

import dev.carousel.compute.kernel.KernelCode;
import dev.carousel.compute.kernel.Kernels;
import dev.carousel.compute.product.PackedMatrix;
import dev.carousel.compute.program.Equation;
import dev.carousel.compute.program.Op;
import dev.carousel.compute.program.Program;
import dev.carousel.compute.program.Var;
import dev.carousel.compute.schedule.Loop;
import dev.carousel.compute.schedule.Schedule;
import dev.carousel.compute.schedule.Work;
import dev.carousel.compute.sequence.VariableUse.Lifetime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gives the variables of one schedule their places and makes actions of its works.
 *
 * <p>The results of a product lie side by side, and so do its operands where nothing else has
 * placed them before; operands that do not are copied side by side first. A kernel writes a next
 * state straight into the row of the next step; any other next state is copied there.
 */
final class Binder {
  private final Schedule schedule;
  private final Program program;
  private final Loop loop;
  private final VariableUse use;
  private final Extent extent;
  private final int direction;
  private final Function<Var, View> outside;
  private final Map<String, View> views = new HashMap<>();
  private final Map<Var, View> carried = new HashMap<>();

  /**
   * How much a layer holds.
   *
   * @param slots steps of a segment
   * @param block steps of a block, a power of two
   * @param batch sequences
   * @param tokenInputs whether inputs are tokens
   * @param segment where in the sequence the buffers stand
   */
  record Extent(int slots, int block, int batch, boolean tokenInputs, Segment segment) {}

  /**
   * @param use what is read when
   * @param direction 1 if a next value belongs to the step after, -1 if to the step before
   * @param outside places of variables that this schedule is given
   */
  Binder(
      Schedule schedule,
      Loop loop,
      VariableUse use,
      Extent extent,
      int direction,
      Function<Var, View> outside) {
    this.schedule = schedule;
    this.loop = loop;
    this.use = use;
    this.extent = extent;
    this.direction = direction;
    this.outside = outside;
    program = schedule.program();
    if (direction > 0) {
      placeStatesWithInput();
    }
    placeCarried();
    products(works()).forEach(this::placeProducts);
    placeOuterOperands();
    works().flatMap(w -> w.equations().stream()).map(Equation::target).forEach(this::placeAlone);
  }

  private Stream<Work> works() {
    return Stream.of(schedule.before(), schedule.loop(), schedule.after()).flatMap(List::stream);
  }

  private int size(Var variable) {
    return program.length(variable);
  }

  private int padded(Var variable) {
    return PackedMatrix.padded(size(variable));
  }

  private int[] sizes(List<Var> variables) {
    return variables.stream().mapToInt(this::size).toArray();
  }

  /** The place of a variable. */
  View view(Var variable) {
    View own = views.get(variable.name());
    return own != null ? own : outside.apply(variable);
  }

  /** Where the input lies. */
  View input() {
    return view(program.inputs(Var.Kind.INPUT).getFirst());
  }

  /** Entries of the carried variable of this name. */
  int size(String name) {
    return carried.keySet().stream()
        .filter(v -> v.name().equals(name))
        .mapToInt(this::size)
        .findFirst()
        .orElseThrow();
  }

  /** Where the carried variable of this name is read; its slots are one more than the steps. */
  View carried(String name) {
    return views.get(name);
  }

  /** States and the input that are operands of one product lie side by side. */
  private void placeStatesWithInput() {
    List<Var> together =
        products(schedule.loop().stream())
            .map(Work.Products::operands)
            .filter(this::isOfStatesAndInput)
            .findFirst()
            .orElse(program.inputs(Var.Kind.INPUT));
    place(together, buffer(Lifetime.SEGMENT, stride(together)));
  }

  private static Stream<Work.Products> products(Stream<Work> works) {
    return works.filter(Work.Products.class::isInstance).map(Work.Products.class::cast);
  }

  private int stride(List<Var> sideBySide) {
    return sideBySide.stream().mapToInt(this::padded).sum();
  }

  /** Places variables side by side in the rows of a buffer. */
  private void place(List<Var> variables, Buffer buffer) {
    int column = 0;
    for (Var variable : variables) {
      views.put(variable.name(), buffer.from(column, 0));
      column += padded(variable);
    }
  }

  private boolean isOfStatesAndInput(List<Var> operands) {
    return operands.stream().anyMatch(v -> v.kind() == Var.Kind.INPUT)
        && operands.stream().allMatch(v -> v.kind() == Var.Kind.INPUT || v.kind() == Var.Kind.STATE)
        && new HashSet<>(operands).size() == operands.size();
  }

  /** Rows of what lives so long; one slot more than steps, for states before and after them. */
  private Buffer buffer(Lifetime lifetime, int stride) {
    return switch (lifetime) {
      case STEP -> Buffer.ofBlock(1, 0, extent.batch(), stride);
      case BLOCK -> Buffer.ofBlock(extent.block(), 0, extent.batch(), stride);
      case SEGMENT -> Buffer.everyStep(extent.slots() + 1, extent.batch(), stride);
    };
  }

  private void placeCarried() {
    var taken = new HashSet<Var>();
    for (Var in : loop.carried().keySet()) {
      Var next = program.output(loop.carried().get(in)).orElseThrow();
      View read = views.get(in.name());
      if (read == null) {
        read = carriedBuffer(padded(in)).from(0, direction > 0 ? 0 : 1);
      }
      View written = read.buffer().from(read.column(), direction > 0 ? 1 : 0);
      views.put(in.name(), read);
      carried.put(in, written);
      if (next.kind() == Var.Kind.LOCAL && isFree(next) && taken.add(next)) {
        views.put(next.name(), written);
      }
    }
  }

  /** States stay for the whole segment, what is carried back for a block. */
  private Buffer carriedBuffer(int stride) {
    return direction > 0
        ? buffer(Lifetime.SEGMENT, stride)
        : Buffer.ofBlock(extent.block(), 1, extent.batch(), stride);
  }

  /** Whether a variable can be computed in place: by a kernel, or by a product of its own. */
  private boolean isFree(Var next) {
    return use.isFromKernel(next)
        || products(works()).anyMatch(p -> p.results().equals(List.of(next)));
  }

  private void placeProducts(Work.Products products) {
    if (products.results().stream().noneMatch(v -> views.containsKey(v.name()))) {
      placeSideBySide(products.results());
    }
    placeTogetherIfFree(products.operands());
  }

  private void placeTogetherIfFree(List<Var> variables) {
    boolean distinct = new HashSet<>(variables).size() == variables.size();
    boolean free =
        variables.stream().allMatch(v -> use.isFromKernel(v) && !views.containsKey(v.name()));
    if (variables.size() > 1 && distinct && free) {
      placeSideBySide(variables);
    }
  }

  private void placeSideBySide(List<Var> variables) {
    place(variables, buffer(use.lifetime(variables), stride(variables)));
  }

  /** Left operands of outer products that share the right one lie side by side. */
  private void placeOuterOperands() {
    var groups = new java.util.LinkedHashMap<Var, LinkedHashSet<Var>>();
    for (Equation equation : program.equations()) {
      if (equation.op() instanceof Op.Outer) {
        groups
            .computeIfAbsent(equation.arguments().getLast(), _ -> new LinkedHashSet<>())
            .add(equation.arguments().getFirst());
      }
    }
    groups.values().forEach(group -> placeTogetherIfFree(List.copyOf(group)));
  }

  private void placeAlone(Var variable) {
    if (use.isStored(variable) && !views.containsKey(variable.name())) {
      views.put(variable.name(), buffer(use.lifetime(variable), padded(variable)).from(0, 0));
    }
  }

  Action[] before() {
    return actions(schedule.before(), false).toArray(Action[]::new);
  }

  /** The works of each step, then the copies of what is carried on. */
  Action[] loop() {
    List<Action> actions = actions(schedule.loop(), true);
    for (Var in : loop.carried().keySet()) {
      Var next = program.output(loop.carried().get(in)).orElseThrow();
      View place = carried.get(in);
      if (!place.equals(view(next))) {
        actions.add(new CopyAction(view(next), 0, place, 0, size(in)));
      }
    }
    return actions.toArray(Action[]::new);
  }

  Action[] after() {
    return actions(schedule.after(), false).toArray(Action[]::new);
  }

  private List<Action> actions(List<Work> works, boolean inLoop) {
    var actions = new ArrayList<Action>();
    for (Work work : works) {
      switch (work) {
        case Work.Kernel kernel -> actions.add(kernel(kernel, inLoop && direction < 0));
        case Work.Products products -> product(products, inLoop, actions);
        case Work.Single single -> single(single.equation(), actions);
      }
    }
    return actions;
  }

  private Action kernel(Work.Kernel work, boolean flushes) {
    Set<Var> assigned = new HashSet<>();
    var loads = new LinkedHashSet<Var>();
    var stores = new LinkedHashSet<Var>();
    boolean usesStep = false;
    for (Equation equation : work.equations()) {
      equation.arguments().stream().filter(v -> !assigned.contains(v)).forEach(loads::add);
      assigned.add(equation.target());
      usesStep |= equation.op() instanceof Op.StepIndex;
      if (views.containsKey(equation.target().name()) && use.isFrom(equation.target(), work)) {
        stores.add(equation.target());
      }
    }
    var code =
        new KernelCode(
            work.equations(),
            work.width().isOne(),
            List.copyOf(loads),
            List.copyOf(stores),
            flushes);
    var operands = new ArrayList<View>();
    loads.forEach(v -> operands.add(view(v)));
    stores.forEach(v -> operands.add(view(v)));
    int columns = PackedMatrix.padded(work.width().value(program.sizes()));
    return new KernelAction(
        Kernels.of(code), operands, columns, usesStep, extent.segment(), extent.batch());
  }

  private void product(Work.Products work, boolean inLoop, List<Action> actions) {
    View result = view(work.results().getFirst());
    if (extent.tokenInputs() && TokenAction.looksUp(work)) {
      int count = size(work.operands().getFirst());
      actions.add(
          new TokenAction(
              work.blocks(),
              sizes(work.results()),
              count,
              extent.segment(),
              extent.batch(),
              result));
      return;
    }
    View operand = sideBySide(work.operands(), inLoop, actions);
    actions.add(
        new ProductAction(
            work.blocks(), sizes(work.results()), sizes(work.operands()), operand, result));
  }

  /** The place of variables that lie side by side, after copying them there if they do not. */
  private View sideBySide(List<Var> variables, boolean inLoop, List<Action> actions) {
    View first = view(variables.getFirst());
    if (areSideBySide(variables)) {
      return first;
    }
    Buffer staging = buffer(inLoop ? Lifetime.STEP : Lifetime.BLOCK, stride(variables));
    int column = 0;
    for (Var variable : variables) {
      actions.add(new CopyAction(view(variable), 0, staging.from(0, 0), column, size(variable)));
      column += padded(variable);
    }
    return staging.from(0, 0);
  }

  /** Whether variables follow each other within the rows of one buffer. */
  boolean areSideBySide(List<Var> variables) {
    View first = view(variables.getFirst());
    int column = first.column();
    for (Var variable : variables) {
      View view = view(variable);
      if (view.buffer() != first.buffer()
          || view.column() != column
          || view.shift() != first.shift()) {
        return false;
      }
      column += padded(variable);
    }
    return true;
  }

  private void single(Equation equation, List<Action> actions) {
    View target = view(equation.target());
    List<Var> arguments = equation.arguments();
    Var first = arguments.isEmpty() ? equation.target() : arguments.getFirst();
    switch (equation.op()) {
      case Op.Chance chance ->
          actions.add(
              new ChanceAction(
                  chance, target, size(equation.target()), extent.segment(), extent.batch()));
      case Op.Sum _ -> actions.add(new SumAction(view(first), target, size(first)));
      case Op.Slice slice -> {
        int from = slice.from().value(program.sizes());
        actions.add(new CopyAction(view(first), from, target, 0, size(equation.target())));
      }
      case Op.Pad pad -> {
        int to = pad.from().value(program.sizes());
        actions.add(new ZeroAction(target, size(equation.target())));
        actions.add(new CopyAction(view(first), 0, target, to, size(first)));
      }
      case Op.Concat _ -> {
        int to = 0;
        for (Var argument : arguments) {
          actions.add(new CopyAction(view(argument), 0, target, to, size(argument)));
          to += size(argument);
        }
      }
      case Op.Fill _,
          Op.Fixed _,
          Op.Count _,
          Op.StepIndex _,
          Op.Identity _,
          Op.Stop _,
          Op.Map1 _,
          Op.Map2 _,
          Op.Select _,
          Op.Product _,
          Op.Outer _,
          Op.Transpose _,
          Op.Stretch _,
          Op.OfMatrices _ ->
          throw new IllegalStateException("no work of its own: " + equation);
    }
  }
}
