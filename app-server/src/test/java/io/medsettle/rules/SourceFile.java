package io.medsettle.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One text file of the house; {@code path} is told from the root, with forward slashes. */
record SourceFile(String path, String text) {
    private static final String TEXT_BLOCK = "\"\"\"";

    boolean isJava() {
        return path.endsWith(".java");
    }

    /** Sources that are shipped, the simulators included. */
    boolean isMain() {
        return isJava() && path.contains("/src/main/java/");
    }

    boolean isSandbox() {
        return isJava() && path.contains("/src/sandbox/java/");
    }

    boolean isIn(String prefix) {
        return path.startsWith(prefix);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** The file without comments and literals, line for line as long as it was. */
    SourceFile code() {
        StringBuilder bare = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int after = afterNonCode(at);
            if (after == at) {
                bare.append(text.charAt(at++));
            } else {
                text.substring(at, after).chars().filter(c -> c == '\n').forEach(c -> bare.append('\n'));
                at = after;
            }
        }
        return new SourceFile(path, bare.toString());
    }

    /** Where the comment or literal that begins at this place ends; the place itself when none begins. */
    private int afterNonCode(int at) {
        if (text.startsWith("//", at)) {
            return endOf("\n", at);
        }
        if (text.startsWith("/*", at)) {
            return endOf("*/", at + 2);
        }
        if (text.startsWith(TEXT_BLOCK, at)) {
            return afterLiteral(TEXT_BLOCK, at);
        }
        char c = text.charAt(at);
        return c == '"' || c == '\'' ? afterLiteral(String.valueOf(c), at) : at;
    }

    private int afterLiteral(String quote, int start) {
        int at = start + quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + quote.length());
    }

    private int endOf(String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    /** Each hit as {@code path:line: reason: what stands there}. */
    List<String> find(Pattern pattern, String reason) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (pattern.matcher(line).find()) {
                found.add(path + ":" + number + ": " + reason + ": " + line.strip());
            }
        }
        return found;
    }
}
