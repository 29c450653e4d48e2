package io.medsettle.adapter.yibao;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells what is wrong with a dialect file, line by line, before anybody starts with it (profile check). Each finding is a
 * Chinese sentence; those beginning with {@code [错误]} make the file unusable, {@code [提示]} do not. Nothing is sent anywhere.
 */
public final class ProfileCheck {
    private ProfileCheck() {}

    /** The findings, in the order of the file; empty if there is nothing to say. */
    public static List<String> of(String json) {
        return DialectFile.of(json).findings().stream()
                .map(DialectFinding::toString)
                .toList();
    }

    /** Whether a finding makes the file unusable. */
    public static boolean isError(String finding) {
        return finding.startsWith("[错误]");
    }

    /**
     * Prints the findings of a file.
     *
     * @return 0 if it can be used, 1 if not, 2 if there is no file to read
     */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("用法: java io.medsettle.adapter.yibao.ProfileCheck 方言文件.json");
            return 2;
        }
        String json;
        try {
            json = Files.readString(Path.of(arguments.get(0)));
        } catch (MalformedInputException notUtf8) {
            out.println("[错误] 文件不是 UTF-8 编码, 请另存为 UTF-8");
            return 1;
        } catch (IOException e) {
            out.println("文件无法读取, 请检查路径和权限: " + arguments.get(0));
            return 2;
        }
        List<String> findings = of(json);
        findings.forEach(out::println);
        boolean wrong = findings.stream().anyMatch(ProfileCheck::isError);
        out.println(wrong ? "有错误, 不能使用" : "可以使用");
        return wrong ? 1 : 0;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }
}
