package io.medsettle.server.people;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.OwnFile;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the first person comes in (首次启动): while there is nobody, a secret lies in a file that only the server's own user can read, and
 * whoever can read it may make the first administrator of people. There is no default password.
 */
@Singleton
public final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final People people;
    private final OwnFile file;

    FirstStart(People people, @Property(name = "medsettle.data") String data) {
        this.people = people;
        this.file = new OwnFile(Path.of(data).resolve("first-start-secret"));
        if (people.anybody()) {
            file.remove();
        } else {
            file.readOrMake(Sittings::newToken);
            LOG.warn("nobody can sign in yet: open /console/first-start with the secret in {}", file.place());
        }
    }

    /** Whether it is still to be done. */
    public boolean open() {
        return !people.anybody();
    }

    /** Where the secret lies. */
    public Path place() {
        return file.place();
    }

    /**
     * Makes the first administrator of people (安全管理员).
     *
     * @throws Refusal 403 {@code first-start-secret}, 409 {@code first-start-over}, 422 {@code password-too-weak}
     */
    public Person begin(Secret shown, String login, String name, Secret password, Actor by) {
        if (!open()) {
            throw Refusal.of(409, "first-start-over", "已有人员", "首次启动已经完成", "请由安全管理员添加人员");
        }
        if (!file.read().filter(secret -> same(secret, shown)).isPresent()) {
            throw Refusal.of(403, "first-start-secret", "启动密钥不正确", "启动密钥与服务器上的文件不符", "请让服务器管理员读取 " + file.place());
        }
        NewPerson first = new NewPerson(login, name, by.org(), new TreeSet<>(Set.of(new Grant(Role.SECURITY, ""))));
        Person made = people.createFirst(first, password, by);
        file.remove();
        return made;
    }

    private static boolean same(Secret a, Secret b) {
        return MessageDigest.isEqual(
                a.reveal().getBytes(StandardCharsets.UTF_8), b.reveal().strip().getBytes(StandardCharsets.UTF_8));
    }
}
