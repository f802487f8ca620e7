/// Builds of a small project by a real Maven, measured from outside. What the extension does is
/// decided in `collectors/maven-extension`; nothing of it is called from here.
@NullMarked
package dev.weatherglass.bench.build;

import org.jspecify.annotations.NullMarked;
