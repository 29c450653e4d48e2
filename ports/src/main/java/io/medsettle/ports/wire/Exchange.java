package io.medsettle.ports.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends one request and says what came of it. Never throws for what the network does; never sends twice. */
@FunctionalInterface
public interface Exchange {
    WireResult exchange(WireRequest request);

    /**
     * The same for a file: the body of a 200 answer of type {@code application/octet-stream} or zip goes into the file, and
     * the result's own body is empty; any other answer is as of {@link #exchange}. An exchange that cannot stream holds the
     * body in memory first; {@link OkHttpExchange} does not.
     *
     * @param into an existing file, overwritten
     * @param longest bytes; a longer file is {@link WireResult.NoAnswer}
     */
    default WireResult download(WireRequest request, Path into, long longest) {
        WireResult result = exchange(request);
        if (!(result instanceof WireResult.Answered answered) || !isFile(answered)) {
            return result;
        }
        if (answered.body().length > longest) {
            return new WireResult.NoAnswer("a file longer than " + longest + " bytes");
        }
        try {
            Files.write(into, answered.body());
            return new WireResult.Answered(answered.status(), answered.headers(), new byte[0]);
        } catch (IOException e) {
            return new WireResult.NoAnswer(
                    "the file could not be kept: " + e.getClass().getSimpleName());
        }
    }

    /** Whether an answer's body is a file. */
    static boolean isFile(WireResult.Answered answered) {
        return answered.status() == 200
                && answered.header("content-type")
                        .filter(t -> t.startsWith("application/octet-stream") || t.matches("application/(x-)?zip.*"))
                        .isPresent();
    }
}
