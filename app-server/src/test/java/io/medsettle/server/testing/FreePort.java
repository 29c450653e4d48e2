package io.medsettle.server.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback that nobody has now and that no outgoing connection is given: they lie below those that the system hands out of
 * itself. Test processes that run side by side look in rows of their own; one process never gets the same port twice in a row.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int ROW = 3_000;
    private static final int ROWS = 4;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % ROW));

    private FreePort() {}

    public static int find() {
        int row = FIRST + Integer.getInteger("tests.fork", 0) % ROWS * ROW;
        for (int i = 0; i < ROW; i++) {
            int port = row + Math.floorMod(NEXT.getAndIncrement(), ROW);
            if (free(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + row);
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
