package io.medsettle.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a load test is asked to do.
 *
 * @param gateway the sandbox's address
 * @param events how many events HIS tells
 * @param atOnce how many of them at once
 * @param lost of a thousand requests and of a thousand replies, how many the credit platform loses
 * @param seed of everything that is left to chance
 * @param rows the file of single answers
 */
record LoadWishes(URI gateway, int events, int atOnce, int lost, long seed, Path rows) {
    static final String USAGE = "java -jar medsettle-sandbox.jar load [--url http://127.0.0.1:8080] [--events 2000]"
            + " [--at-once 12] [--lost 20] [--seed 1] [--rows load.csv]";

    private static final LoadWishes USUAL =
            new LoadWishes(URI.create("http://127.0.0.1:8080"), 2_000, 12, 20, 1, Path.of("load.csv"));

    LoadWishes {
        if (events < 1 || atOnce < 1 || atOnce > 500 || lost < 0 || lost > 500) {
            throw new IllegalArgumentException(USAGE);
        }
    }

    /** @throws IllegalArgumentException with {@link #USAGE} if a word is not known or has no value */
    static LoadWishes of(List<String> words) {
        LoadWishes wishes = USUAL;
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (left.isEmpty()) {
                throw new IllegalArgumentException(USAGE);
            }
            wishes = wishes.with(name, left.pop());
        }
        return wishes;
    }

    private LoadWishes with(String name, String value) {
        try {
            return switch (name) {
                case "--url" -> new LoadWishes(URI.create(value), events, atOnce, lost, seed, rows);
                case "--events" -> new LoadWishes(gateway, Integer.parseInt(value), atOnce, lost, seed, rows);
                case "--at-once" -> new LoadWishes(gateway, events, Integer.parseInt(value), lost, seed, rows);
                case "--lost" -> new LoadWishes(gateway, events, atOnce, Integer.parseInt(value), seed, rows);
                case "--seed" -> new LoadWishes(gateway, events, atOnce, lost, Long.parseLong(value), rows);
                case "--rows" -> new LoadWishes(gateway, events, atOnce, lost, seed, Path.of(value));
                default -> throw new IllegalArgumentException(USAGE);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
    }
}
