package io.medsettle.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the house holds itself to; each rule tells every place that breaks it, and why that matters. */
enum Rule {
    time_is_handed_in(Rule::clocks),
    money_is_never_a_floating_number(Rule::floats),
    the_framework_stays_in_app_server(Rule::frameworks),
    only_one_class_knows_the_http_client(Rule::httpClient),
    no_file_is_longer_than_400_lines(Rule::longFiles),
    names_say_what_a_thing_is(Rule::names),
    wire_records_of_an_adapter_stay_inside(Rule::wireRecords),
    every_package_says_why_it_exists_and_marks_null(Rule::packages),
    no_machine_and_no_repository_is_named(Rule::machines),
    nothing_is_put_off(Rule::leftovers),
    no_real_identity_number(Rule::identities),
    tests_neither_sleep_nor_are_switched_off(Rule::lazyTests),
    libraries_do_not_print(Rule::printing),
    the_top_level_stays_tidy(Rule::topLevel);

    /** Where the clock comes from; everybody else is given an InstantSource. */
    private static final List<String> ASSEMBLY = List.of(
            "app-server/src/main/java/io/medsettle/server/Server.java",
            "app-server/src/main/java/io/medsettle/server/store/Stores.java",
            "app-server/src/main/java/io/medsettle/server/assembly/");
    /** Figures for monitoring are floating numbers by nature, none of them money; and one class that turns them away. */
    private static final List<String> METRICS = List.of(
            "app-server/src/main/java/io/medsettle/server/metrics/",
            "app-server/src/main/java/io/medsettle/server/api/StrictJson.java");

    /** Records that stand beside a far side's pages but speak our own words: what verbs are told, not what is on the wire. */
    private static final Set<String> OUR_WORDS = Set.of(
            "Merchant.java",
            "MixedTold.java",
            "MixedOrder.java",
            "Notice.java",
            "MixedAmounts.java",
            "RefundTold.java",
            "Sealed.java",
            "RefusalAnswer.java",
            "TradeOrder.java",
            "TradeNumbers.java",
            "MessageNumbers.java",
            "Envelope.java",
            "PayinsuranceBill.java",
            "Payment.java",
            "CardBasics.java",
            "CardLook.java",
            "Decoded.java");

    private static final String HTTP_SEAM = "ports/src/main/java/io/medsettle/ports/wire/OkHttpExchange.java";
    private static final int LONGEST = 400;

    private static final Pattern CLOCK = Pattern.compile(
            "\\b(Instant|Local(Date|Time|DateTime)|(Zoned|Offset)DateTime|OffsetTime|Year|YearMonth|MonthDay)\\s*(\\.|::)\\s*now\\b"
                    + "|\\b(Clock|InstantSource)\\s*(\\.|::)\\s*(system|tick)\\w*"
                    + "|\\bSystem\\s*(\\.|::)\\s*currentTimeMillis\\b|\\bnew\\s+Date\\s*\\(\\s*\\)|\\bCalendar\\s*\\.\\s*getInstance\\b"
                    + "|\\bZoneId\\s*(\\.|::)\\s*systemDefault\\b|\\bTimeZone\\s*(\\.|::)\\s*getDefault\\b");
    private static final Pattern FLOAT =
            Pattern.compile("\\b([dD]ouble|[fF]loat|doubleValue|floatValue|next(Double|Float|Gaussian))\\b");
    private static final Pattern FRAMEWORK = Pattern.compile(
            "\\b(io\\.micronaut|io\\.netty|jakarta\\.\\w+|javax\\.inject|org\\.slf4j|reactor\\.core|org\\.springframework)\\.");
    private static final Pattern HTTP_CLIENT = Pattern.compile("\\bokhttp3\\.");
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "\\b(class|interface|record|enum)\\s+\\w*(Impl|D[tT][oO]|Utils?|Helpers?|Manager|Base|Common)\\b");
    private static final Pattern EMPTY_PACKAGE =
            Pattern.compile("^package\\s.*\\.(impl|dtos?|utils?|helpers?|managers?|base|common)\\b");
    private static final Pattern PUBLIC_RECORD = Pattern.compile("^public\\s+(final\\s+)?record\\b");
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.*:}$-])/(?:root|home|work)/"
                    + "|(?i)repo\\d?\\.maven|central\\.sonatype|oss\\.sonatype|maven\\.aliyun|jitpack\\.i[o]|registry\\.npm|artifactor[y]|//nexus\\.");
    private static final Pattern PUT_OFF = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern IDENTITY = Pattern.compile(
            "(?<![0-9A-Za-z])(?!449999)[1-9]\\d{5}(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern LAZY =
            Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b|@Disabled\\b");
    private static final Pattern PRINT = Pattern.compile("\\bSystem\\s*\\.\\s*(out|err)\\b|\\.printStackTrace\\b");
    private static final Set<String> ROOMS = Set.of(
            "pom.xml",
            "README.md",
            "LICENSE",
            "docs",
            "target",
            "data",
            "ports",
            "test-fixtures",
            "core-domain",
            "reconciliation",
            "adapter-yibao-national",
            "adapter-credit-gz",
            "adapter-wechat",
            "adapter-alipay",
            "adapter-his",
            "app-server");

    private final Function<House, Stream<String>> search;

    Rule(Function<House, Stream<String>> search) {
        this.search = search;
    }

    List<String> broken(House house) {
        return search.apply(house).toList();
    }

    private static Stream<String> clocks(House house) {
        return house.mainCode()
                .filter(file -> ASSEMBLY.stream().noneMatch(file::isIn))
                .flatMap(file -> file.find(CLOCK, "take an InstantSource and name the time zone").stream());
    }

    private static Stream<String> floats(House house) {
        return house.mainCode()
                .filter(file -> METRICS.stream().noneMatch(file::isIn))
                .flatMap(file -> file.find(FLOAT, "amounts are long fen, rates are integers").stream());
    }

    private static Stream<String> frameworks(House house) {
        return house.mainCode()
                .filter(file -> !file.isIn("app-server/"))
                .flatMap(file -> file.find(FRAMEWORK, "who embeds this module does not want a framework").stream());
    }

    private static Stream<String> httpClient(House house) {
        return house.mainCode()
                .filter(file -> !file.path().equals(HTTP_SEAM))
                .flatMap(file -> file.find(HTTP_CLIENT, "HTTP goes through io.medsettle.ports.wire").stream());
    }

    private static Stream<String> longFiles(House house) {
        return house.java()
                .filter(file -> file.lineCount() > LONGEST)
                .map(file -> file.path() + ": " + file.lineCount() + " lines, " + LONGEST + " are allowed");
    }

    private static Stream<String> names(House house) {
        return house.java()
                .map(SourceFile::code)
                .flatMap(file -> Stream.concat(
                        file.find(EMPTY_NAME, "this ending says nothing").stream(),
                        file.find(EMPTY_PACKAGE, "this package name says nothing").stream()));
    }

    private static Stream<String> wireRecords(House house) {
        return house.mainCode()
                .filter(file -> file.isIn("adapter-") && file.folder().matches(".*/wire(/.*)?"))
                .filter(file -> !OUR_WORDS.contains(file.name()))
                .flatMap(file -> file.find(PUBLIC_RECORD, "the far side's words stay in this package").stream());
    }

    private static Stream<String> packages(House house) {
        Set<String> told = house.java()
                .filter(file -> file.name().equals("package-info.java"))
                .filter(file ->
                        file.text().startsWith("/**") && file.code().text().contains("@NullMarked"))
                .map(SourceFile::folder)
                .collect(Collectors.toSet());
        return house.java()
                .filter(file -> file.isMain() || file.isSandbox())
                .map(SourceFile::folder)
                .distinct()
                .filter(folder -> !told.contains(folder))
                .map(folder -> folder + ": package-info.java with a paragraph and @NullMarked is missing");
    }

    private static Stream<String> machines(House house) {
        return house.files().stream().flatMap(file -> file.find(MACHINE, "true on one machine only").stream());
    }

    private static Stream<String> leftovers(House house) {
        return house.files().stream()
                .flatMap(file -> file.find(PUT_OFF, "do it or say in README what is missing").stream());
    }

    private static Stream<String> identities(House house) {
        return house.files().stream()
                .filter(file -> !file.path().contains("/vectors/"))
                .flatMap(file -> file.find(IDENTITY, "sample people have numbers of area 449999").stream());
    }

    private static Stream<String> lazyTests(House house) {
        return house.java()
                .filter(file -> file.path().contains("/src/test/"))
                .map(SourceFile::code)
                .flatMap(file -> file.find(LAZY, "wait for what should happen, and let every test run").stream());
    }

    private static Stream<String> printing(House house) {
        return house.mainCode()
                .filter(file -> !file.isIn("app-server/"))
                .flatMap(file -> file.find(PRINT, "a library has no console").stream());
    }

    private static Stream<String> topLevel(House house) {
        return house.topLevel().stream()
                .filter(name -> !name.startsWith(".") && !ROOMS.contains(name))
                .map(name -> name + ": does not belong at the top level");
    }
}
