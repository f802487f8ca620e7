package dev.weatherglass.notify.message;

import java.util.List;

/// The words of a message; one implementation for each state of a problem.
interface Words {

  String title();

  String sentence();

  List<Fact> facts();

  List<String> notes();
}
