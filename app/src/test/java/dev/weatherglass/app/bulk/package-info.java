/// What an import reads, and what it does when the hub is busy or says no.
@NullMarked
package dev.weatherglass.app.bulk;

import org.jspecify.annotations.NullMarked;
