package dev.weatherglass.app.access;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Everything that guards a process's HTTP server, wired.
///
/// @param doorkeeper stands before the routes
/// @param audit who wrote what
/// @param uses when tokens were last used
public record Access(Doorkeeper doorkeeper, AuditLog audit, LastUses uses)
    implements AutoCloseable {

  /// Reads the tokens, and opens nothing else.
  ///
  /// @param tokens where the tokens are kept
  /// @param limit how much each sender may ask; empty for as much as it likes
  /// @param directory where the audit log goes
  /// @param clock the wall clock
  /// @throws TokenFileException if there are tokens that cannot be read
  public static Access of(
      TokenFile tokens, Optional<RequestLimit> limit, Path directory, InstantSource clock) {
    var uses = new LastUses(tokens, clock);
    var sessions = new Sessions(clock);
    var identification = new Identification(new Keyring(tokens, clock), sessions, uses);
    var audit = new AuditLog(directory, clock);
    return new Access(
        new Doorkeeper(
            identification,
            limit.map(each -> new RequestLimits(each, System::nanoTime)),
            new LoginResource(identification, sessions),
            audit),
        audit,
        uses);
  }

  /// Close it after the server: a request that is being answered is still written down.
  @Override
  public void close() {
    uses.close();
    audit.close();
  }
}
