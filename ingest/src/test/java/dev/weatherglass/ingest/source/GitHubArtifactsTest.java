package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubArtifactsTest {

  private static final String PACKAGE =
      """
      {'action':'published','registry_package':{'id':7,'name':'shop','namespace':'octo',
       'package_type':'CONTAINER','package_version':{'id':70,
        'version':'sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427',
        'target_oid':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567',
        'container_metadata':{'tag':{'name':'1.4.2'}}}},
       'repository':{'full_name':'octo/shop','html_url':'https://github.example/octo/shop'}}
      """;

  private final SourceProbe gitHub = new SourceProbe(new GitHub());

  @Test
  void an_image_is_called_by_its_tag_and_known_by_its_digest_and_commit() throws Exception {
    ArtifactEvent artifact = artifact("registry_package", PACKAGE);

    assertThat(artifact.context().phase()).isEqualTo(Phase.PUBLISHED);
    assertThat(artifact.name()).isEqualTo("shop");
    assertThat(artifact.context().revision().version()).isEqualTo("1.4.2");
    assertThat(artifact.context().revision().digest()).startsWith("sha256:0b31b1c02ff");
    assertThat(artifact.context().revision().commit()).startsWith("9f2c6b5");
  }

  @Test
  void package_and_registry_package_tell_of_one_artefact() throws Exception {
    ArtifactEvent other = artifact("package", PACKAGE.replace("registry_package", "package"));

    assertThat(other.context().identity())
        .isEqualTo(artifact("registry_package", PACKAGE).context().identity());
  }

  @Test
  void a_package_of_no_repository_belongs_to_its_organisation() throws Exception {
    String lonely = PACKAGE.substring(0, PACKAGE.indexOf("'repository'")) + "'repository':null}";

    assertThat(artifact("registry_package", lonely).context().service()).isEqualTo("octo");
  }

  @Test
  void a_package_without_an_image_is_known_by_its_version() throws Exception {
    ArtifactEvent artifact =
        artifact(
            "package",
            """
            {'action':'published','package':{'id':8,'name':'shop-client','package_type':'npm',
             'package_version':{'id':80,'version':'2.0.1'}},'repository':{'full_name':'octo/shop'}}
            """);

    assertThat(artifact.context().revision().version()).isEqualTo("2.0.1");
    assertThat(artifact.context().revision().digest()).isNull();
  }

  @Test
  void a_pushed_tag_is_a_change_with_that_version() throws Exception {
    var change =
        (ChangeEvent)
            gitHub.one(
                Map.of("X-GitHub-Event", "push"),
                """
                {'ref':'refs/tags/v1.4.2','before':'0000000000000000000000000000000000000000',
                 'after':'9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567','created':true,
                 'repository':{'full_name':'octo/shop'}}
                """);

    assertThat(change.branch()).isEqualTo("v1.4.2");
    assertThat(change.base()).isNull();
    assertThat(change.context().revision().version()).isEqualTo("v1.4.2");
  }

  @Test
  void names_are_kept_as_they_are_and_links_only_where_a_browser_may_follow_them()
      throws Exception {
    ArtifactEvent artifact =
        artifact(
            "release",
            """
            {'action':'released','release':{'id':5,'tag_name':'<b>v1</b>',
             'html_url':'javascript:alert(1)'},'repository':{'full_name':'octo/shop'}}
            """);

    assertThat(artifact.context().revision().version()).isEqualTo("<b>v1</b>");
    assertThat(artifact.context().links()).isEmpty();
  }

  @Test
  void what_is_too_long_is_cut_and_not_lost() throws Exception {
    ArtifactEvent artifact =
        artifact(
            "release",
            """
            {'action':'released','release':{'id':5,'tag_name':'%s'},'repository':{'full_name':'o/%s'}}
            """
                .formatted("9".repeat(5_000), "r".repeat(5_000)));

    assertThat(artifact.context().revision().version()).hasSize(EventLimits.TEXT);
    assertThat(artifact.context().service()).hasSize(EventLimits.NAME);
  }

  private ArtifactEvent artifact(String event, String json) throws UnreadableException {
    return (ArtifactEvent) gitHub.one(Map.of("X-GitHub-Event", event), json);
  }
}
