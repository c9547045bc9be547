package dev.carousel.cells;

import dev.carousel.api.Cell;

/** The built-in cell, with its parameters, that a fixture's numbers belong to. */
final class FixtureCells {
  private FixtureCells() {}

  static Cell of(Fixture f) {
    int units = f.dim("H");
    return switch (f.cell()) {
      case "rnn-tanh" -> new Rnn.Tanh(units);
      case "rnn-relu" -> new Rnn.Relu(units);
      case "indrnn-relu" -> new IndRnn(units, IndRnn.Activation.RELU);
      case "scrn" -> new Scrn(units, f.dim("S"), f.hyper("alpha"), Scrn.Output.HIDDEN);
      case "clockwork", "clockwork-t1" ->
          new ClockworkRnn(
              units, f.wholes("periods"), f.wholes("group_sizes"), (int) f.hyper("t_first"));
      case "rhn-depth3" -> new Rhn(units, (int) f.hyper("depth"), true, -2);
      case "rhn-depth3-uncoupled" -> new Rhn(units, (int) f.hyper("depth"), false, -2);
      case "antisymmetric" -> new AntisymmetricRnn(units, f.hyper("epsilon"), f.hyper("gamma"));
      case "antisymmetric-gated" ->
          new GatedAntisymmetricRnn(units, f.hyper("epsilon"), f.hyper("gamma"));
      case "cornn" -> oscillators(f, CoRnn.Damping.EXPLICIT);
      case "cornn-imex" -> oscillators(f, CoRnn.Damping.IMPLICIT);
      case "lem" -> new Lem(units, f.hyper("dt"));
      case "lmu" -> new Lmu(units, f.dim("M"), f.hyper("theta"), f.hyper("dt"));
      case "janet", "janet-beta0" -> new Janet(units, f.hyper("beta"), 100);
      case "slstm-exp" -> new Slstm(units, Slstm.Forget.EXPONENTIAL);
      case "slstm-sigmoid", "slstm-sigmoid-fullstate" -> new Slstm(units, Slstm.Forget.SIGMOID);
      case "lru" -> new Lru(units, Lru.Output.READOUT, 0.9, 0.999, 0.314);
      case "lru-core" -> new Lru(units, Lru.Output.STATE, 0.9, 0.999, 0.314);
      case "mingru" -> new MinGru(units, false);
      case "minlstm" -> new MinLstm(units, false);
      case "sru", "sru-scaled" -> new Sru(units, Sru.Version.V2, f.hyper("alpha"), false);
      case "sru-projected" -> new Sru(units, Sru.Version.V2, f.hyper("alpha"), true);
      case "sru-v1" -> new Sru(units, Sru.Version.V1, f.hyper("alpha"), false);
      default -> f.cell().startsWith("lstm") ? lstm(f.cell(), units) : gru(f.cell(), units);
    };
  }

  private static Cell oscillators(Fixture f, CoRnn.Damping damping) {
    return new CoRnn(f.dim("H"), f.hyper("dt"), f.hyper("gamma"), f.hyper("epsilon"), damping);
  }

  private static Cell lstm(String name, int units) {
    return switch (name) {
      case "lstm" -> new Lstm(units, false, 1);
      case "lstm-peephole" -> new GreffLstm.Peephole(units);
      case "lstm-np" -> new GreffLstm.Np(units);
      case "lstm-nig" -> new GreffLstm.Nig(units);
      case "lstm-nfg" -> new GreffLstm.Nfg(units);
      case "lstm-nog" -> new GreffLstm.Nog(units);
      case "lstm-niaf" -> new GreffLstm.Niaf(units);
      case "lstm-noaf" -> new GreffLstm.Noaf(units);
      case "lstm-cifg" -> new GreffLstm.Cifg(units);
      case "lstm-fgr" -> new GreffLstm.Fgr(units);
      case "lstm-layernorm" -> new LayerNormLstm(units, LayerNormLstm.Norm.STACKED);
      case "lstm-layernorm-pergate" -> new LayerNormLstm(units, LayerNormLstm.Norm.PER_GATE);
      default -> throw unknown(name);
    };
  }

  private static Cell gru(String name, int units) {
    return switch (name) {
      case "gru-reset-before" -> new Gru.Before(units);
      case "gru-reset-after" -> new Gru.After(units);
      case "mgu" -> new Mgu.Whole(units);
      case "mut1" -> new Mut.One(units, false);
      case "mut1-projected" -> new Mut.One(units, true);
      case "mut2" -> new Mut.Two(units, false);
      case "mut2-projected" -> new Mut.Two(units, true);
      case "mut3" -> new Mut.Three(units);
      case "fastgrnn" -> new FastGrnn(units);
      default -> throw unknown(name);
    };
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("no built-in cell is the fixtures' " + name);
  }
}
