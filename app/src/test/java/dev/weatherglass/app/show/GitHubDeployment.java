package dev.weatherglass.app.show;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A `deployment_status` as GitHub sends it: which version serves, and since when.
///
/// @param repository as `octo/checkout`
/// @param version the tag that was deployed
/// @param at when it was serving; GitHub says whole seconds
record GitHubDeployment(String repository, String version, Instant at) {

  private static final String EXAMPLE = "deployment_status.json";

  /// Sends it, signed over its bytes.
  ///
  /// @return the status of the answer
  int send(Visitor visitor, String secret) throws IOException, InterruptedException {
    byte[] body = body();
    return visitor.post(
        "/webhooks/github",
        body,
        "Content-Type",
        "application/json",
        "X-GitHub-Event",
        "deployment_status",
        "X-Hub-Signature-256",
        "sha256=" + signature(body, secret));
  }

  private byte[] body() throws IOException {
    JsonNode example = example();
    String second = at.truncatedTo(ChronoUnit.SECONDS).toString();
    ((ObjectNode) example.path("deployment_status")).put("created_at", second);
    ((ObjectNode) example.path("deployment")).put("created_at", second).put("ref", version);
    ((ObjectNode) example.path("repository")).put("full_name", repository);
    return Json.write(example);
  }

  private static JsonNode example() throws IOException {
    try (InputStream example = GitHubDeployment.class.getResourceAsStream(EXAMPLE)) {
      return Json.MAPPER.readTree(Objects.requireNonNull(example, EXAMPLE));
    }
  }

  private static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
