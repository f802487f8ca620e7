/// The plain page at `/`: what was deployed and what became of it, readable without a script.
///
/// HTML is built from elements that escape what they are given; data is never glued into markup.
/// Start with [dev.weatherglass.api.page.HomeResource].
@NullMarked
package dev.weatherglass.api.page;

import org.jspecify.annotations.NullMarked;
