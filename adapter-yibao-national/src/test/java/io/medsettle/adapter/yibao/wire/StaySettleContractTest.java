package io.medsettle.adapter.yibao.wire;

/** STAY_SETTLE and its reversal before the judges of every counterparty. */
class StaySettleContractTest extends SettlingContract {
    @Override
    Course course() {
        return Course.STAY;
    }
}
