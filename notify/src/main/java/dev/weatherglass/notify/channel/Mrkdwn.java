package dev.weatherglass.notify.channel;

import dev.weatherglass.notify.message.Link;
import dev.weatherglass.notify.message.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text in Slack's markup that is cut to a limit without breaking an escape, a date or a link.
///
/// `&`, `<` and `>` of senders are escaped, so that nobody can name `<!channel>` by naming a
/// version so.
final class Mrkdwn {

  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINKED = 1000;
  private static final int REPLACEMENT = 0xFFFD;

  /// Indivisible pieces.
  private final List<String> atoms = new ArrayList<>();

  Mrkdwn text(String text) {
    text.codePoints().mapToObj(Mrkdwn::escaped).forEach(atoms::add);
    return this;
  }

  Mrkdwn strong(String text) {
    atoms.add("*" + escaped(text) + "*");
    return this;
  }

  Mrkdwn line() {
    atoms.add("\n");
    return this;
  }

  Mrkdwn parts(List<Part> parts) {
    parts.forEach(this::part);
    return this;
  }

  private void part(Part part) {
    switch (part) {
      case Part.Text(String text) -> text(text);
      case Part.Strong(String text) -> strong(text);
      case Part.Moment(Instant at) -> moment(at);
      case Part.Linked(Link link) -> link(link);
    }
  }

  private void moment(Instant at) {
    atoms.add(
        "<!date^%d^{date_short_pretty} {time_secs}|%s>"
            .formatted(at.getEpochSecond(), SPOKEN.format(at)));
  }

  private void link(Link link) {
    if (link.url().length() > LONGEST_LINKED) {
      text(link.title());
    } else {
      String url = escaped(link.url().replace("|", "%7C"));
      atoms.add("<" + url + "|" + new Mrkdwn().text(link.title()).cut(SlackLimits.HEADER) + ">");
    }
  }

  /// The text, at most `limit` code points; what is cut ends in `…`.
  String cut(int limit) {
    String whole = String.join("", atoms);
    return length(whole) <= limit ? whole : beginning(limit - 1) + "…";
  }

  private String beginning(int room) {
    var kept = new StringBuilder();
    int left = room;
    for (String atom : atoms) {
      left -= length(atom);
      if (left < 0) {
        break;
      }
      kept.append(atom);
    }
    return kept.toString();
  }

  /// Code points, which is how Slack counts.
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String escaped(String text) {
    return String.join("", text.codePoints().mapToObj(Mrkdwn::escaped).toList());
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> Character.toString(isHalf(codePoint) ? REPLACEMENT : codePoint);
    };
  }

  /// Half of a surrogate pair, which no JSON can hold.
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
