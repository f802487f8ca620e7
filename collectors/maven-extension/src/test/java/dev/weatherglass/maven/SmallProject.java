package dev.weatherglass.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A project of two modules, `till` and `shop`, built by the same Maven that builds us, offline, by
/// the plug-ins that we use ourselves.
final class SmallProject {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String EXTENSION = System.getProperty("weatherglass.extension", "");

  private final Path root;
  private final List<String> arguments = new ArrayList<>();

  /// How a build went.
  ///
  /// @param output all it printed
  record Build(int exit, String output) {

    /// The lines that are ours.
    List<String> told() {
      return output.lines().filter(line -> line.contains("[weatherglass]")).toList();
    }
  }

  private SmallProject(Path root) {
    this.root = root;
  }

  /// Writes the project; the extension is on Maven's own class path.
  static SmallProject in(Path root) throws IOException {
    var project = new SmallProject(root);
    project.write();
    project.arguments.add("-Dmaven.ext.class.path=" + EXTENSION);
    project.arguments.add("-Dmaven.repo.local=" + System.getProperty("weatherglass.repository"));
    return project;
  }

  /// Writes the project; the extension is named in `.mvn/extensions.xml`, as users have it.
  static SmallProject withExtensionsFile(Path root) throws IOException {
    var project = new SmallProject(root);
    project.write();
    project.file(
        ".mvn/extensions.xml",
        """
        <extensions>
          <extension>
            <groupId>dev.weatherglass</groupId>
            <artifactId>weatherglass-maven-extension</artifactId>
            <version>0-test</version>
          </extension>
        </extensions>
        """);
    project.arguments.add("-Dmaven.repo.local=" + project.repositoryWithExtension());
    return project;
  }

  /// One of the two tests fails from now on.
  SmallProject broken() throws IOException {
    return test("till", "TillTest", "assertEquals(4, 1 + 2)");
  }

  /// Where builds keep what the hub did not take.
  Path spool() {
    return root.resolve("spool");
  }

  /// The files in the spool.
  List<Path> spooled() throws IOException {
    if (!Files.exists(spool())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(spool())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  Build build(Map<String, String> environment, String... goals)
      throws IOException, InterruptedException {
    Path maven = Path.of(System.getProperty("weatherglass.maven"), "bin", "mvn");
    var command = new ArrayList<>(List.of(maven.toString(), "-o", "-B"));
    command.addAll(arguments);
    Collections.addAll(command, goals);
    Path log = root.resolve("build.log");
    var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("WEATHERGLASS_SPOOL", spool().toString());
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Build(exit, Files.readString(log, StandardCharsets.UTF_8));
  }

  private void write() throws IOException {
    file("pom.xml", pom());
    for (String module : List.of("till", "shop")) {
      file(
          module + "/pom.xml",
          """
          <project>
            <modelVersion>4.0.0</modelVersion>
            <parent>
              <groupId>dev.example</groupId>
              <artifactId>market</artifactId>
              <version>1.4.2</version>
            </parent>
            <artifactId>%s</artifactId>
          </project>
          """
              .formatted(module));
    }
    test("till", "TillTest", "assertEquals(3, 1 + 2)");
    test("shop", "ShopTest", "assertEquals(5, 2 + 3)");
    file(".git/HEAD", "ref: refs/heads/main\n");
    file(".git/refs/heads/main", COMMIT + "\n");
    file(
        ".git/config",
        "[remote \"origin\"]\n\turl = https://me:secret@git.example.org/dev/market.git\n");
  }

  private SmallProject test(String module, String name, String check) throws IOException {
    return file(
        module + "/src/test/java/" + name + ".java",
        """
        import static org.junit.jupiter.api.Assertions.assertEquals;

        class %s {
          @org.junit.jupiter.api.Test
          void adds_up() {
            %s;
          }
        }
        """
            .formatted(name, check));
  }

  private static String pom() {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>dev.example</groupId>
      <artifactId>market</artifactId>
      <version>1.4.2</version>
      <packaging>pom</packaging>
      <modules>
        <module>till</module>
        <module>shop</module>
      </modules>
      <properties>
        <maven.compiler.release>25</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
      </properties>
      <dependencies>
        <dependency>
          <groupId>org.junit.jupiter</groupId>
          <artifactId>junit-jupiter</artifactId>
          <version>%s</version>
          <scope>test</scope>
        </dependency>
      </dependencies>
      <build>
        <plugins>
          <plugin>
            <artifactId>maven-resources-plugin</artifactId>
            <version>%s</version>
          </plugin>
          <plugin>
            <artifactId>maven-compiler-plugin</artifactId>
            <version>%s</version>
          </plugin>
          <plugin>
            <artifactId>maven-surefire-plugin</artifactId>
            <version>%s</version>
          </plugin>
          <plugin>
            <artifactId>maven-jar-plugin</artifactId>
            <version>%s</version>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(
            version("junit"),
            version("resources"),
            version("compiler"),
            version("surefire"),
            version("jar"));
  }

  private static String version(String what) {
    return System.getProperty("weatherglass.version." + what);
  }

  /// The local repository of this machine, with the extension in it as if somebody had installed it
  /// there; the real one stays as it is.
  private Path repositoryWithExtension() throws IOException {
    Path real = Path.of(System.getProperty("weatherglass.repository"));
    Path borrowed = Files.createDirectories(root.resolve("repository"));
    borrow(real, borrowed, "dev");
    Path dev = Files.createDirectories(borrowed.resolve("dev"));
    borrow(real.resolve("dev"), dev, "weatherglass");
    Path folder =
        Files.createDirectories(dev.resolve("weatherglass/weatherglass-maven-extension/0-test"));
    String name = "weatherglass-maven-extension-0-test";
    Files.copy(Path.of(EXTENSION), folder.resolve(name + ".jar"));
    Files.writeString(
        folder.resolve(name + ".pom"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.weatherglass</groupId>
          <artifactId>weatherglass-maven-extension</artifactId>
          <version>0-test</version>
        </project>
        """);
    return borrowed;
  }

  private static void borrow(Path from, Path to, String but) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.filter(each -> !each.endsWith(but)).toList()) {
        Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
      }
    }
  }

  private SmallProject file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }
}
