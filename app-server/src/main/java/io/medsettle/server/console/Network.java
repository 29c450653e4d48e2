package io.medsettle.server.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses (CIDR): 10.20.0.0/16, fd00::/8; without a slash one address alone. */
record Network(InetAddress address, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** @throws IllegalArgumentException if it is no range; names are never looked up */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException("medsettle.console.allow-from: " + text + " is no range of addresses");
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            int most = read.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("medsettle.console.allow-from: " + text + " has too many bits");
            }
            return new Network(read, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("medsettle.console.allow-from: " + text + " is no range of addresses");
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
