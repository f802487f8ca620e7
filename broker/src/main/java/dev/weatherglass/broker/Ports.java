package dev.weatherglass.broker;

import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Chooses ports by binding them for a moment. Another program may still take one between the
/// choice and its use; whoever binds it then must cope with that.
public final class Ports {

  static final int HIGHEST = 65_535;

  /// Ports above the wanted one that are tried.
  static final int TRIED = 100;

  private Ports() {}

  /// A port of `host` that nobody listens on.
  public static int anyFree(String host) {
    InetAddress address = resolve(host);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new BrokerRefusedException("cannot listen on " + host + ": " + e.getMessage(), e);
    }
  }

  /// Another port of `host` that nobody listens on: `taken` is promised already, though nobody
  /// listens there yet.
  static int anyFreeBut(String host, int taken) {
    int port = anyFree(host);
    while (port == taken) {
      port = anyFree(host);
    }
    return port;
  }

  /// The wanted port (0: any free one), or what `whenBusy` allows instead.
  ///
  /// @throws BrokerRefusedException naming the port, when there is none to be had
  public static int choose(String host, int wanted, WhenBusy whenBusy) {
    if (wanted == 0) {
      return anyFree(host);
    }
    return switch (whenBusy) {
      case REFUSE -> firstFree(host, wanted, wanted);
      case TAKE_NEXT -> firstFree(host, wanted, Math.min(HIGHEST, wanted + TRIED));
    };
  }

  private static int firstFree(String host, int lowest, int highest) {
    InetAddress address = resolve(host);
    for (int port = lowest; port <= highest; port++) {
      if (isFree(address, port)) {
        return port;
      }
    }
    throw busy(host, lowest, highest);
  }

  private static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new BrokerRefusedException(
          "host must be an address of this machine but was " + host, e);
    }
  }

  private static BrokerRefusedException busy(String host, int lowest, int highest) {
    String ports =
        lowest == highest
            ? "port " + lowest + " is"
            : "ports " + lowest + " to " + highest + " are";
    return new BrokerRefusedException(
        ports + " in use on " + host + ": stop the program that listens there or set another port");
  }
}
