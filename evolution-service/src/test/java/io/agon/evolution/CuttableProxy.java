package io.agon.evolution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between two parts, and cuts them off from each other: with a reset, or by letting nothing through any more. */
final class CuttableProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silenced = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;

    /** @param target a port of the loopback address */
    CuttableProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Resets all connections, and each new one, until {@link #heal()}. */
    void cut() throws IOException {
        refusing = true;
        for (Socket socket : sockets) {
            reset(socket);
        }
    }

    /** Connections there are stay open and dead, as when a peer's machine is gone; new ones work. */
    void silence() {
        silenced.addAll(sockets);
    }

    void heal() {
        refusing = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (refusing) {
                    reset(client);
                    continue;
                }
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(upstream);
                Thread.ofVirtual().start(() -> pump(client, upstream));
                Thread.ofVirtual().start(() -> pump(upstream, client));
            } catch (IOException e) {
                // the next one may do better, or the proxy is closed
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[65536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                while (silenced.contains(from) && !server.isClosed()) {
                    LockSupport.parkNanos(50_000_000);
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one end is gone
        } finally {
            try {
                reset(from);
                reset(to);
            } catch (IOException e) {
                // both are
            }
        }
    }

    private void reset(Socket socket) throws IOException {
        sockets.remove(socket);
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            reset(socket);
        }
    }
}
