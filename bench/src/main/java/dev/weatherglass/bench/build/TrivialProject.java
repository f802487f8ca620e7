package dev.weatherglass.bench.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One class and one test, built by the `mvn` of this machine.
public final class TrivialProject {

  private static final Pattern TOLD = Pattern.compile("\\[weatherglass] .* (?:in|after) (\\d+) ms");
  private static final double MILLION = 1e6;

  private final Path root;

  /// Writes the project.
  public TrivialProject(Path root) throws IOException {
    this.root = root;
    write("pom.xml", POM);
    write(
        "src/main/java/Till.java", "class Till { static int sum(int a, int b) { return a + b; } }");
    write(
        "src/test/java/TillTest.java",
        "class TillTest { @org.junit.jupiter.api.Test void adds() {"
            + " org.junit.jupiter.api.Assertions.assertEquals(3, Till.sum(1, 2)); } }");
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", "0123456789abcdef0123456789abcdef01234567\n");
  }

  /// Fetches what a build needs.
  public void prepare() throws IOException, InterruptedException {
    build(List.of("mvn", "-B", "-q", "package"), Map.of());
  }

  /// Builds without the extension.
  public MeasuredBuild bare() throws IOException, InterruptedException {
    return build(List.of("mvn", "-B", "-o", "package"), Map.of());
  }

  /// Builds with the extension.
  ///
  /// @param url of the hub; null where there is none, and the extension has nothing to do
  /// @param spool a directory of its own for each build, so that none sends for another
  public MeasuredBuild extended(@Nullable String url, Path spool)
      throws IOException, InterruptedException {
    Map<String, String> hub =
        url == null
            ? Map.of()
            : Map.of("WEATHERGLASS_URL", url, "WEATHERGLASS_SPOOL", spool.toString());
    return build(
        List.of("mvn", "-B", "-o", "package", "-Dmaven.ext.class.path=" + extension()), hub);
  }

  private MeasuredBuild build(List<String> command, Map<String, String> hub)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("WEATHERGLASS_"));
    builder.environment().putAll(hub);
    long began = System.nanoTime();
    Process maven = builder.start();
    var output = new ArrayList<String>();
    long success = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        success = line.contains("BUILD SUCCESS") ? System.nanoTime() : success;
        output.add(line);
      }
    }
    int exit = maven.waitFor();
    long ended = System.nanoTime();
    if (exit != 0) {
      throw new IllegalStateException("the build failed:\n" + String.join("\n", output));
    }
    return new MeasuredBuild(
        (ended - began) / MILLION, (ended - success) / MILLION, told(output.stream()));
  }

  private static @Nullable Double told(Stream<String> output) {
    return output
        .map(TOLD::matcher)
        .filter(Matcher::find)
        .map(found -> Double.valueOf(found.group(1)))
        .findFirst()
        .orElse(null);
  }

  /// The jar of the extension, which lies beside ours.
  private static Path extension() throws IOException {
    URL inside =
        Objects.requireNonNull(
            TrivialProject.class.getResource("/dev/weatherglass/maven/ci.txt"),
            "the extension is not on the class path");
    var jar = (JarURLConnection) inside.openConnection();
    return Path.of(jar.getJarFileURL().getPath());
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>dev.example</groupId>
        <artifactId>till</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>6.1.3</version>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.4.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.15.0</version>
            </plugin>
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <version>3.5.4</version>
            </plugin>
            <plugin>
              <artifactId>maven-jar-plugin</artifactId>
              <version>3.5.0</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
}
