package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.his.SpokenHis.Way;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The bytes that leave, character by character, and answers as files. */
class GoldenXmlTest {
    /** Answers each service with its file, keeps what it was sent. */
    private static final class Files implements Exchange {
        private final Charset charset;
        private final Map<String, String> sent = new LinkedHashMap<>();

        Files(Charset charset) {
            this.charset = charset;
        }

        @Override
        public WireResult exchange(WireRequest request) {
            sent.put(request.transaction(), request.uri() + "\n" + new String(request.body(), charset));
            byte[] answer = file(request.transaction() + "-answer.xml").getBytes(charset);
            return new WireResult.Answered(200, Map.of(), answer);
        }
    }

    private static String file(String name) {
        try (InputStream in =
                Objects.requireNonNull(GoldenXmlTest.class.getResourceAsStream("/golden/xml/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HisCounterparty over(Files files, HisProfile profile) {
        HisSettings settings = Proof.settings(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5))
                .speaking(profile);
        return new HisCounterparty(settings, files, WireLog.none(), SettableClock.aMondayMorning());
    }

    @Test
    void gzjkt_sends_what_the_golden_files_say_and_reads_them() {
        Files files = new Files(StandardCharsets.UTF_8);
        HisCounterparty his = over(files, Way.GZJKT.profile());
        Bill bill = Bill.selfPay("01", "V0003-7", "V0003-7").borne(Parts.NONE, 30_00);

        Receipt read = bill.hear(his.start(bill.freeze()));
        bill.hear(his.start(bill.recheck()));
        Receipt booked = bill.hear(his.start(bill.writeBack()));

        assertThat(read.parts()).isEqualTo(Parts.of(Part.WHOLE, 30_00));
        assertThat(booked.farNumber()).isEqualTo("HIS900");
        assertThat(booked.notes().get(HisNotes.RECEIPT_NO)).isEqualTo("SJ77");
        assertThat(booked.notes().get(HisNotes.GUIDE)).isEqualTo("就诊指引: 西药房 <3> 号窗 & 缴费成功");
        for (String service : new String[] {"getPayDetailInfo", "checkMedicinalOrder", "payBigOrder"}) {
            assertThat(files.sent.get(service)).as(service).isEqualTo(file(service + "-request.txt"));
        }
    }

    @Test
    void soap_sends_yuan_in_gbk_in_a_signed_string() {
        Files files = new Files(Charset.forName("GBK"));
        HisCounterparty his = over(files, Way.SOAP.profile());
        Bill bill = Bill.selfPay("01", "V0003-7", "R1").borne(Parts.NONE, 30_00).noting("operator", "收费员<甲>&乙]]>");

        bill.hear(his.start(bill.freeze()));
        his.start(bill.writeBack());

        String sent = files.sent.get("O07.confirm");
        assertThat(sent.replaceAll("(requestId&gt;)[0-9a-f-]{36}", "$1-").replaceAll("(sign&gt;)[0-9a-f]{64}", "$1-"))
                .isEqualTo(file("O07.confirm-request.txt"));
    }

    @Test
    void gzjkt_locks_registers_pays_and_cancels_a_registration_as_the_golden_files_say() {
        Files files = new Files(StandardCharsets.UTF_8);
        HisCounterparty his = over(files, Way.GZJKT.profile());
        Round round = Round.first(Fields.of(NoteKey.SLOT_ID, "D1|DR1|2026-01-06|1|09:00|09:10|1000|2000")
                        .with(NoteKey.PATIENT_ID, "P0003")
                        .with(NoteKey.CHANNEL, "WECHAT"))
                .planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "W1");

        round.hear(his.start(round.deed(Act.LOCK_SLOT, "L1")));
        Receipt made = round.hear(his.start(round.deed(Act.REGISTER, "R1")));
        Round collected = Round.first(round.notes())
                .taken(
                        Act.CASH,
                        Round.WECHAT,
                        "C1",
                        Parts.of(Part.CASH, 30_00),
                        "42",
                        SettableClock.aMondayMorning().instant(),
                        Fields.of("merchant", "M1"));
        Receipt paid = collected.hear(his.start(collected.deed(Act.WRITE_BACK_REGISTRATION, "W1")));
        his.abandon(round.deed(Act.REGISTER, "R1"));
        his.abandon(round.deed(Act.LOCK_SLOT, "L1"));

        assertThat(made.parts()).isEqualTo(Parts.of(Part.WHOLE, 30_00));
        assertThat(made.notes().get(HisNotes.TREAT_FEE)).isEqualTo("2000");
        assertThat(paid.farNumber()).isEqualTo("HIS900");
        assertThat(paid.notes().get(HisNotes.LOCATION)).isEqualTo("门诊楼二层");
        for (String service : new String[] {"lockReg", "addOrder", "payOrder", "unlockReg"}) {
            assertThat(files.sent.get(service)).as(service).isEqualTo(file(service + "-request.txt"));
        }
        assertThat(files.sent.get("cancelOrder").replaceAll("(cancelReason>)[^<]+", "$1REASON"))
                .isEqualTo(file("cancelOrder-request.txt"));
    }
}
