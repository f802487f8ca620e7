/// What the process says about its own API: the page that shows `openapi.yaml`, and a page for each
/// type of problem. Files and nothing else: no data of anybody, so both are open to everybody.
///
/// Never here: the contract itself (`openapi.yaml`), or what an operation does.
///
/// Start at [dev.weatherglass.app.reference.ApiPage].
@NullMarked
package dev.weatherglass.app.reference;

import org.jspecify.annotations.NullMarked;
