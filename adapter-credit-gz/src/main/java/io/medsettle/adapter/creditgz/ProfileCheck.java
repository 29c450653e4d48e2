package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Finding;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.profile.WrongProfile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells what is wrong with a profile, line by line, before anybody starts with it (profile check), and shows the requests that it
 * makes of invented data and which field stands for what, so that a hospital can lay them beside the platform's document. Nothing
 * is sent anywhere.
 */
public final class ProfileCheck {
    private ProfileCheck() {}

    /**
     * Prints findings, rendered requests and the table of fields.
     *
     * @return 0 if the profile can be used, 1 if not, 2 if there is no file to read
     */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println("用法: java io.medsettle.adapter.creditgz.ProfileCheck 方案文件.yaml");
            return 2;
        }
        Path file = Path.of(arguments.get(0));
        String name = String.valueOf(file.getFileName());
        try {
            Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            out.println(name + ":1: 文件不是 UTF-8 编码, 请另存为 UTF-8");
            return 1;
        } catch (IOException e) {
            out.println("文件无法读取, 请检查路径和权限: " + arguments.get(0));
            return 2;
        }
        try {
            report(CreditProfile.read(file), out);
            return 0;
        } catch (WrongProfile e) {
            e.findings().forEach(out::println);
            out.println("有错误, 不能使用");
            return 1;
        } catch (IOException e) {
            out.println("文件无法读取, 请检查路径和权限: " + arguments.get(0));
            return 2;
        }
    }

    private static void report(CreditProfile read, PrintStream out) {
        Profile profile = read.profile();
        new SampleMessages(read).texts().forEach(out::println);
        new CoverageTable(profile).lines().forEach(out::println);
        for (Finding made : profile.placeholders()) {
            out.println(made + ", 生产环境不能使用");
        }
        if (profile.envelope().response().unsigned()) {
            out.println("注意: 应答没有签名 (unsigned: true)");
        }
        out.println(profile.verified() ? "可以使用" : "可以使用; 未经核对 (verified: false), 生产环境须另行明示");
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }
}
