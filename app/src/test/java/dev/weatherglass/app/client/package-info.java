/// How the hub is reached, and what is done when it goes away.
@NullMarked
package dev.weatherglass.app.client;

import org.jspecify.annotations.NullMarked;
