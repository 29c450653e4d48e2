package io.medsettle.server.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on loopback that nobody has now and that no outgoing connection is given: they lie below those that the system hands out of
 * itself. Each process holds the first port of its block as long as it lives, so that test processes beside each other never look in
 * the same block; one process gets a port again only after all others of its block.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BLOCK = 200;
    private static final int BLOCKS = 60;
    private static final ServerSocket HELD = hold();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreePort() {}

    public static int find() {
        for (int i = 1; i < BLOCK; i++) {
            int port = HELD.getLocalPort() + 1 + Math.floorMod(NEXT.getAndIncrement(), BLOCK - 1);
            try (ServerSocket free = bound(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port from " + HELD.getLocalPort());
    }

    private static ServerSocket hold() {
        int start = (int) (ProcessHandle.current().pid() % BLOCKS);
        for (int i = 0; i < BLOCKS; i++) {
            try {
                return bound(FIRST + (start + i) % BLOCKS * BLOCK);
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("every block of ports is held by somebody");
    }

    private static ServerSocket bound(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
