package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreExtras.OAuth;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.YibaoCatalogues;
import io.medsettle.adapter.yibao.YibaoLookups;
import io.medsettle.adapter.yibao.YibaoStatements;
import io.medsettle.fixtures.yibao.CatalogueEntry;
import io.medsettle.fixtures.yibao.CoreAccount;
import io.medsettle.fixtures.yibao.CoreAddress;
import io.medsettle.fixtures.yibao.CoreFace;
import io.medsettle.fixtures.yibao.CoreGatewayKind;
import io.medsettle.fixtures.yibao.HostileReply;
import io.medsettle.fixtures.yibao.NoticePlan;
import io.medsettle.fixtures.yibao.Sm2Keys;
import io.medsettle.fixtures.yibao.YibaoHospital;
import io.medsettle.fixtures.yibao.YibaoSettings;
import io.medsettle.fixtures.yibao.YibaoSimulator;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.StatementDifference;
import io.medsettle.ports.insurance.StatementDifference.Kind;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.insurance.StatementRow;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every face of the counter platform over real HTTP: gateways, dialects, files, hostile answers. */
class FacesContractTest {
    private static final String CLIENT = "client0123456789";
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");

    private final Sm2Keys ours = Sm2Keys.generate();
    private final YibaoHospital hospital = YibaoHospital.sample(ours.publicKey());
    private final CoreAccount account = CoreAccount.of(hospital.fixmedinsCode(), "account-0001", "face-secret-01");
    private io.medsettle.adapter.yibao.YibaoSettings settings = Platform.speaking(CoreDialect.baseline());
    private YibaoSimulator insurer = YibaoSimulator.start(
            YibaoSettings.builder(() -> Sample.MORNING).hospital(hospital).build());
    private Desk desk = new Desk(settings, new CapturedWire());

    @AfterEach
    void close() {
        insurer.close();
    }

    private void open(CoreFace face, String path, Gateway gateway, String name, String secret, String dialect) {
        open(face, path, gateway, name, secret, CoreDialect.builtIn(dialect), CoreExtras.none());
    }

    private void open(
            CoreFace face,
            String path,
            Gateway gateway,
            String name,
            String secret,
            CoreDialect dialect,
            CoreExtras extras) {
        insurer.close();
        Desk[] later = new Desk[1];
        insurer = YibaoSimulator.start(YibaoSettings.builder(() -> later[0].clock.instant())
                .hospital(hospital)
                .notices(NoticePlan.quick())
                .faces(face)
                .build());
        CoreExtras here = extras.oauth()
                .map(o -> extras.withOAuth(
                        new OAuth(insurer.base() + "/oauth/token", o.username(), o.password(), o.scope())))
                .orElse(extras);
        settings = Platform.settings(
                new Hospital(hospital.fixmedinsCode(), hospital.name(), "440100"),
                new CoreSettings(
                        insurer.base() + path,
                        gateway,
                        name,
                        new Secret(secret),
                        Platform.CLERK,
                        0,
                        Duration.ofSeconds(20),
                        dialect,
                        here));
        desk = new Desk(settings, new OkHttpExchange(Duration.ofSeconds(5), true));
        later[0] = desk;
    }

    private void baseline() {
        open(
                CoreFace.baseline(),
                "/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                Gateway.TIF,
                hospital.tifAccount(),
                hospital.tifSecret(),
                "baseline");
    }

    private void visits() {
        Outcome<?> done = desk.yibao.start(Sample.visit());
        assertThat(done.maybe()).as(done.toString()).isPresent();
        assertThat(insurer.visits()).hasSize(1);
        assertThat(desk.yibao.abandon(Sample.visit()).maybe()).isPresent();
    }

    @Test
    void csb_lets_a_signed_request_pass_to_one_address() {
        open(
                CoreFace.baseline().at(CoreAddress.one()).behind(CoreGatewayKind.CSB, account),
                "/fsi/api/rsfComIfsService/callService",
                Gateway.CSB,
                account.account(),
                account.secret(),
                "baseline");
        visits();
    }

    @Test
    void x_ca_lets_a_signed_body_pass_to_an_address_for_each_transaction() {
        open(
                CoreFace.baseline().at(CoreAddress.services()).behind(CoreGatewayKind.CA, account),
                "/fsi/api/{path}",
                Gateway.X_CA,
                account.account(),
                account.secret(),
                CoreDialect.of("{\"name\":\"x\",\"extends\":\"baseline-paths\",\"paths\":"
                        + "{\"5201\":\"fsiIntegratedQueryService/queryMdtrtInfo\"}}"),
                CoreExtras.none());
        Outcome<?> done = desk.yibao.start(Sample.visit());
        assertThat(done.maybe()).as(done.toString()).isPresent();
    }

    @Test
    void a_plain_key_or_nothing_at_all_may_stand_in_front() {
        open(
                CoreFace.baseline().behind(CoreGatewayKind.APIKEY, account),
                "/ebus/a/e/hsa/hgs/{infno}",
                Gateway.API_KEY,
                "",
                account.secret(),
                "baseline");
        visits();
        open(
                CoreFace.baseline().behind(CoreGatewayKind.NONE),
                "/ebus/a/e/hsa/hgs/{infno}",
                Gateway.NONE,
                "",
                "",
                "baseline");
        visits();
    }

    @Test
    void a_wrong_secret_means_that_nothing_was_sent() {
        open(
                CoreFace.baseline().behind(CoreGatewayKind.CSB, account),
                "/ebus/a/e/hsa/hgs/{infno}",
                Gateway.CSB,
                account.account(),
                "another",
                "baseline");
        SilentNetwork.never(desk.yibao.start(Sample.visit()), "401");
    }

    @Test
    void behind_oauth_everything_is_sealed_and_an_old_token_renewed() {
        CoreAccount client = new CoreAccount(hospital.fixmedinsCode(), CLIENT, "client-secret", "user", "pass");
        CoreExtras extras = CoreExtras.none()
                .withOAuth(new OAuth("https://later.example/", "user", new Secret("pass"), "fsi"))
                .withSeal(SoftKeys.signer(new Secret(ours.privateKey()), CLIENT), SoftKeys.clientCipher(CLIENT));
        open(
                CoreFace.baseline().behind(CoreGatewayKind.OAUTH, client),
                "/ebus/a/e/hsa/hgs/{infno}",
                Gateway.OAUTH2,
                CLIENT,
                "client-secret",
                CoreDialect.builtIn("sealed"),
                extras);
        visits();
        desk.clock.tick(Duration.ofHours(2));
        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();
    }

    @Test
    void the_pilots_dialect_is_spoken() {
        open(
                CoreFace.guangzhou("clear"),
                "/ebus/account/poc-hsa-hgs-{infno}",
                Gateway.TIF,
                hospital.tifAccount(),
                hospital.tifSecret(),
                CoreDialect.builtIn("guangzhou"),
                CoreExtras.none().withPassword(new Secret("clear")));
        visits();
        YibaoLookups ask = new YibaoLookups(
                settings, new OkHttpExchange(Duration.ofSeconds(5), true), WireLog.none(), desk.tokens, desk.clock);
        var said = ask.dictionary("med_type");
        assertThat(said.maybe()).as(said.toString()).isPresent();
        assertThat(said.maybe().orElseThrow()).isNotEmpty();
    }

    @Test
    void the_municipal_pool_has_its_own_address_keys_and_mark() {
        open(
                CoreFace.municipal(account),
                "/municipal/account-0001/{infno}",
                Gateway.TIF,
                account.account(),
                account.secret(),
                "municipal-no-sense");
        visits();
        assertThat(insurer.payMarks()).isNotEmpty().allSatisfy(m -> assertThat(m.infno())
                .isNotEqualTo("2201"));
    }

    @Test
    void catalogues_come_as_files_and_as_pages() {
        baseline();
        insurer.publishCatalogue("1301", List.of(CatalogueEntry.of("XA00AAA000A001010100009", "示例药品新")));
        YibaoCatalogues catalogues = new YibaoCatalogues(
                settings, new OkHttpExchange(Duration.ofSeconds(5), true), WireLog.none(), desk.tokens, desk.clock);
        List<CatalogueRow> rows = new ArrayList<>();

        var all = catalogues.fetch(CatalogueKind.DRUG, "0", rows::add);
        assertThat(all.maybe()).as(all.toString()).isPresent();
        assertThat(rows).extracting(CatalogueRow::name).contains("示例药品甲", "示例药品新");
        String version = all.maybe().orElseThrow().highestVersion();
        var none = catalogues.fetch(CatalogueKind.DRUG, version, rows::add);
        assertThat(none.maybe().orElseThrow().rows()).isZero();
        for (CatalogueKind kind : CatalogueKind.values()) {
            var one = catalogues.fetch(kind, "0", rows::add);
            assertThat(one.maybe()).as(kind + " " + one).isPresent();
        }
    }

    @Test
    void a_statement_is_compared_row_by_row() {
        baseline();
        insurer.statements()
                .plantOnlyAtCentre(
                        hospital.fixmedinsCode(),
                        Sample.PERSON.psnNo(),
                        "H44999900001202601050930001007",
                        2000,
                        1500,
                        0);
        YibaoStatements statements = new YibaoStatements(
                settings, new OkHttpExchange(Duration.ofSeconds(5), true), WireLog.none(), desk.tokens, desk.clock);
        StatementGroup group = new StatementGroup("310", "11", "440100", DAY, DAY);
        Supplier<Stream<StatementRow>> rows = () -> Stream.of(
                new StatementRow("400900001", "300900001", new Secret(Sample.PERSON.psnNo()), 452, 0, 452, 0, false));
        List<StatementDifference> differences = new ArrayList<>();

        var totals = statements.totals(group, rows);
        assertThat(totals.maybe()).as(totals.toString()).isPresent();
        assertThat(totals.maybe().orElseThrow().level()).isFalse();
        var details = statements.details(group, rows, differences::add);

        assertThat(details.maybe()).as(details.toString()).isPresent();
        assertThat(differences)
                .extracting(StatementDifference::kind)
                .containsExactlyInAnyOrder(Kind.ONLY_INSURER, Kind.ONLY_HOSPITAL);
        assertThat(differences)
                .filteredOn(d -> d.kind() == Kind.ONLY_INSURER)
                .singleElement()
                .satisfies(d -> assertThat(d.msgid()).isEqualTo("H44999900001202601050930001007"));
    }

    @ParameterizedTest
    @EnumSource(
            value = HostileReply.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "INFCODE_TEXT_ZERO",
                "WRONG_REFMSGID",
                "NUMBERS_AS_TEXT",
                "TEXT_AS_NUMBERS",
                "LIST_FOR_OBJECT",
                "OBJECT_FOR_LIST"
            })
    void a_hostile_answer_is_never_a_yes(HostileReply reply) {
        baseline();
        insurer.hostile().next("2201", reply);
        insurer.hostile().always("5201", HostileReply.EMPTY_BODY);

        assertThat(desk.yibao.start(Sample.visit()).maybe()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = HostileReply.class,
            names = {
                "INFCODE_TEXT_ZERO",
                "WRONG_REFMSGID",
                "NUMBERS_AS_TEXT",
                "TEXT_AS_NUMBERS",
                "LIST_FOR_OBJECT",
                "OBJECT_FOR_LIST"
            })
    void an_odd_answer_is_still_understood(HostileReply reply) {
        baseline();
        insurer.hostile().always("1101", reply);
        insurer.hostile().next("2201", reply);

        Outcome<?> done = desk.yibao.start(Sample.visit());
        assertThat(done.maybe()).as(done.toString()).isPresent();
    }

    private YibaoCatalogues catalogues(io.medsettle.adapter.yibao.YibaoSettings with) {
        return new YibaoCatalogues(
                with, new OkHttpExchange(Duration.ofSeconds(5), true), WireLog.none(), desk.tokens, desk.clock);
    }

    @ParameterizedTest
    @EnumSource(
            value = HostileReply.class,
            names = {
                "INFCODE_MINUS_ONE",
                "INFCODE_WORD",
                "INFCODE_MISSING",
                "GATEWAY_REFUSAL_WITH_200",
                "WRAPPED_ERROR",
                "TRUNCATED",
                "FOREIGN_MSGID",
                "EMPTY_BODY",
                "OUTPUT_NULL",
                "OUTPUT_MISSING",
                "HTML"
            })
    void hostile_answers_never_make_a_catalogue_or_a_statement(HostileReply reply) {
        baseline();
        List.of("1301", "1312", "3201", "9101")
                .forEach(infno -> insurer.hostile().always(infno, reply));
        YibaoStatements statements = new YibaoStatements(
                settings, new OkHttpExchange(Duration.ofSeconds(5), true), WireLog.none(), desk.tokens, desk.clock);
        StatementGroup group = new StatementGroup("310", "11", "440100", DAY, DAY);

        assertThat(catalogues(settings).fetch(CatalogueKind.DRUG, "0", r -> {}).maybe())
                .isEmpty();
        assertThat(catalogues(settings)
                        .fetch(CatalogueKind.INSURED_ITEM, "0", r -> {})
                        .maybe())
                .isEmpty();
        assertThat(statements.totals(group, Stream::of).maybe()).isEmpty();
        assertThat(statements.details(group, Stream::of, d -> {}).maybe()).isEmpty();
    }

    @Test
    void a_file_longer_than_allowed_is_cut_on_the_wire() {
        baseline();
        CoreSettings core = settings.core();
        var tight = Platform.settings(
                settings.hospital(),
                new CoreSettings(
                        core.urlTemplate(),
                        core.gateway(),
                        core.paasId(),
                        core.gatewaySecret(),
                        core.operator(),
                        0,
                        core.deadline(),
                        core.dialect(),
                        CoreExtras.none().withLimits(1 << 20, 50, 1 << 20)));

        SilentNetwork.unknown(
                catalogues(tight).fetch(CatalogueKind.DRUG, "0", r -> {}),
                io.medsettle.ports.outcome.Outcome.Doubt.NO_ANSWER,
                "longer than allowed");
    }
}
