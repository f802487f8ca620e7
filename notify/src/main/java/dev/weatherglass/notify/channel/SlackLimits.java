package dev.weatherglass.notify.channel;

/// What Slack takes, in code points unless it says otherwise (docs of Block Kit; the total is
/// observed, bolt-js issues 2509 and 2867). One code point too many and the whole message is
/// refused.
final class SlackLimits {

  static final int HEADER = 150;
  static final int FIELDS = 10;
  static final int FIELD = 2000;
  static final int CONTEXT_ELEMENTS = 10;
  static final int SECTION = 3000;
  static final int BUTTONS = 25;
  static final int BUTTON = 75;
  static final int URL = 3000;
  static final int TEXT = 40_000;

  /// The texts of all blocks together.
  static final int ALL_BLOCKS = 12_000;

  private SlackLimits() {}
}
