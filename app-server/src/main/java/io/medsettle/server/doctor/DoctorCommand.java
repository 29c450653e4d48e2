package io.medsettle.server.doctor;

import io.micronaut.context.env.PropertySource;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/**
 * The command {@code doctor [--json]}, with the gateway's own settings, whether the gateway runs or not. It opens no port, changes
 * nothing and moves no money. The report goes to {@code out}; the log goes to standard error, so that the report stands alone.
 */
public final class DoctorCommand {
    public static final String NAME = "doctor";
    private static final String JSON = "--json";

    private DoctorCommand() {}

    /**
     * The exit code: 0 all well, 1 something must be done or could not be found out, 2 a bad call.
     *
     * @param words what follows the command's name
     */
    public static int run(List<String> words, InstantSource clock, PrintStream out) {
        PrintStream before = System.out;
        System.setOut(System.err);
        try {
            return run(words, clock, out, new PropertySource[0]);
        } finally {
            System.setOut(before);
        }
    }

    /** @param more settings beside those of files and environment */
    static int run(List<String> words, InstantSource clock, PrintStream out, PropertySource... more) {
        if (words.size() > 1 || !words.stream().allMatch(JSON::equals)) {
            out.println("用法: java -jar medsettle-server.jar doctor [--json]");
            return 2;
        }
        Report report = report(clock, more);
        out.print(words.isEmpty() ? report.text() : report.json());
        out.flush();
        return report.exitCode();
    }

    private static Report report(InstantSource clock, PropertySource... more) {
        try (Installation installation = Installation.read(more);
                Database database = Database.open(installation)) {
            return Doctor.of(installation, database, clock).examine();
        } catch (Installation.Unreadable e) {
            Finding finding = Finding.must(
                    "设置读不出来: 设置文件不存在, 不可读或格式不对 (" + e.getMessage() + ")",
                    "核对 -Dmicronaut.config.files 所指的文件及其 YAML 缩进, 以运行网关的用户再查一次");
            return new Report(clock.instant(), List.of(new Report.Section(SettingsCheck.NAME, List.of(finding))));
        }
    }
}
