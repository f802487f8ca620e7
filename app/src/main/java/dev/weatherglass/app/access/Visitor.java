package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Grant;

/// Who sent a request, as far as it says.
///
/// @param grant what it may do
/// @param doubt why that is nothing; empty where it said who it is, or does not have to
/// @param browser whether it is known by a session, which a browser sends along by itself
record Visitor(Grant grant, String doubt, boolean browser) {

  static Visitor welcome(Grant grant) {
    return new Visitor(grant, "", false);
  }

  static Visitor browsing(Grant grant) {
    return new Visitor(grant, "", true);
  }

  static Visitor unknown(String doubt) {
    return new Visitor(Grant.NOTHING, doubt, false);
  }

  boolean isUnknown() {
    return !doubt.isEmpty();
  }
}
