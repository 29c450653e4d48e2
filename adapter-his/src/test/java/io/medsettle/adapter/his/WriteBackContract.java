package io.medsettle.adapter.his;

import io.medsettle.fixtures.party.ContractSubject;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.util.List;

/** The write-back and its red receipt before the judges of every counterparty, whichever way HIS is spoken to. */
final class WriteBackContract implements ContractSubject {
    private final HisUnderTest his;
    private final Bill bill;

    WriteBackContract(HisUnderTest his) {
        this.his = his;
        bill = his.frozenBill("01");
    }

    @Override
    public Counterparty counterparty() {
        return his.counterparty();
    }

    @Override
    public Counterparty cutOff() {
        return new HisCounterparty(
                his.settings(), request -> new WireResult.NoAnswer("nobody there"), WireLog.none(), his.clock());
    }

    @Override
    public Deed deed() {
        return bill.writeBack();
    }

    @Override
    public Parts takes(Deed deed) {
        return Parts.NONE;
    }

    @Override
    public Deed reversal(Deed deed, Receipt receipt) {
        bill.permitted(bill.hear(his.counterparty().start(bill.permit(bill.wholeFen()))));
        return bill.redReceipt(receipt, bill.cashFen(), his.clock().instant().plusSeconds(200));
    }

    @Override
    public boolean waitsForPatient() {
        return false;
    }

    @Override
    public void patientPays(Deed deed) {
        // HIS waits for nobody
    }

    @Override
    public void losesNextRequest(Call call) {
        his.faults().next(his.operation(call), Mood.LOSE_REQUEST);
    }

    @Override
    public void losesNextReply(Call call) {
        his.faults().next(his.operation(call), Mood.LOSE_REPLY);
    }

    @Override
    public void refusesNext(Call call) {
        his.faults().next(his.operation(call), Mood.REFUSE);
    }

    @Override
    public int effects(String number) {
        long refunds = his.hospital().refunds().stream()
                .filter(r -> r.gatewayRefundNo().equals(number))
                .count();
        return his.hospital().charges(number).size() + (int) refunds;
    }

    @Override
    public List<String> secretTexts() {
        return List.of(Proof.SECRET);
    }

    @Override
    public void close() {
        his.close();
    }
}
