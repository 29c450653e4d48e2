package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.doubt;
import static io.medsettle.adapter.his.Proof.no;
import static io.medsettle.adapter.his.Proof.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies made to harm: none books, none is a no, none reads a file, calls out, or takes the node's memory. */
class HostileRepliesTest {
    private static final String PAID = "<resultCode>0</resultCode><resultDesc/><orderIdHIS>HT1</orderIdHIS>";

    @TempDir
    Path files;

    private static String res(String fields) {
        return "<res service=\"payBigOrder\">" + fields + "</res>";
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE res [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            dtd.append("<!ENTITY a").append(i).append(" \"");
            dtd.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return dtd + "]>" + res(PAID + "<receiptID>&a11;</receiptID>");
    }

    private Map<String, String> harm(String secretFile, int port) {
        Map<String, String> harm = new LinkedHashMap<>();
        harm.put(
                "a file",
                "<!DOCTYPE res [<!ENTITY x SYSTEM \"" + secretFile + "\">]>"
                        + res(PAID + "<receiptID>&x;</receiptID>"));
        harm.put("an address", "<!DOCTYPE res SYSTEM \"http://127.0.0.1:" + port + "/x.dtd\">" + res(PAID));
        harm.put(
                "a parameter entity",
                "<!DOCTYPE res [<!ENTITY % p SYSTEM \"http://127.0.0.1:" + port + "/p\"> %p;]>" + res(PAID));
        harm.put("laughs", laughs());
        harm.put("an entity of nobody", res(PAID + "<receiptID>&nobody;</receiptID>"));
        harm.put("depth", res(PAID + "<a>".repeat(5_000) + "</a>".repeat(5_000)));
        harm.put("breadth", res(PAID + "<a>1</a>".repeat(200_000)));
        harm.put("two codes", res("<resultCode>1</resultCode><resultCode>0</resultCode>"));
        harm.put("no code", res("<orderIdHIS>HT1</orderIdHIS>"));
        harm.put("another service", res(PAID).replace("payBigOrder", "returnPay"));
        harm.put("another root", "<html>" + PAID + "</html>");
        harm.put("two documents", res(PAID) + res(PAID));
        harm.put("half a document", res(PAID).substring(0, 60));
        harm.put("words among fields", res("ok" + PAID));
        harm.put("an unlisted code", res("<resultCode>7</resultCode><resultDesc>?</resultDesc>"));
        harm.put("success without a number", res("<resultCode>0</resultCode><orderIdHIS/>"));
        harm.put("a number that the state does not know", res(PAID));
        harm.put("nothing", "");
        return harm;
    }

    @Test
    void a_hostile_reply_to_a_payment_never_books_and_is_never_a_no() throws IOException {
        Path secret = Files.writeString(files.resolve("secret.txt"), "top-secret-of-this-machine");
        try (SpokenHis his = new SpokenHis(Way.GZJKT);
                ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Bill bill = his.frozenBill("01");
            harm(secret.toUri().toString(), listener.getLocalPort()).forEach((what, reply) -> {
                his.faces.answers("payBigOrder", reply.getBytes(StandardCharsets.UTF_8));
                Outcome<Started> said = his.counterparty.start(bill.writeBack());
                assertThat(said).as(what).isInstanceOf(Unknown.class);
                assertThat(said.toString()).as(what).doesNotContain("top-secret", "secret.txt");
            });
            his.faces.answers("payBigOrder", new byte[] {'<', 'r', 'e', 's', '>', (byte) 0xFF, (byte) 0xFE});
            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            assertThat(calledOut(listener)).isFalse();
            assertThat(his.hospital.charges()).isEmpty();

            his.faces.calm();
            yes(his.counterparty.start(bill.writeBack()));
        }
    }

    private static boolean calledOut(ServerSocket listener) throws IOException {
        listener.setSoTimeout(50);
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void a_hostile_string_inside_a_soap_answer_is_read_no_better() {
        try (SpokenHis his = new SpokenHis(Way.SOAP)) {
            Bill bill = his.frozenBill("01");
            String fault = "<Envelope><Body><Fault><faultstring>no</faultstring></Fault></Body></Envelope>";
            String inside = "&lt;!DOCTYPE response [&lt;!ENTITY x SYSTEM \"file:///etc/hostname\"&gt;]&gt;"
                    + "&lt;response&gt;&lt;head&gt;&lt;code&gt;0&lt;/code&gt;&lt;message&gt;&amp;x;&lt;/message&gt;"
                    + "&lt;/head&gt;&lt;body/&gt;&lt;/response&gt;";
            String harmless = "&lt;response&gt;&lt;head&gt;&lt;code&gt;0&lt;/code&gt;&lt;/head&gt;&lt;body/&gt;"
                    + "&lt;/response&gt;";
            for (String reply : List.of(
                    fault,
                    soap("invokeResponse", inside),
                    soap("invokeResponse", harmless),
                    soap("otherResponse", harmless),
                    soap("invokeResponse", "0"))) {
                his.faces.answers("O07.confirm", reply.getBytes(StandardCharsets.US_ASCII));
                doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            }
            assertThat(his.hospital.charges()).isEmpty();
        }
    }

    private static String soap(String method, String text) {
        return "<Envelope><Body><" + method + "><return>" + text + "</return></" + method + "></Body></Envelope>";
    }

    @Test
    void a_listed_no_of_the_payment_is_a_no_and_an_unlisted_one_a_doubt() {
        try (SpokenHis his = new SpokenHis(Way.GZJKT)) {
            Bill bill = his.frozenBill("01");
            his.faces.faults().next("payBigOrder", Mood.REFUSE, Mood.MAINTENANCE, Mood.DO_AND_500);

            assertThat(no(his.counterparty.start(bill.writeBack())).code()).isEqualTo("2000");
            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            assertThat(yes(his.counterparty.ask(bill.writeBack())).farNumber()).isNotEmpty();
        }
    }

    @Test
    void after_a_payment_that_went_through_no_answer_of_the_state_is_a_no() {
        try (SpokenHis his = new SpokenHis(Way.GZJKT)) {
            Bill bill = his.frozenBill("01");
            his.faces.faults().next("getPayOrderStatus", Mood.REFUSE);

            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));
            yes(his.counterparty.ask(bill.writeBack()));
            assertThat(his.hospital.charges("W01")).hasSize(1);
        }
    }

    @Test
    void what_was_not_released_by_anybody_is_never_let_go() {
        try (SpokenHis his = new SpokenHis(Way.GZJKT)) {
            Bill bill = his.frozenBill("01");
            his.faces.faults().next("payBigOrder", Mood.LOSE_REQUEST);
            doubt(Doubt.NO_ANSWER, his.counterparty.start(bill.writeBack()));

            doubt(Doubt.NO_ANSWER, his.counterparty.abandon(bill.writeBack()));
        }
    }

    @Test
    void a_refund_that_his_does_not_permit_or_only_in_part_is_a_no() {
        try (SpokenHis his = new SpokenHis(Way.GZJKT)) {
            Bill bill = his.frozenBill("01");
            Receipt booked = bill.hear(his.counterparty.start(bill.writeBack()));
            his.faces.faults().next("applyRefund", Mood.REFUSE);

            assertThat(no(his.counterparty.start(bill.permit(12_34))).code()).isEqualTo("NOT_PERMITTED");
            assertThat(no(his.counterparty.start(bill.permit(2_00))).code()).isEqualTo("2024");
            assertThat(booked.farNumber()).isNotEmpty();
            yes(his.counterparty.abandon(bill.permit(12_34)));
            assertThat(his.faces.received()).doesNotContain("returnPay");
        }
    }

    @Test
    void a_bill_that_needs_the_insurer_is_a_no_where_nobody_gives_its_data() {
        try (SpokenHis his = new SpokenHis(Way.GZJKT)) {
            Bill bill = his.insuredBill("01");

            assertThat(no(his.counterparty.start(bill.freeze())).code()).isEqualTo("1404");
        }
    }

    @Test
    void a_name_that_the_charset_cannot_carry_is_never_sent() {
        try (SpokenHis his = new SpokenHis(Way.SOAP)) {
            Bill bill = his.frozenBill("01").noting("operator", "测试\uD840\uDC00");

            assertThat(no(his.counterparty.start(bill.writeBack())).refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
            assertThat(his.faces.received()).doesNotContain("O07.confirm");
        }
    }
}
