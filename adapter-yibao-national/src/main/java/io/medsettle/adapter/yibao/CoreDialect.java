package io.medsettle.adapter.yibao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A region's manners at the counter platform (yibao-core §10), read from a file: no region is known to any Java source. The
 * rest of the adapter speaks the baseline; what differs is turned on the way out and back. See {@code dialects/README.md}
 * beside the built-in files for every key, and {@link ProfileCheck} for what is wrong with a file. Immutable.
 *
 * @param name of the dialect, as the file says
 * @param verified whether it was confirmed against the real platform; production refuses it otherwise
 * @param recerSysCode recer_sys_code, at most 10 characters
 * @param infver interface version, at most 6 characters: {@code V1.0} or {@code 1.0.0}
 * @param msgidLength 30, or 26 where the sequence part is left out
 * @param successWrapper whether answers come wrapped in {@code code/type/message/data}; both forms are understood anyway
 * @param signsIn whether a sign_no is wanted (9001)
 * @param signInLife for how long a sign-in is used at most; it ends with the business day in any case
 * @param diagnosesInfno {@code 2203}, or {@code 2203A} where hospitals use that
 * @param certificate by what a visit is registered
 * @param supplements insurance types that only supplement another and are never chosen for an ordinary visit
 * @param reversible transactions that 2601 takes back (yibao-core §2.8)
 * @param accountInsideFund whether fund_pay_sumamt holds acct_pay too (yibao-core §6.3)
 * @param envelope further members of the envelope; values may hold placeholders
 * @param paths what stands for {@code {path}} in the address, by transaction, {@code *} for all others (yibao-core §2.6)
 * @param gateway what the gateway's headers say
 * @param signature what cainfo holds (yibao-core §2.5 D)
 * @param sealed whether input and output travel as encrypted texts
 * @param files how files travel
 * @param manners how a transaction differs from the baseline, by infno
 * @param catalogues where a catalogue is and what its columns say, by {@code CatalogueKind} name
 * @param noSense how the platform is told that nobody shows a card or a code (无感支付标志); empty: never agreed on, so that
 *     nothing leaves without a card
 */
public record CoreDialect(
        String name,
        boolean verified,
        String recerSysCode,
        String infver,
        int msgidLength,
        boolean successWrapper,
        boolean signsIn,
        Duration signInLife,
        String diagnosesInfno,
        Certificate certificate,
        Set<String> supplements,
        Set<String> reversible,
        boolean accountInsideFund,
        Map<String, String> envelope,
        Map<String, String> paths,
        GatewayWords gateway,
        Signature signature,
        boolean sealed,
        FileManner files,
        Map<String, Manner> manners,
        Map<String, CatalogueManner> catalogues,
        Optional<NoSenseMark> noSense) {
    /** By what a person is looked up and a visit registered (就诊凭证, yibao-core §3.1, mobile-pay §4.3). */
    public enum Certificate {
        /** Identity document: type 02 with its number. */
        IDENTITY_DOCUMENT,
        /** Electronic voucher: type 01 with the payment authorisation number, where the region accepts that. */
        PAY_AUTHORISATION
    }

    /** What cainfo and signtype hold. */
    public enum Signature {
        NONE,
        /** Lower-case hex of the SM3 digest of the input. */
        SM3,
        /** Base64 of an SM2 signature of the input, by the signer of the settings. */
        SM2
    }

    /**
     * What the gateway's headers say where it is not the hospital's secret (yibao-core §2.5).
     *
     * @param apiVersion _api_version (CSB)
     * @param apiNames _api_name by transaction, {@code *} for all others (CSB)
     * @param charset of the body as signed by x-ca: {@code UTF-8} or {@code GB2312}
     * @param keyHeader name of the header of the plain key (API_KEY)
     */
    public record GatewayWords(String apiVersion, Map<String, String> apiNames, String charset, String keyHeader) {}

    /**
     * How files travel (yibao-core §3.9, §4).
     *
     * @param upload MULTIPART, BYTES (a list of signed numbers) or BASE64 inside {@code fsUploadIn.in}
     * @param owner fixmedins_code of 9102 for results of 3202: OWN or PLC; the other one is tried second
     * @param crlf whether rows end with TAB and CRLF instead of LF between them
     */
    public record FileManner(String upload, String owner, boolean crlf) {}

    /**
     * Where a catalogue is. Columns are numbers from 1 for downloads, member names for paged ones, "" if there is none.
     *
     * @param infno its transaction
     * @param paged whether it is asked page by page
     * @param columns which column says code, name, limit, level, begins, ends, valid, version
     */
    public record CatalogueManner(String infno, boolean paged, Map<String, String> columns) {
        public String column(String of) {
            return columns.getOrDefault(of, "");
        }
    }

    /**
     * The mark of no-sense payment (无感支付标志). Which member says it, and how, is public nowhere.
     *
     * @param byInfno transaction → node of the baseline → members; a transaction that is not named needs no mark
     */
    public record NoSenseMark(Map<String, Map<String, Map<String, String>>> byInfno) {
        /** What is added to a transaction's nodes. */
        public Map<String, Map<String, String>> of(String infno) {
            return byInfno.getOrDefault(infno, Map.of());
        }
    }

    /** One of the dialects that come with this jar, such as {@code baseline}; the files are beside this class. */
    public static CoreDialect builtIn(String name) {
        return DialectFile.builtIn(name).dialect();
    }

    /**
     * A hospital's own file, UTF-8.
     *
     * @throws IllegalArgumentException with every finding, if the file is wrong
     * @throws IOException if it cannot be read
     */
    public static CoreDialect read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    /** The same from text. */
    public static CoreDialect of(String json) {
        return DialectFile.of(json).dialect();
    }

    /** The national edition that most platforms speak; not confirmed by any of them until a joint test was held. */
    public static CoreDialect baseline() {
        return builtIn("baseline");
    }

    /** @throws UnverifiedDialectException unless this dialect was confirmed */
    public void demandVerified() {
        if (!verified) {
            throw new UnverifiedDialectException(name);
        }
    }

    /** How a transaction differs; nothing if it does not. */
    public Manner manner(String infno) {
        return Optional.ofNullable(manners.get(infno)).orElse(Manner.NONE);
    }

    /** What stands for {@code {path}}. */
    public String path(String infno) {
        return chosen(paths, infno);
    }

    /** What stands in _api_name. */
    public String apiName(String infno) {
        return chosen(gateway.apiNames(), infno);
    }

    private static String chosen(Map<String, String> by, String infno) {
        return by.getOrDefault(infno, by.getOrDefault("*", "{infno}")).replace("{infno}", infno);
    }
}
