package dev.weatherglass.core.correlate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which service calls which, as the configuration says.
///
/// @param calls services that each one calls directly
public record CallGraph(Map<String, Set<String>> calls) {

  /// Nobody calls anybody.
  public static final CallGraph NONE = new CallGraph(Map.of());

  public CallGraph {
    calls = new TreeMap<>(calls);
  }

  /// The graph of these calls.
  ///
  /// @param calls services that each one calls directly
  public static CallGraph of(Map<String, ? extends Collection<String>> calls) {
    var sets = new HashMap<String, Set<String>>();
    calls.forEach((caller, callees) -> sets.put(caller, new TreeSet<>(callees)));
    return new CallGraph(sets);
  }

  /// All that a service calls, directly or not, without itself.
  public Set<String> callees(String service) {
    var reached = new TreeSet<String>();
    collect(service, reached);
    reached.remove(service);
    return reached;
  }

  /// All that call a service, directly or not, without itself.
  public Set<String> callers(String service) {
    var callers = new TreeSet<String>();
    for (String caller : calls.keySet()) {
      if (callees(caller).contains(service)) {
        callers.add(caller);
      }
    }
    return callers;
  }

  private void collect(String service, Set<String> reached) {
    for (String callee : calls.getOrDefault(service, Set.of())) {
      if (reached.add(callee)) {
        collect(callee, reached);
      }
    }
  }
}
