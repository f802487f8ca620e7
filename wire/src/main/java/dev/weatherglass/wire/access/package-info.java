/// Who asks, and what it may: scopes, the grant that every request carries, and the tokens by which
/// a grant is found.
///
/// Newcomers get one thing wrong: the roles decide nothing about tokens. The process's one HTTP
/// server finds the [dev.weatherglass.wire.access.Grant] and puts it on the request under
/// [dev.weatherglass.wire.access.Grant#ATTRIBUTE]; resources only ask it.
///
/// Never here: a file, a request, a server. Start at [dev.weatherglass.wire.access.Grant].
@NullMarked
package dev.weatherglass.wire.access;

import org.jspecify.annotations.NullMarked;
