package dev.weatherglass.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final Path COLLECTED = Path.of("../../shared/payloads");
  private static final Pattern HEADERS =
      Pattern.compile(
          "webhook-id: (\\S+); webhook-timestamp: (\\d+); webhook-signature: (v1,\\S+)");

  @Test
  void it_signs_the_example_of_the_specification() {
    WebhookSignature signature = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            signature.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void it_signs_what_others_have_signed() throws IOException {
    Path vectors = COLLECTED.resolve("SIGNATURES.tsv");
    assumeTrue(Files.exists(vectors), "the shared collection of payloads is not here");
    List<String[]> accepted =
        Files.readAllLines(vectors).stream()
            .map(line -> line.split("\t", -1))
            .filter(vector -> vector[4].startsWith("Standard Webhooks"))
            .filter(vector -> vector[0].endsWith("-ok"))
            .toList();

    assertThat(accepted).isNotEmpty();
    for (String[] vector : accepted) {
      Matcher headers = HEADERS.matcher(vector[6]);
      assertThat(headers.matches()).as(vector[0]).isTrue();
      byte[] body = Files.readAllBytes(COLLECTED.resolve(vector[1]));
      assertThat(
              signature(vector[5]).sign(headers.group(1), Long.parseLong(headers.group(2)), body))
          .as(vector[0])
          .isEqualTo(headers.group(3));
    }
  }

  private static WebhookSignature signature(String secret) {
    return WebhookSignature.of(
        new ChannelSettings("ops", "webhook", Map.of("secret", secret)), "secret");
  }
}
