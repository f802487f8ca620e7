package dev.weatherglass.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurlTest {

  @ParameterizedTest
  @CsvSource({
    "pkg:oci/shop@sha256%3A0b31b1c02ff458ad?tag=1.4.2, shop, 1.4.2, sha256:0b31b1c02ff458ad",
    "pkg:oci/shop@sha256%3A0b31b1c02ff458ad, shop, sha256:0b31b1c02ff458ad, sha256:0b31b1c02ff458ad",
    "pkg:golang/git.example/town/shop@v1.4.2, shop, v1.4.2,",
    "pkg:maven/town.example/shop@1.4.2?type=jar#sub, shop, 1.4.2,",
    "pkg:npm/%40town/shop@1.4.2, shop, 1.4.2,",
    "pkg:generic/shop, shop,,",
    "registry.example:5000/town/shop:1.4.2, shop, 1.4.2,",
    "registry.example/shop@sha256:0b31b1c02ff458ad, shop, sha256:0b31b1c02ff458ad, sha256:0b31b1c02ff458ad",
    "%zz, %zz,,",
  })
  void it_names_an_artefact_and_its_revision(
      String text, String name, String version, String digest) {
    Purl purl = Purl.of(text);

    assertThat(purl.name()).isEqualTo(name);
    assertThat(purl.revision().version()).isEqualTo(version);
    assertThat(purl.revision().digest()).isEqualTo(digest);
  }
}
