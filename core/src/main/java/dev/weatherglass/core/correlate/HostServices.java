package dev.weatherglass.core.correlate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which services run on which machine, as the configuration says. Tools call one machine by its
/// short name (`web01`) or its full one (`web01.example.com`): where the same name is not
/// configured, the one is taken for the other, unless several machines could be meant. Case is of
/// no matter; numbers, as of an address, are no names.
///
/// Immutable.
public final class HostServices {

  private static final char DOT = '.';

  private final Map<String, Set<String>> byName = new HashMap<>();

  /// Full names by their first part.
  private final Map<String, Set<String>> byShortName = new HashMap<>();

  /// @param hosts services by the machine's name, short or full
  public HostServices(Map<String, ? extends Iterable<String>> hosts) {
    hosts.forEach((host, services) -> {
      String name = host.toLowerCase(Locale.ROOT);
      services.forEach(byName.computeIfAbsent(name, _ -> new TreeSet<>())::add);
      byShortName.computeIfAbsent(shortName(name), _ -> new TreeSet<>()).add(name);
    });
  }

  /// The services on a machine, sorted; empty where none is configured.
  ///
  /// @param host as a tool names it
  public List<String> on(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    Set<String> services = byName.get(name);
    return List.copyOf(services == null ? byOtherName(name) : services);
  }

  private Set<String> byOtherName(String name) {
    String shortName = shortName(name);
    if (!shortName.equals(name)) {
      return byName.getOrDefault(shortName, Set.of());
    }
    List<String> full = new ArrayList<>(byShortName.getOrDefault(name, Set.of()));
    return full.size() == 1 ? byName.getOrDefault(full.getFirst(), Set.of()) : Set.of();
  }

  private static String shortName(String name) {
    int dot = name.indexOf(DOT);
    boolean number = dot > 0 && name.substring(0, dot).chars().allMatch(Character::isDigit);
    return dot <= 0 || number ? name : name.substring(0, dot);
  }
}
