package io.medsettle.adapter.yibao.wire;

/** SETTLE and its reversal before the judges of every counterparty, at a platform whose 5201 tells the settlements. */
class SettleContractTest extends SettlingContract {
    @Override
    Course course() {
        return Course.CLINIC;
    }
}
