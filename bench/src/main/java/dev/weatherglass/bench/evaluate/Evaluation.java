package dev.weatherglass.bench.evaluate;

import dev.weatherglass.bench.evaluate.plot.DotPlot;
import dev.weatherglass.bench.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an evaluation found: Markdown and plots. The same setup gives the same bytes.
///
/// @param runs series per world, kind and size
public record Evaluation(int runs, long seed, List<Section> sections) implements Outcome {

  public Evaluation {
    sections = List.copyOf(sections);
  }

  /// Runs the studies one after the other.
  public static Evaluation of(Studies studies, Setup setup) throws IOException {
    var sections = new ArrayList<Section>();
    for (Study study : studies.chosen()) {
      long began = System.nanoTime();
      sections.add(study.run(setup));
      setup.talk().accept("%s: %.0f s".formatted(study.name(), (System.nanoTime() - began) / 1e9));
    }
    return new Evaluation(setup.runs(), setup.seed(), sections);
  }

  @Override
  public String markdown() {
    return markdown("evaluate");
  }

  @Override
  public String suffix() {
    return "md";
  }

  @Override
  public void write(Path file) throws IOException {
    String prefix = file.getFileName().toString().replaceFirst("\\.md$", "");
    Files.writeString(file, markdown(prefix));
    for (Section section : sections) {
      for (Map.Entry<String, DotPlot> plot : section.plots().entrySet()) {
        Files.writeString(
            file.resolveSibling(Section.file(plot.getKey(), prefix)), plot.getValue().svg());
      }
    }
  }

  private String markdown(String prefix) {
    return head()
        + sections.stream()
            .map(section -> section.markdown(prefix))
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }

  private String head() {
    return """
    # How good is the judge?

    %d simulated series for each noise world, kind of metric and size of step; seed %d. Every share \
    comes with its 95 %% interval (Wilson). "Bucket" is one sample; "sigma" is the standard deviation \
    of one sample of the world's noise. Each rule sees the same series.

    """
        .formatted(runs, seed);
  }
}
