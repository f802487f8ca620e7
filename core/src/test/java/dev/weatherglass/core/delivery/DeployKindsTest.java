package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Labelled histories: precision and recall of each kind, of failed and of recovered_by, as they
/// are and under the naming habits of other teams.
class DeployKindsTest {

  private static final double REQUIRED = 0.95;

  /// A history of the folder, told as another team would.
  ///
  /// @param retold how it is told
  record Case(Path folder, String name, UnaryOperator<ServiceHistory> retold) {
    @Override
    public String toString() {
      return folder.getFileName() + " " + name;
    }
  }

  static Stream<Case> cases() {
    return Fixtures.folders("deploy-kinds").stream()
        .flatMap(folder ->
            Stream.of(
                new Case(folder, "as it is", UnaryOperator.identity()),
                new Case(folder, "versions are commits", Retold.versions(Retold::commit)),
                new Case(folder, "short commits alone", Retold.revisions(Retold::shortSha)),
                new Case(folder, "a build number per digest", Retold.buildsByDigest()),
                new Case(folder, "a build number per deploy", Retold.buildsByDeploy()),
                new Case(folder, "digests alone", Retold.revisions(Retold::digestAlone)),
                new Case(folder, "versions without digests", Retold.withoutDigests()),
                new Case(folder, "deploys without commits", Retold.revisions(Retold::noCommit)),
                new Case(folder, "a build number and a commit", Retold.buildsOfCommits()),
                new Case(folder, "tags without digests", Retold.revisions(Retold::noDigest)),
                new Case(folder, "first lines alone", Retold.firstLines()),
                new Case(folder, "branches called fix", Retold.branches("fix/")),
                new Case(folder, "everything on main", Retold.onMain())));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kinds_failures_and_recoveries_are_told_as_people_would(Case told) {
    Map<String, List<String>> truth = truth(told.folder());
    var events = NativeEvents.of(Fixtures.lines(told.folder().resolve("events.jsonl")));

    Map<String, List<String>> said = new TreeMap<>();
    for (ServiceHistory history : events.histories()) {
      JudgedService judged = DeliveryFold.of(told.retold().apply(history), Rules.DEFAULTS);
      judged.deployments().forEach(each -> said.put(each.deployment().id(), words(each)));
    }

    said.keySet().retainAll(truth.keySet());
    Map<String, String> weak = new TreeMap<>();
    for (int field = 0; field < 3; field++) {
      weak(truth, said, field, weak);
    }
    assertThat(weak).isEmpty();
  }

  private static void weak(
      Map<String, List<String>> truth,
      Map<String, List<String>> said,
      int field,
      Map<String, String> weak) {
    Set<String> words =
        truth.values().stream().map(each -> each.get(field)).collect(Collectors.toSet());
    for (String word : words) {
      Set<String> wanted = with(truth, field, word);
      Set<String> found = with(said, field, word);
      var hits = new HashSet<>(wanted);
      hits.retainAll(found);
      if (hits.size() < REQUIRED * wanted.size() || hits.size() < REQUIRED * found.size()) {
        var missed = new ArrayList<>(wanted);
        missed.removeAll(hits);
        found.removeAll(hits);
        weak.put(word, "missed " + missed + ", wrong " + found);
      }
    }
  }

  private static Set<String> with(Map<String, List<String>> all, int field, String word) {
    return all.entrySet().stream()
        .filter(each -> each.getValue().get(field).equals(word))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<String>> truth(Path folder) {
    var truth = new HashMap<String, List<String>>();
    for (JsonNode line : Fixtures.lines(folder.resolve("truth.jsonl"))) {
      JsonNode by = line.get("recovered_by");
      truth.put(
          line.get("id").asString(),
          List.of(
              line.get("kind").asString(),
              line.get("failed").asBoolean() ? "failed" : "did not fail",
              by.isNull() ? "not recovered" : "by " + by.asString()));
    }
    return truth;
  }

  private static List<String> words(JudgedDeployment judged) {
    @Nullable Kind kind = judged.kind();
    @Nullable Recovery recovery = judged.recovery();
    return List.of(
        kind == null ? "none" : kind.word(),
        judged.failed() ? "failed" : "did not fail",
        recovery == null || recovery.by() == null ? "not recovered" : "by " + recovery.by().word());
  }

  /// The same events under other habits.
  private static final class Retold {

    static Revision commit(Revision revision) {
      return revision.commit() == null
          ? revision
          : new Revision(revision.commit(), revision.commit(), revision.digest());
    }

    static Revision shortSha(Revision revision) {
      return revision.commit() == null
          ? revision
          : new Revision(revision.commit().substring(0, 8), null, null);
    }

    static Revision digestAlone(Revision revision) {
      return new Revision(null, null, revision.digest());
    }

    static Revision noCommit(Revision revision) {
      return new Revision(revision.version(), null, revision.digest());
    }

    static Revision noDigest(Revision revision) {
      return new Revision(revision.version(), revision.commit(), null);
    }

    static UnaryOperator<ServiceHistory> buildsOfCommits() {
      return history -> {
        ServiceHistory known = revisions(UnaryOperator.identity()).apply(history);
        var numbers = new ArrayList<String>();
        return deployments(
            known,
            each -> {
              numbers.add(each.id());
              String number = "build " + numbers.size();
              return with(each, new Revision(number, each.revision().commit(), null));
            });
      };
    }

    static UnaryOperator<ServiceHistory> versions(UnaryOperator<Revision> change) {
      return revisions(change);
    }

    static UnaryOperator<ServiceHistory> revisions(UnaryOperator<Revision> change) {
      return history -> {
        Map<String, Revision> known = byDigest(history);
        return deployments(
            history,
            each ->
                with(
                    each,
                    change.apply(known.getOrDefault(each.revision().digest(), each.revision()))));
      };
    }

    /// A deploy may leave out the commit that another of the same digest names.
    private static Map<String, Revision> byDigest(ServiceHistory history) {
      return history.deployments().stream()
          .map(Deployment::revision)
          .filter(each -> each.commit() != null && each.digest() != null)
          .collect(Collectors.toMap(Revision::digest, each -> each, (one, _) -> one));
    }

    static UnaryOperator<ServiceHistory> buildsByDigest() {
      return history -> {
        var numbers = new HashMap<String, Integer>();
        return deployments(
            history,
            each -> {
              String digest = String.valueOf(each.revision().digest());
              int number = numbers.computeIfAbsent(digest, _ -> 1000 + 7 * numbers.size());
              return with(each, new Revision("build-" + number, null, digest));
            });
      };
    }

    static UnaryOperator<ServiceHistory> buildsByDeploy() {
      return history -> {
        var numbers = new ArrayList<String>();
        return deployments(
            history,
            each -> {
              numbers.add(each.id());
              String number = Integer.toString(4000 + numbers.size());
              return with(each, new Revision(number, null, each.revision().digest()));
            });
      };
    }

    static UnaryOperator<ServiceHistory> withoutDigests() {
      return history ->
          deployments(
              history,
              each ->
                  with(
                      each,
                      new Revision(
                          String.valueOf(each.revision().version()).replace("-rb", ""),
                          each.revision().commit(),
                          null)));
    }

    static UnaryOperator<ServiceHistory> firstLines() {
      return history ->
          changes(
              history,
              each ->
                  with(
                      each,
                      each.branch(),
                      each.commits().stream()
                          .map(commit ->
                              Commit.of(commit.sha(), commit.at(), commit.title(), commit.author()))
                          .toList()));
    }

    static UnaryOperator<ServiceHistory> branches(String prefix) {
      return history ->
          changes(
              history,
              each ->
                  with(
                      each,
                      String.valueOf(each.branch()).replace("hotfix/", prefix),
                      each.commits()));
    }

    static UnaryOperator<ServiceHistory> onMain() {
      return history -> changes(history, each -> with(each, "main", each.commits()));
    }

    private static MergedChange with(MergedChange change, String branch, List<Commit> commits) {
      return new MergedChange(
          change.id(),
          change.service(),
          change.repository(),
          branch.toLowerCase(Locale.ROOT),
          change.base(),
          change.number(),
          change.title(),
          change.head(),
          change.createdAt(),
          change.mergedAt(),
          commits,
          change.team(),
          change.labels());
    }

    private static ServiceHistory changes(
        ServiceHistory history, UnaryOperator<MergedChange> change) {
      return new ServiceHistory(
          history.service(),
          history.deployments(),
          history.changes().stream().map(change).toList(),
          history.incidents());
    }

    private static ServiceHistory deployments(
        ServiceHistory history, UnaryOperator<Deployment> change) {
      return new ServiceHistory(
          history.service(),
          history.deployments().stream().map(change).toList(),
          history.changes(),
          history.incidents());
    }

    private static Deployment with(Deployment deploy, Revision revision) {
      return new Deployment(
          deploy.id(),
          deploy.source(),
          deploy.run(),
          deploy.service(),
          deploy.environment(),
          revision,
          deploy.how(),
          deploy.inPlace(),
          deploy.outcome(),
          deploy.startedAt(),
          deploy.finishedAt(),
          deploy.previousVersion(),
          deploy.repository(),
          deploy.branch(),
          deploy.team(),
          deploy.labels(),
          deploy.regression());
    }
  }
}
