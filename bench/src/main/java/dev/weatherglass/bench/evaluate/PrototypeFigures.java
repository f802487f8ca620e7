package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.peers.Peers;
import dev.weatherglass.bench.evaluate.peers.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the prototype in Python measured, to hold our re-implementations against.
final class PrototypeFigures {

  /// Share of 600 unchanged series with an alarm in 240 looks after 120 buckets of baseline: by
  /// rule, in the order of the worlds.
  private static final Map<String, List<Double>> TYPE_ONE = typeOne();

  private PrototypeFigures() {}

  /// The rules that were measured.
  static List<Rule> rules() {
    return TYPE_ONE.keySet().stream().map(Peers::named).toList();
  }

  /// Its false alarms in each world, in their order.
  static List<Double> falseAlarms(Rule rule) {
    return Objects.requireNonNull(TYPE_ONE.get(rule.name()), rule.name());
  }

  private static Map<String, List<Double>> typeOne() {
    var rows = new LinkedHashMap<String, List<Double>>();
    rows.put("**bare test, 1 %**", List.of(.002, .005, .002, .005, .002, .012, .012, .003));
    rows.put("bare test, 5 %", List.of(.007, .015, .007, .037, .012, .047, .022, .020));
    rows.put(
        "Welch t, one look at 60, 5 %", List.of(.052, .190, .350, .335, .265, .030, .025, .408));
    rows.put("Welch t, each bucket, 5 %", List.of(.300, .613, .718, .633, .552, .178, .157, .532));
    rows.put(
        "Mann-Whitney, one look at 60, 5 %",
        List.of(.045, .187, .343, .323, .203, .045, .048, .278));
    rows.put(
        "Mann-Whitney, each bucket, 5 %", List.of(.240, .560, .678, .605, .525, .240, .242, .518));
    rows.put("Kayenta, one look at 60", List.of(.002, .052, .212, .228, .045, .002, .002, .077));
    rows.put("Kayenta, every 5", List.of(.012, .313, .678, .610, .385, .012, .015, .433));
    rows.put("3 sigma, any", List.of(.315, .342, .360, .423, .430, .968, .907, .478));
    rows.put("3 sigma, 3 in a row", List.of(.000, .010, .178, .035, .007, .003, .000, .060));
    rows.put(
        "Argo: > 1.2 x mean, failureLimit 3",
        List.of(.778, .662, .512, .493, .680, 1.000, .915, .522));
    rows.put("CUSUM k .5 h 5", List.of(.265, .918, .940, .768, .552, .782, .763, .510));
    rows.put("CUSUM k .5 h 8", List.of(.028, .658, .875, .692, .433, .428, .600, .473));
    rows.put(
        "Otava, default (p .001), every 5",
        List.of(.247, .998, 1.000, .992, .553, .867, .848, .523));
    rows.put("Mozilla t > 7", List.of(.000, .162, .962, .058, .000, .000, .000, .000));
    rows.put(
        "i.i.d. t-mixture e-process, 1 %", List.of(.002, .170, .465, .418, .303, .042, .042, .440));
    return rows;
  }
}
