package io.medsettle.adapter.his;

import io.medsettle.adapter.his.profile.Echoes;
import io.medsettle.adapter.his.profile.ProfileCheck;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks profile files from a shell: what is wrong on which line, and which fields a site would not confirm. */
public final class HisProfileCheck {
    private HisProfileCheck() {}

    /** Problems of one profile text, each with its line; empty if it can be used. */
    public static List<String> problems(String text) {
        return ProfileCheck.problems(text);
    }

    /** Fields of answers that the far side does not confirm, "O07.fundAmt". */
    public static List<String> unconfirmed(String text) {
        return Echoes.of(text);
    }

    /** One file after the other; ends with status 1 if any of them cannot be used. */
    public static void main(String[] files) {
        boolean good = files.length > 0;
        try (PrintWriter out =
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            if (files.length == 0) {
                out.println("用法: HisProfileCheck 配置文件.json …");
            }
            for (String file : files) {
                good &= told(out, file);
            }
        }
        if (!good) {
            System.exit(1);
        }
    }

    private static boolean told(PrintWriter out, String file) {
        try {
            return tell(out, file, Files.readString(Path.of(file)));
        } catch (MalformedInputException notUtf8) {
            out.println(file + " 文件不是 UTF-8 编码, 请另存为 UTF-8");
        } catch (IOException e) {
            out.println(file + " 文件无法读取, 请检查路径和权限");
        }
        return false;
    }

    static boolean tell(PrintWriter out, String file, String text) {
        List<String> problems = problems(text);
        problems.forEach(problem -> out.println(file + " " + problem));
        if (problems.isEmpty()) {
            HisProfile profile = HisProfile.read(text);
            out.println(file + " 可用: " + profile.name() + (profile.verified() ? "" : " (未经核实, 不得用于生产)"));
            unconfirmed(text).forEach(field -> out.println(file + " 对方不确认: " + field));
        }
        return problems.isEmpty();
    }
}
